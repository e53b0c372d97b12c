// What differs between two texts that are fluentd configurations, in the words of a note: a ConfigMap's `fluent.conf`
// is compared as a text, and people ask which parameter it is.
#pragma once

#include <string>
#include <string_view>

#include "diff/compare.hpp"
#include "redaction/redactor.hpp"

namespace stageplot::fluentd {

/// `match[**].flush_interval 1s → 60s; and 2 more`, without secrets; that the configuration is the same where blanks,
/// comments or spelling are all that differs. Empty where one of the texts is none that fluentd would read, or neither
/// has a section.
[[nodiscard]] std::string describe_text_changes(std::string_view a, std::string_view b,
                                                const redaction::Redactor& redactor);

/// The same for a change whose path says that it may be one: `data["fluent.conf"]`, `fluentd.config`. Empty for others.
[[nodiscard]] std::string describe_text_changes(const diff::Change& change, const redaction::Redactor& redactor);

}  // namespace stageplot::fluentd
