// Conversions between kinds, `type` and `dyn`.
#include <charconv>
#include <cmath>

#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/functions/network.hpp"
#include "policy/cel/number.hpp"
#include "policy/cel/opaque.hpp"
#include "policy/cel/time.hpp"
#include "text/go_float.hpp"
#include "text/utf8.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

Value bad_text(Context& context, const Value& text, std::string_view wanted) {
  return context.fail("`" + std::string{text.view().substr(0, 60)} + "` is no " + std::string{wanted});
}

Value out_of_range(Context& context, std::string_view wanted) {
  return context.fail("the number does not fit in " + std::string{wanted});
}

Value same(Context& /*context*/, Arguments arguments) {
  return arguments[0];
}

Value type_of(Context& /*context*/, Arguments arguments) {
  return Value::of_type(type_name(arguments[0].kind));
}

Value to_bool(Context& context, Arguments arguments) {
  const std::string_view text = arguments[0].view();
  for (const std::string_view word : {"1", "t", "T", "true", "TRUE", "True"}) {
    if (text == word) return Value::of(true);
  }
  for (const std::string_view word : {"0", "f", "F", "false", "FALSE", "False"}) {
    if (text == word) return Value::of(false);
  }
  return bad_text(context, arguments[0], "bool");
}

Value to_int(Context& context, Arguments arguments) {
  const Value& value = arguments[0];
  switch (value.kind) {
    case Kind::unsigned_integer:
      if (value.u > kGreatestInteger) return out_of_range(context, "an int");
      return Value::of_integer(static_cast<std::int64_t>(value.u));
    case Kind::floating: {
      const auto whole = to_integer(value.d);
      // The bound itself is refused: which int it stands for is not certain.
      if (!whole || value.d == -9223372036854775808.0) return out_of_range(context, "an int");
      return Value::of_integer(*whole);
    }
    case Kind::timestamp:
      return Value::of_integer(value.i);
    default:
      break;
  }
  std::string_view text = value.view();
  if (text.starts_with('+') && text.size() > 1 && text[1] != '-') text.remove_prefix(1);
  std::int64_t result = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), result);
  if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return bad_text(context, value, "int");
  return Value::of_integer(result);
}

Value to_uint(Context& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.kind == Kind::integer) {
    if (value.i < 0) return out_of_range(context, "a uint");
    return Value::of_unsigned(static_cast<std::uint64_t>(value.i));
  }
  if (value.kind == Kind::floating) {
    const auto whole = value.d < 0 ? std::nullopt : to_unsigned(value.d);
    return whole ? Value::of_unsigned(*whole) : out_of_range(context, "a uint");
  }
  const std::string_view text = value.view();
  std::uint64_t result = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), result);
  if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return bad_text(context, value, "uint");
  return Value::of_unsigned(result);
}

Value to_double(Context& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.kind == Kind::integer) return Value::of_double(static_cast<double>(value.i));
  if (value.kind == Kind::unsigned_integer) return Value::of_double(static_cast<double>(value.u));
  const auto parsed = text::parse_float(value.view());
  if (parsed.error != text::NumberError::none) return bad_text(context, value, "double");
  return Value::of_double(parsed.value);
}

Value to_text(Context& context, Arguments arguments) {
  const Value& value = arguments[0];
  switch (value.kind) {
    case Kind::boolean:
      return Value::of_string(value.b ? "true" : "false");
    case Kind::integer:
      return context.string(std::to_string(value.i));
    case Kind::unsigned_integer:
      return context.string(std::to_string(value.u));
    case Kind::floating:
      return context.string(text::format_float(value.d));
    case Kind::bytes:
      context.charge_text(value.extra);
      if (text::find_invalid_utf8(value.view()) != text::kValid) return context.fail("the bytes are not UTF-8");
      return Value::of_string(value.view());
    case Kind::timestamp:
      return context.string(timestamp_text(value));
    case Kind::duration:
      return context.string(duration_text(value.i));
    case Kind::ip:
      return context.string(ip_text(opaque<IpValue>(value)));
    case Kind::cidr:
      return context.string(cidr_text(opaque<CidrValue>(value)));
    case Kind::quantity:
      return context.string(opaque<QuantityValue>(value).quantity.canonical());
    default:
      return context.string(opaque<UrlValue>(value).text);
  }
}

Value to_bytes(Context& /*context*/, Arguments arguments) {
  return Value::of_string(arguments[0].view(), Kind::bytes);
}

Value to_duration(Context& context, Arguments arguments) {
  const auto parsed = parse_duration(arguments[0].view());
  if (!parsed) return bad_text(context, arguments[0], "duration such as `1h30m` or `1.5s`");
  return Value::of_duration(*parsed);
}

Value to_timestamp(Context& context, Arguments arguments) {
  if (arguments[0].kind == Kind::integer) return make_timestamp(context, arguments[0].i, 0);
  const auto parsed = parse_timestamp(arguments[0].view());
  if (!parsed) return bad_text(context, arguments[0], "timestamp such as `2009-02-13T23:31:30Z`");
  return *parsed;
}

constexpr Kinds kText = kinds(Kind::string);

constexpr std::array kFunctions = {
    Overload{"dyn", Style::global, {kAny}, kAny, same},
    Overload{"type", Style::global, {kAny}, kinds(Kind::type), type_of},
    Overload{"bool", Style::global, {kinds(Kind::boolean)}, kinds(Kind::boolean), same},
    Overload{"bool", Style::global, {kText}, kinds(Kind::boolean), to_bool},
    Overload{"int", Style::global, {kinds(Kind::integer)}, kinds(Kind::integer), same},
    Overload{"int",
             Style::global,
             {kinds(Kind::unsigned_integer, Kind::floating, Kind::string, Kind::timestamp)},
             kinds(Kind::integer),
             to_int},
    Overload{"uint", Style::global, {kinds(Kind::unsigned_integer)}, kinds(Kind::unsigned_integer), same},
    Overload{"uint",
             Style::global,
             {kinds(Kind::integer, Kind::floating, Kind::string)},
             kinds(Kind::unsigned_integer),
             to_uint},
    Overload{"double", Style::global, {kinds(Kind::floating)}, kinds(Kind::floating), same},
    Overload{"double",
             Style::global,
             {kinds(Kind::integer, Kind::unsigned_integer, Kind::string)},
             kinds(Kind::floating),
             to_double},
    Overload{"string", Style::global, {kText}, kText, same},
    Overload{"string",
             Style::global,
             {kNumbers | kinds(Kind::boolean, Kind::bytes, Kind::timestamp, Kind::duration, Kind::ip, Kind::cidr,
                               Kind::quantity, Kind::url)},
             kText,
             to_text},
    Overload{"bytes", Style::global, {kinds(Kind::string, Kind::bytes)}, kinds(Kind::bytes), to_bytes},
    Overload{"duration", Style::global, {kinds(Kind::duration)}, kinds(Kind::duration), same},
    Overload{"duration", Style::global, {kText}, kinds(Kind::duration), to_duration},
    Overload{"timestamp", Style::global, {kinds(Kind::timestamp)}, kinds(Kind::timestamp), same},
    Overload{"timestamp", Style::global, {kinds(Kind::string, Kind::integer)}, kinds(Kind::timestamp), to_timestamp},
};

}  // namespace

std::span<const Overload> conversion_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
