// Upper and lower case, and names from one convention to another.
#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"
#include "template/functions/unicode_case.hpp"
#include "template/functions/word_case.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

template <typename Mapping>
Value mapped(Runtime& runtime, const Value& value, Mapping mapping) {
  return make_text(runtime, unicode::map_code_points(value.text(), mapping));
}

Value upper(Runtime& runtime, Arguments arguments) {
  return mapped(runtime, arguments[0], unicode::to_upper);
}
Value lower(Runtime& runtime, Arguments arguments) {
  return mapped(runtime, arguments[0], unicode::to_lower);
}

/// strings.Title's idea of what ends a word.
bool is_separator(char32_t c) {
  if (c < 0x80) return !((c >= '0' && c <= '9') || unicode::is_upper(c) || unicode::is_lower(c) || c == '_');
  return !unicode::is_letter(c) && !unicode::is_digit(c) && unicode::is_space(c);
}

Value title(Runtime& runtime, Arguments arguments) {
  char32_t previous = ' ';
  return mapped(runtime, arguments[0], [&previous](char32_t c) {
    const char32_t result = is_separator(previous) ? unicode::to_title(c) : c;
    previous = c;
    return result;
  });
}

Value untitle(Runtime& runtime, Arguments arguments) {
  bool word_begins = true;
  return mapped(runtime, arguments[0], [&word_begins](char32_t c) {
    if (unicode::is_space(c)) {
      word_begins = true;
      return c;
    }
    const char32_t result = word_begins ? unicode::to_lower(c) : c;
    word_begins = false;
    return result;
  });
}

Value swapcase(Runtime& runtime, Arguments arguments) {
  bool after_space = true;
  return mapped(runtime, arguments[0], [&after_space](char32_t c) {
    if (unicode::is_upper(c) || unicode::is_title(c)) {
      after_space = false;
      return unicode::to_lower(c);
    }
    if (unicode::is_lower(c)) {
      const bool word_begins = after_space;
      after_space = false;
      return word_begins ? unicode::to_title(c) : unicode::to_upper(c);
    }
    after_space = unicode::is_space(c);
    return c;
  });
}

/// Byte by byte, as goutils does.
Value initials(Runtime& runtime, Arguments arguments) {
  std::string out;
  bool after_space = true;
  for (const char c : arguments[0].text()) {
    const auto byte = static_cast<unsigned char>(c);
    if (unicode::is_space(byte)) {
      after_space = true;
    } else if (after_space) {
      text::append_utf8(out, byte);
      after_space = false;
    }
  }
  return make_text(runtime, out);
}

Value snakecase(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, join_words(arguments[0].text(), '_', runtime.libraries));
}

Value kebabcase(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, join_words(arguments[0].text(), '-', runtime.libraries));
}

Value camelcase(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, pascal_case(arguments[0].text(), runtime.libraries));
}

constexpr Function kFunctions[] = {
    {.name = "camelcase",
     .parameters = takes::kString,
     .call = camelcase,
     .help = "the words of the text joined, each beginning in upper case",
     .example = R"({{ camelcase "http_server" }})",
     .result = "HttpServer"},
    {.name = "initials",
     .parameters = takes::kString,
     .call = initials,
     .help = "the first letter of each word",
     .example = R"({{ initials "user service" }})",
     .result = "us"},
    {.name = "kebabcase",
     .parameters = takes::kString,
     .call = kebabcase,
     .help = "the words of the text in lower case with hyphens between them",
     .example = R"({{ kebabcase "HTTPServer" }})",
     .result = "http-server"},
    {.name = "lower",
     .parameters = takes::kString,
     .call = lower,
     .help = "the text in lower case",
     .example = R"({{ lower "HELLO" }})",
     .result = "hello"},
    {.name = "snakecase",
     .parameters = takes::kString,
     .call = snakecase,
     .help = "the words of the text in lower case with underscores between them",
     .example = R"({{ snakecase "HTTPServer" }})",
     .result = "http_server"},
    {.name = "swapcase",
     .parameters = takes::kString,
     .call = swapcase,
     .help = "upper case for lower and lower for upper; a lower-case letter that begins a word becomes title case",
     .example = R"({{ swapcase "Hello World" }})",
     .result = "hELLO wORLD"},
    {.name = "title",
     .parameters = takes::kString,
     .call = title,
     .help = "the text with each word's first letter in title case",
     .example = R"({{ title "user service" }})",
     .result = "User Service"},
    {.name = "untitle",
     .parameters = takes::kString,
     .call = untitle,
     .help = "the text with each word's first letter in lower case",
     .example = R"({{ untitle "User Service" }})",
     .result = "user service"},
    {.name = "upper",
     .parameters = takes::kString,
     .call = upper,
     .help = "the text in upper case",
     .example = R"({{ upper "hello" }})",
     .result = "HELLO"},
};

}  // namespace

Family case_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
