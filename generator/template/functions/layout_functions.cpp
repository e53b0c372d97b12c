// Text laid out in lines: indentation, wrapping, shortening.
#include <algorithm>

#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

/// Every line is padded, the first and blank ones too.
void append_indented(RunBuilder& builder, std::int64_t spaces, const Value& value) {
  if (spaces < 0) throw FunctionError("strings: negative Repeat count");
  const auto pad = static_cast<std::size_t>(spaces);
  const std::string_view text = value.text();
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  builder.reserve(std::min(pad, RunBuilder::kLongestText) * lines + text.size() + 1);
  std::size_t begin = 0;
  while (true) {
    builder.append_filler(pad, ' ');
    const std::size_t line_break = text.find('\n', begin);
    if (line_break == std::string_view::npos) break;
    builder.append(value, begin, line_break + 1);
    begin = line_break + 1;
  }
  builder.append(value, begin, text.size());
}

Value indent(Runtime& runtime, Arguments arguments) {
  RunBuilder builder(runtime);
  append_indented(builder, arguments[0].i, arguments[1]);
  return builder.finish();
}

Value nindent(Runtime& runtime, Arguments arguments) {
  RunBuilder builder(runtime);
  builder.append_filler("\n");
  append_indented(builder, arguments[0].i, arguments[1]);
  return builder.finish();
}

enum class LongWords { kept, cut };

/// Breaks at spaces so that lines have at most `width` bytes, as goutils' WrapCustom.
Value wrap_text(Runtime& runtime, std::int64_t width_argument, std::string_view line_break, const Value& value,
                LongWords long_words) {
  const std::string_view text = value.text();
  if (line_break.empty()) line_break = "\n";
  const auto width = static_cast<std::size_t>(
      std::clamp<std::int64_t>(width_argument, 1, static_cast<std::int64_t>(RunBuilder::kLongestText)));
  RunBuilder builder(runtime);
  std::size_t offset = 0;
  while (text.size() - offset > width) {
    if (text[offset] == ' ') {
      ++offset;
      continue;
    }
    const std::size_t space = text.substr(offset, width + 1).rfind(' ');
    std::size_t end = offset + width;
    std::size_t next = end;
    if (space != std::string_view::npos) {
      end = offset + space;
      next = end + 1;
    } else if (long_words == LongWords::kept) {
      end = text.find(' ', end);
      if (end == std::string_view::npos) break;
      next = end + 1;
    }
    builder.append(value, offset, end);
    builder.append_filler(line_break);
    offset = next;
  }
  builder.append(value, offset, text.size());
  return builder.finish();
}

Value wrap(Runtime& runtime, Arguments arguments) {
  return wrap_text(runtime, arguments[0].i, "\n", arguments[1], LongWords::kept);
}

Value wrap_with(Runtime& runtime, Arguments arguments) {
  return wrap_text(runtime, arguments[0].i, arguments[1].text(), arguments[2], LongWords::cut);
}

constexpr std::string_view kEllipsis = "...";

/// goutils' AbbreviateFull on bytes: at most `width` of them, so that the byte at `offset` is among them.
Value abbreviate(Runtime& runtime, const Value& value, std::int64_t offset, std::int64_t width) {
  const auto size = static_cast<std::int64_t>(value.text().size());
  if (size <= width) return value;
  RunBuilder builder(runtime);
  const auto append = [&builder, &value](std::int64_t begin, std::int64_t end) {
    builder.append(value, static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
  };
  const std::int64_t room = width - 3;
  offset = std::min(offset, size);
  if (size - offset < room) offset = size - room;
  if (offset <= 4) {
    append(0, room);
    builder.append_filler(kEllipsis);
    return builder.finish();
  }
  if (width < 7) return make_text(runtime, "");
  builder.append_filler(kEllipsis);
  if (offset + room >= size) {
    append(size - room, size);
  } else {
    // The rest is longer than the room, so it is cut once more and gets its own ellipsis.
    append(offset, offset + room - 3);
    builder.append_filler(kEllipsis);
  }
  return builder.finish();
}

Value abbrev(Runtime& runtime, Arguments arguments) {
  return arguments[0].i < 4 ? arguments[1] : abbreviate(runtime, arguments[1], 0, arguments[0].i);
}

Value abbrev_both(Runtime& runtime, Arguments arguments) {
  const std::int64_t left = arguments[0].i;
  const std::int64_t right = arguments[1].i;
  if (right < 4 || (left > 0 && right < 7)) return arguments[2];
  return abbreviate(runtime, arguments[2], left, right);
}

constexpr Function kFunctions[] = {
    {.name = "abbrev",
     .parameters = takes::kIntString,
     .call = abbrev,
     .help = "the text cut to so many bytes, the last three of them an ellipsis",
     .example = R"({{ abbrev 8 "hello world" }})",
     .result = "hello..."},
    {.name = "abbrevboth",
     .parameters = takes::kIntIntString,
     .call = abbrev_both,
     .help = "the text cut at both ends: what stands at the first offset stays, in at most so many bytes",
     .example = R"({{ abbrevboth 5 10 "1234 5678 9123" }})",
     .result = "...5678..."},
    {.name = "indent",
     .parameters = takes::kIntString,
     .call = indent,
     .help = "the text with every line indented by so many spaces, the first line too",
     .example = R"({{ indent 2 "a: 1\nb: 2" }})",
     .result = "  a: 1\n  b: 2"},
    {.name = "nindent",
     .parameters = takes::kIntString,
     .call = nindent,
     .help = "a line break, then the text with every line indented by so many spaces",
     .example = R"({{ nindent 2 "a: 1\nb: 2" }})",
     .result = "\n  a: 1\n  b: 2"},
    {.name = "wrap",
     .parameters = takes::kIntString,
     .call = wrap,
     .help = "the text with line breaks at spaces, so that lines have at most so many bytes; longer words stay whole",
     .example = R"({{ wrap 5 "one two three" }})",
     .result = "one\ntwo\nthree"},
    {.name = "wrapWith",
     .parameters = takes::kIntStringString,
     .call = wrap_with,
     .help = "as wrap, with the second text as the line break; longer words are cut",
     .example = R"({{ wrapWith 5 "|" "one two three" }})",
     .result = "one|two|three"},
};

}  // namespace

Family layout_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
