// The difference of two texts for a person who reads a failed test.
#pragma once

#include <string>

namespace stageplot::cases {

/// Lines that are only in `expected` with `-`, only in `actual` with `+`, a few equal ones around them; long
/// differences are cut. What cannot be seen (a missing last line break, a trailing space, a control character) is said.
[[nodiscard]] std::string text_diff(const std::string& expected, const std::string& actual);

}  // namespace stageplot::cases
