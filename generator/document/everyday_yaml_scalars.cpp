// Scalars of block collections: plain ones over any number of lines, quoted ones, too, literal and folded
// blocks.
#include <algorithm>
#include <array>

#include "document/everyday_yaml.hpp"

namespace stageplot::document {
namespace {

/// What no plain scalar begins with, beside `-`, `?` and `:` with a blank behind them.
constexpr std::array<bool, 256> kNoBeginnings = [] {
  std::array<bool, 256> indicators{};
  for (const char c : std::string_view{",[]{}#&*!|>'\"%@`\t\n "}) indicators[static_cast<unsigned char>(c)] = true;
  return indicators;
}();

/// The bytes at which a plain scalar's line may stop.
constexpr std::array<bool, 256> kPlainStops = [] {
  std::array<bool, 256> stops{};
  for (const char c : {'\n', ':', '#', '\t'}) stops[static_cast<unsigned char>(c)] = true;
  return stops;
}();

bool has(std::string_view text, char character) {
  return text.find(character) != std::string_view::npos;
}

}  // namespace

bool EverydayYaml::begins_plain(std::size_t at) const {
  const char c = text_[at];
  if (c == '-' || c == '?' || c == ':') return !blank_or_end(at + 1);
  return !kNoBeginnings[static_cast<unsigned char>(c)];
}

/// From the first character of a plain scalar, or of a further line of one: `at` goes to where the line stops, `end`
/// behind the last character of the text.
EverydayYaml::Stop EverydayYaml::plain_line(std::size_t& at, std::size_t& end) const {
  constexpr std::size_t kShort = 16;
  const std::string_view text = text_;  // here, where no store can change it
  const std::size_t begin = at;
  std::size_t next = begin;
  const auto pass_to = [&](std::size_t limit) {
    while (next < limit && !kPlainStops[static_cast<unsigned char>(text[next])]) ++next;
  };
  pass_to(std::min(begin + kShort, text.size()));
  if (next == begin + kShort) {
    // Where a longer line stops is mostly its end.
    const std::size_t line = line_end(next);
    const std::string_view rest = text.substr(next, line - next);
    if (!has(rest, ':') && !has(rest, '#') && !has(rest, '\t')) next = line;
  }
  Stop stop = Stop::line_end;
  for (;; ++next) {
    pass_to(text.size());
    if (next == text.size() || text[next] == '\n') break;
    if (text[next] == '\t') stop = Stop::unfit;
    if (text[next] == ':' && blank_or_end(next + 1)) stop = Stop::colon;
    if (text[next] == '#' && next > begin && text[next - 1] == ' ') stop = Stop::comment;
    if (stop != Stop::line_end) break;
  }
  at = end = next;
  while (end > begin && text[end - 1] == ' ') --end;
  return stop;
}

bool EverydayYaml::plain(std::ptrdiff_t parent) {
  if (!begins_plain(at_)) return false;
  const std::size_t begin = at_;
  std::size_t at = at_;
  std::size_t end = at;
  switch (plain_line(at, end)) {
    case Stop::comment:
      add_scalar(ScalarStyle::plain, begin, end, text_.substr(begin, end - begin));
      return end_line(end);
    case Stop::line_end:
      at_ = at < text_.size() ? at + 1 : at;
      return continue_plain(begin, end, parent);
    default:
      return false;
  }
}

/// At the beginning of the line behind a plain scalar's first one. Lines that stand deeper than the collection around
/// it belong to it: one line break is a blank, more are one less.
bool EverydayYaml::continue_plain(std::size_t begin, std::size_t end, std::ptrdiff_t parent) {
  const std::size_t scratch_begin = scratch_.size();
  std::size_t breaks = 0;  // empty lines before the one that is looked at
  for (;;) {
    const std::size_t line = at_;
    std::size_t at = past_spaces(line);
    if (at < text_.size() && text_[at] == '\n') {
      ++breaks;
      at_ = at + 1;
      continue;
    }
    const bool is_deeper = static_cast<std::ptrdiff_t>(at - line) > parent;
    if (at == text_.size() || !is_deeper || text_[at] == '#') {
      if (scratch_.size() == scratch_begin) {
        add_scalar(ScalarStyle::plain, begin, end, text_.substr(begin, end - begin));
      } else {
        add_assembled(ScalarStyle::plain, begin, end, scratch_begin);
      }
      return true;
    }
    if (scratch_.size() == scratch_begin) scratch_ += text_.substr(begin, end - begin);
    if (breaks == 0) {
      scratch_ += ' ';
    } else {
      scratch_.append(breaks, '\n');
    }
    breaks = 0;
    const std::size_t from = at;
    const Stop stop = plain_line(at, end);  // a further line may begin with any character
    scratch_ += text_.substr(from, end - from);
    if (stop == Stop::unfit || stop == Stop::colon) return false;
    if (stop == Stop::comment) {
      add_assembled(ScalarStyle::plain, begin, end, scratch_begin);
      return end_line(end);
    }
    at_ = at < text_.size() ? at + 1 : at;
  }
}

/// A quoted scalar; `at` goes behind its quote.
bool EverydayYaml::quoted(std::size_t& at) {
  const std::size_t begin = at;
  const char quote = text_[at++];
  const bool is_single = quote == '\'';
  const ScalarStyle style = is_single ? ScalarStyle::single_quoted : ScalarStyle::double_quoted;
  const std::size_t scratch_begin = scratch_.size();
  bool assembled = false;
  std::size_t from = at;
  for (;; ++at) {
    at = text_.find_first_of(is_single ? "'\n" : "\"\\\n", at);
    if (at == std::string_view::npos) return false;
    const char c = text_[at];
    if (c == quote && !(is_single && at + 1 < text_.size() && text_[at + 1] == quote)) break;
    assembled = true;
    if (c == quote) {
      scratch_ += text_.substr(from, ++at - from);
    } else if (c == '\n') {
      std::size_t end = at;
      while (end > from && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
      scratch_ += text_.substr(from, end - from);
      if (!fold_quoted(at, false)) return false;
    } else {
      scratch_ += text_.substr(from, at - from);
      const bool is_break = at + 1 < text_.size() && text_[at + 1] == '\n';
      if (is_break ? !fold_quoted(++at, true) : !unescape(at)) return false;
    }
    from = at + 1;
  }
  if (assembled) {
    scratch_ += text_.substr(from, at - from);
    add_assembled(style, begin, ++at, scratch_begin);
  } else {
    add_scalar(style, begin, at + 1, text_.substr(from, at - from));
    ++at;
  }
  return true;
}

/// At a line break inside quotes; goes to the last blank before the next line's text. One break is a blank, more are
/// one less; behind a backslash the first is nothing.
bool EverydayYaml::fold_quoted(std::size_t& at, bool is_escaped) {
  std::size_t breaks = 0;
  std::size_t line = at + 1;
  for (;; ++breaks) {
    at = line;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    if (at == text_.size() || text_[at] != '\n') break;
    line = at + 1;
  }
  if (at == line && (text_.substr(at, 3) == "---" || text_.substr(at, 3) == "...")) return false;
  if (breaks == 0 && !is_escaped) {
    scratch_ += ' ';
  } else {
    scratch_.append(breaks, '\n');
  }
  --at;
  return true;
}

/// At a backslash; goes to the last character of the escape.
bool EverydayYaml::unescape(std::size_t& at) {
  if (++at == text_.size()) return false;
  switch (text_[at]) {
    case 'n':
      scratch_ += '\n';
      return true;
    case 't':
      scratch_ += '\t';
      return true;
    case 'r':
      scratch_ += '\r';
      return true;
    case '"':
    case '\\':
    case ' ':
      scratch_ += text_[at];
      return true;
    case '/':
    case '\'':
      if ((text_[at] == '/') == (escapes_ == Escapes::go)) return false;
      scratch_ += text_[at];
      return true;
    default:
      return false;
  }
}

bool EverydayYaml::block_header(BlockHeader& header) const {
  std::size_t at = at_;
  header.literal = text_[at++] == '|';
  for (; at < text_.size() && text_[at] != ' ' && text_[at] != '\n'; ++at) {
    if ((text_[at] == '-' || text_[at] == '+') && header.chomping == ' ') {
      header.chomping = text_[at];
    } else if (text_[at] >= '1' && text_[at] <= '9' && header.indent == 0) {
      header.indent = static_cast<std::size_t>(text_[at] - '0');
    } else {
      return false;
    }
  }
  const std::size_t behind = past_spaces(at);
  const std::size_t end = line_end(behind);
  if (end == text_.size() || (behind != end && (text_[behind] != '#' || behind == at))) return false;
  header.lines = end + 1;
  return true;
}

/// The column of the first line that is not empty. Empty lines before it may not stand deeper. Where that line belongs
/// to the collection around it, the block has no lines.
bool EverydayYaml::find_block_indent(BlockHeader& header, std::ptrdiff_t parent) const {
  const auto least = static_cast<std::size_t>(parent + 1);
  if (header.indent != 0) {
    header.indent += static_cast<std::size_t>(parent);
    return true;
  }
  std::size_t deepest = 0;
  for (std::size_t line = header.lines;;) {
    const std::size_t at = past_spaces(line);
    if (at < text_.size() && text_[at] == '\n') {
      deepest = std::max(deepest, at - line);
      line = at + 1;
      continue;
    }
    if (at == text_.size() || text_[at] == '\t' || at - line < deepest) return false;
    header.indent = std::max(at - line, least);
    return true;
  }
}

bool EverydayYaml::block(std::ptrdiff_t parent) {
  if (parent < 0) return false;
  BlockHeader header;
  const std::size_t begin = at_;
  if (!block_header(header) || !find_block_indent(header, parent)) return false;
  const std::size_t scratch_begin = scratch_.size();
  std::size_t line = header.lines;
  bool break_before = false;  // of the line before, not written yet
  std::size_t empty_lines = 0;
  bool blank_before = false;
  std::size_t end = line;
  for (;;) {
    // Lines of nothing but blanks, of which no more than the indentation.
    end = line;
    std::size_t at = line;
    for (;;) {
      at = line;
      while (at < text_.size() && at - line < header.indent && text_[at] == ' ') ++at;
      if (at == text_.size() || text_[at] != '\n') break;
      ++empty_lines;
      line = end = at + 1;
    }
    if (at < text_.size() && at - line < header.indent && text_[at] == '\t') return false;
    if (at == text_.size() || at - line < header.indent) break;
    const bool blank = text_[at] == ' ' || text_[at] == '\t';
    if (break_before && !header.literal && !blank_before && !blank) {
      if (empty_lines == 0) scratch_ += ' ';
    } else if (break_before) {
      scratch_ += '\n';
    }
    scratch_.append(empty_lines, '\n');
    empty_lines = 0;
    blank_before = blank;
    const std::size_t stop = line_end(at);
    scratch_ += text_.substr(at, stop - at);
    break_before = stop < text_.size();
    line = break_before ? stop + 1 : stop;
  }
  if (header.chomping != '-' && break_before) scratch_ += '\n';
  if (header.chomping == '+') scratch_.append(empty_lines, '\n');
  add_assembled(header.literal ? ScalarStyle::literal : ScalarStyle::folded, begin, end, scratch_begin);
  at_ = line;
  return true;
}

}  // namespace stageplot::document
