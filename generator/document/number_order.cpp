#include "document/number_order.hpp"

#include <cmath>

namespace stageplot::document {
namespace {

__extension__ using Int128 = __int128;

Int128 as_integer(const Value& number) {
  return number.is(Kind::integer) ? Int128{number.i} : static_cast<Int128>(number.u);
}

std::partial_ordering compare_to_double(Int128 a, double b) {
  if (std::isnan(b)) return std::partial_ordering::unordered;
  // Every int64 and uint64 lies strictly between these.
  if (b >= 36893488147419103232.0) return std::partial_ordering::less;
  if (b <= -36893488147419103232.0) return std::partial_ordering::greater;
  const double whole = std::floor(b);
  const auto order = a <=> static_cast<Int128>(whole);
  if (order != 0) return order;
  return b > whole ? std::partial_ordering::less : std::partial_ordering::equivalent;
}

}  // namespace

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  const bool a_floating = a.is(Kind::floating);
  const bool b_floating = b.is(Kind::floating);
  if (a_floating && b_floating) return a.f <=> b.f;
  if (b_floating) return compare_to_double(as_integer(a), b.f);
  if (a_floating) return 0 <=> compare_to_double(as_integer(b), a.f);
  return as_integer(a) <=> as_integer(b);
}

}  // namespace stageplot::document
