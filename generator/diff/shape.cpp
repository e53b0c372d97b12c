#include "diff/shape.hpp"

#include <bit>

#include "diff/equality.hpp"
#include "document/number_order.hpp"
#include "document/object.hpp"

namespace stageplot::diff {
namespace {

using document::Kind;
using document::Value;

std::string_view text_of(const document::String* text) {
  return text == nullptr ? std::string_view{} : text->view();
}

/// Two marks are the same where they say the same: the two sides have them from trees of their own.
bool same_object(const Value& a, const Value& b) {
  if (a.type != b.type) return false;
  if (a.type == document::TypeId::unknown) {
    return text_of(document::unknown(a).reason) == text_of(document::unknown(b).reason);
  }
  if (a.type == document::TypeId::deploy) {
    const document::Deploy& left = document::deploy(a);
    const document::Deploy& right = document::deploy(b);
    return text_of(left.name) == text_of(right.name) && text_of(left.as) == text_of(right.as);
  }
  return a.o == b.o;
}

}  // namespace

Place Shape::root(const Value& /*a*/, const Value& /*b*/) const {
  return Place::unknown;
}
Place Shape::member(Place /*map*/, std::string_view /*key*/) const {
  return Place::unknown;
}
Place Shape::item(Place /*list*/) const {
  return Place::unknown;
}
Pairing Shape::pairing(Place /*list*/) const {
  return Pairing::sequence;
}
std::optional<std::string> Shape::key_of(Place /*list*/, const Value& /*item*/) const {
  return std::nullopt;
}

bool Shape::same_scalar(Place /*place*/, const Value& a, const Value& b) const {
  if (a.is_number() && b.is_number()) return document::compare_numbers(a, b) == 0;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::nil:
      return true;
    case Kind::boolean:
      return a.b == b.b;
    case Kind::string:
    case Kind::bytes:
      return a.text() == b.text();
    case Kind::object:
      return same_object(a, b);
    default:
      return false;
  }
}

std::uint64_t Shape::hash_scalar(Place /*place*/, const Value& scalar) const {
  switch (scalar.kind) {
    case Kind::boolean:
      return scalar.b ? 1 : 2;
    // Numbers are the same by value, whatever their kind.
    case Kind::integer:
      return std::bit_cast<std::uint64_t>(static_cast<double>(scalar.i));
    case Kind::unsigned_integer:
      return std::bit_cast<std::uint64_t>(static_cast<double>(scalar.u));
    case Kind::floating:
      return std::bit_cast<std::uint64_t>(scalar.f == 0 ? 0.0 : scalar.f);
    case Kind::string:
    case Kind::bytes:
      return hash_text(scalar.text());
    case Kind::object:
      return static_cast<std::uint64_t>(scalar.type);
    default:
      return 3;
  }
}

}  // namespace stageplot::diff
