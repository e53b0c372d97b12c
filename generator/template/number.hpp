// Go's number constants: integers with underscores and in all bases, decimal and hexadecimal floats, character
// constants. One constant may be an integer and a float at once; its use decides. Complex numbers are refused, since
// no value of ours can hold one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stageplot::gotemplate {

struct Constant {
  bool is_integer = false;
  bool is_unsigned = false;
  bool is_float = false;
  std::int64_t integer = 0;
  std::uint64_t unsigned_integer = 0;
  double floating = 0;
};

/// A number token (`0x1F`, `1_000`, `1e3`, `-.5`). On failure `error` is Go's message.
[[nodiscard]] std::optional<Constant> parse_number(std::string_view text, std::string& error);
/// A character constant with its quotes.
[[nodiscard]] std::optional<Constant> parse_character(std::string_view text, std::string& error);

}  // namespace stageplot::gotemplate
