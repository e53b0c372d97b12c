#include "template/functions/cast.hpp"

#include <limits>

#include "text/go_float.hpp"
#include "text/go_integer.hpp"

namespace stageplot::gotemplate {

using document::Kind;
using document::Value;

namespace {

/// `8080.00` → `8080`; only zeros may stand behind the point.
std::string_view without_zero_decimals(std::string_view text) {
  bool zeros = false;
  for (std::size_t i = text.size(); i > 0; --i) {
    const char c = text[i - 1];
    if (c == '.') {
      if (zeros) return text.substr(0, i - 1);
    } else if (c == '0') {
      zeros = true;
    } else {
      return text;
    }
  }
  return text;
}

}  // namespace

std::int64_t truncate_float(double value) {
  constexpr double kBound = 9223372036854775808.0;  // 2^63
  if (value >= -kBound && value < kBound) return static_cast<std::int64_t>(value);
  return std::numeric_limits<std::int64_t>::min();
}

std::int64_t cast_to_integer(const Value& value, const LibraryRules& libraries) {
  switch (value.kind) {
    case Kind::boolean:
      return value.b ? 1 : 0;
    case Kind::integer:
      return value.type == document::TypeId::duration_value ? 0 : value.i;
    case Kind::unsigned_integer:
      return static_cast<std::int64_t>(value.u);
    case Kind::floating:
      return truncate_float(value.f);
    case Kind::string: {
      const std::string_view digits = libraries.cuts_zero_decimals ? without_zero_decimals(value.text()) : value.text();
      const text::ParsedInteger parsed = text::parse_integer(digits, 0);
      return parsed.error == text::NumberError::none ? parsed.value : 0;
    }
    default:
      return 0;
  }
}

double cast_to_float(const Value& value) {
  switch (value.kind) {
    case Kind::boolean:
      return value.b ? 1 : 0;
    case Kind::integer:
      return value.type == document::TypeId::duration_value ? 0 : static_cast<double>(value.i);
    case Kind::unsigned_integer:
      return static_cast<double>(value.u);
    case Kind::floating:
      return value.f;
    case Kind::string: {
      const text::ParsedFloat parsed = text::parse_float(value.text());
      return parsed.error == text::NumberError::none ? parsed.value : 0;
    }
    default:
      return 0;
  }
}

}  // namespace stageplot::gotemplate
