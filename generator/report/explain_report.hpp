// Explanations as text for people and as JSON for programs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "layering/explain.hpp"

namespace stageplot::report {

/// A line of an output that a value reached.
struct ReachedLine {
  std::string output;
  std::uint32_t line = 0;
};

struct ExplainSubject {
  std::string environment;
  std::string service;
  /// For each explained value the lines that it reached; empty where that was not asked.
  std::vector<std::vector<ReachedLine>> reaches;
};

/// One block a value: path and value, each place that set it, the lines of outputs that it reached.
[[nodiscard]] std::string explain_text(const ExplainSubject& subject, std::span<const layering::Explanation> explained);

/// `{"environment", "service", "values": [{"path", "value", "reasons", "setters": […], "reaches": […]}]}`, all fields
/// always there.
[[nodiscard]] std::string explain_json(const ExplainSubject& subject, std::span<const layering::Explanation> explained);

}  // namespace stageplot::report
