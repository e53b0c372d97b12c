// The kinds of CEL values, and sets of them: what a parameter takes, what an expression may give.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stageplot::policy::cel {

enum class Kind : std::uint8_t {
  null,
  boolean,
  integer,           // int64
  unsigned_integer,  // uint64
  floating,          // double
  string,
  bytes,
  list,
  map,
  type,
  duration,
  timestamp,
  optional,
  quantity,  // Kubernetes' opaque types
  url,
  ip,
  cidr,
  semver,
  format,
  unknown,  // no value yet: `!unknown`, `!deploy`, known after apply
  error,
  absent,  // a variable that its loader has not computed yet; never the result of an expression
};

/// A set of kinds, one bit each.
using Kinds = std::uint32_t;

[[nodiscard]] constexpr Kinds kinds(Kind kind) {
  return Kinds{1} << static_cast<unsigned>(kind);
}

template <typename... More>
[[nodiscard]] constexpr Kinds kinds(Kind first, More... more) {
  return kinds(first) | kinds(more...);
}

inline constexpr Kinds kAny = kinds(Kind::unknown) - 1;
inline constexpr Kinds kNumbers = kinds(Kind::integer, Kind::unsigned_integer, Kind::floating);

/// The name that `type(x)` shows and that expressions compare with: `int`, `google.protobuf.Timestamp`, `net.IP`.
[[nodiscard]] std::string_view type_name(Kind kind);
/// The kind with this type name; Kind::absent where there is none.
[[nodiscard]] Kind kind_named(std::string_view name);
/// `int`, `int or string`, `any value`: for messages.
[[nodiscard]] std::string describe(Kinds kinds);

}  // namespace stageplot::policy::cel
