// Functions on address ranges.
#include <array>

#include "terraform/functions/families.hpp"
#include "terraform/functions/number.hpp"
#include "terraform/functions/parameter_lists.hpp"
#include "units/cidr.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;

__extension__ using Bits = unsigned __int128;

/// A range with its address as a number.
struct Range {
  Bits address = 0;
  unsigned prefix = 0;
  unsigned size = 32;  // bits of an address

  [[nodiscard]] Bits hosts() const { return size - prefix >= 128 ? 0 : Bits{1} << (size - prefix); }  // 0: 2^128
};

Range parse_range(const Call& call, std::size_t index) {
  const auto cidr = units::parse_cidr(call.text(index));
  if (!cidr) throw FunctionError("invalid CIDR expression: " + std::string(call.text(index)), index);
  const units::Cidr network = cidr->network();
  Range range{.prefix = network.prefix, .size = network.is_v6 ? 128u : 32u};
  for (std::size_t i = 0; i < range.size / 8; ++i) range.address = range.address << 8 | network.address[i];
  return range;
}

std::string range_text(Bits address, unsigned prefix, unsigned size) {
  units::Cidr cidr{.prefix = static_cast<std::uint8_t>(prefix), .is_v6 = size == 128};
  for (std::size_t i = size / 8; i-- > 0; address >>= 8) cidr.address[i] = static_cast<std::uint8_t>(address & 0xFF);
  return cidr.canonical();
}

std::string address_text(Bits address, unsigned size) {
  const std::string text = range_text(address, size, size);
  return text.substr(0, text.find('/'));
}

std::int64_t whole(const Call& call, std::size_t index) {
  const auto number = as_integer(call[index]);
  if (!number) throw FunctionError("a whole number is required", index);
  return *number;
}

Value cidr_host(const Call& call) {
  const Range range = parse_range(call, 0);
  const std::int64_t host = whole(call, 1);
  const Bits hosts = range.hosts();
  const Bits distance = host < 0 ? static_cast<Bits>(-(host + 1)) + 1 : static_cast<Bits>(host);
  const bool fits = hosts == 0 || (host < 0 ? distance <= hosts : distance < hosts);
  if (!fits) {
    throw FunctionError("prefix of " + std::to_string(range.prefix) + " does not accommodate a host numbered " +
                        std::to_string(host));
  }
  return call.result(
      address_text(host < 0 ? range.address + (hosts - distance) : range.address + distance, range.size));
}

Value cidr_netmask(const Call& call) {
  const Range range = parse_range(call, 0);
  if (range.size == 128) throw FunctionError("IPv6 addresses cannot have a netmask: " + std::string(call.text(0)), 0);
  return call.result(address_text((Bits{1} << 32) - range.hosts(), 32));
}

Value cidr_subnet(const Call& call) {
  const Range range = parse_range(call, 0);
  const std::int64_t new_bits = whole(call, 1);
  const std::int64_t number = whole(call, 2);
  if (new_bits < 0 || new_bits > static_cast<std::int64_t>(range.size - range.prefix)) {
    throw FunctionError("insufficient address space to extend prefix of " + std::to_string(range.prefix) + " by " +
                        std::to_string(new_bits));
  }
  const bool fits = number >= 0 && (new_bits >= 63 || number < (std::int64_t{1} << new_bits));
  if (!fits) {
    throw FunctionError("prefix extension of " + std::to_string(new_bits) + " does not accommodate a subnet numbered " +
                        std::to_string(number));
  }
  const unsigned prefix = range.prefix + static_cast<unsigned>(new_bits);
  const unsigned shift = range.size - prefix;
  const Bits offset = shift >= 128 ? 0 : static_cast<Bits>(number) << shift;
  return call.result(range_text(range.address + offset, prefix, range.size));
}

Value cidr_subnets(const Call& call) {
  const Range range = parse_range(call, 0);
  std::vector<Value> items;
  Bits used = 0;  // addresses in front of the next subnet
  for (std::size_t i = 1; i < call.arguments.size(); ++i) {
    const std::int64_t length = whole(call, i);
    if (length < 1) throw FunctionError("must extend prefix by at least one bit", i);
    if (length > 32) throw FunctionError("may not extend prefix by more than 32 bits", i);
    const unsigned prefix = range.prefix + static_cast<unsigned>(length);
    if (prefix > range.size) {
      throw FunctionError("would extend prefix to " + std::to_string(prefix) + " bits, which is too long for an IPv" +
                              (range.size == 32 ? "4" : "6") + " address",
                          i);
    }
    const Bits size = Bits{1} << (range.size - prefix);
    const Bits begin = (used + size - 1) / size * size;
    const Bits hosts = range.hosts();
    if (hosts != 0 ? begin + size > hosts : begin + size < begin && begin + size != 0) {
      throw FunctionError(
          "not enough remaining address space for a subnet with a prefix of " + std::to_string(prefix) + " bits", i);
    }
    items.push_back(call.result(range_text(range.address + begin, prefix, range.size)));
    used = begin + size;
  }
  return call.values.list(items, TypeId::terraform_list, call.from);
}

constexpr Parameter kStringThenNumber[] = {kString, kNumber};
constexpr Parameter kStringThenTwoNumbers[] = {kString, kNumber, kNumber};

constexpr Function kFunctions[] = {
    {.name = "cidrhost", .parameters = kStringThenNumber, .call = cidr_host},
    {.name = "cidrnetmask", .parameters = kOneString, .call = cidr_netmask},
    {.name = "cidrsubnet", .parameters = kStringThenTwoNumbers, .call = cidr_subnet},
    {.name = "cidrsubnets", .parameters = kOneString, .rest = &kNumber, .call = cidr_subnets},
};

}  // namespace

std::span<const Function> network_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
