#include "kubernetes/scalars.hpp"

#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>

#include "diagnostics/rules/kubernetes.hpp"
#include "kubernetes/wording.hpp"
#include "text/base64.hpp"
#include "units/quantity.hpp"

namespace stageplot::kubernetes {
namespace {

namespace rules = diagnostics::rules;
using document::Kind;
using document::Value;

bool is_scalar(const Value& value) {
  return value.is(Kind::boolean) || value.is_number() || value.is_string();
}

bool looks_like_integer(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

std::string advice(const Value& value, Scalar type, const Report& report) {
  if (value.is_list() || value.is_map()) return {};
  switch (type) {
    case Scalar::string:
    case Scalar::bytes:
    case Scalar::time:
    case Scalar::micro_time:
      return "put it in quotes: `\"" + report.written(value) + "\"`";
    case Scalar::int32:
    case Scalar::int64:
    case Scalar::number:
      return value.is_string() && looks_like_integer(value.text()) ? "write it without quotes" : std::string{};
    case Scalar::boolean:
      if (value.is_string() && (value.text() == "true" || value.text() == "false")) return "write it without quotes";
      return {};
    default:
      return {};
  }
}

bool wrong_type(const Value& value, Scalar type, Report& report) {
  report.on_value(rules::kubernetes_wrong_type, value,
                  {.summary = report.name(value) + " is " + std::string(kind_words(value)) + ", but must be " +
                              std::string(type_words(Type(type))),
                   .label = std::string(kind_words(value)),
                   .help = advice(value, type, report)});
  return false;
}

bool bad_value(const Value& value, std::string_view why, std::string help, Report& report) {
  report.on_value(rules::kubernetes_bad_value, value,
                  {.summary = report.name(value) + " is " + quoted(report.written(value)) + ", " + std::string(why),
                   .label = {},
                   .help = std::move(help)});
  return false;
}

bool check_integer(const Value& value, Scalar type, Report& report) {
  if (!value.is_number()) return wrong_type(value, type, report);
  const auto number = whole_number(value);
  if (!number) {
    if (value.is(Kind::floating) && value.f == std::floor(value.f)) {
      return bad_value(value, "which is out of range", {}, report);
    }
    if (value.is(Kind::unsigned_integer)) return bad_value(value, "which is out of range", {}, report);
    return wrong_type(value, type, report);
  }
  using Limits = std::numeric_limits<std::int32_t>;
  if (type == Scalar::int32 && (*number < Limits::min() || *number > Limits::max())) {
    return bad_value(value, "which is out of range", "the largest number here is 2147483647", report);
  }
  return true;
}

bool check_quantity(const Value& value, Report& report) {
  if (value.is_number()) {
    const bool finite = !value.is(Kind::floating) || std::isfinite(value.f);
    return finite || wrong_type(value, Scalar::quantity, report);
  }
  if (!value.is_string()) return wrong_type(value, Scalar::quantity, report);
  const auto quantity = units::parse_quantity(value.text());
  if (quantity) return true;
  report.on_value(
      rules::kubernetes_bad_quantity, value,
      {.summary = report.name(value) + " is " + quoted(value.text()) +
                  ", which is no quantity: " + std::string(quantity.problem()),
       .label = {},
       .help = "write a number with one of the suffixes `m`, `k`, `M`, `G`, `Ki`, `Mi`, `Gi`, like `512Mi`"});
  return false;
}

bool digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return false;
  for (std::size_t i = at; i < at + count; ++i) {
    if (std::isdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  }
  return true;
}

int two_digits(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// RFC 3339 as Go reads it: `2026-01-31T08:00:00Z`, with a fraction, with an offset.
bool is_time(std::string_view text) {
  if (!digits(text, 0, 4) || !digits(text, 5, 2) || !digits(text, 8, 2) || !digits(text, 11, 2) ||
      !digits(text, 14, 2) || !digits(text, 17, 2)) {
    return false;
  }
  if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':') return false;
  static constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int month = two_digits(text, 5);
  const int day = two_digits(text, 8);
  if (month < 1 || month > 12 || day < 1 || day > kDays[month - 1]) return false;
  const int year = two_digits(text, 0) * 100 + two_digits(text, 2);
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month == 2 && day == 29 && !leap) return false;
  if (two_digits(text, 11) > 23 || two_digits(text, 14) > 59 || two_digits(text, 17) > 59) return false;
  std::size_t at = 19;
  if (at < text.size() && text[at] == '.') {
    const std::size_t begin = ++at;
    while (digits(text, at, 1)) ++at;
    if (at == begin) return false;
  }
  if (text.substr(at) == "Z") return true;
  return text.size() == at + 6 && (text[at] == '+' || text[at] == '-') && digits(text, at + 1, 2) &&
         text[at + 3] == ':' && digits(text, at + 4, 2);
}

bool check_text(const Value& value, Scalar type, Report& report) {
  if (!value.is_string()) return wrong_type(value, type, report);
  if (type == Scalar::bytes && !text::decode_base64(value.text()).valid) {
    return bad_value(value, "which is not base64",
                     "encode it; plain text is for `stringData` of a Secret and `data` of a ConfigMap", report);
  }
  if ((type == Scalar::time || type == Scalar::micro_time) && !is_time(value.text())) {
    return bad_value(value, "which is no time", "write it like `2026-01-31T08:00:00Z`", report);
  }
  return true;
}

}  // namespace

std::optional<std::int64_t> whole_number(const Value& value) {
  if (value.is(Kind::integer)) return value.i;
  // 2^63 is exact as a double.
  constexpr double kLimit = 9223372036854775808.0;
  if (value.is(Kind::floating) && value.f == std::floor(value.f) && value.f >= -kLimit && value.f < kLimit) {
    return static_cast<std::int64_t>(value.f);
  }
  return std::nullopt;
}

bool check_scalar(const Value& value, Scalar type, Report& report) {
  switch (type) {
    case Scalar::any:
      return true;
    case Scalar::object:
      return value.is_map() || wrong_type(value, type, report);
    case Scalar::boolean:
      return value.is(Kind::boolean) || wrong_type(value, type, report);
    case Scalar::int32:
    case Scalar::int64:
      return check_integer(value, type, report);
    case Scalar::number:
      return value.is_number() || wrong_type(value, type, report);
    case Scalar::quantity:
      return check_quantity(value, report);
    case Scalar::int_or_string:
      if (value.is_string()) return true;
      if (!is_scalar(value)) return wrong_type(value, type, report);
      return value.is_number() ? check_integer(value, Scalar::int32, report) : wrong_type(value, type, report);
    case Scalar::string:
      // By far the most frequent.
      return value.is_string() || wrong_type(value, type, report);
    case Scalar::bytes:
    case Scalar::time:
    case Scalar::micro_time:
      return check_text(value, type, report);
  }
  return true;
}

}  // namespace stageplot::kubernetes
