#include "policy/cel/number.hpp"

namespace stageplot::policy::cel {
namespace {

constexpr double kTwoTo63 = 9223372036854775808.0;
constexpr double kTwoTo64 = 18446744073709551616.0;

std::partial_ordering compare_mixed(std::int64_t a, std::uint64_t b) {
  if (a < 0) return std::partial_ordering::less;
  return static_cast<std::uint64_t>(a) <=> b;
}

/// As cel-go and so Kubernetes compare: the whole number becomes a double where that is in range, so that the greatest
/// int equals 2^63 (the conformance suite demands it).
std::partial_ordering compare_mixed(std::int64_t a, double b) {
  if (b > kTwoTo63) return std::partial_ordering::less;
  if (b < -kTwoTo63) return std::partial_ordering::greater;
  return static_cast<double>(a) <=> b;
}

std::partial_ordering compare_mixed(std::uint64_t a, double b) {
  if (b > kTwoTo64) return std::partial_ordering::less;
  if (b < 0) return std::partial_ordering::greater;
  return static_cast<double>(a) <=> b;
}

}  // namespace

std::optional<std::int64_t> to_integer(double value) {
  if (!(value >= -kTwoTo63 && value < kTwoTo63)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

std::optional<std::uint64_t> to_unsigned(double value) {
  if (!(value > -1 && value < kTwoTo64)) return std::nullopt;
  return static_cast<std::uint64_t>(value);
}

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  if (a.kind == Kind::integer) {
    if (b.kind == Kind::integer) return a.i <=> b.i;
    if (b.kind == Kind::unsigned_integer) return compare_mixed(a.i, b.u);
    return compare_mixed(a.i, b.d);
  }
  if (a.kind == Kind::unsigned_integer) {
    if (b.kind == Kind::integer) return 0 <=> compare_mixed(b.i, a.u);
    if (b.kind == Kind::unsigned_integer) return a.u <=> b.u;
    return compare_mixed(a.u, b.d);
  }
  if (b.kind == Kind::integer) return 0 <=> compare_mixed(b.i, a.d);
  if (b.kind == Kind::unsigned_integer) return 0 <=> compare_mixed(b.u, a.d);
  return a.d <=> b.d;
}

}  // namespace stageplot::policy::cel
