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

/// The help, its lines joined by `separator`; empty where there is none.
[[nodiscard]] std::string joined_help(const Diagnostic& finding, std::string_view separator);

}  // namespace stageplot::diagnostics
