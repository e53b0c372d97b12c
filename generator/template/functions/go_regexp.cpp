#include "template/functions/go_regexp.hpp"

#include <re2/re2.h>

#include <map>
#include <memory>
#include <optional>

#include "template/functions/function.hpp"
#include "template/functions/unicode_case.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr std::size_t kMostKept = 128;

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

/// Go's words for RE2's error codes.
std::string_view error_text(re2::RE2::ErrorCode code) {
  switch (code) {
    case re2::RE2::ErrorBadEscape:
      return "invalid escape sequence";
    case re2::RE2::ErrorBadCharClass:
      return "invalid character class";
    case re2::RE2::ErrorBadCharRange:
      return "invalid character class range";
    case re2::RE2::ErrorMissingBracket:
      return "missing closing ]";
    case re2::RE2::ErrorMissingParen:
      return "missing closing )";
    case re2::RE2::ErrorUnexpectedParen:
      return "unexpected )";
    case re2::RE2::ErrorTrailingBackslash:
      return "trailing backslash at end of expression";
    case re2::RE2::ErrorRepeatArgument:
      return "missing argument to repetition operator";
    case re2::RE2::ErrorRepeatSize:
      return "invalid repeat count";
    case re2::RE2::ErrorRepeatOp:
      return "invalid nested repetition operator";
    case re2::RE2::ErrorBadPerlOp:
      return "invalid or unsupported Perl syntax";
    case re2::RE2::ErrorBadUTF8:
      return "invalid UTF-8";
    case re2::RE2::ErrorBadNamedCapture:
      return "invalid named capture";
    default:
      return "expression too large";
  }
}

/// `(?<name>…)`, which Go reads since 1.22 and this RE2 does not, in the spelling that both read.
std::string with_old_names(std::string_view text) {
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      out += text.substr(i, 2);
      ++i;
      continue;
    }
    if (!in_class && text.substr(i).starts_with("(?<")) {
      out += "(?P<";
      i += 2;
      continue;
    }
    if (text[i] == '[') in_class = true;
    if (text[i] == ']') in_class = false;
    out += text[i];
  }
  return out;
}

/// `\C`, one byte, which Go has not.
bool matches_bytes(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != '\\') continue;
    const char next = text[++i];
    if (next == 'Q') quoted = true;
    if (next == 'E') quoted = false;
    if (quoted && next != 'Q') --i;
    if (next == 'C' && !quoted) return true;
  }
  return false;
}

/// Whether a match begins inside a character, which only `\B` does.
bool inside_character(std::string_view text, std::size_t at) {
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    const text::Decoded decoded = text::decode_utf8(text, at - back);
    if (decoded.length > back) return true;
  }
  return false;
}

/// The first match from `search` on that begins at a character.
bool match_from(const re2::RE2& pattern, std::string_view text, std::size_t search, re2::StringPiece* groups,
                int count) {
  while (pattern.Match(piece(text), search, text.size(), re2::RE2::UNANCHORED, groups, count)) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    if (!groups[0].empty() || begin >= text.size() || !inside_character(text, begin)) return true;
    search = begin + 1;
  }
  return false;
}

std::string error_message(const re2::RE2& pattern, std::string_view text) {
  std::string argument = pattern.error_arg();
  if (pattern.error_code() == re2::RE2::ErrorMissingParen) argument = text;
  if (pattern.error_code() == re2::RE2::ErrorTrailingBackslash) argument.clear();
  if (argument.starts_with("(?P<") && text.find(argument) == std::string_view::npos) argument.erase(2, 1);
  if (argument == pattern.pattern()) argument = text;
  // RE2 takes the mark of a lazy operator for a part of the count.
  if (pattern.error_code() == re2::RE2::ErrorRepeatSize && argument.ends_with("}?")) argument.pop_back();
  std::string message = "error parsing regexp: ";
  return message.append(error_text(pattern.error_code())).append(": `").append(argument).append("`");
}

/// Patterns repeat with every unit, so they are compiled once a thread. Cleared as a whole when full.
const re2::RE2& compiled(std::string_view text) {
  thread_local std::map<std::string, std::unique_ptr<re2::RE2>, std::less<>> kept;
  if (const auto found = kept.find(text); found != kept.end()) return *found->second;
  if (matches_bytes(text)) throw FunctionError("error parsing regexp: invalid escape sequence: `\\C`");
  re2::RE2::Options options;
  options.set_log_errors(false);
  const bool new_names = text.find("(?<") != std::string_view::npos;
  auto pattern = std::make_unique<re2::RE2>(new_names ? with_old_names(text) : std::string(text), options);
  if (!pattern->ok()) throw FunctionError(error_message(*pattern, text));
  if (kept.size() == kMostKept) kept.clear();
  return *kept.emplace(std::string(text), std::move(pattern)).first->second;
}

bool is_name_character(char32_t c) {
  return c == '_' || unicode::is_letter(c) || unicode::is_digit(c);
}

/// A piece of a replacement: literal text, or a group by its number or name.
struct Part {
  std::string_view literal;
  std::optional<std::string_view> group;
};

/// Splits `a${1}b$$` as Go's Expand does; a `$` that begins no name is literal.
std::vector<Part> split_replacement(std::string_view replacement) {
  std::vector<Part> parts;
  while (!replacement.empty()) {
    const std::size_t dollar = replacement.find('$');
    if (dollar == std::string_view::npos) break;
    if (dollar > 0) parts.push_back({.literal = replacement.substr(0, dollar)});
    replacement.remove_prefix(dollar);
    if (replacement.starts_with("$$")) {
      parts.push_back({.literal = "$"});
      replacement.remove_prefix(2);
      continue;
    }
    const bool braced = replacement.starts_with("${");
    const std::size_t begin = braced ? 2 : 1;
    std::size_t end = begin;
    while (end < replacement.size()) {
      const text::Decoded decoded = text::decode_utf8(replacement, end);
      if (!is_name_character(decoded.code_point)) break;
      end += decoded.length;
    }
    const bool closed = !braced || (end < replacement.size() && replacement[end] == '}');
    if (end == begin || !closed) {
      parts.push_back({.literal = "$"});
      replacement.remove_prefix(1);
      continue;
    }
    parts.push_back({.literal = {}, .group = replacement.substr(begin, end - begin)});
    replacement.remove_prefix(braced ? end + 1 : end);
  }
  if (!replacement.empty()) parts.push_back({.literal = replacement});
  return parts;
}

/// The number of a group that a replacement names, or nothing where the pattern has none such.
std::optional<std::size_t> group_number(const re2::RE2& pattern, std::string_view name) {
  std::size_t number = 0;
  bool digits = true;
  for (const char c : name) {
    digits = digits && c >= '0' && c <= '9' && number < 100'000'000;
    if (digits) number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  if (digits && name.size() > 1 && name.front() == '0') digits = false;
  if (digits) {
    if (number > static_cast<std::size_t>(pattern.NumberOfCapturingGroups())) return std::nullopt;
    return number;
  }
  const auto& names = pattern.NamedCapturingGroups();
  const auto found = names.find(std::string(name));
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found->second);
}

/// Walks the matches as Go's ReplaceAll does and calls `each(groups)` for those that count.
template <typename Each>
void for_each_replaced(const re2::RE2& pattern, std::string_view text, std::size_t groups_wanted, Each each) {
  std::vector<re2::StringPiece> groups(groups_wanted);
  std::size_t search = 0;
  std::size_t last_end = 0;
  while (search <= text.size()) {
    if (!match_from(pattern, text, search, groups.data(), static_cast<int>(groups.size()))) break;
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    const std::size_t end = begin + groups[0].size();
    if (end > last_end || begin == 0) each(groups);
    last_end = end;
    const std::size_t width = search < text.size() ? text::decode_utf8(text, search).length : 0;
    if (search + width > end) {
      search += width;
    } else if (search + 1 > end) {
      ++search;
    } else {
      search = end;
    }
  }
}

Match match_of(std::string_view text, re2::StringPiece whole) {
  const auto begin = static_cast<std::size_t>(whole.data() - text.data());
  return {.begin = begin, .end = begin + whole.size()};
}

/// RE2 tells an empty match by its address, so the text must have one.
std::string_view addressed(std::string_view text) {
  return text.data() == nullptr ? std::string_view("") : text;
}

}  // namespace

GoRegexp::GoRegexp(std::string_view pattern) : pattern_(compiled(pattern)) {}

bool GoRegexp::matches(std::string_view text) const {
  return re2::RE2::PartialMatch(piece(text), pattern_);
}

bool GoRegexp::is_empty() const {
  return pattern_.pattern().empty();
}

std::vector<Match> GoRegexp::find_all(std::string_view text_argument, std::int64_t most) const {
  const std::string_view text = addressed(text_argument);
  std::vector<Match> found;
  std::size_t search = 0;
  std::optional<std::size_t> last_end;
  while (search <= text.size() && (most < 0 || found.size() < static_cast<std::size_t>(most))) {
    re2::StringPiece whole;
    if (!match_from(pattern_, text, search, &whole, 1)) break;
    const Match match = match_of(text, whole);
    const bool empty_behind_another = match.end == search && match.begin == match.end && last_end == match.begin;
    if (match.end == search) {
      search += search < text.size() ? text::decode_utf8(text, search).length : 1;
    } else {
      search = match.end;
    }
    last_end = match.end;
    if (!empty_behind_another) found.push_back(match);
  }
  return found;
}

std::vector<GoRegexp::Replaced> GoRegexp::replace_all(std::string_view text_argument,
                                                      std::string_view replacement) const {
  const std::string_view text = addressed(text_argument);
  const std::vector<Part> parts = split_replacement(replacement);
  std::vector<Replaced> replaced;
  const auto groups_wanted = static_cast<std::size_t>(pattern_.NumberOfCapturingGroups()) + 1;
  for_each_replaced(pattern_, text, groups_wanted, [&](const std::vector<re2::StringPiece>& groups) {
    Replaced& entry = replaced.emplace_back();
    entry.match = match_of(text, groups[0]);
    for (const Part& part : parts) {
      if (!part.group) {
        entry.text += part.literal;
      } else if (const std::optional<std::size_t> number = group_number(pattern_, *part.group)) {
        entry.text.append(groups[*number].data() == nullptr ? "" : groups[*number].data(), groups[*number].size());
      }
    }
  });
  return replaced;
}

std::vector<Match> GoRegexp::replaced_matches(std::string_view text_argument) const {
  const std::string_view text = addressed(text_argument);
  std::vector<Match> matches;
  for_each_replaced(pattern_, text, 1,
                    [&](const std::vector<re2::StringPiece>& groups) { matches.push_back(match_of(text, groups[0])); });
  return matches;
}

std::string quote_meta(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view(R"(\.+*?()|[]{}^$)").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace stageplot::gotemplate
