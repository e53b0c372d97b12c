// What stands behind values of Kubernetes' opaque types.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "policy/cel/value.hpp"
#include "units/quantity.hpp"

namespace stageplot::policy::cel {

/// First member of each; `Value::kind` tells which struct it is.
struct Opaque {};

struct QuantityValue : Opaque {
  units::Quantity quantity;
};

/// The parts are views into texts of the arena or of the document.
struct UrlValue : Opaque {
  std::string_view text;  // as Go's url.URL.String() would print it, as far as equality needs
  std::string_view scheme;
  std::string_view host;  // with the port
  std::string_view escaped_path;
  std::string_view query;  // raw
};

struct IpValue : Opaque {
  std::array<std::uint8_t, 16> bytes{};  // IPv4 in the first four
  bool is_v6 = false;

  friend bool operator==(const IpValue& a, const IpValue& b) { return a.bytes == b.bytes && a.is_v6 == b.is_v6; }
};

struct CidrValue : Opaque {
  IpValue address;
  std::uint8_t prefix = 0;
};

struct SemverValue : Opaque {
  std::uint64_t major = 0;
  std::uint64_t minor = 0;
  std::uint64_t patch = 0;
  std::string_view prerelease;
  std::string_view build;
};

struct NamedFormat;  // functions/format_functions.cpp

struct FormatValue : Opaque {
  const NamedFormat* format = nullptr;
};

template <typename T>
[[nodiscard]] const T& opaque(const Value& value) {
  return *static_cast<const T*>(value.opaque);
}

/// Of two values of one opaque kind.
[[nodiscard]] bool equal_opaque(const Value& a, const Value& b);
/// By precedence; the build does not count.
[[nodiscard]] int compare_versions(const SemverValue& a, const SemverValue& b);

}  // namespace stageplot::policy::cel
