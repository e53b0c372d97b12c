#include "policy/cel/operators.hpp"

#include <array>
#include <cmath>

#include "policy/cel/compare.hpp"
#include "policy/cel/map.hpp"
#include "policy/cel/time.hpp"

namespace stageplot::policy::cel {
namespace {

Value no_overload(Context& context, Op op, const Value& left, const Value& right) {
  return context.no_overload(operator_sign(op), std::array{left, right});
}

Value truth(Context& context, Equality equality, bool wanted) {
  if (equality == Equality::unknown) return context.make_unknown("", document::OriginId::none);
  return Value::of((equality == Equality::yes) == wanted);
}

Value contains(Context& context, const Value& item, const Value& container) {
  if (container.is(Kind::map)) {
    context.charge(1);
    return Value::of(find_key(container, item).has_value());
  }
  if (!container.is(Kind::list)) return no_overload(context, Op::in, item, container);
  const std::uint32_t size = list_size(container);
  Equality result = Equality::no;
  for (std::uint32_t i = 0; i < size; ++i) {
    const Equality found = equal(context, item, list_item(container, i));
    if (found == Equality::yes) return Value::of(true);
    if (found == Equality::unknown) result = found;
  }
  return truth(context, result, true);
}

Value compare(Context& context, Op op, const Value& left, const Value& right) {
  const auto result = order(context, left, right);
  if (!result) return no_overload(context, op, left, right);
  switch (op) {
    case Op::less:
      return Value::of(std::is_lt(*result));
    case Op::less_or_equal:
      return Value::of(std::is_lteq(*result));
    case Op::greater:
      return Value::of(std::is_gt(*result));
    default:
      return Value::of(std::is_gteq(*result));
  }
}

template <typename T>
bool overflows(Op op, T a, T b, T& result) {
  switch (op) {
    case Op::add:
      return __builtin_add_overflow(a, b, &result);
    case Op::subtract:
      return __builtin_sub_overflow(a, b, &result);
    default:
      return __builtin_mul_overflow(a, b, &result);
  }
}

Value overflow(Context& context, Op op, Kind kind) {
  return context.fail("the result of `" + std::string{operator_sign(op)} + "` does not fit in " +
                      (kind == Kind::integer ? "an int" : "a uint"));
}

Value calculate(Context& context, Op op, std::int64_t a, std::int64_t b) {
  if (op == Op::divide || op == Op::modulo) {
    if (b == 0) return context.fail(op == Op::divide ? "division by zero" : "modulus by zero");
    if (a == std::numeric_limits<std::int64_t>::min() && b == -1) return overflow(context, op, Kind::integer);
    return Value::of_integer(op == Op::divide ? a / b : a % b);
  }
  std::int64_t result = 0;
  if (overflows(op, a, b, result)) return overflow(context, op, Kind::integer);
  return Value::of_integer(result);
}

Value calculate(Context& context, Op op, std::uint64_t a, std::uint64_t b) {
  if (op == Op::divide || op == Op::modulo) {
    if (b == 0) return context.fail(op == Op::divide ? "division by zero" : "modulus by zero");
    return Value::of_unsigned(op == Op::divide ? a / b : a % b);
  }
  std::uint64_t result = 0;
  if (overflows(op, a, b, result)) return overflow(context, op, Kind::unsigned_integer);
  return Value::of_unsigned(result);
}

Value calculate(Op op, double a, double b) {
  switch (op) {
    case Op::add:
      return Value::of_double(a + b);
    case Op::subtract:
      return Value::of_double(a - b);
    case Op::multiply:
      return Value::of_double(a * b);
    default:
      return Value::of_double(a / b);
  }
}

Value join_texts(Context& context, const Value& left, const Value& right) {
  if (left.extra == 0) return right;
  if (right.extra == 0) return left;
  const std::size_t size = left.view().size() + right.view().size();
  context.charge(size / 16);
  auto* memory = static_cast<char*>(context.arena().allocate(size, 1));
  std::copy(right.view().begin(), right.view().end(), std::copy(left.view().begin(), left.view().end(), memory));
  return Value::of_string({memory, size}, left.kind);
}

Value join_lists(Context& context, const Value& left, const Value& right) {
  const std::uint32_t first = list_size(left);
  const std::uint32_t second = list_size(right);
  if (first == 0) return right;
  if (second == 0) return left;
  const auto items = context.items(std::size_t{first} + second);
  for (std::uint32_t i = 0; i < first; ++i) items[i] = list_item(left, i);
  for (std::uint32_t i = 0; i < second; ++i) items[first + i] = list_item(right, i);
  return Value::of_list(items);
}

Value add_times(Context& context, Op op, const Value& left, const Value& right) {
  if (left.is(Kind::duration) && right.is(Kind::duration)) {
    std::int64_t result = 0;
    if (overflows(op, left.i, right.i, result)) return context.fail("the duration is out of range");
    return Value::of_duration(result);
  }
  if (left.is(Kind::timestamp) && right.is(Kind::duration)) {
    return move_timestamp(context, left, op == Op::add ? right.i : -right.i);
  }
  if (op == Op::add && left.is(Kind::duration) && right.is(Kind::timestamp)) {
    return move_timestamp(context, right, left.i);
  }
  if (op == Op::subtract && left.is(Kind::timestamp) && right.is(Kind::timestamp)) {
    return timestamp_difference(context, left, right);
  }
  return no_overload(context, op, left, right);
}

Value arithmetic(Context& context, Op op, const Value& left, const Value& right) {
  if (left.kind == right.kind) {
    switch (left.kind) {
      case Kind::integer:
        return calculate(context, op, left.i, right.i);
      case Kind::unsigned_integer:
        return calculate(context, op, left.u, right.u);
      case Kind::floating:
        if (op != Op::modulo) return calculate(op, left.d, right.d);
        break;
      case Kind::string:
      case Kind::bytes:
        if (op == Op::add) return join_texts(context, left, right);
        break;
      case Kind::list:
        if (op == Op::add) return join_lists(context, left, right);
        break;
      default:
        break;
    }
  }
  if (op == Op::add || op == Op::subtract) return add_times(context, op, left, right);
  return no_overload(context, op, left, right);
}

Kinds arithmetic_kinds(Op op, Kinds left, Kinds right) {
  Kinds same = kNumbers;
  if (op == Op::modulo) same = kinds(Kind::integer, Kind::unsigned_integer);
  if (op == Op::add) same |= kinds(Kind::string, Kind::bytes, Kind::list, Kind::duration);
  if (op == Op::subtract) same |= kinds(Kind::duration);
  Kinds result = left & right & same;
  const auto both = [&](Kind a, Kind b) { return (left & kinds(a)) != 0 && (right & kinds(b)) != 0; };
  if (op == Op::add || op == Op::subtract) {
    if (both(Kind::timestamp, Kind::duration)) result |= kinds(Kind::timestamp);
  }
  if (op == Op::add && both(Kind::duration, Kind::timestamp)) result |= kinds(Kind::timestamp);
  if (op == Op::subtract && both(Kind::timestamp, Kind::timestamp)) result |= kinds(Kind::duration);
  return result;
}

Kinds comparison_kinds(Kinds left, Kinds right) {
  constexpr Kinds kSame = kinds(Kind::boolean, Kind::string, Kind::bytes, Kind::duration, Kind::timestamp);
  const bool numbers = (left & kNumbers) != 0 && (right & kNumbers) != 0;
  return numbers || (left & right & kSame) != 0 ? kinds(Kind::boolean) : 0;
}

}  // namespace

Value binary_operator(Context& context, Op op, const Value& left, const Value& right) {
  switch (op) {
    case Op::equal:
    case Op::not_equal:
      return truth(context, equal(context, left, right), op == Op::equal);
    case Op::less:
    case Op::less_or_equal:
    case Op::greater:
    case Op::greater_or_equal:
      return compare(context, op, left, right);
    case Op::in:
      return contains(context, left, right);
    default:
      return arithmetic(context, op, left, right);
  }
}

Value negate(Context& context, const Value& operand) {
  switch (operand.kind) {
    case Kind::integer:
      return calculate(context, Op::subtract, std::int64_t{0}, operand.i);
    case Kind::floating:
      return Value::of_double(-operand.d);
    case Kind::duration:
      return add_times(context, Op::subtract, Value::of_duration(0), operand);
    default:
      return context.no_overload("-", std::array{operand});
  }
}

Kinds operator_kinds(Op op, Kinds left, Kinds right) {
  switch (op) {
    case Op::equal:
    case Op::not_equal:
      return kinds(Kind::boolean);
    case Op::less:
    case Op::less_or_equal:
    case Op::greater:
    case Op::greater_or_equal:
      return comparison_kinds(left, right);
    case Op::in:
      return (right & kinds(Kind::list, Kind::map)) != 0 ? kinds(Kind::boolean) : 0;
    default:
      return arithmetic_kinds(op, left, right);
  }
}

std::string_view operator_sign(Op op) {
  switch (op) {
    case Op::equal:
      return "==";
    case Op::not_equal:
      return "!=";
    case Op::less:
      return "<";
    case Op::less_or_equal:
      return "<=";
    case Op::greater:
      return ">";
    case Op::greater_or_equal:
      return ">=";
    case Op::in:
      return "in";
    case Op::add:
      return "+";
    case Op::subtract:
      return "-";
    case Op::multiply:
      return "*";
    case Op::divide:
      return "/";
    case Op::modulo:
      return "%";
    default:
      return "?";
  }
}

}  // namespace stageplot::policy::cel
