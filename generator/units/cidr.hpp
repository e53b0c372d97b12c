// Address ranges: `10.0.0.0/8`, `2001:db8::/32`.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "units/parsed.hpp"

namespace stageplot::units {

struct Cidr {
  std::array<std::uint8_t, 16> address{};  // IPv4 in the first four
  std::uint8_t prefix = 0;
  bool is_v6 = false;

  bool operator==(const Cidr&) const = default;

  /// Whether no bit behind the prefix is set. AWS and Kubernetes differ on what they do with others.
  [[nodiscard]] bool is_network() const;
  [[nodiscard]] Cidr network() const;
  /// Whether the whole of `other` lies inside; never across address families.
  [[nodiscard]] bool contains(const Cidr& other) const;
  /// `10.0.0.0/8`; IPv6 as RFC 5952 says.
  [[nodiscard]] std::string canonical() const;
};

[[nodiscard]] Parsed<Cidr> parse_cidr(std::string_view text);

}  // namespace stageplot::units
