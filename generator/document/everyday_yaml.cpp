// Lines and columns: which collections a line opens, goes on with and closes.
#include "document/everyday_yaml.hpp"

#include <bit>
#include <cstring>

#include "text/plain_run.hpp"

namespace stageplot::document {
namespace {

/// Deeper nesting, longer keys and longer flow collections are libyaml's.
constexpr std::size_t kDeepest = 500;
constexpr std::size_t kLongestKey = 1000;

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// Whether a character beyond ASCII is one that YAML 1.1 takes for a line break, a mark or refuses.
bool is_special(std::string_view text, std::size_t at) {
  const unsigned char first = byte_at(text, at);
  const unsigned char second = byte_at(text, at + 1);
  const unsigned char third = byte_at(text, at + 2);
  switch (first) {
    case 0xC2:  // controls, U+0085 among them
      return second < 0xA0;
    case 0xE2:  // U+2028, U+2029
      return second == 0x80 && (third == 0xA8 || third == 0xA9);
    case 0xEF:  // U+FEFF, U+FFFE, U+FFFF
      return (second == 0xBB && third == 0xBF) || (second == 0xBF && third >= 0xBE);
    default:
      return false;
  }
}

bool has_only_plain_characters(std::string_view text) {
  for (std::size_t at = 0;;) {
    at += text::plain_run(text.substr(at));
    if (at >= text.size()) return true;
    if (static_cast<unsigned char>(text[at]) < 0x80 || is_special(text, at)) return false;
    ++at;
  }
}

}  // namespace

EverydayYaml::EverydayYaml(std::string_view text, Escapes escapes, bool plain)
    : text_(text), escapes_(escapes), fits_(plain || has_only_plain_characters(text)) {
  queue_.reserve(8);  // what one step gives
}

bool EverydayYaml::next(YamlEvent& event) {
  while (given_ == queue_.size()) {
    if (!fits_) return false;
    queue_.clear();
    scratch_.clear();
    assembled_.clear();
    given_ = 0;
    if (!step()) {
      fits_ = false;
      return false;
    }
    for (const Assembled& text : assembled_) {
      queue_[text.index].value = std::string_view{scratch_}.substr(text.begin, text.end - text.begin);
    }
  }
  event = queue_[given_++];
  return true;
}

bool EverydayYaml::step() {
  if (stage_ == Stage::end) return false;
  if (stage_ == Stage::start) return start();
  if (!skip_to_content()) return false;
  return at_ == text_.size() ? finish() : content();
}

bool EverydayYaml::start() {
  if (!skip_to_content()) return false;
  if (at_ == text_.size()) {  // no document
    add(YamlEventKind::stream_end, at_, at_);
    stage_ = Stage::end;
    return true;
  }
  stage_ = Stage::inside;
  if (is_document_mark(at_)) {
    if (text_[at_] != '-') return false;
    add(YamlEventKind::document_start, at_, at_ + 3);
    if (!end_line(at_ + 3) || !skip_to_content() || at_ == text_.size() || is_document_mark(at_)) return false;
  } else {
    add(YamlEventKind::document_start, at_, at_);
  }
  const char first = text_[at_];
  if (first == '[' || first == '{') {
    root_is_complete_ = true;
    return flow();
  }
  // A scalar alone is no everyday document.
  return node(-1) && !open_.empty();
}

bool EverydayYaml::finish() {
  if (awaited_ != Awaited::nothing) add_scalar(ScalarStyle::plain, awaited_at_, awaited_at_, "");
  awaited_ = Awaited::nothing;
  while (!open_.empty()) close(at_);
  add(YamlEventKind::document_end, at_, at_);
  add(YamlEventKind::stream_end, at_, at_);
  stage_ = Stage::end;
  return true;
}

bool EverydayYaml::content() {
  if (root_is_complete_ || is_document_mark(at_)) return false;
  const bool is_dash = is_entry(at_);
  if (awaited_ != Awaited::nothing) {
    const Open& around = open_.back();
    const bool of_key = awaited_ == Awaited::value;
    awaited_ = Awaited::nothing;
    if (column_ > around.column) return node(static_cast<std::ptrdiff_t>(around.column));
    if (of_key && column_ == around.column && is_dash) {
      add(YamlEventKind::sequence_start, at_, at_ + 1);
      open_.push_back({Collection::list_of_key, column_});
      return entry();
    }
    add_scalar(ScalarStyle::plain, awaited_at_, awaited_at_, "");
  }
  while (!open_.empty() &&
         (open_.back().column > column_ ||
          (open_.back().column == column_ && open_.back().kind == Collection::list_of_key && !is_dash)))
    close(at_);
  if (open_.empty() || open_.back().column != column_) return false;
  if (open_.back().kind == Collection::map) return !is_dash && key();
  return is_dash && entry();
}

bool EverydayYaml::node(std::ptrdiff_t parent) {
  if (open_.size() > kDeepest) return false;
  if (is_entry(at_)) {
    add(YamlEventKind::sequence_start, at_, at_);
    open_.push_back({Collection::list, column_});
    return entry();
  }
  // A map begins with a key; its event comes before the key's.
  const std::size_t events = queue_.size();
  const std::size_t begin = at_;
  add(YamlEventKind::mapping_start, at_, at_);
  open_.push_back({Collection::map, column_});
  if (key()) return true;
  if (awaited_ != Awaited::nothing || queue_.size() > events + 1 || begin != at_) return false;
  // It was no key.
  queue_.resize(events);
  open_.pop_back();
  return value(parent);
}

/// At a dash.
bool EverydayYaml::entry() {
  const std::size_t dash = at_;
  const std::size_t behind = past_spaces(dash + 1);
  if (behind == text_.size() || text_[behind] == '\n' || text_[behind] == '#') {
    awaited_ = Awaited::entry;
    awaited_at_ = dash + 1;
    return end_line(dash + 1);
  }
  const auto parent = static_cast<std::ptrdiff_t>(column_);
  column_ += behind - dash;
  at_ = behind;
  return node(parent);
}

/// At what should be a key with its colon; false with nothing changed where there is none.
bool EverydayYaml::key() {
  const std::size_t begin = at_;
  std::size_t at = at_;
  if (text_[at] == '"' || text_[at] == '\'') {
    if (!quoted(at)) return false;
    const std::size_t colon = past_spaces(at);
    const bool one_line = text_.substr(begin, colon - begin).find('\n') == std::string_view::npos;
    if (byte_at(text_, colon) != ':' || !blank_or_end(colon + 1) || !one_line || colon - begin > kLongestKey) {
      queue_.pop_back();
      while (!assembled_.empty() && assembled_.back().index >= queue_.size()) assembled_.pop_back();
      return false;
    }
    return value_behind(colon);
  }
  std::size_t end = at;
  if (!begins_plain(at) || plain_line(at, end) != Stop::colon || at - begin > kLongestKey) return false;
  add_scalar(ScalarStyle::plain, begin, end, text_.substr(begin, end - begin));
  return value_behind(at);
}

bool EverydayYaml::value_behind(std::size_t colon) {
  const std::size_t behind = past_spaces(colon + 1);
  const auto parent = static_cast<std::ptrdiff_t>(open_.back().column);
  if (behind == text_.size() || text_[behind] == '\n' || text_[behind] == '#') {
    awaited_ = Awaited::value;
    awaited_at_ = colon + 1;
    return end_line(colon + 1);
  }
  at_ = behind;
  return !is_entry(at_) && value(parent);
}

bool EverydayYaml::value(std::ptrdiff_t parent) {
  switch (text_[at_]) {
    case '"':
    case '\'': {
      std::size_t at = at_;
      return quoted(at) && end_line(at);
    }
    case '[':
    case '{':
      return flow();
    case '|':
    case '>':
      return block(parent);
    default:
      return plain(parent);
  }
}

/// From the beginning of a line to the next token, or to the end of the text.
bool EverydayYaml::skip_to_content() {
  for (;;) {
    const std::size_t begin = at_;
    at_ = past_spaces(at_);
    column_ = at_ - begin;
    if (at_ == text_.size()) return true;
    if (text_[at_] == '\n') {
      ++at_;
    } else if (text_[at_] == '#') {
      at_ = line_end(at_);
      if (at_ < text_.size()) ++at_;
    } else {
      return text_[at_] != '\t';
    }
  }
}

/// Behind the last token of a line: nothing may come but a comment. Goes to the next line.
bool EverydayYaml::end_line(std::size_t at) {
  const std::size_t behind = past_spaces(at);
  at_ = line_end(behind);
  const bool empty = behind == at_ || (text_[behind] == '#' && behind > at);
  if (at_ < text_.size()) ++at_;
  return empty;
}

std::size_t EverydayYaml::line_end(std::size_t at) const {
  const std::size_t found = text_.find('\n', at);
  return found == std::string_view::npos ? text_.size() : found;
}

std::size_t EverydayYaml::past_spaces(std::size_t at) const {
  // Lines stand deep inside others: eight columns at a time.
  constexpr std::uint64_t kSpaces = 0x2020'2020'2020'2020;
  for (std::uint64_t block = 0; at + sizeof(block) <= text_.size(); at += sizeof(block)) {
    std::memcpy(&block, text_.data() + at, sizeof(block));
    if (block == kSpaces) continue;
    if constexpr (std::endian::native != std::endian::little) break;
    return at + static_cast<std::size_t>(std::countr_zero(block ^ kSpaces)) / 8;
  }
  while (at < text_.size() && text_[at] == ' ') ++at;
  return at;
}

bool EverydayYaml::blank_or_end(std::size_t at) const {
  return at >= text_.size() || text_[at] == ' ' || text_[at] == '\n' || text_[at] == '\t';
}

bool EverydayYaml::is_document_mark(std::size_t at) const {
  if (column_ != 0 || at + 3 > text_.size()) return false;
  const std::string_view mark = text_.substr(at, 3);
  return (mark == "---" || mark == "...") && blank_or_end(at + 3);
}

void EverydayYaml::close(std::size_t at) {
  add(open_.back().kind == Collection::map ? YamlEventKind::mapping_end : YamlEventKind::sequence_end, at, at);
  open_.pop_back();
}

YamlEvent& EverydayYaml::add(YamlEventKind kind, std::size_t begin, std::size_t end) {
  YamlEvent& event = queue_.emplace_back();
  event.kind = kind;
  event.begin = event.content = static_cast<std::uint32_t>(begin);
  event.end = static_cast<std::uint32_t>(end);
  return event;
}

void EverydayYaml::add_scalar(ScalarStyle style, std::size_t begin, std::size_t end, std::string_view value) {
  YamlEvent& event = add(YamlEventKind::scalar, begin, end);
  event.style = style;
  event.value = value;
}

void EverydayYaml::add_assembled(ScalarStyle style, std::size_t begin, std::size_t end, std::size_t scratch_begin) {
  add_scalar(style, begin, end, {});
  assembled_.push_back({queue_.size() - 1, scratch_begin, scratch_.size()});
}

}  // namespace stageplot::document
