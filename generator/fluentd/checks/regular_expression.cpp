#include "fluentd/checks/regular_expression.hpp"

namespace stageplot::fluentd {
namespace {

/// The offset behind the class that opens at `begin`, or npos. Classes nest in Ruby: `[a-z&&[^b]]`, `[[:alpha:]]`.
std::size_t end_of_class(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    switch (text[i]) {
      case '\\':
        ++i;
        break;
      case '[':
        ++depth;
        if (text.substr(i + 1).starts_with('^')) ++i;
        if (text.substr(i + 1).starts_with(']')) ++i;  // a first `]` is itself
        break;
      case ']':
        if (--depth == 0) return i + 1;
        break;
      default:
        break;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<std::string_view> find_regexp_problem(std::string_view text) {
  std::size_t open = 0;
  bool repeatable = false;  // whether a repeat may follow
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    switch (c) {
      case '\\':
        if (i + 1 == text.size()) return "its last backslash escapes nothing";
        i += 2;
        repeatable = true;
        break;
      case '[':
        i = end_of_class(text, i);
        if (i == std::string_view::npos) return "a `[` is never closed";
        repeatable = true;
        break;
      case '(':
        ++open;
        repeatable = false;
        i += text.substr(i + 1).starts_with('?') ? 2 : 1;
        break;
      case ')':
        if (open == 0) return "a `)` closes nothing";
        --open;
        ++i;
        repeatable = true;
        break;
      case '|':
        ++i;
        repeatable = false;
        break;
      case '*':
      case '+':
      case '?':
        if (!repeatable) return "a repeat stands behind nothing that could be repeated";
        ++i;
        break;
      default:
        ++i;
        repeatable = true;
    }
  }
  if (open > 0) return "a `(` is never closed";
  return std::nullopt;
}

}  // namespace stageplot::fluentd
