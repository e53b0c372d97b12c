#include "diagnostics/render/excerpt.hpp"

#include <algorithm>
#include <vector>

#include "diagnostics/render/visible.hpp"

namespace stageplot::diagnostics {
namespace {

constexpr std::string_view kLeftOut = "…";

/// Half-open range of cells.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::size_t width_of(const std::vector<Cell>& line, Range range) {
  std::size_t width = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) width += line[i].width;
  return width;
}

/// Index of the cell at `column` (from 1) of the whole line.
std::size_t cell_index(const source::ResolvedSpan& place, std::uint32_t column, std::size_t cells) {
  const std::size_t first = place.source_line_column;
  return std::min(cells, column < first ? 0 : column - first);
}

Range underlined(const source::ResolvedSpan& place, std::size_t cells) {
  const std::size_t begin = cell_index(place, place.begin.column, cells);
  const std::size_t end = place.end.line == place.begin.line ? cell_index(place, place.end.column, cells) : cells;
  return {begin, std::max(begin, end)};
}

/// The part of the line to show: what fits into `width`, a quarter of it in front of the place.
Range window(const std::vector<Cell>& line, Range marked, std::size_t width) {
  if (width_of(line, {0, line.size()}) <= width) return {0, line.size()};
  Range shown{marked.begin, marked.begin};
  std::size_t used = 0;
  while (shown.begin > 0 && used + line[shown.begin - 1].width <= width / 4) used += line[--shown.begin].width;
  while (shown.end < line.size() && used + line[shown.end].width <= width) used += line[shown.end++].width;
  // A place at the end of the line leaves room that is better filled from the left.
  while (shown.begin > 0 && used + line[shown.begin - 1].width <= width) used += line[--shown.begin].width;
  return shown;
}

}  // namespace

Excerpt make_excerpt(const source::ResolvedSpan& place, std::size_t width) {
  const std::vector<Cell> line = cells(place.source_line);
  const Range marked = underlined(place, line.size());
  const Range shown = window(line, marked, width);

  Excerpt excerpt;
  const bool cut_before = shown.begin > 0 || place.source_line_column > 1;
  if (cut_before) excerpt.line += kLeftOut;
  for (std::size_t i = shown.begin; i < shown.end; ++i) excerpt.line += line[i].text;
  if (shown.end < line.size()) excerpt.line += kLeftOut;

  excerpt.underline_column = (cut_before ? 1 : 0) + width_of(line, {shown.begin, marked.begin});
  const std::size_t marked_width = width_of(line, {marked.begin, std::min(marked.end, shown.end)});
  excerpt.underline_width = std::max<std::size_t>(1, marked_width);
  return excerpt;
}

}  // namespace stageplot::diagnostics
