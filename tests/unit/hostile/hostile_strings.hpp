// Random strings made of what breaks out of texts: quotes, braces, markers of every output language, control and
// direction characters, line breaks of all kinds, words that YAML reads as something else, very long ones.
#pragma once

#include <random>
#include <string>

namespace stageplot::hostile {

/// Valid UTF-8 without NUL, of every kind that an output must carry exactly.
[[nodiscard]] std::string valid_string(std::mt19937& random);

/// Anything: also broken UTF-8 and NUL.
[[nodiscard]] std::string any_string(std::mt19937& random);

}  // namespace stageplot::hostile
