#include "template/truth.hpp"

#include <string>

#include "template/format_value.hpp"
#include "template/functions/go_time.hpp"
#include "template/functions/go_value.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Kind;
using document::Value;

/// Go's kinds as far as comparisons tell them apart.
enum class Basic { none, boolean, integer, unsigned_integer, floating, string };

Basic basic_kind(const Value& value) {
  switch (value.kind) {
    case Kind::boolean:
      return Basic::boolean;
    case Kind::integer:
      return Basic::integer;
    case Kind::unsigned_integer:
      return Basic::unsigned_integer;
    case Kind::floating:
      return Basic::floating;
    case Kind::string:
      return Basic::string;
    default:
      return Basic::none;
  }
}

FunctionError incompatible(std::string_view left_type, std::string_view right_type) {
  return FunctionError("incompatible types for comparison: " + std::string{left_type} + " and " +
                       std::string{right_type});
}

bool is_nil(const Value& value) {
  return value.is_nil() || document::is_nil_collection(value.type);
}

std::string printed(const Runtime& runtime, const Value& value, char32_t verb) {
  std::string text;
  ValueFormatter(text, runtime, FormatFlags{}).argument(value, verb);
  return text;
}

/// Neither has a basic kind: nil, collections, objects.
bool equal_composites(const Runtime& runtime, const Value& left, const Value& right) {
  if (!left.is_nil() && !right.is_nil() && go_kind_name(left) != go_kind_name(right)) {
    throw FunctionError("non-comparable types " + printed(runtime, left, 's') + ": " +
                        std::string{go_type_name(runtime, left)} + ", " + std::string{go_type_name(runtime, right)} +
                        ": " + printed(runtime, right, 'v'));
  }
  if (is_nil(left) || is_nil(right)) return is_nil(left) == is_nil(right);
  if (right.kind != Kind::object) {
    throw FunctionError("non-comparable type " + printed(runtime, right, 's') + ": " +
                        std::string{go_type_name(runtime, right)});
  }
  if (is_time(left) && is_time(right)) return time_of(left) == time_of(right);
  return left.o == right.o;
}

}  // namespace

bool is_true(const Value& value) {
  switch (value.kind) {
    case Kind::nil:
      return false;
    case Kind::boolean:
      return value.b;
    case Kind::integer:
      return value.i != 0;
    case Kind::unsigned_integer:
      return value.u != 0;
    case Kind::floating:
      return value.f != 0;
    case Kind::string:
    case Kind::bytes:
      return value.s->size > 0;
    case Kind::list:
      return value.l->size > 0;
    case Kind::map:
      return value.m->size > 0;
    case Kind::object:
      return true;
  }
  return false;
}

bool go_equal(const Runtime& runtime, const Value& left, const Value& right) {
  const Basic left_kind = basic_kind(left);
  const Basic right_kind = basic_kind(right);
  if (left_kind == Basic::integer && right_kind == Basic::unsigned_integer) {
    return left.i >= 0 && static_cast<std::uint64_t>(left.i) == right.u;
  }
  if (left_kind == Basic::unsigned_integer && right_kind == Basic::integer) {
    return right.i >= 0 && static_cast<std::uint64_t>(right.i) == left.u;
  }
  if (left_kind != right_kind) {
    if (!left.is_nil() && !right.is_nil())
      throw incompatible(go_type_name(runtime, left), go_type_name(runtime, right));
    return false;
  }
  switch (left_kind) {
    case Basic::boolean:
      return left.b == right.b;
    case Basic::integer:
      return left.i == right.i;
    case Basic::unsigned_integer:
      return left.u == right.u;
    case Basic::floating:
      return left.f == right.f;
    case Basic::string:
      return left.text() == right.text();
    case Basic::none:
      return equal_composites(runtime, left, right);
  }
  return false;
}

bool go_less(const Value& left, const Value& right) {
  const Basic left_kind = basic_kind(left);
  const Basic right_kind = basic_kind(right);
  if (left_kind == Basic::none || right_kind == Basic::none) throw FunctionError("invalid type for comparison");
  if (left_kind == Basic::integer && right_kind == Basic::unsigned_integer) {
    return left.i < 0 || static_cast<std::uint64_t>(left.i) < right.u;
  }
  if (left_kind == Basic::unsigned_integer && right_kind == Basic::integer) {
    return right.i >= 0 && left.u < static_cast<std::uint64_t>(right.i);
  }
  if (left_kind != right_kind) throw incompatible(go_type_name(left), go_type_name(right));
  switch (left_kind) {
    case Basic::integer:
      return left.i < right.i;
    case Basic::unsigned_integer:
      return left.u < right.u;
    case Basic::floating:
      return left.f < right.f;
    case Basic::string:
      return left.text() < right.text();
    default:
      throw FunctionError("invalid type for comparison");
  }
}

}  // namespace stageplot::gotemplate
