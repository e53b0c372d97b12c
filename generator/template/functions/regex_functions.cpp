// Regular expressions, in RE2's syntax as Go has it.
#include <vector>

#include "template/functions/families.hpp"
#include "template/functions/go_regexp.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/list_items.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

/// The forms without `must` panic with this text around the error.
GoRegexp must_compile(std::string_view pattern) {
  try {
    return GoRegexp(pattern);
  } catch (const FunctionError& error) {
    throw FunctionError("regexp: Compile(`" + std::string(pattern) + "`): " + error.what());
  }
}

/// A bad pattern matches nothing.
Value regex_match(Runtime& runtime, Arguments arguments) {
  bool matches = false;
  try {
    matches = GoRegexp(arguments[0].text()).matches(arguments[1].text());
  } catch (const FunctionError&) {
    // Sprig drops the error of regexMatch.
  }
  return Value::of(matches, runtime.origin);
}

Value must_regex_match(Runtime& runtime, Arguments arguments) {
  return Value::of(GoRegexp(arguments[0].text()).matches(arguments[1].text()), runtime.origin);
}

Value find(Runtime& runtime, const GoRegexp& pattern, const Value& text) {
  const std::vector<Match> found = pattern.find_all(text.text(), 1);
  return found.empty() ? make_text(runtime, "") : slice_text(runtime, text, found[0].begin, found[0].end);
}

Value regex_find(Runtime& runtime, Arguments arguments) {
  return find(runtime, must_compile(arguments[0].text()), arguments[1]);
}

Value must_regex_find(Runtime& runtime, Arguments arguments) {
  return find(runtime, GoRegexp(arguments[0].text()), arguments[1]);
}

Value find_all(Runtime& runtime, const GoRegexp& pattern, const Value& text, std::int64_t most) {
  std::vector<Value> found;
  for (const Match& match : pattern.find_all(text.text(), most)) {
    found.push_back(slice_text(runtime, text, match.begin, match.end));
  }
  return found.empty() ? make_nil_string_list(runtime) : make_string_list(runtime, found);
}

Value regex_find_all(Runtime& runtime, Arguments arguments) {
  return find_all(runtime, must_compile(arguments[0].text()), arguments[1], arguments[2].i);
}

Value must_regex_find_all(Runtime& runtime, Arguments arguments) {
  return find_all(runtime, GoRegexp(arguments[0].text()), arguments[1], arguments[2].i);
}

Value replace_all(Runtime& runtime, const GoRegexp& pattern, const Value& text, const Value& replacement) {
  RunBuilder builder(runtime);
  std::size_t done = 0;
  for (const GoRegexp::Replaced& replaced : pattern.replace_all(text.text(), replacement.text())) {
    builder.append(text, done, replaced.match.begin);
    builder.append(replaced.text, replacement.origin);
    done = replaced.match.end;
  }
  builder.append(text, done, text.text().size());
  return builder.finish();
}

Value regex_replace_all(Runtime& runtime, Arguments arguments) {
  return replace_all(runtime, must_compile(arguments[0].text()), arguments[1], arguments[2]);
}

Value must_regex_replace_all(Runtime& runtime, Arguments arguments) {
  return replace_all(runtime, GoRegexp(arguments[0].text()), arguments[1], arguments[2]);
}

Value replace_all_literal(Runtime& runtime, const GoRegexp& pattern, const Value& text, const Value& replacement) {
  RunBuilder builder(runtime);
  std::size_t done = 0;
  for (const Match& match : pattern.replaced_matches(text.text())) {
    builder.append(text, done, match.begin);
    builder.append(replacement);
    done = match.end;
  }
  builder.append(text, done, text.text().size());
  return builder.finish();
}

Value regex_replace_all_literal(Runtime& runtime, Arguments arguments) {
  return replace_all_literal(runtime, must_compile(arguments[0].text()), arguments[1], arguments[2]);
}

Value must_regex_replace_all_literal(Runtime& runtime, Arguments arguments) {
  return replace_all_literal(runtime, GoRegexp(arguments[0].text()), arguments[1], arguments[2]);
}

/// Go's Regexp.Split: an empty match at the start cuts nothing off.
Value split(Runtime& runtime, const GoRegexp& pattern, const Value& value, std::int64_t most) {
  if (most == 0) return make_nil_string_list(runtime);
  const std::string_view text = value.text();
  std::vector<Value> pieces;
  if (text.empty() && !pattern.is_empty()) {
    pieces.push_back(value);
    return make_string_list(runtime, pieces);
  }
  std::size_t begin = 0;
  std::size_t end = 0;
  for (const Match& match : pattern.find_all(text, most)) {
    if (most > 0 && pieces.size() + 1 == static_cast<std::size_t>(most)) break;
    end = match.begin;
    if (match.end != 0) pieces.push_back(slice_text(runtime, value, begin, end));
    begin = match.end;
  }
  if (end != text.size()) pieces.push_back(slice_text(runtime, value, begin, text.size()));
  return make_string_list(runtime, pieces);
}

Value regex_split(Runtime& runtime, Arguments arguments) {
  return split(runtime, must_compile(arguments[0].text()), arguments[1], arguments[2].i);
}

Value must_regex_split(Runtime& runtime, Arguments arguments) {
  return split(runtime, GoRegexp(arguments[0].text()), arguments[1], arguments[2].i);
}

Value regex_quote_meta(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, quote_meta(arguments[0].text()));
}

constexpr std::string_view kMatchHelp = "whether the expression matches somewhere in the text";
constexpr std::string_view kFindHelp = "the first match, \"\" where there is none";
constexpr std::string_view kFindAllHelp = "the first so many matches, all for -1";
constexpr std::string_view kReplaceHelp =
    "the text with each match replaced by the third text, in which $1 and ${name} stand for groups";
constexpr std::string_view kReplaceLiteralHelp = "the text with each match replaced by the third text as it is";
constexpr std::string_view kSplitHelp = "the pieces between matches, at most so many, all for -1";

constexpr Function kFunctions[] = {
    {.name = "mustRegexFind",
     .parameters = takes::kStringString,
     .call = must_regex_find,
     .help = kFindHelp,
     .example = R"({{ mustRegexFind "[0-9]+" "v12.3" }})",
     .result = "12"},
    {.name = "mustRegexFindAll",
     .parameters = takes::kStringStringInt,
     .call = must_regex_find_all,
     .help = kFindAllHelp,
     .example = R"({{ mustRegexFindAll "[0-9]" "a1b2" -1 }})",
     .result = "[1 2]"},
    {.name = "mustRegexMatch",
     .parameters = takes::kStringString,
     .call = must_regex_match,
     .help = "as regexMatch; an error where the expression is none",
     .example = R"({{ mustRegexMatch "^v" "v1" }})",
     .result = "true"},
    {.name = "mustRegexReplaceAll",
     .parameters = takes::kStringStringString,
     .call = must_regex_replace_all,
     .help = kReplaceHelp,
     .example = R"({{ mustRegexReplaceAll "a(x*)b" "-axxb-" "<${1}>" }})",
     .result = "-<xx>-"},
    {.name = "mustRegexReplaceAllLiteral",
     .parameters = takes::kStringStringString,
     .call = must_regex_replace_all_literal,
     .help = kReplaceLiteralHelp,
     .example = R"({{ mustRegexReplaceAllLiteral "a(x*)b" "-axxb-" "$1" }})",
     .result = "-$1-"},
    {.name = "mustRegexSplit",
     .parameters = takes::kStringStringInt,
     .call = must_regex_split,
     .help = kSplitHelp,
     .example = R"({{ mustRegexSplit "[,;]" "a,b;c" -1 }})",
     .result = "[a b c]"},
    {.name = "regexFind",
     .parameters = takes::kStringString,
     .call = regex_find,
     .help = kFindHelp,
     .example = R"({{ regexFind "[0-9]+" "v12.3" }})",
     .result = "12"},
    {.name = "regexFindAll",
     .parameters = takes::kStringStringInt,
     .call = regex_find_all,
     .help = kFindAllHelp,
     .example = R"({{ regexFindAll "[0-9]" "a1b2" -1 }})",
     .result = "[1 2]"},
    {.name = "regexMatch",
     .parameters = takes::kStringString,
     .call = regex_match,
     .help = kMatchHelp,
     .example = R"({{ regexMatch "^[a-z]+$" "abc" }})",
     .result = "true"},
    {.name = "regexQuoteMeta",
     .parameters = takes::kString,
     .call = regex_quote_meta,
     .help = "the text with the characters escaped that mean something in an expression",
     .example = R"({{ regexQuoteMeta "1.2" }})",
     .result = R"(1\.2)"},
    {.name = "regexReplaceAll",
     .parameters = takes::kStringStringString,
     .call = regex_replace_all,
     .help = kReplaceHelp,
     .example = R"({{ regexReplaceAll "a(x*)b" "-axxb-" "<${1}>" }})",
     .result = "-<xx>-"},
    {.name = "regexReplaceAllLiteral",
     .parameters = takes::kStringStringString,
     .call = regex_replace_all_literal,
     .help = kReplaceLiteralHelp,
     .example = R"({{ regexReplaceAllLiteral "a(x*)b" "-axxb-" "$1" }})",
     .result = "-$1-"},
    {.name = "regexSplit",
     .parameters = takes::kStringStringInt,
     .call = regex_split,
     .help = kSplitHelp,
     .example = R"({{ regexSplit "[,;]" "a,b;c" -1 }})",
     .result = "[a b c]"},
};

}  // namespace

Family regex_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
