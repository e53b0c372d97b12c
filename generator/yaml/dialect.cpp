#include "yaml/dialect.hpp"

#include <algorithm>

#include "diagnostics/rules/escape.hpp"
#include "template/escape/fragment.hpp"
#include "yaml/printer.hpp"
#include "yaml/scalar.hpp"
#include "yaml/scanner.hpp"

namespace stageplot::yaml {
namespace rules = diagnostics::rules;

using document::Value;
using gotemplate::FragmentShape;
using gotemplate::Position;
using gotemplate::PositionKind;
using gotemplate::PrintContext;
using gotemplate::PrintError;

namespace {

PrintError refuse(const diagnostics::Rule& rule, std::string summary, std::string help) {
  return {.summary = std::move(summary), .help = std::move(help), .rule = &rule};
}

bool is_scalar(const Value& value) {
  return value.is_string() || value.is_number() || value.is(document::Kind::boolean);
}

std::string_view name_of(const Value& value) {
  switch (value.kind) {
    case document::Kind::map:
      return "a map";
    case document::Kind::list:
      return "a list";
    case document::Kind::nil:
      return "nothing (nil)";
    case document::Kind::boolean:
      return "a boolean";
    case document::Kind::string:
      return "text";
    default:
      return "a number";
  }
}

bool is_key(std::string_view text) {
  return !text.empty() && text.size() <= 512 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_.-/@").find(c) != std::string_view::npos;
  });
}

std::optional<PrintError> print_quoted(const Value& value, PrintContext& context) {
  if (!is_scalar(value)) {
    return refuse(rules::escape_value, std::string(name_of(value)) + " is printed inside double quotes",
                  value.is_nil() ? "give it a value with `default`, or leave the line out with `if`"
                                 : "print a single value there, or the whole as a value without quotes");
  }
  print_in_quotes(value, context);
  return std::nullopt;
}

std::optional<PrintError> print_key(const Position& position, const Value& value, PrintContext& context) {
  if (!value.is_string()) {
    return refuse(rules::escape_key, std::string(name_of(value)) + " is printed as a key",
                  "a key is text; a number or boolean becomes text with `toString`");
  }
  if (!is_key(value.text())) {
    return refuse(rules::escape_key,
                  "the value is no key: it has other characters than letters, digits and `_ . - / @`",
                  "print a map, whose keys are quoted as needed, or change the value");
  }
  // Written in quotes where a reader could take it for a number or a word.
  const bool in_flow = (position.detail & kInFlow) != 0;
  if (in_flow && !is_plain_safe(value.text(), true)) {
    context.output.append('"', value.origin);
    print_in_quotes(value, context);
    context.output.append('"', value.origin);
  } else {
    print_scalar(value, context);
  }
  return std::nullopt;
}

/// Whether the fragment is a map or list rather than a scalar.
bool is_collection(std::string_view fragment) {
  Scanner scanner;
  const std::string first_line(fragment.substr(0, fragment.find('\n')));
  if (first_line.starts_with('#') || scanner.text(first_line + "\n", 0)) return true;
  return scanner.saw_entry();
}

std::optional<PrintError> print_fragment(const Position& position, const Value& fragment, PrintContext& context) {
  if (position.kind != PositionKind::line && position.kind != PositionKind::value) {
    return refuse(rules::escape_fragment, "an included template is printed inside a string, a key or a flow collection",
                  "put the action on a line of its own or behind a key, without quotes");
  }
  const FragmentShape shape = gotemplate::shape_of(fragment.text());
  if (std::optional<PrintError> error = gotemplate::find_uneven(shape)) return error;
  const std::string_view text = fragment.text().substr(shape.begin, shape.end - shape.begin);
  if (position.kind == PositionKind::line) {
    if (shape.empty()) {
      context.output.drop_line();
      return std::nullopt;
    }
    gotemplate::append_fragment(context.output, fragment, shape, position.column);
    // A literal block that ends the file needs its line break.
    if ((position.detail & kEndOfFile) != 0) context.output.append('\n');
    return std::nullopt;
  }
  if (shape.empty()) {
    return refuse(rules::escape_value, "the included template printed nothing where a value must stand",
                  "let it print `null`, `{}` or a value");
  }
  const bool one_line = text.find('\n') == std::string_view::npos;
  if ((position.detail & kOneLine) != 0 && (!one_line || is_collection(text))) {
    return refuse(rules::escape_fragment, "an included template of several lines is printed before the end of a line",
                  "put what follows the action on a line of its own");
  }
  const std::uint32_t column = position.data;
  if (text.starts_with('|') || text.starts_with('>')) {
    gotemplate::append_fragment(context.output, fragment, shape, column);
    return std::nullopt;
  }
  if ((position.detail & kAfterDash) == 0 && is_collection(text)) {
    context.output.trim_blanks();
    context.output.append("\n" + std::string(column + 2, ' '));
  }
  gotemplate::append_fragment(context.output, fragment, shape, column + 2);
  return std::nullopt;
}

std::optional<PrintError> print_line(const Position& position, const Value& value, PrintContext& context) {
  if (!value.is_map() && !value.is_list()) {
    return refuse(rules::escape_value, std::string(name_of(value)) + " is printed on a line of its own",
                  "a line takes a map, a list or an `include`; give other values a key, or put them in double quotes");
  }
  const bool empty = value.is_map() ? value.m->size == 0 : value.l->size == 0;
  if (empty) {
    context.output.drop_line();
    return std::nullopt;
  }
  print_block(value, Placement::line, position.column, context);
  if ((position.detail & kEndOfFile) != 0) context.output.append('\n');
  return std::nullopt;
}

void print_value(const Position& position, const Value& value, PrintContext& context) {
  if ((position.detail & kOneLine) == 0) {
    const bool after_dash = (position.detail & kAfterDash) != 0;
    print_block(value, after_dash ? Placement::after_dash : Placement::after_key, position.data, context);
  } else if (value.is_map() || value.is_list()) {
    print_flow(value, context);
  } else {
    print_scalar(value, context);
  }
}

}  // namespace

std::unique_ptr<gotemplate::Scanner> YamlDialect::scanner() const {
  return std::make_unique<Scanner>();
}

std::optional<PrintError> YamlDialect::print(const Position& position, const Value& value,
                                             PrintContext& context) const {
  if (std::optional<PrintError> error = find_unwritable(value, context.runtime)) return error;
  if (value.is_string() && value.has(document::kFragment)) return print_fragment(position, value, context);
  switch (position.kind) {
    case PositionKind::value:
      print_value(position, value, context);
      return std::nullopt;
    case PositionKind::flow:
      print_flow(value, context);
      return std::nullopt;
    case PositionKind::quoted:
      return print_quoted(value, context);
    case PositionKind::key:
      return print_key(position, value, context);
    case PositionKind::line:
      return print_line(position, value, context);
    case PositionKind::none:
      break;
  }
  return refuse(rules::escape_position, "the action has no position", "the template was not analysed before it ran");
}

const YamlDialect& dialect() {
  static const YamlDialect kDialect;
  return kDialect;
}

}  // namespace stageplot::yaml
