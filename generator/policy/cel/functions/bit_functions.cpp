// The math extension's operations on bits, of ints and of uints.
#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

/// The bits of an int or uint as a value of the kind of `like`.
Value with_bits(const Value& like, std::uint64_t bits) {
  return like.kind == Kind::integer ? Value::of_integer(static_cast<std::int64_t>(bits)) : Value::of_unsigned(bits);
}

Value bit_and(Context& /*context*/, Arguments arguments) {
  return with_bits(arguments[0], arguments[0].u & arguments[1].u);
}
Value bit_or(Context& /*context*/, Arguments arguments) {
  return with_bits(arguments[0], arguments[0].u | arguments[1].u);
}
Value bit_xor(Context& /*context*/, Arguments arguments) {
  return with_bits(arguments[0], arguments[0].u ^ arguments[1].u);
}
Value bit_not(Context& /*context*/, Arguments arguments) {
  return with_bits(arguments[0], ~arguments[0].u);
}

/// Zeros are shifted in, also from the left into an int.
Value shifted(Context& context, Arguments arguments, bool left) {
  const std::int64_t count = arguments[1].i;
  if (count < 0) return context.fail("a shift by a negative number of bits");
  if (count > 63) return with_bits(arguments[0], 0);
  return with_bits(arguments[0], left ? arguments[0].u << count : arguments[0].u >> count);
}
Value shift_left(Context& context, Arguments arguments) {
  return shifted(context, arguments, true);
}
Value shift_right(Context& context, Arguments arguments) {
  return shifted(context, arguments, false);
}

constexpr Kinds kInt = kinds(Kind::integer);
constexpr Kinds kUint = kinds(Kind::unsigned_integer);

constexpr std::array kFunctions = {
    Overload{"math.bitAnd", Style::global, {kInt, kInt}, kInt, bit_and},
    Overload{"math.bitAnd", Style::global, {kUint, kUint}, kUint, bit_and},
    Overload{"math.bitOr", Style::global, {kInt, kInt}, kInt, bit_or},
    Overload{"math.bitOr", Style::global, {kUint, kUint}, kUint, bit_or},
    Overload{"math.bitXor", Style::global, {kInt, kInt}, kInt, bit_xor},
    Overload{"math.bitXor", Style::global, {kUint, kUint}, kUint, bit_xor},
    Overload{"math.bitNot", Style::global, {kInt}, kInt, bit_not},
    Overload{"math.bitNot", Style::global, {kUint}, kUint, bit_not},
    Overload{"math.bitShiftLeft", Style::global, {kInt, kInt}, kInt, shift_left},
    Overload{"math.bitShiftLeft", Style::global, {kUint, kInt}, kUint, shift_left},
    Overload{"math.bitShiftRight", Style::global, {kInt, kInt}, kInt, shift_right},
    Overload{"math.bitShiftRight", Style::global, {kUint, kInt}, kUint, shift_right},
};

}  // namespace

std::span<const Overload> bit_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
