// Addresses. glibc reads the same forms as Go: no leading zeros, four digits a group, :: for at least one group.
#include <arpa/inet.h>

#include <array>

#include "crypto/certificate.hpp"

namespace stageplot::crypto {

std::optional<Bytes> parse_address(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return std::nullopt;
  const std::string copy{text};
  std::array<char, 16> bytes;
  if (inet_pton(AF_INET, copy.c_str(), bytes.data()) == 1) return Bytes{bytes.data(), 4};
  if (inet_pton(AF_INET6, copy.c_str(), bytes.data()) != 1) return std::nullopt;
  // An IPv4 address that is written as one of IPv6 is an IPv4 address.
  const Bytes mapped = Bytes(10, '\0') + "\xFF\xFF";
  const Bytes whole{bytes.data(), bytes.size()};
  return whole.starts_with(mapped) ? whole.substr(mapped.size()) : whole;
}

}  // namespace stageplot::crypto
