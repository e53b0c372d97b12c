#include "render/reach.hpp"

#include <algorithm>
#include <utility>

namespace stageplot::render {

Reach::Reach(const UnitRender& unit, const UnitSpace& space) {
  for (const RenderedOutput& output : unit.outputs) {
    for (const gotemplate::Mapping& mapping : output.mappings) {
      const auto traced = trace(unit, output, {output.file_id, mapping.begin, mapping.end}, space);
      if (!traced || traced->values.empty()) continue;
      const std::uint32_t first = space.sources.position(output.file_id, mapping.begin).line;
      const std::uint32_t last = space.sources.position(output.file_id, std::max(mapping.begin, mapping.end - 1)).line;
      for (const source::Span& value : traced->values) {
        for (std::uint32_t line = first; line <= last; ++line) lines_[value].push_back({output.file.path, line});
      }
    }
  }
}

std::vector<OutputLine> Reach::lines_of(std::span<const source::Span> values) const {
  std::vector<OutputLine> lines;
  for (const source::Span& value : values) {
    if (const auto found = lines_.find(value); found != lines_.end()) {
      lines.insert(lines.end(), found->second.begin(), found->second.end());
    }
  }
  std::ranges::sort(lines);
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

std::vector<LinePart> parts_of_line(const UnitRender& unit, const RenderedOutput& output, std::uint32_t number,
                                    const UnitSpace& space) {
  const std::string_view whole = output.file.text;
  std::size_t begin = 0;
  for (std::uint32_t line = 1; line < number && begin != std::string_view::npos; ++line) {
    begin = whole.find('\n', begin);
    if (begin != std::string_view::npos) ++begin;
  }
  if (begin == std::string_view::npos || begin >= whole.size()) return {};
  const std::size_t end = std::min(whole.find('\n', begin), whole.size());
  std::vector<LinePart> parts;
  for (const gotemplate::Mapping& mapping : output.mappings) {
    const source::Span seen{output.file_id, std::max(mapping.begin, static_cast<std::uint32_t>(begin)),
                            std::min(mapping.end, static_cast<std::uint32_t>(end))};
    if (seen.begin >= seen.end) continue;
    auto traced = trace(unit, output, seen, space);
    if (traced) parts.push_back({.seen = seen, .trace = std::move(*traced)});
  }
  return parts;
}

}  // namespace stageplot::render
