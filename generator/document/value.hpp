// The one value type of the program: what YAML, JSON, the model, templates, charts and policies all work on.
//
// A Value is 16 bytes, trivially copyable and never owns; everything it points to lives in an Arena. The model's arena
// is frozen after layering and read by all threads; a render has an arena of its own. nlohmann::json was measured at
// 140-157 bytes a node without an origin and 24-27 times the copying, shared pointers at 13-42 ns a copy, and
// copy-on-write is wrong because Go's maps are references that charts mutate with `set`.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "document/type.hpp"

namespace stageplot::document {

enum class Kind : std::uint8_t {
  nil,
  boolean,
  integer,           // int64
  unsigned_integer,  // uint64; readers give it only to numbers above int64's range
  floating,          // double
  string,
  bytes,
  list,
  map,
  object,  // a value with behaviour of its own: marks, semver, time, functions' results
};

/// Flags of a Value; contagious through references, `assumed` and `secret` through template functions too.
enum Flag : std::uint8_t {
  kSecret = 1,    // masked in every output of the tool
  kUnknown = 2,   // `!unknown`: has no value (kind object, type unknown)
  kFragment = 4,  // text of a dialect, already escaped
  kDefault = 8,   // came from a default of the schema or the chart
  kDeploy = 16,   // `!deploy`: the pipeline supplies it (kind object, type deploy)
  kAssumed = 32,  // `!assumed`: has a value that no source confirms; the reason is the origin's note
  kEngine = 64,   // the template engine's own while it evaluates (Go's interface {}); never outside of it
};

/// Where a value came from: an id in the run-wide Origins, or (top bit set) in one unit's. See origin.hpp.
enum class OriginId : std::uint32_t { none = 0 };

/// From byte `begin` of an assembled string on, the text comes from `origin`.
struct Run {
  std::uint32_t begin = 0;
  OriginId origin = OriginId::none;
};

/// Text in an arena or in a source file. `run_count` runs stand directly behind this struct.
struct String {
  const char* data = nullptr;
  std::uint32_t size = 0;
  std::uint32_t run_count = 0;

  [[nodiscard]] std::string_view view() const { return {data, size}; }
  [[nodiscard]] std::span<const Run> runs() const { return {reinterpret_cast<const Run*>(this + 1), run_count}; }
};

struct List;
struct Map;
struct Object;

struct Value {
  Kind kind = Kind::nil;
  std::uint8_t flags = 0;
  TypeId type = TypeId::natural;  // the exact Go or typed-scalar type where it is not the kind's own
  OriginId origin = OriginId::none;
  union {
    bool b;
    std::int64_t i;
    std::uint64_t u;
    double f;
    const String* s;
    List* l;
    Map* m;
    const Object* o;
  };

  constexpr Value() : i(0) {}

  [[nodiscard]] static Value of(bool value, OriginId from = OriginId::none) {
    Value v = make(Kind::boolean, from);
    v.b = value;
    return v;
  }
  [[nodiscard]] static Value of_integer(std::int64_t value, OriginId from = OriginId::none) {
    Value v = make(Kind::integer, from);
    v.i = value;
    return v;
  }
  [[nodiscard]] static Value of_unsigned(std::uint64_t value, OriginId from = OriginId::none) {
    Value v = make(Kind::unsigned_integer, from);
    v.u = value;
    return v;
  }
  [[nodiscard]] static Value of_float(double value, OriginId from = OriginId::none) {
    Value v = make(Kind::floating, from);
    v.f = value;
    return v;
  }
  [[nodiscard]] static Value of(const String* value, OriginId from = OriginId::none) {
    Value v = make(Kind::string, from);
    v.s = value;
    return v;
  }
  [[nodiscard]] static Value of(List* value, OriginId from = OriginId::none) {
    Value v = make(Kind::list, from);
    v.l = value;
    return v;
  }
  [[nodiscard]] static Value of(Map* value, OriginId from = OriginId::none) {
    Value v = make(Kind::map, from);
    v.m = value;
    return v;
  }
  [[nodiscard]] static Value of(const Object* value, TypeId exact, OriginId from = OriginId::none) {
    Value v = make(Kind::object, from);
    v.type = exact;
    v.o = value;
    return v;
  }
  [[nodiscard]] static Value nothing(OriginId from = OriginId::none) { return make(Kind::nil, from); }

  [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
  [[nodiscard]] bool is_nil() const { return kind == Kind::nil; }
  [[nodiscard]] bool is_string() const { return kind == Kind::string; }
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  [[nodiscard]] bool is_list() const { return kind == Kind::list; }
  [[nodiscard]] bool is_number() const {
    return kind == Kind::integer || kind == Kind::unsigned_integer || kind == Kind::floating;
  }
  [[nodiscard]] bool has(Flag flag) const { return (flags & flag) != 0; }

  [[nodiscard]] std::string_view text() const {
    assert(kind == Kind::string || kind == Kind::bytes);
    return s->view();
  }
  [[nodiscard]] std::span<const Value> items() const;
  [[nodiscard]] const Map& map() const {
    assert(kind == Kind::map);
    return *m;
  }

 private:
  static Value make(Kind kind, OriginId from) {
    Value v;
    v.kind = kind;
    v.origin = from;
    return v;
  }
};

static_assert(sizeof(Value) == 16 && std::is_trivially_copyable_v<Value>);

struct List {
  Value* data = nullptr;
  std::uint32_t size = 0;
  std::uint32_t capacity = 0;
};

/// One member of a map, with the place of its key.
struct Member {
  const String* key = nullptr;
  Value value;
  OriginId key_origin = OriginId::none;
};

/// Members sorted by the bytes of their keys, which is the order in which Go's templates range over maps. Changed only
/// through map.hpp.
struct Map {
  Member* data = nullptr;
  std::uint32_t size = 0;
  std::uint32_t capacity = 0;

  [[nodiscard]] std::span<const Member> members() const { return {data, size}; }
};

inline std::span<const Value> Value::items() const {
  assert(kind == Kind::list);
  return {l->data, l->size};
}

}  // namespace stageplot::document
