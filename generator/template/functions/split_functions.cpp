// Between strings and lists: split, join, and the conversion of whole lists to text.
#include <algorithm>
#include <vector>

#include "document/map.hpp"
#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/list_items.hpp"
#include "template/functions/parameter_lists.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

using document::TypeId;
using document::Value;
using Arguments = std::span<const Value>;

constexpr std::int64_t kAllPieces = -1;

/// strings.SplitN: an empty separator cuts between code points; 0 pieces is nothing at all.
std::vector<Value> split_text(Runtime& runtime, const Value& value, std::string_view separator, std::int64_t most) {
  std::vector<Value> pieces;
  const std::string_view whole = value.text();
  const auto full = [&pieces, most] { return most > 0 && pieces.size() + 1 >= static_cast<std::size_t>(most); };
  if (most == 0) return pieces;
  std::size_t begin = 0;
  if (separator.empty()) {
    while (begin < whole.size()) {
      const std::size_t end = full() ? whole.size() : begin + text::decode_utf8(whole, begin).length;
      pieces.push_back(slice_text(runtime, value, begin, end));
      begin = end;
    }
    return pieces;
  }
  while (!full()) {
    const std::size_t found = whole.find(separator, begin);
    if (found == std::string_view::npos) break;
    pieces.push_back(slice_text(runtime, value, begin, found));
    begin = found + separator.size();
  }
  pieces.push_back(slice_text(runtime, value, begin, whole.size()));
  return pieces;
}

/// The pieces under the keys _0, _1, …
Value numbered(Runtime& runtime, const std::vector<Value>& pieces) {
  std::vector<document::Member> members;
  members.reserve(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    members.push_back({.key = runtime.arena.copy("_" + std::to_string(i)), .value = pieces[i]});
  }
  Value map = Value::of(document::make_map(runtime.arena, members), runtime.origin);
  map.type = TypeId::go_string_map;
  return map;
}

Value split(Runtime& runtime, Arguments arguments) {
  return numbered(runtime, split_text(runtime, arguments[1], arguments[0].text(), kAllPieces));
}

Value splitn(Runtime& runtime, Arguments arguments) {
  return numbered(runtime, split_text(runtime, arguments[2], arguments[0].text(), arguments[1].i));
}

Value split_list(Runtime& runtime, Arguments arguments) {
  return make_string_list(runtime, split_text(runtime, arguments[1], arguments[0].text(), kAllPieces));
}

Value join(Runtime& runtime, Arguments arguments) {
  RunBuilder builder(runtime);
  bool first = true;
  for (const Value& marked : list_items(runtime, arguments[1])) {
    const Value item = runtime.settle(marked);
    if (item.is_nil()) continue;
    if (!first) builder.append_filler(arguments[0].text());
    first = false;
    append_go_text(builder, item);
  }
  return builder.finish();
}

Value to_strings(Runtime& runtime, Arguments arguments) {
  return make_string_list(runtime, text_items(runtime, arguments[0]));
}

Value sort_alpha(Runtime& runtime, Arguments arguments) {
  std::vector<Value> texts = text_items(runtime, arguments[0]);
  if (arguments[0].is_nil()) texts.push_back(make_text(runtime, "<nil>"));
  std::stable_sort(texts.begin(), texts.end(), [](const Value& a, const Value& b) { return a.text() < b.text(); });
  return make_string_list(runtime, texts);
}

constexpr Function kFunctions[] = {
    {.name = "join",
     .parameters = takes::kStringAny,
     .call = join,
     .help = "the texts of the list's items with the first text between them; nil items are left out",
     .example = R"({{ list "a" 1 nil true | join "," }})",
     .result = "a,1,true"},
    {.name = "sortAlpha",
     .parameters = takes::kAny,
     .call = sort_alpha,
     .help = "the texts of the list's items in the order of their bytes",
     .example = R"({{ list "b" "a" "C" | sortAlpha }})",
     .result = "[C a b]"},
    {.name = "split",
     .parameters = takes::kStringString,
     .call = split,
     .help = "the pieces of the second text between occurrences of the first, as a map with the keys _0, _1, …",
     .example = R"({{ (split ":" "image:tag")._1 }})",
     .result = "tag"},
    {.name = "splitList",
     .parameters = takes::kStringString,
     .call = split_list,
     .help = "the pieces of the second text between occurrences of the first, as a list",
     .example = R"({{ splitList "," "a,b" | join " " }})",
     .result = "a b"},
    {.name = "splitn",
     .parameters = takes::kStringIntString,
     .call = splitn,
     .help = "as split, in at most so many pieces",
     .example = R"({{ (splitn "/" 2 "a/b/c")._1 }})",
     .result = "b/c"},
    {.name = "toStrings",
     .parameters = takes::kAny,
     .call = to_strings,
     .help = "the texts of the list's items as a list of strings; nil items are left out, one value is a list of one",
     .example = R"({{ list 1 true | toStrings | join "," }})",
     .result = "1,true"},
};

}  // namespace

Family split_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
