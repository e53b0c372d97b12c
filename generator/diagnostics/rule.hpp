// What a finding code means. A code cannot be used without its explanation: a Diagnostic points at its Rule, `stageplot
// rule CODE` prints it, and docs/rules.md is generated from the same table.
#pragma once

#include <span>
#include <string_view>

namespace stageplot::diagnostics {

enum class Severity { note, warning, error };

[[nodiscard]] constexpr std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

struct Rule {
  std::string_view code;  // `family.name`, stable
  Severity severity = Severity::error;
  std::string_view title;    // one line, lower case, no full stop
  std::string_view what;     // when it is reported
  std::string_view why;      // what would go wrong
  std::string_view example;  // an input that gives it
  std::string_view fix;      // the same input put right, or what to do
};

/// Every rule of the tool, sorted by code.
[[nodiscard]] std::span<const Rule* const> all_rules();

/// The rule with this code, or nullptr.
[[nodiscard]] const Rule* find_rule(std::string_view code);

}  // namespace stageplot::diagnostics
