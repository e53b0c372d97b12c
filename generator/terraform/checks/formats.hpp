// Texts that have a form of their own: address ranges, times, JSON, version constraints, and patterns of names.
#pragma once

#include <string>
#include <string_view>

#include "terraform/aws/facts.hpp"

namespace stageplot::terraform::checks {

/// Why a text is not of the format, as the rest of a sentence ("which is no …"); empty where it is.
[[nodiscard]] std::string format_problem(aws::Format format, std::string_view text);
/// What to write instead.
[[nodiscard]] std::string format_help(aws::Format format, std::string_view text);

/// Whether a text matches a pattern of the tables; compiled ones are kept for the life of the program. Safe from many
/// threads.
[[nodiscard]] bool matches_pattern(std::string_view pattern, std::string_view text);
/// What such a pattern asks for, as the rest of a sentence ("which is no ARN"); empty where there are no words for it.
[[nodiscard]] std::string describe_pattern(std::string_view pattern);

/// What the tool reads of a Go duration: seconds, or nullopt where Go refuses the text.
[[nodiscard]] bool is_go_duration(std::string_view text);

}  // namespace stageplot::terraform::checks
