#include "document/yaml_syntax_error.hpp"

#include <algorithm>
#include <string>

#include "diagnostics/rules/yaml.hpp"

namespace stageplot::document {
namespace {

using diagnostics::Diagnostic;

/// The problem with its surroundings in the text.
class Explanation {
 public:
  Explanation(const YamlProblem& problem, std::string_view text, source::FileId file)
      : problem_(problem), text_(text), file_(file) {}

  Diagnostic make() {
    if (tab() || unquoted_reference() || unclosed_quote() || early_closed_quote() || bracket() || list_and_map() ||
        missing_colon() || nested_value() || nameless_alias() || forbidden_start() || wrong_escape() ||
        second_document()) {
      return std::move(result_);
    }
    say("the YAML reader cannot go on: " + std::string{problem_.problem}, problem_.at, "here",
        "check the indentation, quotes and brackets of this line and the one before");
    if (!problem_.context.empty() && problem_.context_at != problem_.at) {
      label(problem_.context_at, 1, std::string{problem_.context});
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] char at(std::uint32_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
  [[nodiscard]] bool says(std::string_view words) const {
    return problem_.problem.find(words) != std::string_view::npos;
  }
  [[nodiscard]] bool while_in(std::string_view words) const {
    return problem_.context.find(words) != std::string_view::npos;
  }
  [[nodiscard]] std::uint32_t line_start(std::uint32_t offset) const {
    const std::size_t found = offset == 0 ? std::string_view::npos : text_.rfind('\n', offset - 1);
    return found == std::string_view::npos ? 0 : static_cast<std::uint32_t>(found + 1);
  }
  [[nodiscard]] std::string_view line(std::uint32_t offset) const {
    const std::uint32_t begin = line_start(offset);
    std::string_view rest = text_.substr(begin, text_.find('\n', begin) - begin);
    if (rest.ends_with('\r')) rest.remove_suffix(1);
    return rest;
  }
  /// The end of the text is no place that can be shown: the last visible character is.
  [[nodiscard]] source::Span span(std::uint32_t begin, std::uint32_t length) const {
    const auto size = static_cast<std::uint32_t>(text_.size());
    if (begin >= size) {
      const std::size_t visible = text_.find_last_not_of(" \t\r\n");
      begin = visible == std::string_view::npos ? 0 : static_cast<std::uint32_t>(visible) + 1;
      return {file_, begin, begin};
    }
    // Never half a character.
    std::uint32_t end = std::min(size, begin + length);
    while (end < size && (static_cast<unsigned char>(text_[end]) & 0xC0u) == 0x80u) ++end;
    return {file_, begin, end};
  }

  void say(std::string summary, std::uint32_t place, std::string text, std::string help, std::uint32_t length = 1) {
    result_.rule = &diagnostics::rules::yaml_syntax;
    result_.summary = std::move(summary);
    result_.primary = {.span = span(place, length), .text = std::move(text)};
    result_.help = std::move(help);
  }
  void label(std::uint32_t place, std::uint32_t length, std::string text) {
    result_.labels.push_back({.span = span(place, length), .text = std::move(text)});
  }

  bool tab() {
    std::uint32_t place = problem_.at;
    const std::uint32_t begin = line_start(place);
    if (at(place) != '\t') {
      // Where libyaml trips later in the line, a tab in its indentation is still the reason.
      const std::string_view indentation = line(place).substr(0, line(place).find_first_not_of(" \t"));
      const std::size_t found = indentation.find('\t');
      if (found == std::string_view::npos) return false;
      place = begin + static_cast<std::uint32_t>(found);
    }
    say("a tab indents this line, but YAML is indented with spaces", place, "tab", "replace each tab with spaces");
    return true;
  }

  bool unquoted_reference() {
    const bool in_brackets = while_in("flow mapping") || while_in("flow sequence");
    if (!in_brackets || at(problem_.at) != '{' || problem_.at == 0 || at(problem_.at - 1) != '$') return false;
    const std::uint32_t begin = problem_.at - 1;
    const std::size_t close = text_.find_first_of("}\n", begin);
    const bool closed = close != std::string_view::npos && text_[close] == '}';
    const auto length = closed ? static_cast<std::uint32_t>(close + 1 - begin) : 2;
    const std::string reference = closed ? std::string{text_.substr(begin, length)} : "${…}";
    say("`" + reference + "` inside brackets must be quoted", begin, "its brace opens a map for YAML",
        "write `\"" + reference + "\"`", length);
    return true;
  }

  bool unclosed_quote() {
    if (!while_in("quoted scalar") || !(says("end of stream") || says("document indicator"))) return false;
    say("this quote is never closed", problem_.context_at, "opened here",
        "close it where the string ends; inside double quotes write `\\\"` for a quote, inside single quotes `''`");
    if (says("document indicator")) label(problem_.at, 3, "the document ends here");
    return true;
  }

  /// `a: "x` in one line and `b: "y"` in the next: the first string ends at the second's opening quote.
  bool early_closed_quote() {
    if (problem_.long_quote_end == 0 || problem_.long_quote_end > problem_.at) return false;
    const std::string_view between = text_.substr(problem_.long_quote_end, problem_.at - problem_.long_quote_end);
    if (between.find('\n') != std::string_view::npos) return false;
    say("this quote is closed only on a later line, where another string seems to begin", problem_.long_quote_begin,
        "opened here", "close the quote where the string ends");
    label(problem_.long_quote_end - 1, 1, "closed here");
    return true;
  }

  bool bracket() {
    const bool list = while_in("flow sequence");
    if (!list && !while_in("flow mapping")) return false;
    const std::string open = list ? "[" : "{";
    const std::string close = list ? "]" : "}";
    const bool other_bracket = at(problem_.at) == (list ? '}' : ']');
    if (other_bracket) {
      say("`" + open + "` is closed by `" + std::string(1, at(problem_.at)) + "`", problem_.at,
          "`" + close + "` expected here", "close each bracket with its own kind");
      label(problem_.context_at, 1, "opened here");
      return true;
    }
    const bool same_line = line_start(problem_.at) == line_start(problem_.context_at) && problem_.at < text_.size();
    if (same_line) {
      say("a comma or `" + close + "` is missing before this", problem_.at, "not expected here",
          "separate the entries with commas, and quote a string that contains any of `,[]{}`");
      label(problem_.context_at, 1, "inside this bracket");
      return true;
    }
    say("this bracket is never closed", problem_.context_at, "opened here",
        "write `" + close + "` where the " + (list ? "list" : "map") + " ends");
    if (problem_.at < text_.size()) label(problem_.at, 1, "something else begins here");
    return true;
  }

  bool list_and_map() {
    if (says("did not find expected '-' indicator")) {
      say("a list turns into a map: this line has no `-`", problem_.at, "no list item",
          "begin the line with `- `, or indent it as part of the item before it, or outdent it to its own map");
      label(problem_.context_at, 1, "the list begins here");
      return true;
    }
    if (says("block sequence entries are not allowed")) {
      say("a list item stands where none can be", problem_.at, "list item",
          "put the list on lines of its own below its key");
      return true;
    }
    if (!says("did not find expected key")) return false;
    const std::string_view before = line(problem_.at).substr(0, problem_.at - line_start(problem_.at));
    const std::size_t visible = before.find_last_not_of(" \t");
    if (at(problem_.at) == '-' && (at(problem_.at + 1) == ' ' || at(problem_.at + 1) == '\n')) {
      say("a map turns into a list: this line begins with `-`", problem_.at, "list item",
          "give the list a key of its own, or write the line as `key: value`");
    } else if (at(problem_.at) == ':') {
      say("a key is missing before this colon", problem_.at, "no key before it",
          "write `key: value`, or quote a string that begins with a colon");
      return true;
    } else if (visible != std::string_view::npos && (before[visible] == '"' || before[visible] == '\'')) {
      say("text stands behind a closing quote", problem_.at, "behind the string",
          "quote the whole value; inside double quotes write `\\\"` for a quote, inside single quotes `''`");
      label(line_start(problem_.at) + static_cast<std::uint32_t>(visible), 1, "closed here");
      return true;
    } else {
      say("this line continues no map or list above it", problem_.at, "not expected here",
          "line it up with the keys that it belongs to, and check the indentation of the lines before it");
    }
    label(problem_.context_at, 1, "the map begins here");
    return true;
  }

  bool missing_colon() {
    if (!says("could not find expected ':'")) return false;
    const std::uint32_t begin = problem_.context_at;
    say("this line is no `key: value`: its colon is missing", begin, "no colon behind it",
        "write `key: value` with a blank behind the colon, or quote a string of several lines",
        std::max<std::uint32_t>(1, static_cast<std::uint32_t>(line(begin).size() - (begin - line_start(begin)))));
    return true;
  }

  bool nested_value() {
    if (!says("mapping values are not allowed")) return false;
    const std::string_view before = line(problem_.at).substr(0, problem_.at - line_start(problem_.at));
    if (before.find(": ") != std::string_view::npos) {
      say("a second `: ` in one line", problem_.at, "second colon",
          "quote the value where the colon is part of it, or put the inner map on lines of its own");
    } else {
      mapping_after_text();
    }
    return true;
  }

  /// A key whose line continues the value or the text of the line before it.
  void mapping_after_text() {
    const std::uint32_t begin = line_start(problem_.at);
    const std::size_t end_before = begin == 0 ? std::string_view::npos : text_.find_last_not_of(" \t\r\n", begin - 1);
    const std::uint32_t before =
        end_before == std::string_view::npos ? begin : line_start(static_cast<std::uint32_t>(end_before));
    const auto indentation = [this](std::uint32_t of) { return line(of).find_first_not_of(' '); };
    if (before < begin && indentation(begin) <= indentation(before)) {
      const auto start = before + static_cast<std::uint32_t>(indentation(before));
      say("this line is no `key: value`", start, "a colon with a blank behind it is missing",
          "write `key: value` with a blank behind the colon", static_cast<std::uint32_t>(end_before + 1 - start));
      label(problem_.at, 1, "the next key's colon");
      return;
    }
    say("a key stands where none can be: its line is indented deeper than the value before it", problem_.at,
        "colon of the key", "line the key up with its neighbours, and check the line before it");
  }

  bool nameless_alias() {
    const bool alias = while_in("scanning an alias");
    if (!alias && !while_in("scanning an anchor")) return false;
    const std::string character = alias ? "*" : "&";
    say("`" + character + "` begins " + (alias ? "an alias" : "an anchor") + " and needs a name", problem_.context_at,
        "reserved by YAML", "quote a string that begins with `" + character + "`");
    return true;
  }

  bool forbidden_start() {
    if (!says("cannot start any token")) return false;
    const char first = at(problem_.at);
    const std::string character = first == '`' ? "a backtick" : "`" + std::string(1, first) + "`";
    say("a value cannot begin with " + character, problem_.at, "reserved by YAML", "quote the value");
    return true;
  }

  bool wrong_escape() {
    if (!says("unknown escape character")) return false;
    say("unknown escape in a double-quoted string", problem_.at, "not an escape of YAML",
        "write `\\\\` for a backslash, or put the string in single quotes");
    return true;
  }

  bool second_document() {
    if (!says("did not find expected <document start>")) return false;
    say("the document has ended before this", problem_.at, "not part of the document",
        "check the indentation and the quotes of the lines before; a document is one map, one list or one value");
    return true;
  }

  const YamlProblem& problem_;
  std::string_view text_;
  source::FileId file_;
  Diagnostic result_;
};

}  // namespace

Diagnostic explain_syntax_error(const YamlProblem& problem, std::string_view text, source::FileId file) {
  return Explanation(problem, text, file).make();
}

}  // namespace stageplot::document
