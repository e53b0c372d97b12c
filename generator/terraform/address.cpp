#include "terraform/address.hpp"

#include <algorithm>

#include "terraform/literal.hpp"

namespace stageplot::terraform {
namespace {

/// Takes `.NAME` or `NAME` off the front.
bool take_name(std::string_view& text, bool first) {
  if (!first && !text.empty()) {
    if (text.front() != '.') return false;
    text.remove_prefix(1);
  }
  const std::size_t end = std::min(text.find_first_of(".["), text.size());
  if (!is_identifier(text.substr(0, end))) return false;
  text.remove_prefix(end);
  return true;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes `[0]` or `["key"]` off the front, where there is one.
bool take_index(std::string_view& text) {
  if (!text.starts_with('[')) return true;
  std::size_t end = 1;
  if (text.starts_with("[\"")) {
    end = text.find_first_of("\"\\$%\n\r", 2);
    if (end == std::string_view::npos || text[end] != '"' || end == 2) return false;
    ++end;
  } else {
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == 1) return false;
  }
  if (end >= text.size() || text[end] != ']') return false;
  text.remove_prefix(end + 1);
  return true;
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

}  // namespace

bool is_address(std::string_view text) {
  bool first = true;
  while (text.starts_with(first ? "module." : ".module.")) {
    if (!take_name(text, first) || !take_name(text, false) || !take_index(text)) return false;
    first = false;
  }
  return take_name(text, first) && take_name(text, false) && take_index(text) && text.empty();
}

bool awaits_address(std::string_view output) {
  const std::size_t line = output.rfind('\n') + 1;
  std::string_view assignment = without_blanks(output.substr(line));
  if (!assignment.ends_with('=')) return false;
  assignment = without_blanks(assignment.substr(0, assignment.size() - 1));
  if (assignment != "from" && assignment != "to") return false;
  // The block that is open: the last line in front that begins at the margin.
  std::string_view before = output.substr(0, line);
  while (!before.empty()) {
    before.remove_suffix(1);
    const std::size_t begin = before.rfind('\n') + 1;
    const std::string_view header = before.substr(begin);
    if (!header.empty() && header.front() != ' ')
      return header == "moved {" || header == "import {" || header == "removed {";
    before = before.substr(0, begin);
  }
  return false;
}

}  // namespace stageplot::terraform
