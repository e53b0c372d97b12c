// What a line of an output was made of, as text for people and as JSON for programs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "source/source_files.hpp"

namespace stageplot::report {

/// A place that somebody wrote, and what stands there on one line.
struct WrittenPlace {
  source::ResolvedSpan place;
  std::string text;
};

/// A part of the line, from left to right.
struct LinePartReport {
  std::string text;
  std::uint32_t column = 1;
  std::vector<WrittenPlace> values;   // what people wrote that it was made of; empty for a template's own text
  std::vector<WrittenPlace> printed;  // the template places that printed it, the one nearest to the output first
};

struct LineSubject {
  std::string output;  // `prod-east/user-service/values.yaml`
  std::uint32_t line = 1;
  std::string text;
};

[[nodiscard]] std::string line_text(const LineSubject& subject, std::span<const LinePartReport> parts);

/// `{"output", "line", "text", "parts": [{"text", "column", "values": […], "printed": […]}]}`, all fields always there.
[[nodiscard]] std::string line_json(const LineSubject& subject, std::span<const LinePartReport> parts);

}  // namespace stageplot::report
