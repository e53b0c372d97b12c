// Floating-point numbers as Go's strconv and encoding/json print and read them. Charts depend on these exact texts
// (`1e+06`, `1e-07`), and no C++ formatter gives Go's choice between the plain and the exponent form.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::text {

/// Go's special precision: as few digits as read back to the same number.
inline constexpr int kShortest = -1;

enum class FloatWidth { bits32, bits64 };

/// strconv.FormatFloat; the defaults are what fmt's %v prints (print, quote, toString). `format` is one of e E f F g G;
/// `precision` as in Go (digits after the point, for g significant digits), or kShortest. Infinities and NaN are
/// `+Inf`, `-Inf`, `NaN`.
[[nodiscard]] std::string format_float(double value, char format = 'g', int precision = kShortest,
                                       FloatWidth width = FloatWidth::bits64);

/// How encoding/json writes a float64: plain form between 1e-6 and 1e21, else an exponent without leading zero. The
/// value must be finite.
[[nodiscard]] std::string format_json_float(double value);

enum class NumberError { none, syntax, range };

struct ParsedFloat {
  double value = 0;  // with NumberError::range an infinity, as in Go
  NumberError error = NumberError::none;
};

/// strconv.ParseFloat(text, 64): decimal and hexadecimal, underscores between digits, inf, infinity, nan in any case.
[[nodiscard]] ParsedFloat parse_float(std::string_view text);

}  // namespace stageplot::text
