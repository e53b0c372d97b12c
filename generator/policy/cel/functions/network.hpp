// Addresses and address ranges as Go's net/netip reads and writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "policy/cel/opaque.hpp"

namespace stageplot::policy::cel {

/// nullopt with the reason in `problem`. Zones, and IPv4 addresses written inside IPv6 ones, are refused; an IPv6
/// address of the mapped range in hexadecimal is the IPv4 address.
[[nodiscard]] std::optional<IpValue> parse_ip(std::string_view text, std::string& problem);
[[nodiscard]] std::optional<CidrValue> parse_cidr(std::string_view text, std::string& problem);

/// The canonical form, RFC 5952.
[[nodiscard]] std::string ip_text(const IpValue& ip);
[[nodiscard]] std::string cidr_text(const CidrValue& cidr);

[[nodiscard]] bool contains(const CidrValue& range, const IpValue& ip);
[[nodiscard]] IpValue masked(const CidrValue& range);

}  // namespace stageplot::policy::cel
