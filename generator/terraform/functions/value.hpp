// The values of one evaluation: how they are made, what they inherit from the values that they are made of, and when
// two are equal. Terraform's lists, sets and maps are told from its tuples and objects by their TypeId.
#pragma once

#include <cstdint>
#include <exception>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/arena.hpp"
#include "document/object.hpp"
#include "document/origin.hpp"

namespace stageplot::terraform {

using document::OriginId;
using document::TypeId;
using document::Value;

/// Thrown where the work or the size of an evaluation passes its bound; caught in evaluate_module.
class LimitReached final : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "limit of evaluation reached"; }
};

/// What a value is made of, for what is made of it: origins and contagious flags.
struct Inheritance {
  OriginId origin = OriginId::none;
  std::uint8_t flags = 0;
};

class ValueFactory {
 public:
  static constexpr std::size_t kMostSteps = 20'000'000;

  ValueFactory(document::Arena& arena, document::Origins& origins) : arena_(arena), origins_(origins) {}

  [[nodiscard]] document::Arena& arena() { return arena_; }
  [[nodiscard]] document::Origins& origins() { return origins_; }
  /// Counts work; throws LimitReached when an evaluation does too much.
  void spend(std::size_t steps) {
    if (steps > steps_left_) throw LimitReached();
    steps_left_ -= steps;
  }

  [[nodiscard]] Value text(std::string_view text, Inheritance from = {}, std::span<const document::Run> runs = {});
  [[nodiscard]] Value unknown(std::string_view reason, Inheritance from = {});
  [[nodiscard]] Value list(std::span<const Value> items, TypeId type, Inheritance from = {});
  /// Members in any order; of equal keys the last one stays.
  [[nodiscard]] Value map(std::vector<document::Member>& members, TypeId type, Inheritance from = {});
  [[nodiscard]] document::Member member(std::string_view key, const Value& value);
  /// A set of these items: equal ones once, in Terraform's order.
  [[nodiscard]] Value set(std::vector<Value> items, Inheritance from = {});

  /// The union of origins and flags of these values themselves.
  [[nodiscard]] Inheritance inherit(std::span<const Value> values);
  /// The same with all that they hold.
  [[nodiscard]] Inheritance inherit_whole(std::span<const Value> values);
  [[nodiscard]] OriginId derive(OriginId a, OriginId b);

 private:
  document::Arena& arena_;
  document::Origins& origins_;
  std::size_t steps_left_ = kMostSteps;
};

/// The flags that what is made of a value inherits.
inline constexpr std::uint8_t kContagious = document::kSecret | document::kAssumed;

[[nodiscard]] inline Value with(Value value, Inheritance from) {
  value.origin = from.origin;
  value.flags = static_cast<std::uint8_t>(value.flags | from.flags);
  return value;
}
[[nodiscard]] inline Value add_flags(Value value, std::uint8_t flags) {
  value.flags = static_cast<std::uint8_t>(value.flags | (flags & kContagious));
  return value;
}

/// A value that has none: unknown, or the pipeline's.
[[nodiscard]] inline bool is_unknown(const Value& value) {
  return value.kind == document::Kind::object;
}
/// The first unknown in a value, else nullptr.
[[nodiscard]] const Value* find_unknown(const Value& value);
[[nodiscard]] std::string_view unknown_reason(const Value& value);

[[nodiscard]] inline bool is_set(const Value& value) {
  return value.is_list() && value.type == TypeId::terraform_set;
}
[[nodiscard]] inline bool is_tuple(const Value& value) {
  return value.is_list() && value.type != TypeId::terraform_set && value.type != TypeId::terraform_list;
}
[[nodiscard]] inline bool is_object(const Value& value) {
  return value.is_map() && value.type != TypeId::terraform_map;
}

enum class Equality : std::uint8_t { no, yes, unknown };
/// Terraform's `==` for values of one type: deep, and unknown where something unknown decides.
[[nodiscard]] Equality equal(const Value& a, const Value& b);
/// Terraform's order of a set's items: -1, 0 or 1.
[[nodiscard]] int compare_set_items(const Value& a, const Value& b);

/// A value's type as a message names it: `string`, `list`, `object`.
[[nodiscard]] std::string_view type_name(const Value& value);

}  // namespace stageplot::terraform
