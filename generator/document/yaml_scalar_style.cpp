// Which style a string is written in: the choice of go-yaml v2's encoder (does it read as something else?) and of
// libyaml's emitter below it (can it stand plain, quoted, as a block?).
#include <algorithm>

#include "document/yaml_character.hpp"
#include "document/yaml_emitter.hpp"
#include "document/yaml_scalar.hpp"
#include "document/yaml_timestamp.hpp"

namespace stageplot::document {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Printable ASCII that means nothing inside a scalar.
bool is_ordinary(char c) {
  return c > ' ' && c <= '~' && c != ':' && c != '#';
}

/// `^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`
bool is_base_60(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text[0])) return false;
  const auto skip_number = [&text] {
    while (!text.empty() && (is_digit(text[0]) || text[0] == '_')) text.remove_prefix(1);
  };
  skip_number();
  if (!text.starts_with(':')) return false;
  while (text.starts_with(':')) {
    text.remove_prefix(1);
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    if (digits == 0 || digits > 2 || (digits == 2 && text[0] > '5')) return false;
    text.remove_prefix(digits);
  }
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    skip_number();
  }
  return text.empty();
}

bool reads_as_string(std::string_view text) {
  if (!resolve_go({}, text).value.is_string()) return false;
  return !is_yaml_timestamp(text) && !is_base_60(text);
}

bool begins_with_indicator(std::string_view text) {
  const bool blank_follows = text.size() == 1 || is_blank(text, 1);
  switch (text.front()) {
    case '#':
    case ',':
    case '[':
    case ']':
    case '{':
    case '}':
    case '&':
    case '*':
    case '!':
    case '|':
    case '>':
    case '\'':
    case '"':
    case '%':
    case '@':
    case '`':
      return true;
    case '?':
    case ':':
    case '-':
      return blank_follows;
    default:
      return false;
  }
}

}  // namespace

ScalarAnalysis analyze_scalar(std::string_view text, Tabs rule) {
  if (text.empty()) return {.plain_allowed = true, .single_quoted_allowed = true};
  bool indicators = text.starts_with("---") || text.starts_with("...") || begins_with_indicator(text);
  bool special = false;
  bool tabs = false;
  bool breaks = false;
  bool break_space = false;
  bool space_break = false;
  bool previous_space = false;
  bool previous_break = false;
  bool after_blank = true;
  for (std::size_t i = 0; i < text.size();) {
    if (is_ordinary(text[i])) {
      do ++i;
      while (i < text.size() && is_ordinary(text[i]));
      previous_space = previous_break = after_blank = false;
      continue;
    }
    if (text[i] == ' ') {
      break_space = break_space || previous_break;
      previous_space = after_blank = true;
      previous_break = false;
      ++i;
      continue;
    }
    const std::size_t width = character_width(text[i]);
    const bool is_break = is_line_break(text, i);
    if (i > 0 && text[i] == ':' && (i + width >= text.size() || is_blank(text, i + width))) indicators = true;
    if (i > 0 && text[i] == '#' && after_blank) indicators = true;
    const bool permitted_tab = text[i] == '\t' && rule == Tabs::in_blocks;
    tabs = tabs || permitted_tab;
    special = special || !(permitted_tab || is_plain_printable(text, i));
    if (is_break) {
      breaks = true;
      space_break = space_break || previous_space;
    }
    previous_space = false;
    previous_break = is_break;
    after_blank = text[i] == '\t' || text[i] == '\0' || is_break;
    i += width;
  }
  const bool leading = text.front() == ' ' || is_line_break(text, 0);
  const bool trailing_space = previous_space;
  const bool no_block = space_break || special;
  const bool unquotable = no_block || tabs;
  return {.multiline = breaks,
          .plain_allowed =
              !(leading || trailing_space || previous_break || break_space || unquotable || breaks || indicators),
          .single_quoted_allowed = !(break_space || unquotable),
          .block_allowed = !(trailing_space || no_block)};
}

EmittedStyle choose_style(std::string_view text, const ScalarAnalysis& analysis, bool simple_key) {
  EmittedStyle style = EmittedStyle::double_quoted;
  if (text.find('\n') != std::string_view::npos) {
    style = EmittedStyle::literal;
  } else if (reads_as_string(text)) {
    style = EmittedStyle::plain;
  }
  if (simple_key && analysis.multiline) style = EmittedStyle::double_quoted;
  if (style == EmittedStyle::plain && (!analysis.plain_allowed || (text.empty() && simple_key))) {
    style = EmittedStyle::single_quoted;
  }
  if (style == EmittedStyle::single_quoted && !analysis.single_quoted_allowed) style = EmittedStyle::double_quoted;
  if (style == EmittedStyle::literal && (!analysis.block_allowed || simple_key)) style = EmittedStyle::double_quoted;
  return style;
}

}  // namespace stageplot::document
