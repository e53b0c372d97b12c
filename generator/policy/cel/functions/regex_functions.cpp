// Regular expressions: Kubernetes' find and findAll, the regex extension.
#include <algorithm>
#include <string>
#include <vector>

#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "text/utf8.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;
using Match = std::vector<std::string_view>;

/// All matches that do not overlap, at most `limit` (all below 0), as Go finds them: an empty match next to the one in
/// front of it does not count.
std::vector<Match> all_matches(Context& context, const Pattern& pattern, std::string_view text, std::int64_t limit) {
  std::vector<Match> result;
  std::size_t at = 0;
  std::size_t behind_last = std::string_view::npos;
  while (at <= text.size() && (limit < 0 || static_cast<std::int64_t>(result.size()) < limit)) {
    // RE2 may go through all of the rest to find nothing.
    context.charge(1 + (text.size() - at) / 64);
    Match match = pattern.find(text, at);
    if (match.empty()) break;
    const auto begin = static_cast<std::size_t>(match[0].data() - text.data());
    const std::size_t end = begin + match[0].size();
    const bool counts = !match[0].empty() || begin != behind_last;
    if (match[0].empty()) {
      at = end < text.size() ? end + text::decode_utf8(text, end).length : end + 1;
    } else {
      at = end;
    }
    behind_last = end;
    if (counts) result.push_back(std::move(match));
  }
  return result;
}

Value list_of(Context& context, const std::vector<std::string_view>& texts) {
  const auto items = context.items(texts.size());
  std::ranges::transform(texts, items.begin(), [](std::string_view text) { return Value::of_string(text); });
  return Value::of_list(items);
}

Value find(Context& context, Arguments arguments) {
  Value failure;
  const Pattern* pattern = context.pattern(arguments[1], failure);
  if (pattern == nullptr) return failure;
  context.charge(1 + arguments[0].extra / 4);
  const Match match = pattern->find(arguments[0].view(), 0);
  return Value::of_string(match.empty() ? std::string_view{} : match[0]);
}

Value find_all(Context& context, Arguments arguments) {
  Value failure;
  const Pattern* pattern = context.pattern(arguments[1], failure);
  if (pattern == nullptr) return failure;
  const std::int64_t limit = arguments.size() > 2 ? arguments[2].i : -1;
  std::vector<std::string_view> texts;
  for (const Match& match : all_matches(context, *pattern, arguments[0].view(), limit)) texts.push_back(match[0]);
  return list_of(context, texts);
}

/// The pattern where it has at most one group.
const Pattern* one_group(Context& context, Arguments arguments, Value& failure) {
  const Pattern* pattern = context.pattern(arguments[1], failure);
  if (pattern != nullptr && pattern->groups() > 1) {
    failure = context.fail("the regular expression has more than one group");
    return nullptr;
  }
  return pattern;
}

Value extract(Context& context, Arguments arguments) {
  Value failure;
  const Pattern* pattern = one_group(context, arguments, failure);
  if (pattern == nullptr) return failure;
  context.charge(1 + arguments[0].extra / 4);
  const Match match = pattern->find(arguments[0].view(), 0);
  if (match.empty() || (match.size() > 1 && match[1].empty())) return Value::of_optional(nullptr);
  return context.optional(Value::of_string(match.back()));
}

Value extract_all(Context& context, Arguments arguments) {
  Value failure;
  const Pattern* pattern = one_group(context, arguments, failure);
  if (pattern == nullptr) return failure;
  std::vector<std::string_view> texts;
  for (const Match& match : all_matches(context, *pattern, arguments[0].view(), -1)) {
    if (match.size() == 1 || !match[1].empty()) texts.push_back(match.back());
  }
  return list_of(context, texts);
}

/// The replacement with `\1` … replaced by groups; what is wrong with it in `error`.
std::string expand(std::string_view replacement, const Match& match, std::string& error) {
  std::string out;
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    if (replacement[i] != '\\') {
      out += replacement[i];
      continue;
    }
    const char next = ++i < replacement.size() ? replacement[i] : '\0';
    if (next == '\\') {
      out += '\\';
    } else if (next < '0' || next > '9') {
      error = "behind `\\` of a replacement stands a digit or `\\`";
    } else if (static_cast<std::size_t>(next - '0') >= match.size()) {
      error = "the regular expression has no group " + std::string{next};
    } else {
      out += match[static_cast<std::size_t>(next - '0')];
    }
  }
  return out;
}

Value replace(Context& context, Arguments arguments) {
  Value failure;
  const Pattern* pattern = context.pattern(arguments[1], failure);
  if (pattern == nullptr) return failure;
  const std::string_view text = arguments[0].view();
  const std::int64_t limit = arguments.size() > 3 ? arguments[3].i : -1;
  std::string out;
  std::size_t at = 0;
  for (const Match& match : all_matches(context, *pattern, text, limit)) {
    const auto begin = static_cast<std::size_t>(match[0].data() - text.data());
    std::string error;
    out += text.substr(at, begin - at);
    out += expand(arguments[2].view(), match, error);
    if (!error.empty()) return context.fail(error);
    context.charge(1 + arguments[2].extra / 16);
    at = begin + match[0].size();
  }
  out += text.substr(at);
  return context.string(out);
}

constexpr Kinds kText = kinds(Kind::string);
constexpr Kinds kInt = kinds(Kind::integer);
constexpr Kinds kList = kinds(Kind::list);

constexpr std::array kFunctions = {
    Overload{"find", Style::member, {kText, kText}, kText, find},
    Overload{"findAll", Style::member, {kText, kText}, kList, find_all},
    Overload{"findAll", Style::member, {kText, kText, kInt}, kList, find_all},
    Overload{"regex.extract", Style::global, {kText, kText}, kinds(Kind::optional), extract},
    Overload{"regex.extractAll", Style::global, {kText, kText}, kList, extract_all},
    Overload{"regex.replace", Style::global, {kText, kText, kText}, kText, replace},
    Overload{"regex.replace", Style::global, {kText, kText, kText, kInt}, kText, replace},
};

}  // namespace

std::span<const Overload> regex_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
