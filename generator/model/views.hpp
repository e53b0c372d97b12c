// Thin accessors for what checks touch in a unit's tree: the value at a path with its kind already asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "document/map.hpp"

namespace stageplot::model {

/// The value at a dotted path, or nullptr where it is absent or a mark (`!unknown`, `!deploy`).
[[nodiscard]] inline const document::Value* known_value(const document::Value& tree, std::string_view path) {
  const document::Value* value = document::find_path(tree, path);
  return value == nullptr || value->kind == document::Kind::object ? nullptr : value;
}

[[nodiscard]] inline std::optional<std::int64_t> integer_at(const document::Value& tree, std::string_view path) {
  const document::Value* value = known_value(tree, path);
  return value != nullptr && value->is(document::Kind::integer) ? std::optional(value->i) : std::nullopt;
}

/// A number, whole or not.
[[nodiscard]] inline std::optional<double> number_at(const document::Value& tree, std::string_view path) {
  const document::Value* value = known_value(tree, path);
  if (value == nullptr) return std::nullopt;
  if (value->is(document::Kind::integer)) return static_cast<double>(value->i);
  return value->is(document::Kind::floating) ? std::optional(value->f) : std::nullopt;
}

[[nodiscard]] inline std::optional<std::string_view> text_at(const document::Value& tree, std::string_view path) {
  const document::Value* value = known_value(tree, path);
  return value != nullptr && value->is_string() ? std::optional(value->text()) : std::nullopt;
}

}  // namespace stageplot::model
