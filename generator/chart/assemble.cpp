#include "chart/assemble.hpp"

#include <algorithm>

#include "template/functions/unicode_case.hpp"

namespace stageplot::chart {

using gotemplate::Mapping;

TextRange Assembly::add(std::string_view path, std::string_view document) {
  text_.append("---\n# Source: ").append(path).append("\n");
  const auto begin = static_cast<std::uint32_t>(text_.size());
  text_.append(document).append("\n");
  return {begin, static_cast<std::uint32_t>(text_.size() - 1)};
}

TextRange Assembly::add(const RenderedFile& file, TextRange document) {
  const TextRange placed =
      add(file.path, std::string_view{file.text}.substr(document.begin, document.end - document.begin));
  auto mapping = std::partition_point(file.mappings.begin(), file.mappings.end(),
                                      [&](const Mapping& one) { return one.end <= document.begin; });
  for (; mapping != file.mappings.end() && mapping->begin < document.end; ++mapping) {
    Mapping moved = *mapping;
    if (moved.template_span.end - moved.template_span.begin == moved.end - moved.begin) {
      // Literal text, printed as it stands in the template: of a document that it begins or ends it is told which part.
      if (moved.begin < document.begin) moved.template_span.begin += document.begin - moved.begin;
      if (moved.end > document.end) moved.template_span.end -= moved.end - document.end;
    }
    moved.begin = std::max(moved.begin, document.begin) - document.begin + placed.begin;
    moved.end = std::min(moved.end, document.end) - document.begin + placed.begin;
    mappings_.push_back(moved);
  }
  return placed;
}

void Assembly::end_manifests() {
  const auto range = gotemplate::unicode::trim_space(text_);
  text_.erase(range.end);
  text_ += '\n';
}

}  // namespace stageplot::chart
