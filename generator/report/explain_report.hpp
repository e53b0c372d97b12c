// Explanations as text for people and as JSON for programs.
#pragma once

#include <span>
#include <string>

#include "layering/explain.hpp"

namespace stageplot::report {

struct ExplainSubject {
  std::string environment;
  std::string service;
};

/// One block a value: path and value, then each place that set it.
[[nodiscard]] std::string explain_text(const ExplainSubject& subject, std::span<const layering::Explanation> explained);

/// `{"environment", "service", "values": [{"path", "value", "reasons", "setters": […]}]}`, all fields always there.
[[nodiscard]] std::string explain_json(const ExplainSubject& subject, std::span<const layering::Explanation> explained);

}  // namespace stageplot::report
