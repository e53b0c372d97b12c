#include "parity/meaning.hpp"

#include <compare>
#include <optional>

#include "units/duration.hpp"
#include "units/percent.hpp"
#include "units/quantity.hpp"

namespace stageplot::parity {
namespace {

using document::Kind;
using document::TypeId;
using document::Value;

double as_double(const Value& value) {
  if (value.is(Kind::floating)) return value.f;
  return value.is(Kind::integer) ? static_cast<double>(value.i) : static_cast<double>(value.u);
}

template <typename Parse>
std::optional<std::partial_ordering> compared(const Value& left, const Value& right, Parse parse) {
  const auto a = parse(left.text());
  const auto b = parse(right.text());
  if (!a || !b) return std::nullopt;
  if (*a < *b) return std::partial_ordering::less;
  return *b < *a ? std::partial_ordering::greater : std::partial_ordering::equivalent;
}

std::optional<std::partial_ordering> order_of(const Value& left, const Value& right) {
  if (left.is_number() && right.is_number()) {
    if (left.is(Kind::integer) && right.is(Kind::integer)) return left.i <=> right.i;
    return as_double(left) <=> as_double(right);
  }
  if (!left.is_string() || !right.is_string()) return std::nullopt;
  if (left.type == TypeId::duration) return compared(left, right, units::parse_duration);
  if (const auto percent = compared(left, right, units::parse_percent)) return percent;
  return compared(left, right, units::parse_quantity);
}

}  // namespace

bool ModelShape::same_scalar(diff::Place place, const Value& a, const Value& b) const {
  if (Shape::same_scalar(place, a, b)) return true;
  const bool amounts = a.is_string() && b.is_string() && a.type == b.type &&
                       (a.type == TypeId::quantity || a.type == TypeId::duration || a.type == TypeId::percent);
  return amounts && order_of(a, b) == std::partial_ordering::equivalent;
}

bool holds(const Value& left, std::string_view comparison, const Value& right) {
  const auto order = order_of(left, right);
  if (!order) return false;
  if (comparison == "<") return *order < 0;
  if (comparison == "<=") return *order <= 0;
  if (comparison == ">") return *order > 0;
  return *order >= 0;
}

}  // namespace stageplot::parity
