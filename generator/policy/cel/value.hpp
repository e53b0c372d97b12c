// The values that expressions work on. A Value is 16 bytes and trivially copyable: scalars are held, everything else is
// pointed to. Lists and maps of a document are not copied but looked into where an expression asks; what an expression
// makes itself lives in the arena of the evaluation.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "document/value.hpp"
#include "policy/cel/kind.hpp"

namespace stageplot::policy::cel {

struct MadeMap;
struct Failure;
struct Unknown;
struct Opaque;

struct Value {
  Kind kind = Kind::null;
  bool in_document = false;  // list, map, unknown: `data` is what it wraps
  std::uint32_t extra = 0;   // string, bytes, type, made list: the size; timestamp: nanoseconds
  union {
    bool b;
    std::int64_t i;  // int; duration in nanoseconds; timestamp in seconds of the epoch
    std::uint64_t u;
    double d;
    const char* text;             // string, bytes, type (its name)
    const document::Value* data;  // must outlive the evaluation
    const Value* items;           // made list; optional (nullptr: none)
    const MadeMap* map;
    const Opaque* opaque;  // quantity, url, ip, cidr, semver, format
    const Unknown* unknown;
    const Failure* failure;
  };

  constexpr Value() : i(0) {}

  [[nodiscard]] static Value null() { return {}; }
  [[nodiscard]] static Value of(bool value) {
    Value v = make(Kind::boolean);
    v.b = value;
    return v;
  }
  [[nodiscard]] static Value of_integer(std::int64_t value) {
    Value v = make(Kind::integer);
    v.i = value;
    return v;
  }
  [[nodiscard]] static Value of_unsigned(std::uint64_t value) {
    Value v = make(Kind::unsigned_integer);
    v.u = value;
    return v;
  }
  [[nodiscard]] static Value of_double(double value) {
    Value v = make(Kind::floating);
    v.d = value;
    return v;
  }
  /// Text that outlives the evaluation; less than 4 GiB.
  [[nodiscard]] static Value of_string(std::string_view text, Kind kind = Kind::string) {
    Value v = make(kind);
    v.text = text.data();
    v.extra = static_cast<std::uint32_t>(text.size());
    return v;
  }
  [[nodiscard]] static Value of_type(std::string_view name) { return of_string(name, Kind::type); }
  [[nodiscard]] static Value of_duration(std::int64_t nanoseconds) {
    Value v = make(Kind::duration);
    v.i = nanoseconds;
    return v;
  }
  [[nodiscard]] static Value of_timestamp(std::int64_t seconds, std::uint32_t nanoseconds) {
    Value v = make(Kind::timestamp);
    v.i = seconds;
    v.extra = nanoseconds;
    return v;
  }
  [[nodiscard]] static Value of_list(std::span<const Value> items) {
    Value v = make(Kind::list);
    v.items = items.data();
    v.extra = static_cast<std::uint32_t>(items.size());
    return v;
  }
  [[nodiscard]] static Value of_map(const MadeMap* map) {
    Value v = make(Kind::map);
    v.map = map;
    return v;
  }
  /// nullptr: none.
  [[nodiscard]] static Value of_optional(const Value* inner) {
    Value v = make(Kind::optional);
    v.items = inner;
    return v;
  }
  [[nodiscard]] static Value of_opaque(Kind kind, const Opaque* opaque) {
    Value v = make(kind);
    v.opaque = opaque;
    return v;
  }
  [[nodiscard]] static Value of_unknown(const Unknown* unknown) {
    Value v = make(Kind::unknown);
    v.unknown = unknown;
    return v;
  }
  [[nodiscard]] static Value of_failure(const Failure* failure) {
    Value v = make(Kind::error);
    v.failure = failure;
    return v;
  }
  /// A variable that the loader computes when it is first read.
  [[nodiscard]] static Value absent() { return make(Kind::absent); }

  /// What a document holds, as Kubernetes reads JSON: whole numbers in int64's range are int, all others double.
  /// `!unknown` and `!deploy` are unknown. `value` must outlive the result.
  [[nodiscard]] static Value from(const document::Value& value);

  [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
  [[nodiscard]] bool is_number() const { return (kinds(kind) & kNumbers) != 0; }
  /// Neither a value that functions take: an error or an unknown.
  [[nodiscard]] bool is_exceptional() const { return kind == Kind::error || kind == Kind::unknown; }
  [[nodiscard]] bool is_true() const { return kind == Kind::boolean && b; }
  [[nodiscard]] bool is_false() const { return kind == Kind::boolean && !b; }
  [[nodiscard]] std::string_view view() const { return {text, extra}; }

 private:
  [[nodiscard]] static Value make(Kind kind) {
    Value v;
    v.kind = kind;
    return v;
  }
};

static_assert(sizeof(Value) == 16 && std::is_trivially_copyable_v<Value>);

/// The number of items of a list.
[[nodiscard]] inline std::uint32_t list_size(const Value& list) {
  return list.in_document ? static_cast<std::uint32_t>(list.data->items().size()) : list.extra;
}

/// An item of a list; `index` must be below its size.
[[nodiscard]] inline Value list_item(const Value& list, std::uint32_t index) {
  return list.in_document ? Value::from(list.data->items()[index]) : list.items[index];
}

}  // namespace stageplot::policy::cel
