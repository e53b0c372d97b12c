#include "units/cidr.hpp"

#include <arpa/inet.h>

#include <string>

namespace stageplot::units {
namespace {

std::uint8_t mask_of(std::size_t byte, std::uint8_t prefix) {
  const std::size_t first_bit = byte * 8;
  if (first_bit >= prefix) return 0;
  const std::size_t bits = prefix - first_bit;
  if (bits >= 8) return 0xFF;
  return static_cast<std::uint8_t>((0xFF << (8 - bits)) & 0xFF);
}

}  // namespace

Cidr Cidr::network() const {
  Cidr result = *this;
  for (std::size_t i = 0; i < address.size(); ++i) {
    result.address[i] = static_cast<std::uint8_t>(address[i] & mask_of(i, prefix));
  }
  return result;
}

bool Cidr::is_network() const {
  return network() == *this;
}

bool Cidr::contains(const Cidr& other) const {
  if (is_v6 != other.is_v6 || other.prefix < prefix) return false;
  Cidr widened = other;
  widened.prefix = prefix;
  return widened.network() == network();
}

std::string Cidr::canonical() const {
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  const char* text = inet_ntop(is_v6 ? AF_INET6 : AF_INET, address.data(), buffer.data(), buffer.size());
  return std::string(text == nullptr ? "" : text) + '/' + std::to_string(prefix);
}

Parsed<Cidr> parse_cidr(std::string_view text) {
  using Result = Parsed<Cidr>;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return Result::failed("the prefix length is missing, `/32` is one address");
  Cidr result;
  const std::string address(text.substr(0, slash));
  // inet_pton takes no leading zeros, no shortened IPv4 and no zone, which is what AWS and Go take too.
  if (address.find('\0') != std::string::npos) return Result::failed("it is no IPv4 or IPv6 address before the slash");
  if (inet_pton(AF_INET, address.c_str(), result.address.data()) != 1) {
    if (inet_pton(AF_INET6, address.c_str(), result.address.data()) != 1) {
      return Result::failed("it is no IPv4 or IPv6 address before the slash");
    }
    result.is_v6 = true;
  }
  const std::string_view digits = text.substr(slash + 1);
  if (digits.empty() || digits.size() > 3 || (digits.size() > 1 && digits.front() == '0')) {
    return Result::failed("the prefix length is not a number without leading zeros");
  }
  unsigned prefix = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return Result::failed("the prefix length is not a number without leading zeros");
    prefix = prefix * 10 + static_cast<unsigned>(c - '0');
  }
  if (prefix > (result.is_v6 ? 128u : 32u)) return Result::failed("the prefix is longer than the address");
  result.prefix = static_cast<std::uint8_t>(prefix);
  return result;
}

}  // namespace stageplot::units
