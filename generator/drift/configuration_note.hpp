// What differs between two Fluentd configurations in a ConfigMap, in words: which parameters of which sections, beside
// the lines that a report shows.
#pragma once

#include <string>
#include <string_view>

#include "redaction/redactor.hpp"

namespace stageplot::drift {

/// `match[**].flush_interval 1s → 60s; …`, or that nothing but blanks and comments differs. Empty where one of the two
/// is no configuration: one without sections may be anything.
[[nodiscard]] std::string configuration_note(std::string_view a, std::string_view b,
                                             const redaction::Redactor& redactor);

}  // namespace stageplot::drift
