// The rare forms in which fmt writes floats: %b, %x and the `#` flag. Inside template/ only.
#pragma once

#include <string>

namespace stageplot::gotemplate {

/// %b: `4503599627370496p-52`. The value may be anything, infinities and NaN are written as in every form.
[[nodiscard]] std::string binary_float(double value);
/// %x and %X: `0x1.8p+01`; `precision` counts hexadecimal digits behind the point, -1 means as many as needed.
[[nodiscard]] std::string hexadecimal_float(double value, int precision, bool upper);
/// `#`: a decimal point always, and for %g the zeros at the end. `number` begins with its sign.
[[nodiscard]] std::string keep_point(const std::string& number, char32_t verb, int precision);

}  // namespace stageplot::gotemplate
