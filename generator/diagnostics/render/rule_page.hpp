// The explanations of rules for people: one rule for `stageplot rule CODE`, the list of all for `stageplot rule`, and
// the page docs/rules.md.
#pragma once

#include <span>
#include <string>

#include "diagnostics/rule.hpp"

namespace stageplot::diagnostics {

/// What, why, example and fix of one rule, wrapped at 88 columns.
[[nodiscard]] std::string render_rule(const Rule& rule);

/// One line a rule: code, severity, title.
[[nodiscard]] std::string render_rule_list(std::span<const Rule* const> rules);

/// A Markdown page of all rules, a heading per family. `rules` sorted by code.
[[nodiscard]] std::string render_rules_markdown(std::span<const Rule* const> rules);

}  // namespace stageplot::diagnostics
