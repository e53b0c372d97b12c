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
  mappings_.push_back({.begin = begin, .end = end, .template_span = template_span_, .origin = origin});
}

}  // namespace stageplot::gotemplate
