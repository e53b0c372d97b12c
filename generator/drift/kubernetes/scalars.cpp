#include "drift/kubernetes/scalars.hpp"

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "document/map.hpp"
#include "kubernetes/any_version.hpp"
#include "text/base64.hpp"
#include "text/go_float.hpp"
#include "units/quantity.hpp"

namespace stageplot::drift::kubernetes {
namespace {

namespace api = stageplot::kubernetes;
using api::Scalar;
using api::Type;
using document::Kind;
using document::Value;

constexpr int kMostDepth = 100;

class Canonical {
 public:
  explicit Canonical(document::Arena& arena) : arena_(arena) {}

  void value(Value& value, Type type, int depth) {
    if (depth > kMostDepth) return;
    switch (type.form()) {
      case Type::Form::scalar:
        return scalar(value, type.scalar());
      case Type::Form::list:
        if (!value.is_list()) return;
        for (Value& item : std::span(value.l->data, value.l->size)) this->value(item, type.element(), depth + 1);
        return;
      case Type::Form::map:
        if (!value.is_map()) return;
        for (auto& member : std::span(value.m->data, value.m->size)) {
          if (type.element().is(Scalar::quantity)) {
            amount(member.value, Rounding::milli);
          } else {
            this->value(member.value, type.element(), depth + 1);
          }
        }
        return;
      case Type::Form::definition:
        if (!value.is_map()) return;
        for (auto& member : std::span(value.m->data, value.m->size)) {
          const auto field = api::find_field_of_any_version(type, member.key->view());
          if (field) this->value(member.value, field->type, depth + 1);
          if (member.key->view() == "protocol" && member.value.is_string()) protocol(member.value);
        }
        return;
    }
  }

 private:
  enum class Rounding { exact, milli };

  void scalar(Value& value, Scalar type) {
    switch (type) {
      case Scalar::quantity:
        return amount(value, Rounding::exact);
      case Scalar::int32:
      case Scalar::int64:
      case Scalar::int_or_string:
        return whole(value);
      case Scalar::bytes:
        return bytes(value);
      default:
        return;
    }
  }

  /// Amounts of resources are kept to the thousandth, rounded up; other amounts exactly.
  void amount(Value& value, Rounding rounding) {
    std::string written;
    if (value.is_string()) {
      written = value.text();
    } else if (value.is(Kind::integer)) {
      written = std::to_string(value.i);
    } else if (value.is(Kind::unsigned_integer)) {
      written = std::to_string(value.u);
    } else if (value.is(Kind::floating)) {
      written = text::format_json_float(value.f);
    } else {
      return;
    }
    auto read = units::parse_quantity(written);
    if (!read) return;
    units::Quantity quantity = *read;
    constexpr units::Int128 kMilli = 1'000'000;
    if (const auto rest = quantity.nano % kMilli; rounding == Rounding::milli && rest != 0) {
      quantity.nano += rest > 0 ? kMilli - rest : -kMilli - rest;
    }
    replace(value, quantity.canonical());
  }

  void whole(Value& value) {
    if (!value.is(Kind::floating) || value.f != std::floor(value.f)) return;
    constexpr double kLargest = 9007199254740992.0;
    if (std::abs(value.f) > kLargest) return;
    const Value made = Value::of_integer(static_cast<std::int64_t>(value.f), value.origin);
    const std::uint8_t flags = value.flags;
    value = made;
    value.flags = flags;
  }

  void bytes(Value& value) {
    if (!value.is_string()) return;
    std::string packed;
    for (const char c : value.text()) {
      if (c != '\n' && c != '\r' && c != ' ' && c != '\t') packed += c;
    }
    if (const auto decoded = text::decode_base64(packed); decoded.valid)
      replace(value, text::encode_base64(decoded.bytes));
  }

  void protocol(Value& value) {
    std::string upper{value.text()};
    for (char& c : upper) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    if (upper == "TCP" || upper == "UDP" || upper == "SCTP") replace(value, upper);
  }

  void replace(Value& value, std::string_view text) {
    if (value.is_string() && value.text() == text) return;
    const std::uint8_t flags = value.flags;
    value = Value::of(arena_.copy(text), value.origin);
    value.flags = flags;
  }

  document::Arena& arena_;
};

}  // namespace

void canonicalise_scalars(document::Arena& arena, Value& value, Type type) {
  Canonical(arena).value(value, type, 0);
}

}  // namespace stageplot::drift::kubernetes
