#include "schema/equality.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "document/number_order.hpp"
#include "schema/numbers.hpp"
#include "schema/program.hpp"

namespace stageplot::schema {
namespace {

using document::Kind;
using document::Map;
using document::Value;

/// Few items are compared pairwise, without a vector.
constexpr std::size_t kPairwise = 12;

bool equal_maps(const Map& a, const Map& b) {
  if (a.size != b.size) return false;
  for (std::uint32_t i = 0; i < a.size; ++i) {
    if (a.data[i].key->view() != b.data[i].key->view() || !equal(a.data[i].value, b.data[i].value)) return false;
  }
  return true;
}

std::size_t mix(std::size_t state, std::size_t value) {
  return (state ^ value) * 0x9E3779B97F4A7C15u + (state >> 29);
}

std::size_t hash_integer(std::uint64_t bits) {
  return mix(11, bits);
}

/// As the integer that the number is equal to, where there is one.
std::size_t hash_double(double number) {
  if (std::floor(number) == number) {
    if (number >= -0x1p63 && number < 0x1p63)
      return hash_integer(static_cast<std::uint64_t>(static_cast<std::int64_t>(number)));
    if (number > 0 && number < 0x1p64) return hash_integer(static_cast<std::uint64_t>(number));
  }
  return std::hash<double>{}(number);
}

/// Equal values have equal hashes; stays inside one run, so the library's hash will do.
std::size_t hash(const Value& value) {
  switch (value.kind) {
    case Kind::nil:
      return 1;
    case Kind::boolean:
      return value.b ? 3 : 2;
    case Kind::integer:
      return hash_integer(static_cast<std::uint64_t>(value.i));
    case Kind::unsigned_integer:
      return hash_integer(value.u);
    case Kind::floating:
      return hash_double(value.f);
    case Kind::string:
    case Kind::bytes:
      return std::hash<std::string_view>{}(value.text());
    case Kind::list: {
      std::size_t state = 5;
      for (const Value& item : value.items()) state = mix(state, hash(item));
      return state;
    }
    case Kind::map: {
      std::size_t state = 7;
      for (const document::Member& member : value.map().members()) {
        state = mix(mix(state, std::hash<std::string_view>{}(member.key->view())), hash(member.value));
      }
      return state;
    }
    case Kind::object:
      return std::hash<const void*>{}(value.o);
  }
  return 0;
}

}  // namespace

std::uint32_t type_bits(const Value& value) {
  switch (value.kind) {
    case Kind::nil:
      return kTypeNull;
    case Kind::boolean:
      return kTypeBoolean;
    case Kind::integer:
    case Kind::unsigned_integer:
      return kTypeInteger | kTypeNumber;
    case Kind::floating:
      return is_integral(value) ? kTypeInteger | kTypeNumber : kTypeNumber;
    case Kind::string:
      return kTypeString;
    case Kind::list:
      return kTypeArray;
    case Kind::map:
      return kTypeObject;
    default:
      return 0;
  }
}

bool equal(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::nil:
      return true;
    case Kind::boolean:
      return a.b == b.b;
    case Kind::string:
    case Kind::bytes:
      return a.text() == b.text();
    case Kind::list:
      return a.l == b.l || std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(), equal);
    case Kind::map:
      return a.m == b.m || equal_maps(a.map(), b.map());
    case Kind::object:
      return a.o == b.o;
    default:
      return false;
  }
}

std::optional<std::pair<std::size_t, std::size_t>> find_duplicate(std::span<const Value> items) {
  if (items.size() <= kPairwise) {
    for (std::size_t later = 1; later < items.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        if (equal(items[earlier], items[later])) return std::pair(earlier, later);
      }
    }
    return std::nullopt;
  }
  std::vector<std::pair<std::size_t, std::size_t>> hashes;  // hash, index
  hashes.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) hashes.emplace_back(hash(items[i]), i);
  std::sort(hashes.begin(), hashes.end());
  std::optional<std::pair<std::size_t, std::size_t>> first;
  // Equal values stand in one run of equal hashes, by index; looking back is bounded so that a document made of
  // colliding values costs no more than any other.
  for (std::size_t later = 1; later < hashes.size(); ++later) {
    for (std::size_t back = 1; back <= std::min(later, kPairwise); ++back) {
      const auto& [earlier_hash, earlier_index] = hashes[later - back];
      if (earlier_hash != hashes[later].first) break;
      const std::pair found(earlier_index, hashes[later].second);
      if ((!first || found.second < first->second) && equal(items[found.first], items[found.second])) first = found;
    }
  }
  return first;
}

}  // namespace stageplot::schema
