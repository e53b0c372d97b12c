#include "template/output.hpp"

namespace stageplot::gotemplate {

void Output::append(const document::Value& string) {
  const std::string_view text = string.text();
  const std::span<const document::Run> runs = string.s->runs();
  if (runs.empty() || !recording_) {
    append(text, string.origin);
    return;
  }
  // What stands before the first run belongs to the string as a whole.
  append(text.substr(0, runs.front().begin), string.origin);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::size_t end = i + 1 < runs.size() ? runs[i + 1].begin : text.size();
    append(text.substr(runs[i].begin, end - runs[i].begin), runs[i].origin);
  }
}

void Output::trim_blanks() {
  const std::size_t size = text_.find_last_not_of(" \t") + 1;
  text_.resize(size);
  while (!mappings_.empty() && mappings_.back().begin >= size) mappings_.pop_back();
  if (!mappings_.empty() && mappings_.back().end > size) mappings_.back().end = static_cast<std::uint32_t>(size);
}

void Output::drop_line() {
  trim_blanks();
  drops_line_break_ = true;
}

std::string_view Output::without_line_break(std::string_view text) {
  drops_line_break_ = false;
  if (text.starts_with("\r\n")) return text.substr(2);
  return text.starts_with('\n') ? text.substr(1) : text;
}

std::uint32_t Output::column() const {
  const std::size_t line_break = text_.rfind('\n');
  return static_cast<std::uint32_t>(line_break == std::string::npos ? text_.size() : text_.size() - line_break - 1);
}

void Output::record(std::size_t size, document::OriginId origin) {
  const auto begin = static_cast<std::uint32_t>(text_.size());
  const auto end = static_cast<std::uint32_t>(begin + size);
  if (!mappings_.empty()) {
    Mapping& last = mappings_.back();
    if (last.end == begin && last.origin == origin && last.template_span == template_span_) {
      last.end = end;
      return;
    }
  }
  mappings_.push_back({.begin = begin, .end = end, .template_span = template_span_, .origin = origin, .place = place_});
}

}  // namespace stageplot::gotemplate
