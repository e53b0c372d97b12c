#include "yaml/printer.hpp"

#include <algorithm>

#include "diagnostics/rules/escape.hpp"
#include "template/pieces.hpp"
#include "template/writable.hpp"
#include "text/utf8.hpp"
#include "yaml/scalar.hpp"

namespace stageplot::yaml {
namespace rules = diagnostics::rules;
namespace {

using document::Kind;
using document::Value;
using gotemplate::PrintContext;
using gotemplate::PrintError;

/// YAML's readers give up on a key of more than 1024 characters.
constexpr std::size_t kLongestKey = 1000;

std::optional<PrintError> find_unwritable_text(std::string_view text) {
  if (text::find_invalid_utf8(text) != text::kValid) {
    return PrintError{.summary = "the value is not UTF-8, so YAML cannot carry it",
                      .help = "remove the bytes, or encode the value, for example with `b64enc`",
                      .rule = &rules::escape_text};
  }
  if (text.find('\0') != std::string_view::npos) {
    return PrintError{.summary = "the value holds a NUL character, which YAML's readers refuse",
                      .help = "remove it, or encode the value, for example with `b64enc`",
                      .rule = &rules::escape_text};
  }
  return std::nullopt;
}

std::optional<PrintError> find_unwritable_key(std::string_view key) {
  if (std::optional<PrintError> error = find_unwritable_text(key)) return error;
  std::string written;
  if (!is_plain_safe(key, true)) append_quoted(written, key);
  if (key.size() <= kLongestKey && written.size() <= kLongestKey) return std::nullopt;
  return PrintError{.summary = "a key of the map is longer than " + std::to_string(kLongestKey) + " bytes",
                    .help = "YAML's readers refuse such a key; use a shorter one",
                    .rule = &rules::escape_key};
}

void write_in_quotes(const Value& string, gotemplate::Output& output) {
  const std::string_view text = string.text();
  gotemplate::Pieces pieces(string, output);
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, i);
    append_in_quotes(pieces.at(i), decoded.code_point);
    i += decoded.length;
  }
  pieces.flush();
}

void write_string(const Value& string, bool in_flow, gotemplate::Output& output) {
  if (is_plain_safe(string.text(), in_flow)) {
    output.append(string);
    return;
  }
  output.append('"', string.origin);
  write_in_quotes(string, output);
  output.append('"', string.origin);
}

/// The line break at the end of the text is the one that follows the value in the output.
void write_literal(const Value& string, std::uint32_t column, gotemplate::Output& output) {
  std::string_view text = string.text();
  const bool ends_in_break = text.ends_with('\n');
  output.append(ends_in_break ? "|" : "|-", string.origin);
  if (ends_in_break) text.remove_suffix(1);
  gotemplate::Pieces pieces(string, output);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string& out = pieces.at(begin);
    out += '\n';
    if (end > begin) out.append(column, ' ');
    for (std::size_t i = begin; i < end; ++i) pieces.at(i) += text[i];
    begin = end + 1;
  }
  pieces.flush();
}

void write_word(const Value& value, gotemplate::Output& output) {
  std::string text;
  switch (value.kind) {
    case Kind::boolean:
      text = value.b ? "true" : "false";
      break;
    case Kind::integer:
      append_number(text, value.i);
      break;
    case Kind::unsigned_integer:
      append_number(text, value.u);
      break;
    case Kind::floating:
      append_number(text, value.f);
      break;
    default:
      text = "null";
      break;
  }
  output.append(text, value.origin);
}

void write_scalar(const Value& value, bool in_flow, gotemplate::Output& output) {
  if (value.is_string()) {
    write_string(value, in_flow, output);
  } else {
    write_word(value, output);
  }
}

void write_key(const document::Member& member, bool in_flow, gotemplate::Output& output) {
  write_string(Value::of(member.key, member.key_origin), in_flow, output);
  output.append(':');
}

bool is_collection(const Value& value) {
  return value.is_list() || value.is_map();
}

bool is_empty(const Value& value) {
  return value.is_list() ? value.l->size == 0 : value.m->size == 0;
}

/// Prints blocks; a value that goes to lines of its own begins with the line break.
class BlockPrinter {
 public:
  explicit BlockPrinter(PrintContext& context) : context_(context), output_(context.output) {}

  void value(const Value& value, Placement placement, std::uint32_t column) {
    if (is_collection(value) && !is_empty(value)) {
      collection(value, placement, column);
    } else if (is_collection(value)) {
      output_.append(value.is_list() ? "[]" : "{}", value.origin);
    } else if (value.is_string() && is_literal_safe(value.text())) {
      write_literal(value, column + 2, output_);
    } else {
      write_scalar(value, false, output_);
    }
  }

 private:
  void collection(const Value& value, Placement placement, std::uint32_t column) {
    bool on_new_line = placement == Placement::after_key;
    if (on_new_line) output_.trim_blanks();
    if (placement != Placement::line) column += 2;
    const auto begin_line = [&] {
      if (on_new_line) output_.append("\n" + std::string(column, ' '));
      on_new_line = true;
    };
    if (value.is_list()) {
      for (const Value& marked : value.items()) {
        begin_line();
        output_.append("- ");
        this->value(context_.runtime.settle(marked), Placement::after_dash, column);
      }
      return;
    }
    for (const document::Member& member : value.map().members()) {
      begin_line();
      write_key(member, false, output_);
      output_.append(' ');
      this->value(context_.runtime.settle(member.value), Placement::after_key, column);
    }
  }

  PrintContext& context_;
  gotemplate::Output& output_;
};

}  // namespace

std::optional<PrintError> find_unwritable(const Value& value, const gotemplate::Runtime& runtime) {
  static constexpr gotemplate::WritableRules kRules{
      .find_unwritable_text = find_unwritable_text,
      .find_unwritable_key = find_unwritable_key,
      .infinite_number = "no reader of JSON values takes it; look for a division by zero"};
  return gotemplate::find_unwritable(value, runtime, kRules);
}

void print_block(const Value& value, Placement placement, std::uint32_t column, PrintContext& context) {
  BlockPrinter(context).value(value, placement, column);
}

void print_flow(const Value& value, PrintContext& context) {
  gotemplate::Output& output = context.output;
  if (!is_collection(value)) {
    write_scalar(value, true, output);
    return;
  }
  std::string_view separator;
  output.append(value.is_list() ? '[' : '{', value.origin);
  if (value.is_list()) {
    for (const Value& item : value.items()) {
      output.append(separator);
      print_flow(context.runtime.settle(item), context);
      separator = ", ";
    }
  } else {
    for (const document::Member& member : value.map().members()) {
      output.append(separator);
      write_key(member, true, output);
      output.append(' ');
      print_flow(context.runtime.settle(member.value), context);
      separator = ", ";
    }
  }
  output.append(value.is_list() ? ']' : '}', value.origin);
}

void print_scalar(const Value& value, PrintContext& context) {
  write_scalar(value, false, context.output);
}

void print_in_quotes(const Value& value, PrintContext& context) {
  if (value.is_string()) {
    write_in_quotes(value, context.output);
  } else {
    write_word(value, context.output);
  }
}

}  // namespace stageplot::yaml
