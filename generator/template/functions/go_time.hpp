// Go's time package as templates meet it: time.Time, a struct without fields and with methods, and the integers with
// names and texts of their own, Month, Weekday and Duration.
#pragma once

#include <string>
#include <string_view>

#include "calendar/moment.hpp"
#include "template/functions/structure.hpp"

namespace stageplot::gotemplate {

/// A time.Time. Trivial, since it lives in an arena.
struct TimeObject : Structure {
  calendar::Instant instant;
};
extern const StructureType kTimeType;

[[nodiscard]] inline bool is_time(const document::Value& value) {
  return value.kind == document::Kind::object && value.type == document::TypeId::structure &&
         structure(value).type == &kTimeType;
}

/// Of a value that is_time holds for.
[[nodiscard]] inline const calendar::Instant& time_of(const document::Value& value) {
  assert(is_time(value));
  return static_cast<const TimeObject&>(structure(value)).instant;
}

[[nodiscard]] document::Value make_time(Runtime& runtime, const calendar::Instant& instant);

/// time.Time.String.
[[nodiscard]] std::string time_text(const document::Value& value);
/// What encoding/json writes between quotes. Throws FunctionError where the year has not four digits.
[[nodiscard]] std::string json_time(const document::Value& value);

/// time.Now. Throws FunctionError where this render has no clock.
[[nodiscard]] calendar::Instant now(Runtime& runtime);
/// time.Local; UTC in a render without surroundings.
[[nodiscard]] calendar::Place local_place(const Runtime& runtime);

/// time.Month, time.Weekday, time.Duration.
[[nodiscard]] constexpr bool is_named_integer(document::TypeId type) {
  using enum document::TypeId;
  return type == month || type == weekday || type == duration_value;
}
[[nodiscard]] document::Value make_named_integer(const Runtime& runtime, std::int64_t number, document::TypeId type);
[[nodiscard]] std::string_view named_integer_type(document::TypeId type);
/// What its String method gives.
[[nodiscard]] std::string named_integer_text(const document::Value& value);
/// None for any other type.
[[nodiscard]] std::span<const Function> named_integer_methods(document::TypeId type);

}  // namespace stageplot::gotemplate
