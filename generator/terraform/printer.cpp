#include "terraform/printer.hpp"

#include <string>

#include "diagnostics/rules/escape.hpp"
#include "template/pieces.hpp"
#include "template/writable.hpp"
#include "terraform/literal.hpp"
#include "text/utf8.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;
using document::Kind;
using document::Value;
using gotemplate::PrintContext;
using gotemplate::PrintError;

/// A list of plain values that is written no longer than this stays on one line.
constexpr std::size_t kLongestList = 90;

bool is_sigil(char c) {
  return c == '$' || c == '%';
}

/// A `$` before or a brace behind the text would make a template sequence with it: then the text's own character is
/// written as an escape.
void write_in_quotes(const Value& string, Next next, gotemplate::Output& output) {
  const std::string_view text = string.text();
  const bool after_sigil = !output.text().empty() && is_sigil(output.text().back());
  gotemplate::Pieces pieces(string, output);
  for (std::size_t i = 0; i < text.size();) {
    std::string& out = pieces.at(i);
    const text::Decoded decoded = text::decode_utf8(text, i);
    const bool last = i + 1 == text.size();
    if (i == 0 && text[0] == '{' && after_sigil) {
      out += "\\u007b";
    } else if (last && is_sigil(text[i]) && next == Next::perhaps_brace) {
      out += text[i] == '$' ? "\\u0024" : "\\u0025";
    } else {
      if (opens_sequence(text, i)) out += text[i];
      append_in_quotes(out, decoded.code_point);
    }
    i += decoded.length;
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
      text = std::to_string(value.i);
      break;
    case Kind::unsigned_integer:
      text = std::to_string(value.u);
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

void write_scalar(const Value& value, gotemplate::Output& output) {
  if (!value.is_string()) {
    write_word(value, output);
    return;
  }
  output.append('"', value.origin);
  write_in_quotes(value, Next::no_brace, output);
  output.append('"', value.origin);
}

void write_key(const document::Member& member, gotemplate::Output& output) {
  const Value key = Value::of(member.key, member.key_origin);
  if (is_bare_key(key.text())) {
    output.append(key);
  } else {
    write_scalar(key, output);
  }
}

bool is_collection(const Value& value) {
  return value.is_list() || value.is_map();
}

bool is_empty(const Value& value) {
  return value.is_list() ? value.l->size == 0 : value.m->size == 0;
}

/// Whether the list holds plain values alone and is short.
bool fits_on_a_line(const Value& list, const gotemplate::Runtime& runtime) {
  std::size_t size = 0;
  for (const Value& marked : list.items()) {
    const Value item = runtime.settle(marked);
    if (is_collection(item)) return false;
    size += 4 + (item.is_string() ? item.text().size() : 0);
    if (size > kLongestList) return false;
  }
  return true;
}

}  // namespace

std::optional<PrintError> find_unwritable(const Value& value, const gotemplate::Runtime& runtime) {
  static constexpr gotemplate::WritableRules kRules{
      .find_unwritable_text = find_unwritable_text,
      .find_unwritable_key = find_unwritable_text,
      .infinite_number = "Terraform has no word for it; look for a division by zero"};
  return gotemplate::find_unwritable(value, runtime, kRules);
}

void print_value(const Value& value, std::uint32_t column, PrintContext& context) {
  if (!is_collection(value) || is_empty(value) || (value.is_list() && fits_on_a_line(value, context.runtime))) {
    print_flow(value, context);
    return;
  }
  gotemplate::Output& output = context.output;
  const std::string line_begin = "\n" + std::string(column + 2, ' ');
  output.append(value.is_list() ? '[' : '{', value.origin);
  if (value.is_list()) {
    for (const Value& item : value.items()) {
      output.append(line_begin);
      print_value(context.runtime.settle(item), column + 2, context);
      output.append(',');
    }
  } else {
    for (const document::Member& member : value.map().members()) {
      output.append(line_begin);
      write_key(member, output);
      output.append(" = ");
      print_value(context.runtime.settle(member.value), column + 2, context);
    }
  }
  output.append("\n" + std::string(column, ' '));
  output.append(value.is_list() ? ']' : '}', value.origin);
}

void print_flow(const Value& value, PrintContext& context) {
  gotemplate::Output& output = context.output;
  if (!is_collection(value)) {
    write_scalar(value, output);
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
      output.append(separator.empty() ? " " : separator);
      write_key(member, output);
      output.append(" = ");
      print_flow(context.runtime.settle(member.value), context);
      separator = ", ";
    }
    if (!is_empty(value)) output.append(' ');
  }
  output.append(value.is_list() ? ']' : '}', value.origin);
}

void print_attributes(const document::Map& map, std::uint32_t column, PrintContext& context) {
  std::string line_begin;
  for (const document::Member& member : map.members()) {
    context.output.append(line_begin);
    context.output.append(Value::of(member.key, member.key_origin));
    context.output.append(" = ");
    print_value(context.runtime.settle(member.value), column, context);
    line_begin = "\n" + std::string(column, ' ');
  }
}

void print_in_quotes(const Value& value, Next next, PrintContext& context) {
  if (value.is_string()) {
    write_in_quotes(value, next, context.output);
  } else {
    write_word(value, context.output);
  }
}

}  // namespace stageplot::terraform
