// The phrases about a finding that several formats share, so that they name units and help the same way. Everything is
// made visible: one line stays one line.
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"

namespace stageplot::diagnostics {

/// Which units it concerns: `user-service in dev, preprod`; of very many environments the first and how many more.
/// Empty for a finding that is bound to none.
[[nodiscard]] std::string units_in_words(const Diagnostic& finding);

/// The summary with the units behind it: `` `a` is wrong (user-service in dev) ``.
[[nodiscard]] std::string headline(const Diagnostic& finding);

/// `waived until 2027-01-31 by platform: one copy is enough there (OPS-12)`.
[[nodiscard]] std::string waived_in_words(const Waiver& waiver);

/// The help, its lines joined by `separator`; empty where there is none.
[[nodiscard]] std::string joined_help(const Diagnostic& finding, std::string_view separator);

}  // namespace stageplot::diagnostics
