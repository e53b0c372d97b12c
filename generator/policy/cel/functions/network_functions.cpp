// Addresses and ranges: ip, cidr and what they are asked.
#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/functions/network.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

const IpValue& address(const Value& value) {
  return opaque<IpValue>(value);
}
const CidrValue& range(const Value& value) {
  return opaque<CidrValue>(value);
}

Value bad(Context& context, const Value& text, std::string_view wanted, const std::string& problem) {
  return context.fail("`" + std::string{text.view().substr(0, 60)} + "` is no " + std::string{wanted} + ": " + problem);
}

Value ip(Context& context, Arguments arguments) {
  std::string problem;
  const auto parsed = parse_ip(arguments[0].view(), problem);
  return parsed ? context.opaque(Kind::ip, *parsed) : bad(context, arguments[0], "IP address", problem);
}

Value is_ip(Context& /*context*/, Arguments arguments) {
  std::string problem;
  return Value::of(parse_ip(arguments[0].view(), problem).has_value());
}

Value is_canonical(Context& context, Arguments arguments) {
  std::string problem;
  const auto parsed = parse_ip(arguments[0].view(), problem);
  if (!parsed) return bad(context, arguments[0], "IP address", problem);
  return Value::of(ip_text(*parsed) == arguments[0].view());
}

Value cidr(Context& context, Arguments arguments) {
  std::string problem;
  const auto parsed = parse_cidr(arguments[0].view(), problem);
  return parsed ? context.opaque(Kind::cidr, *parsed) : bad(context, arguments[0], "address range", problem);
}

Value is_cidr(Context& /*context*/, Arguments arguments) {
  std::string problem;
  return Value::of(parse_cidr(arguments[0].view(), problem).has_value());
}

Value family(Context& /*context*/, Arguments arguments) {
  return Value::of_integer(address(arguments[0]).is_v6 ? 6 : 4);
}

bool unspecified(const IpValue& ip) {
  return ip.bytes == std::array<std::uint8_t, 16>{};
}
bool loopback(const IpValue& ip) {
  if (!ip.is_v6) return ip.bytes[0] == 127;
  std::array<std::uint8_t, 16> one{};
  one[15] = 1;
  return ip.bytes == one;
}
bool multicast(const IpValue& ip) {
  return ip.is_v6 ? ip.bytes[0] == 0xFF : (ip.bytes[0] & 0xF0) == 0xE0;
}
bool link_local_multicast(const IpValue& ip) {
  if (ip.is_v6) return ip.bytes[0] == 0xFF && (ip.bytes[1] & 0x0F) == 2;
  return ip.bytes[0] == 224 && ip.bytes[1] == 0 && ip.bytes[2] == 0;
}
bool link_local_unicast(const IpValue& ip) {
  if (ip.is_v6) return ip.bytes[0] == 0xFE && (ip.bytes[1] & 0xC0) == 0x80;
  return ip.bytes[0] == 169 && ip.bytes[1] == 254;
}
bool global_unicast(const IpValue& ip) {
  const bool broadcast =
      !ip.is_v6 && ip.bytes[0] == 255 && ip.bytes[1] == 255 && ip.bytes[2] == 255 && ip.bytes[3] == 255;
  return !broadcast && !unspecified(ip) && !loopback(ip) && !multicast(ip) && !link_local_unicast(ip);
}

template <bool (*test)(const IpValue&)>
Value tested(Context& /*context*/, Arguments arguments) {
  return Value::of(test(address(arguments[0])));
}

/// The second argument as an address or range, where it is written as a string.
Value converted(Context& context, const Value& value, Implementation convert) {
  return value.kind == Kind::string ? convert(context, {&value, 1}) : value;
}

Value contains_ip(Context& context, Arguments arguments) {
  const Value other = converted(context, arguments[1], ip);
  if (other.kind == Kind::error) return other;
  return Value::of(contains(range(arguments[0]), address(other)));
}

Value contains_cidr(Context& context, Arguments arguments) {
  const Value other = converted(context, arguments[1], cidr);
  if (other.kind == Kind::error) return other;
  return Value::of(range(arguments[0]).prefix <= range(other).prefix &&
                   contains(range(arguments[0]), range(other).address));
}

Value range_ip(Context& context, Arguments arguments) {
  return context.opaque(Kind::ip, range(arguments[0]).address);
}

Value masked_range(Context& context, Arguments arguments) {
  CidrValue result = range(arguments[0]);
  result.address = masked(result);
  return context.opaque(Kind::cidr, result);
}

Value is_mask(Context& /*context*/, Arguments arguments) {
  return Value::of(masked(range(arguments[0])) == range(arguments[0]).address);
}

Value prefix_length(Context& /*context*/, Arguments arguments) {
  return Value::of_integer(range(arguments[0]).prefix);
}

constexpr Kinds kText = kinds(Kind::string);
constexpr Kinds kBool = kinds(Kind::boolean);
constexpr Kinds kInt = kinds(Kind::integer);
constexpr Kinds kIp = kinds(Kind::ip);
constexpr Kinds kCidr = kinds(Kind::cidr);

constexpr std::array kFunctions = {
    Overload{"ip", Style::global, {kText}, kIp, ip},
    Overload{"isIP", Style::global, {kText}, kBool, is_ip},
    Overload{"ip.isCanonical", Style::global, {kText}, kBool, is_canonical},
    Overload{"cidr", Style::global, {kText}, kCidr, cidr},
    Overload{"isCIDR", Style::global, {kText}, kBool, is_cidr},
    Overload{"family", Style::member, {kIp}, kInt, family},
    Overload{"isUnspecified", Style::member, {kIp}, kBool, tested<unspecified>},
    Overload{"isLoopback", Style::member, {kIp}, kBool, tested<loopback>},
    Overload{"isLinkLocalMulticast", Style::member, {kIp}, kBool, tested<link_local_multicast>},
    Overload{"isLinkLocalUnicast", Style::member, {kIp}, kBool, tested<link_local_unicast>},
    Overload{"isGlobalUnicast", Style::member, {kIp}, kBool, tested<global_unicast>},
    Overload{"containsIP", Style::member, {kCidr, kIp | kText}, kBool, contains_ip},
    Overload{"containsCIDR", Style::member, {kCidr, kCidr | kText}, kBool, contains_cidr},
    Overload{"ip", Style::member, {kCidr}, kIp, range_ip},
    Overload{"masked", Style::member, {kCidr}, kCidr, masked_range},
    Overload{"isMask", Style::member, {kCidr}, kBool, is_mask},
    Overload{"prefixLength", Style::member, {kCidr}, kInt, prefix_length},
};

}  // namespace

std::span<const Overload> network_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
