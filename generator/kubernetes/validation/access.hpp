// Reads parts of an object for the checks. What is absent, null or of another type reads as empty: the walk over the
// types reports that.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "document/map.hpp"
#include "document/value.hpp"
#include "kubernetes/scalars.hpp"

namespace stageplot::kubernetes {

[[nodiscard]] inline const document::Value* given(const document::Value& value, std::string_view key) {
  const document::Value* found = document::find(value, key);
  return found == nullptr || found->is_nil() || found->is(document::Kind::object) ? nullptr : found;
}

/// nullptr unless it is a text, the empty one included.
[[nodiscard]] inline const document::Value* text_at(const document::Value& value, std::string_view key) {
  const document::Value* found = given(value, key);
  return found != nullptr && found->is_string() ? found : nullptr;
}

/// The empty text where there is none.
[[nodiscard]] inline std::string_view words_at(const document::Value& value, std::string_view key) {
  const document::Value* found = text_at(value, key);
  return found == nullptr ? std::string_view{} : found->text();
}

[[nodiscard]] inline std::optional<std::int64_t> number_at(const document::Value& value, std::string_view key) {
  const document::Value* found = given(value, key);
  return found == nullptr ? std::nullopt : whole_number(*found);
}

[[nodiscard]] inline std::span<const document::Value> items_at(const document::Value& value, std::string_view key) {
  const document::Value* found = given(value, key);
  return found != nullptr && found->is_list() ? found->items() : std::span<const document::Value>{};
}

/// nullptr unless it is a map.
[[nodiscard]] inline const document::Value* map_at(const document::Value& value, std::string_view key) {
  const document::Value* found = given(value, key);
  return found != nullptr && found->is_map() ? found : nullptr;
}

[[nodiscard]] inline std::span<const document::Member> members_at(const document::Value& value, std::string_view key) {
  const document::Value* found = map_at(value, key);
  return found == nullptr ? std::span<const document::Member>{} : found->map().members();
}

}  // namespace stageplot::kubernetes
