#include "kubernetes/validation/name_forms.hpp"

#include <algorithm>

namespace stageplot::kubernetes {
namespace {

constexpr std::size_t kLongestLabel = 63;
constexpr std::size_t kLongestSubdomain = 253;
constexpr std::size_t kLongestPortName = 15;

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr bool is_letter(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z');
}

constexpr bool is_lower_or_digit(char c) {
  return is_lower(c) || is_digit(c);
}

constexpr bool is_letter_or_digit(char c) {
  return is_letter(c) || is_digit(c);
}

bool has_label_form(std::string_view text) {
  return !text.empty() && is_lower_or_digit(text.front()) && is_lower_or_digit(text.back()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower_or_digit(c) || c == '-'; });
}

bool has_name_form(std::string_view text) {
  return !text.empty() && is_letter_or_digit(text.front()) && is_letter_or_digit(text.back()) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.'; });
}

}  // namespace

std::string_view not_a_label(std::string_view text) {
  if (text.size() > kLongestLabel) return "which has more than 63 characters";
  if (has_label_form(text)) return {};
  return "but may only have lower case letters, digits and `-`, and must begin and end with a letter or digit";
}

std::string_view not_a_service_name(std::string_view text) {
  if (text.size() > kLongestLabel) return "which has more than 63 characters";
  if (has_label_form(text) && is_lower(text.front())) return {};
  return "but may only have lower case letters, digits and `-`, must begin with a letter and end with a letter or "
         "digit";
}

std::string_view not_a_subdomain(std::string_view text) {
  if (text.size() > kLongestSubdomain) return "which has more than 253 characters";
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t dot = std::min(text.find('.', begin), text.size());
    if (!has_label_form(text.substr(begin, dot - begin))) {
      return "but may only have lower case letters, digits, `-` and `.`, and each part must begin and end with a "
             "letter "
             "or digit";
    }
    begin = dot + 1;
  }
  return {};
}

std::string_view not_a_qualified_name(std::string_view text) {
  const std::size_t slash = text.find('/');
  std::string_view name = text;
  if (slash != std::string_view::npos) {
    if (text.find('/', slash + 1) != std::string_view::npos) return "which has more than one `/`";
    if (!not_a_subdomain(text.substr(0, slash)).empty()) return "whose part before the `/` is no domain";
    name = text.substr(slash + 1);
  }
  if (name.size() > kLongestLabel) return "whose name has more than 63 characters";
  if (has_name_form(name)) return {};
  return "but may only have letters, digits, `-`, `_` and `.`, and must begin and end with a letter or digit";
}

std::string_view not_a_label_value(std::string_view text) {
  if (text.size() > kLongestLabel) return "which has more than 63 characters";
  if (text.empty() || has_name_form(text)) return {};
  return "but may only have letters, digits, `-`, `_` and `.`, and must begin and end with a letter or digit";
}

std::string_view not_a_path_segment(std::string_view text) {
  if (text == "." || text == "..") return "which no name can be";
  if (text.find('/') != std::string_view::npos) return "but may not have a `/`";
  return text.find('%') != std::string_view::npos ? "but may not have a `%`" : std::string_view{};
}

std::string_view not_a_port_name(std::string_view text) {
  if (text.size() > kLongestPortName) return "which has more than 15 characters";
  const bool characters =
      std::all_of(text.begin(), text.end(), [](char c) { return is_lower_or_digit(c) || c == '-'; });
  if (!characters || text.empty()) return "but may only have lower case letters, digits and `-`";
  if (std::none_of(text.begin(), text.end(), is_lower)) return "but must have a letter";
  if (text.find("--") != std::string_view::npos) return "but may not have two `-` in a row";
  return text.front() == '-' || text.back() == '-' ? "but may not begin or end with `-`" : std::string_view{};
}

std::string_view not_a_data_key(std::string_view text) {
  if (text.size() > kLongestSubdomain) return "which has more than 253 characters";
  const bool characters = std::all_of(text.begin(), text.end(),
                                      [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.'; });
  if (!characters || text.empty()) return "but may only have letters, digits, `-`, `_` and `.`";
  if (text == "." || text.starts_with("..")) return "which no file can be named";
  return {};
}

std::string_view not_a_variable_name(std::string_view text) {
  const bool characters = std::all_of(text.begin(), text.end(),
                                      [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.'; });
  if (!characters || text.empty() || is_digit(text.front())) {
    return "but may only have letters, digits, `-`, `_` and `.`, and must not begin with a digit";
  }
  return text == "." || text.starts_with("..") ? "which no variable can be named" : std::string_view{};
}

std::string_view not_a_relaxed_variable_name(std::string_view text) {
  const bool characters =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~' && c != '='; });
  return characters ? std::string_view{} : "but may only have printable ASCII characters other than `=`";
}

}  // namespace stageplot::kubernetes
