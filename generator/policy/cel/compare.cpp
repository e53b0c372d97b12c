#include "policy/cel/compare.hpp"

#include <algorithm>

#include "policy/cel/map.hpp"
#include "policy/cel/number.hpp"
#include "policy/cel/opaque.hpp"

namespace stageplot::policy::cel {
namespace {

Equality both(Equality a, Equality b) {
  if (a == Equality::no || b == Equality::no) return Equality::no;
  return a == Equality::unknown ? a : b;
}

Equality of(bool equal) {
  return equal ? Equality::yes : Equality::no;
}

Equality equal_lists(Context& context, const Value& a, const Value& b) {
  const std::uint32_t size = list_size(a);
  if (size != list_size(b)) return Equality::no;
  Equality result = Equality::yes;
  for (std::uint32_t i = 0; i < size && result != Equality::no; ++i) {
    result = both(result, equal(context, list_item(a, i), list_item(b, i)));
  }
  return result;
}

Equality equal_maps(Context& context, const Value& a, const Value& b) {
  const std::uint32_t size = map_size(a);
  if (size != map_size(b)) return Equality::no;
  Equality result = Equality::yes;
  for (std::uint32_t i = 0; i < size && result != Equality::no; ++i) {
    const MapEntry entry = map_entry(a, i);
    const auto other = find_key(b, entry.key);
    if (!other) return Equality::no;
    result = both(result, equal(context, entry.value, *other));
  }
  return result;
}

bool are_unordered(const Value& a) {
  return !is_ordered(a.kind);
}

}  // namespace

bool is_ordered(Kind kind) {
  constexpr Kinds kOrdered =
      kNumbers | kinds(Kind::boolean, Kind::string, Kind::bytes, Kind::duration, Kind::timestamp);
  return (kinds(kind) & kOrdered) != 0;
}

Equality equal(Context& context, const Value& a, const Value& b) {
  context.charge(1);
  if (a.is(Kind::unknown) || b.is(Kind::unknown)) return Equality::unknown;
  if (a.is_number() && b.is_number()) return of(std::is_eq(compare_numbers(a, b)));
  if (a.kind != b.kind) return Equality::no;
  switch (a.kind) {
    case Kind::null:
      return Equality::yes;
    case Kind::boolean:
      return of(a.b == b.b);
    case Kind::string:
    case Kind::bytes:
    case Kind::type:
      context.charge_text(std::min(a.extra, b.extra));
      return of(a.view() == b.view());
    case Kind::duration:
      return of(a.i == b.i);
    case Kind::timestamp:
      return of(a.i == b.i && a.extra == b.extra);
    case Kind::list:
      return equal_lists(context, a, b);
    case Kind::map:
      return equal_maps(context, a, b);
    case Kind::optional:
      if (a.items == nullptr || b.items == nullptr) return of(a.items == b.items);
      return equal(context, *a.items, *b.items);
    case Kind::quantity:
    case Kind::url:
    case Kind::ip:
    case Kind::cidr:
    case Kind::semver:
    case Kind::format:
      return of(equal_opaque(a, b));
    default:
      return Equality::no;
  }
}

std::optional<std::partial_ordering> order(Context& context, const Value& a, const Value& b) {
  context.charge(1);
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.kind != b.kind || are_unordered(a)) return std::nullopt;
  switch (a.kind) {
    case Kind::boolean:
      return static_cast<int>(a.b) <=> static_cast<int>(b.b);
    case Kind::string:
    case Kind::bytes:
      context.charge_text(std::min(a.extra, b.extra));
      return a.view().compare(b.view()) <=> 0;
    case Kind::duration:
      return a.i <=> b.i;
    default:
      return a.i != b.i ? a.i <=> b.i : a.extra <=> b.extra;
  }
}

}  // namespace stageplot::policy::cel
