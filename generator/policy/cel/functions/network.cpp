#include "policy/cel/functions/network.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "units/cidr.hpp"

namespace stageplot::policy::cel {
namespace {

std::optional<IpValue> parse_v4(std::string_view text) {
  IpValue ip;
  for (std::size_t part = 0; part < 4; ++part) {
    const std::size_t end = part < 3 ? text.find('.') : text.size();
    if (end == std::string_view::npos || end == 0 || end > 3 || (end > 1 && text[0] == '0')) return std::nullopt;
    unsigned value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + end, value);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + end || value > 255) return std::nullopt;
    ip.bytes[part] = static_cast<std::uint8_t>(value);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return ip;
}

/// Groups of one side of `::` into `groups`; false where one is none.
bool parse_groups(std::string_view text, std::array<std::uint16_t, 8>& groups, std::size_t& count) {
  while (!text.empty()) {
    const std::size_t colon = text.find(':');
    const std::string_view group = text.substr(0, colon);
    if (group.empty() || group.size() > 4 || count == 8) return false;
    std::uint16_t value = 0;
    const auto parsed = std::from_chars(group.data(), group.data() + group.size(), value, 16);
    if (parsed.ec != std::errc{} || parsed.ptr != group.data() + group.size()) return false;
    groups[count++] = value;
    if (colon == std::string_view::npos) return true;
    text.remove_prefix(colon + 1);
    if (text.empty()) return false;
  }
  return true;
}

std::optional<IpValue> parse_v6(std::string_view text) {
  const std::size_t gap = text.find("::");
  std::array<std::uint16_t, 8> front{};
  std::array<std::uint16_t, 8> back{};
  std::size_t front_count = 0;
  std::size_t back_count = 0;
  if (gap == std::string_view::npos) {
    if (!parse_groups(text, front, front_count) || front_count != 8) return std::nullopt;
  } else {
    if (!parse_groups(text.substr(0, gap), front, front_count) ||
        !parse_groups(text.substr(gap + 2), back, back_count) || front_count + back_count > 7) {
      return std::nullopt;
    }
    for (std::size_t i = 0; i < back_count; ++i) front[8 - back_count + i] = back[i];
  }
  IpValue ip;
  ip.is_v6 = true;
  for (std::size_t i = 0; i < 8; ++i) {
    ip.bytes[2 * i] = static_cast<std::uint8_t>(front[i] >> 8);
    ip.bytes[2 * i + 1] = static_cast<std::uint8_t>(front[i] & 0xFF);
  }
  return ip;
}

bool is_mapped(const IpValue& ip) {
  return ip.is_v6 && std::all_of(ip.bytes.begin(), ip.bytes.begin() + 10, [](std::uint8_t b) { return b == 0; }) &&
         ip.bytes[10] == 0xFF && ip.bytes[11] == 0xFF;
}

unsigned bits_of(const IpValue& ip) {
  return ip.is_v6 ? 128 : 32;
}

units::Cidr units_cidr(const IpValue& ip, std::uint8_t prefix) {
  units::Cidr cidr;
  cidr.address = ip.bytes;
  cidr.prefix = prefix;
  cidr.is_v6 = ip.is_v6;
  return cidr;
}

}  // namespace

std::optional<IpValue> parse_ip(std::string_view text, std::string& problem) {
  if (text.find('%') != std::string_view::npos) {
    problem = "an address with a zone is not allowed";
    return std::nullopt;
  }
  const bool has_colon = text.find(':') != std::string_view::npos;
  if (has_colon && text.find('.') != std::string_view::npos) {
    problem = "an IPv4 address inside an IPv6 address is not allowed";
    return std::nullopt;
  }
  auto ip = has_colon ? parse_v6(text) : parse_v4(text);
  if (!ip) {
    problem = "it is no IPv4 or IPv6 address";
    return std::nullopt;
  }
  if (is_mapped(*ip)) {
    IpValue v4;
    std::copy(ip->bytes.begin() + 12, ip->bytes.end(), v4.bytes.begin());
    return v4;
  }
  return ip;
}

std::optional<CidrValue> parse_cidr(std::string_view text, std::string& problem) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos) {
    problem = "the length of the prefix is missing";
    return std::nullopt;
  }
  const auto ip = parse_ip(text.substr(0, slash), problem);
  if (!ip) return std::nullopt;
  const bool mapped = !ip->is_v6 && text.find(':') != std::string_view::npos;
  const std::string_view digits = text.substr(slash + 1);
  unsigned prefix = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
  if (mapped || parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size() || prefix > bits_of(*ip) ||
      (digits.size() > 1 && digits[0] == '0')) {
    problem = mapped ? "an IPv4 address inside an IPv6 address is not allowed"
                     : "the length of the prefix is no number from 0 to " + std::to_string(bits_of(*ip));
    return std::nullopt;
  }
  CidrValue cidr;
  cidr.address = *ip;
  cidr.prefix = static_cast<std::uint8_t>(prefix);
  return cidr;
}

std::string ip_text(const IpValue& ip) {
  const std::string text = units_cidr(ip, 0).canonical();
  return text.substr(0, text.find('/'));
}

std::string cidr_text(const CidrValue& cidr) {
  return units_cidr(cidr.address, cidr.prefix).canonical();
}

bool contains(const CidrValue& range, const IpValue& ip) {
  if (range.address.is_v6 != ip.is_v6) return false;
  CidrValue other = range;
  other.address = ip;
  return masked(range) == masked(other);
}

IpValue masked(const CidrValue& range) {
  IpValue result = range.address;
  result.bytes = units_cidr(range.address, range.prefix).network().address;
  return result;
}

}  // namespace stageplot::policy::cel
