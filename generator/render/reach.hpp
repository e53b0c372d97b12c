// Both ways through the source maps of a rendered unit: which lines of its outputs a value reached, and what a line of
// an output was made of.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "render/render_unit.hpp"
#include "render/trace.hpp"

namespace stageplot::render {

/// A line of one of the unit's outputs, counted from 1.
struct OutputLine {
  std::string output;
  std::uint32_t line = 0;

  auto operator<=>(const OutputLine&) const = default;
};

/// Where people's values came out, through charts too. Made once for a unit and asked many times.
class Reach {
 public:
  Reach(const UnitRender& unit, const UnitSpace& space);

  /// The lines that have any of these values in them, in order, each once.
  [[nodiscard]] std::vector<OutputLine> lines_of(std::span<const source::Span> values) const;

 private:
  std::map<source::Span, std::vector<OutputLine>> lines_;
};

/// A part of a line that one place of a template printed.
struct LinePart {
  source::Span seen;  // of the output
  Trace trace;
};

/// The parts of line `number` of an output, from left to right; empty where it has no such line.
[[nodiscard]] std::vector<LinePart> parts_of_line(const UnitRender& unit, const RenderedOutput& output,
                                                  std::uint32_t number, const UnitSpace& space);

}  // namespace stageplot::render
