// Functions on texts without patterns.
#include <algorithm>

#include "terraform/functions/families.hpp"
#include "terraform/functions/graphemes.hpp"
#include "terraform/functions/letter_case.hpp"
#include "terraform/functions/number.hpp"
#include "terraform/functions/parameter_lists.hpp"
#include "text/utf8.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;

constexpr std::int64_t kMostSpaces = 1'000'000;

std::int64_t whole(const Call& call, std::size_t index) {
  const auto number = as_integer(call[index]);
  if (!number) throw FunctionError("a whole number is required", index);
  return *number;
}

Value chomp(const Call& call) {
  std::string_view text = call.text(0);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  return call.result(text);
}

Value indent(const Call& call) {
  const std::int64_t spaces = whole(call, 0);
  if (spaces < 0 || spaces > kMostSpaces) throw FunctionError("the number of spaces is out of range", 0);
  std::string out;
  for (const char c : call.text(1)) {
    out += c;
    if (c != '\n') continue;
    call.values.spend(1 + static_cast<std::size_t>(spaces) / 64);
    out.append(static_cast<std::size_t>(spaces), ' ');
  }
  return call.result(out);
}

Value join(const Call& call) {
  if (call.arguments.size() < 2) throw FunctionError("at least one list is required");
  std::string out;
  std::vector<document::Run> runs;
  bool first = true;
  for (std::size_t list = 1; list < call.arguments.size(); ++list) {
    for (const Value& item : call[list].items()) {
      if (item.is_nil()) throw FunctionError("the list has a null element, which cannot be joined", list);
      if (!first) {
        runs.push_back({static_cast<std::uint32_t>(out.size()), call[0].origin});
        out += call.text(0);
      }
      first = false;
      runs.push_back({static_cast<std::uint32_t>(out.size()), item.origin});
      out += item.text();
    }
  }
  return call.values.text(out, call.from, runs);
}

Value lower(const Call& call) {
  return call.result(to_lower(call.text(0)));
}

Value upper(const Call& call) {
  return call.result(to_upper(call.text(0)));
}

Value title(const Call& call) {
  return call.result(to_title(call.text(0)));
}

std::vector<std::string_view> split_text(std::string_view separator, std::string_view text) {
  std::vector<std::string_view> parts;
  if (separator.empty()) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = text::decode_utf8(text, at).length;
      parts.push_back(text.substr(at, length));
      at += length;
    }
    return parts;
  }
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

Value split(const Call& call) {
  std::vector<Value> items;
  for (const std::string_view part : split_text(call.text(0), call.text(1))) items.push_back(call.result(part));
  return call.values.list(items, TypeId::terraform_list, call.from);
}

Value sort(const Call& call) {
  std::vector<Value> items(call[0].items().begin(), call[0].items().end());
  for (const Value& item : items) {
    if (item.is_nil()) throw FunctionError("the list has a null element, which cannot be sorted", 0);
  }
  std::stable_sort(items.begin(), items.end(), [](const Value& a, const Value& b) { return a.text() < b.text(); });
  return call.values.list(items, TypeId::terraform_list, call.from);
}

Value starts_with(const Call& call) {
  return call.result(call.text(0).starts_with(call.text(1)));
}

Value ends_with(const Call& call) {
  return call.result(call.text(0).ends_with(call.text(1)));
}

Value contains_text(const Call& call) {
  return call.result(call.text(0).find(call.text(1)) != std::string_view::npos);
}

Value reverse_text(const Call& call) {
  auto graphemes = split_graphemes(call.text(0));
  std::string out;
  for (auto part = graphemes.rbegin(); part != graphemes.rend(); ++part) out += *part;
  return call.result(out);
}

Value substr(const Call& call) {
  const std::int64_t offset = whole(call, 1);
  const std::int64_t length = whole(call, 2);
  const auto graphemes = split_graphemes(call.text(0));
  const auto count = static_cast<std::int64_t>(graphemes.size());
  const std::int64_t begin =
      offset < 0 ? std::max<std::int64_t>(0, count + std::max(offset, -count)) : std::min(offset, count);
  const std::int64_t end = length < 0 ? count : begin + std::min(length, count - begin);
  std::string out;
  for (std::int64_t i = begin; i < end; ++i) out += graphemes[static_cast<std::size_t>(i)];
  return call.result(out);
}

/// Cuts the characters of `set` from the ends, by code points as Go does.
Value trim(const Call& call) {
  std::string_view text = call.text(0);
  std::vector<std::string_view> cut = split_text({}, call.text(1));
  std::sort(cut.begin(), cut.end());
  const auto is_cut = [&cut](std::string_view c) { return std::binary_search(cut.begin(), cut.end(), c); };
  const auto characters = split_text({}, text);
  std::size_t begin = 0;
  std::size_t end = characters.size();
  while (begin < end && is_cut(characters[begin])) ++begin;
  while (end > begin && is_cut(characters[end - 1])) --end;
  std::string out;
  for (; begin < end; ++begin) out += characters[begin];
  return call.result(out);
}

Value trim_prefix(const Call& call) {
  const std::string_view text = call.text(0);
  return call.result(text.starts_with(call.text(1)) ? text.substr(call.text(1).size()) : text);
}

Value trim_suffix(const Call& call) {
  const std::string_view text = call.text(0);
  return call.result(text.ends_with(call.text(1)) ? text.substr(0, text.size() - call.text(1).size()) : text);
}

Value trim_space(const Call& call) {
  return call.result(trim_white_space(call.text(0)));
}

constexpr Parameter kStringThenTwoNumbers[] = {kString, kNumber, kNumber};
constexpr Parameter kNumberThenString[] = {kNumber, kString};
constexpr Parameter kOneStringList[] = {kStringList};

constexpr Function kFunctions[] = {
    {.name = "chomp", .parameters = kOneString, .call = chomp},
    {.name = "endswith", .parameters = kTwoStrings, .call = ends_with},
    {.name = "indent", .parameters = kNumberThenString, .call = indent},
    {.name = "join", .parameters = kOneString, .rest = &kStringList, .call = join},
    {.name = "lower", .parameters = kOneString, .call = lower},
    {.name = "sort", .parameters = kOneStringList, .call = sort},
    {.name = "split", .parameters = kTwoStrings, .call = split},
    {.name = "startswith", .parameters = kTwoStrings, .call = starts_with},
    {.name = "strcontains", .parameters = kTwoStrings, .call = contains_text},
    {.name = "strrev", .parameters = kOneString, .call = reverse_text},
    {.name = "substr", .parameters = kStringThenTwoNumbers, .call = substr},
    {.name = "title", .parameters = kOneString, .call = title},
    {.name = "trim", .parameters = kTwoStrings, .call = trim},
    {.name = "trimprefix", .parameters = kTwoStrings, .call = trim_prefix},
    {.name = "trimspace", .parameters = kOneString, .call = trim_space},
    {.name = "trimsuffix", .parameters = kTwoStrings, .call = trim_suffix},
    {.name = "upper", .parameters = kOneString, .call = upper},
};

}  // namespace

std::span<const Function> string_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
