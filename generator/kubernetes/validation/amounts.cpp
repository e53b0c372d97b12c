#include "kubernetes/validation/amounts.hpp"

#include <algorithm>
#include <charconv>

#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/name_forms.hpp"

namespace stageplot::kubernetes {
namespace {

using document::Value;

void check_at_least(const Subject& subject, std::initializer_list<std::string_view> keys, std::int64_t least) {
  for (const std::string_view key : keys) {
    const auto number = number_at(subject.value, key);
    if (number && *number < least) {
      subject.refuse(*given(subject.value, key), "but must be " + std::to_string(least) + " or more");
    }
  }
}

/// The number before the `%`; nullopt where the text is no percentage.
std::optional<int> percentage(std::string_view text) {
  if (!text.ends_with('%') || text.size() < 2) return std::nullopt;
  text.remove_suffix(1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

void check_not_negative(const Subject& subject, std::initializer_list<std::string_view> keys) {
  check_at_least(subject, keys, 0);
}

void check_positive(const Subject& subject, std::initializer_list<std::string_view> keys) {
  check_at_least(subject, keys, 1);
}

void check_amount(const Subject& subject, const Value& value) {
  if (value.is_string() && !percentage(value.text())) {
    subject.refuse(value, "which is no percentage", "write a number without quotes, or a percentage like `25%`");
  } else if (const auto number = whole_number(value); number && *number < 0) {
    subject.refuse(value, "but must be 0 or more");
  }
}

void check_at_most_all(const Subject& subject, const Value& value) {
  if (!value.is_string()) return;
  if (const auto percent = percentage(value.text()); percent && *percent > 100) {
    subject.refuse(value, "but must not be above 100%");
  }
}

void check_port(const Subject& subject, const Value& value) {
  constexpr std::int64_t kLastPort = 65535;
  const auto number = whole_number(value);
  if (number && (*number < 1 || *number > kLastPort)) subject.refuse(value, "but a port is between 1 and 65535");
}

void check_port_or_name(const Subject& subject, const Value& value) {
  if (!value.is_string()) {
    check_port(subject, value);
    return;
  }
  if (const auto why = not_a_port_name(value.text()); !why.empty()) {
    const bool number = !value.text().empty() && value.text().find_first_not_of("0123456789") == std::string_view::npos;
    subject.refuse(value, "which is no name of a port: it " + std::string(why.substr(why.find(" ") + 1)),
                   number ? "a number is written without quotes" : "");
  }
}

}  // namespace stageplot::kubernetes
