#include "units/fqdn.hpp"

#include <algorithm>

namespace stageplot::units {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_label_character(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-';
}

}  // namespace

Parsed<Fqdn> parse_fqdn(std::string_view text) {
  using Result = Parsed<Fqdn>;
  if (!text.empty() && text.back() == '.') text.remove_suffix(1);
  if (text.empty()) return Result::failed("it is empty");
  if (text.size() > 253) return Result::failed("it is longer than 253 characters");
  Fqdn name{.canonical = std::string(text)};
  for (char& c : name.canonical) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  std::string_view rest = name.canonical;
  std::string_view label;
  std::size_t labels = 0;
  while (true) {
    const std::size_t dot = rest.find('.');
    label = rest.substr(0, dot);
    ++labels;
    if (label.empty()) return Result::failed("a part between its dots is empty");
    if (label.size() > 63) return Result::failed("a part between its dots is longer than 63 characters");
    if (!std::all_of(label.begin(), label.end(), is_label_character)) {
      return Result::failed("it has a character that is no letter, digit, hyphen or dot");
    }
    if (label.front() == '-' || label.back() == '-') return Result::failed("a part begins or ends with a hyphen");
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  if (labels < 2) return Result::failed("it has no domain");
  if (std::all_of(label.begin(), label.end(), is_digit)) return Result::failed("its last part is a number");
  return name;
}

}  // namespace stageplot::units
