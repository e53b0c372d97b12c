// Strings: cutting, searching, replacing and quoting. Argument order is Sprig's: what the pipeline hands over is last.
#include <algorithm>

#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"
#include "template/functions/unicode_case.hpp"
#include "text/go_quote.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

Value trim(Runtime& runtime, Arguments arguments) {
  const unicode::Range range = unicode::trim_space(arguments[0].text());
  return slice_text(runtime, arguments[0], range.begin, range.end);
}

bool contains_code_point(std::string_view set, char32_t wanted) {
  for (std::size_t offset = 0; offset < set.size();) {
    const text::Decoded decoded = text::decode_utf8(set, offset);
    if (decoded.code_point == wanted) return true;
    offset += decoded.length;
  }
  return false;
}

Value trim_all(Runtime& runtime, Arguments arguments) {
  const std::string_view set = arguments[0].text();
  const std::string_view text = arguments[1].text();
  std::size_t begin = 0;
  std::size_t end = text.size();
  while (begin < end) {
    const text::Decoded decoded = text::decode_utf8(text, begin);
    if (!contains_code_point(set, decoded.code_point)) break;
    begin += decoded.length;
  }
  while (end > begin) {
    const std::size_t last = unicode::last_code_point(text.substr(0, end));
    if (!contains_code_point(set, text::decode_utf8(text, last).code_point)) break;
    end = last;
  }
  return slice_text(runtime, arguments[1], begin, end);
}

Value trim_prefix(Runtime& runtime, Arguments arguments) {
  const std::string_view prefix = arguments[0].text();
  const std::string_view text = arguments[1].text();
  return slice_text(runtime, arguments[1], text.starts_with(prefix) ? prefix.size() : 0, text.size());
}

Value trim_suffix(Runtime& runtime, Arguments arguments) {
  const std::string_view suffix = arguments[0].text();
  const std::string_view text = arguments[1].text();
  return slice_text(runtime, arguments[1], 0, text.ends_with(suffix) ? text.size() - suffix.size() : text.size());
}

/// Counts bytes, as Go does; a negative length keeps the tail.
Value trunc(Runtime& runtime, Arguments arguments) {
  const std::int64_t length = arguments[0].i;
  const auto size = static_cast<std::int64_t>(arguments[1].text().size());
  std::int64_t begin = 0;
  std::int64_t end = size;
  if (length >= 0) {
    end = std::min(length, size);
  } else if (length > -size) {
    begin = size + length;
  }
  return slice_text(runtime, arguments[1], static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
}

[[noreturn]] void out_of_range(const std::string& bounds) {
  throw FunctionError("runtime error: slice bounds out of range [" + bounds);
}

/// Offsets are bytes; outside the text they are an error in Go too, except an end beyond it.
Value substr(Runtime& runtime, Arguments arguments) {
  const std::int64_t start = arguments[0].i;
  const std::int64_t end = arguments[1].i;
  const auto size = static_cast<std::int64_t>(arguments[2].text().size());
  std::int64_t from = start;
  std::int64_t to = end;
  if (start < 0) {
    if (end < 0) out_of_range(":" + std::to_string(end) + "]");
    if (end > size) out_of_range(":" + std::to_string(end) + "] with length " + std::to_string(size));
    from = 0;
  } else if (end < 0 || end > size) {
    if (start > size) out_of_range(std::to_string(start) + ":" + std::to_string(size) + "]");
    to = size;
  } else if (start > end) {
    out_of_range(std::to_string(start) + ":" + std::to_string(end) + "]");
  }
  return slice_text(runtime, arguments[2], static_cast<std::size_t>(from), static_cast<std::size_t>(to));
}

/// strings.ReplaceAll; an empty `old` matches before every code point and at the end.
Value replace(Runtime& runtime, Arguments arguments) {
  const std::string_view old = arguments[0].text();
  const Value& with = arguments[1];
  const std::string_view text = arguments[2].text();
  if (old == with.text() || (!old.empty() && text.find(old) == std::string_view::npos)) return arguments[2];
  RunBuilder builder(runtime);
  std::size_t done = 0;
  if (old.empty()) {
    while (true) {
      builder.append(with);
      if (done == text.size()) break;
      const std::size_t next = done + text::decode_utf8(text, done).length;
      builder.append(arguments[2], done, next);
      done = next;
    }
    return builder.finish();
  }
  for (std::size_t found = text.find(old); found != std::string_view::npos; found = text.find(old, done)) {
    builder.append(arguments[2], done, found);
    builder.append(with);
    done = found + old.size();
  }
  builder.append(arguments[2], done, text.size());
  return builder.finish();
}

Value repeat(Runtime& runtime, Arguments arguments) {
  const std::int64_t count = arguments[0].i;
  if (count < 0) throw FunctionError("strings: negative Repeat count");
  const std::size_t size = arguments[1].text().size();
  if (size == 0 || count == 0) return make_text(runtime, "");
  RunBuilder builder(runtime);
  if (static_cast<std::size_t>(count) > RunBuilder::kLongestText) builder.reserve(RunBuilder::kLongestText + 1);
  builder.reserve(size * static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) builder.append(arguments[1]);
  return builder.finish();
}

Value contains(Runtime& runtime, Arguments arguments) {
  return Value::of(arguments[1].text().find(arguments[0].text()) != std::string_view::npos, runtime.origin);
}

Value has_prefix(Runtime& runtime, Arguments arguments) {
  return Value::of(arguments[1].text().starts_with(arguments[0].text()), runtime.origin);
}

Value has_suffix(Runtime& runtime, Arguments arguments) {
  return Value::of(arguments[1].text().ends_with(arguments[0].text()), runtime.origin);
}

/// Go's literal of a value's text, each stretch of one origin by itself.
void append_quoted(RunBuilder& builder, const Value& value) {
  builder.append("\"", value.origin);
  const auto append_inside = [&builder](std::string_view text, document::OriginId origin) {
    const std::string quoted = text::go_quote(text);
    builder.append(std::string_view(quoted).substr(1, quoted.size() - 2), origin);
  };
  if (value.is_string()) {
    const std::string_view text = value.text();
    for_each_run(value, 0, text.size(), [&](std::size_t begin, std::size_t end, document::OriginId origin) {
      append_inside(text.substr(begin, end - begin), origin);
    });
  } else {
    append_inside(go_text(builder.runtime(), value), value.origin);
  }
  builder.append_filler("\"");
}

Value quote(Runtime& runtime, Arguments arguments) {
  RunBuilder builder(runtime);
  for (const Value& argument : arguments) {
    if (argument.is_nil()) continue;
    if (builder.size() > 0) builder.append_filler(" ");
    append_quoted(builder, argument);
  }
  return builder.finish();
}

/// As %v prints it: bytes are numbers.
void append_printed(RunBuilder& builder, const Value& value) {
  if (!value.is(document::Kind::bytes)) return append_go_text(builder, value);
  std::string numbers;
  append_go_value(builder.runtime(), numbers, value);
  builder.append(numbers, value.origin);
}

Value single_quote(Runtime& runtime, Arguments arguments) {
  RunBuilder builder(runtime);
  for (const Value& argument : arguments) {
    if (argument.is_nil()) continue;
    if (builder.size() > 0) builder.append_filler(" ");
    builder.append("'", argument.origin);
    append_printed(builder, argument);
    builder.append_filler("'");
  }
  return builder.finish();
}

Value cat(Runtime& runtime, Arguments arguments) {
  RunBuilder builder(runtime);
  bool first = true;
  for (const Value& argument : arguments) {
    if (argument.is_nil()) continue;
    if (!first) builder.append_filler(" ");
    first = false;
    append_printed(builder, argument);
  }
  return builder.finish();
}

/// Byte by byte, as goutils does: what isn't ASCII comes out as Latin-1 read as code points, unless nothing was cut.
std::string latin1_without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (!unicode::is_space(byte)) text::append_utf8(out, byte);
  }
  return out;
}

Value nospace(Runtime& runtime, Arguments arguments) {
  const std::string_view text = arguments[0].text();
  const bool any_space =
      std::any_of(text.begin(), text.end(), [](char c) { return unicode::is_space(static_cast<unsigned char>(c)); });
  return any_space ? make_text(runtime, latin1_without_spaces(text)) : arguments[0];
}

Value plural(Runtime&, Arguments arguments) {
  return arguments[2].i == 1 ? arguments[0] : arguments[1];
}

Value hello(Runtime& runtime, Arguments) {
  return make_text(runtime, "Hello!");
}

constexpr Function kFunctions[] = {
    {.name = "cat",
     .parameters = takes::kAny,
     .variadic = true,
     .call = cat,
     .help = "the arguments' texts with a space between them; nil ones are left out",
     .example = R"({{ cat "hello" 42 nil "world" }})",
     .result = "hello 42 world"},
    {.name = "contains",
     .parameters = takes::kStringString,
     .call = contains,
     .help = "whether the second text contains the first",
     .example = R"({{ contains "cat" "concatenate" }})",
     .result = "true"},
    {.name = "hasPrefix",
     .parameters = takes::kStringString,
     .call = has_prefix,
     .help = "whether the second text begins with the first",
     .example = R"({{ hasPrefix "prod" "prod-east" }})",
     .result = "true"},
    {.name = "hasSuffix",
     .parameters = takes::kStringString,
     .call = has_suffix,
     .help = "whether the second text ends with the first",
     .example = R"({{ hasSuffix "east" "prod-east" }})",
     .result = "true"},
    {.name = "hello", .call = hello, .help = "a greeting", .example = "{{ hello }}", .result = "Hello!"},
    {.name = "nospace",
     .parameters = takes::kString,
     .call = nospace,
     .help = "the text without white space",
     .example = R"({{ nospace "a b c" }})",
     .result = "abc"},
    {.name = "plural",
     .parameters = takes::kStringStringInt,
     .call = plural,
     .help = "the first text if the number is 1, else the second",
     .example = R"({{ plural "pod" "pods" 3 }})",
     .result = "pods"},
    {.name = "quote",
     .parameters = takes::kAny,
     .variadic = true,
     .call = quote,
     .help = "each argument as a Go string literal in double quotes, with spaces between; nil ones are left out",
     .example = R"({{ quote "say \"hi\"" 8080 nil }})",
     .result = R"("say \"hi\"" "8080")"},
    {.name = "repeat",
     .parameters = takes::kIntString,
     .call = repeat,
     .help = "the text, so many times",
     .example = R"({{ repeat 3 "ab" }})",
     .result = "ababab"},
    {.name = "replace",
     .parameters = takes::kStringStringString,
     .call = replace,
     .help = "the third text with every occurrence of the first replaced by the second",
     .example = R"({{ "1.2.3" | replace "." "-" }})",
     .result = "1-2-3"},
    {.name = "squote",
     .parameters = takes::kAny,
     .variadic = true,
     .call = single_quote,
     .help = "each argument in single quotes, without escaping, with spaces between; nil ones are left out",
     .example = R"({{ squote "a" 1 }})",
     .result = "'a' '1'"},
    {.name = "substr",
     .parameters = takes::kIntIntString,
     .call = substr,
     .help = "the bytes from the first offset up to the second; a negative end means the rest",
     .example = R"({{ substr 0 5 "hello world" }})",
     .result = "hello"},
    {.name = "trim",
     .parameters = takes::kString,
     .call = trim,
     .help = "the text without white space at both ends",
     .example = R"({{ trim "  hello " }})",
     .result = "hello"},
    {.name = "trimAll",
     .parameters = takes::kStringString,
     .call = trim_all,
     .help = "the second text without the characters of the first at both ends",
     .example = R"({{ trimAll "$" "$5.00$" }})",
     .result = "5.00"},
    {.name = "trimPrefix",
     .parameters = takes::kStringString,
     .call = trim_prefix,
     .help = "the second text without the first at its start, taken off once",
     .example = R"({{ trimPrefix "-" "--a" }})",
     .result = "-a"},
    {.name = "trimSuffix",
     .parameters = takes::kStringString,
     .call = trim_suffix,
     .help = "the second text without the first at its end, taken off once",
     .example = R"({{ trimSuffix "-" "a--" }})",
     .result = "a-"},
    {.name = "trunc",
     .parameters = takes::kIntString,
     .call = trunc,
     .help = "the first so many bytes of the text; a negative number keeps the last ones",
     .example = R"({{ trunc 5 "hello world" }})",
     .result = "hello"},
};

}  // namespace

Family string_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
