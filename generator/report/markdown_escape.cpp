#include "report/markdown_escape.hpp"

#include <algorithm>

namespace stageplot::report {
namespace {

std::size_t longest_run_of_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ';
}

/// Every sign as a number: where Markdown is read inside HTML, none is markup.
std::string with_numbers(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (is_plain(c)) {
      result += c;
    } else {
      result += "&#" + std::to_string(static_cast<int>(static_cast<unsigned char>(c))) + ';';
    }
  }
  return result;
}

}  // namespace

std::string markdown_code(std::string_view text) {
  if (text.empty()) return {};
  if (text.find_first_not_of(' ') == std::string_view::npos) return "<code>&#32;</code>";
  // A table ends its cell at a bar inside a code span too, and renderers differ in what a backslash before it means.
  if (text.find_first_of("|\\") != std::string_view::npos) return "<code>" + with_numbers(text) + "</code>";
  const std::string fence(longest_run_of_backticks(text) + 1, '`');
  const bool touches = text.front() == '`' || text.back() == '`' || (text.front() == ' ' && text.back() == ' ');
  const std::string_view blank = touches ? " " : "";
  return fence + std::string{blank} + std::string{text} + std::string{blank} + fence;
}

std::string html_code(std::string_view text) {
  return text.empty() ? std::string{} : "<code>" + html_text(text) + "</code>";
}

std::string html_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string fenced(std::string_view language, std::string_view lines) {
  const std::string fence(std::max<std::size_t>(3, longest_run_of_backticks(lines) + 1), '`');
  return fence + std::string{language} + '\n' + std::string{lines} + fence + '\n';
}

}  // namespace stageplot::report
