#include "terraform/dialect.hpp"

#include "diagnostics/rules/escape.hpp"
#include "template/escape/fragment.hpp"
#include "terraform/address.hpp"
#include "terraform/format.hpp"
#include "terraform/literal.hpp"
#include "terraform/printer.hpp"
#include "terraform/scanner.hpp"

namespace stageplot::terraform {
namespace {

namespace rules = diagnostics::rules;
using document::Value;
using gotemplate::FragmentShape;
using gotemplate::Position;
using gotemplate::PositionKind;
using gotemplate::PrintContext;
using gotemplate::PrintError;

PrintError refuse(const diagnostics::Rule& rule, std::string summary, std::string help) {
  return {.summary = std::move(summary), .help = std::move(help), .rule = &rule};
}

std::string_view name_of(const Value& value) {
  if (value.is_map()) return "a map";
  if (value.is_list()) return "a list";
  if (value.is_nil()) return "nothing (nil)";
  return "a single value";
}

std::optional<PrintError> print_quoted(const Position& position, const Value& value, PrintContext& context) {
  if (value.is_map() || value.is_list() || value.is_nil()) {
    return refuse(rules::escape_value, std::string(name_of(value)) + " is printed inside double quotes",
                  "print a single value there, or the whole value behind `=` without quotes");
  }
  if (value.is_string() && would_join(context.output.text(), value.text())) {
    return refuse(rules::escape_text,
                  "the value begins with a mark that Terraform would join with the character before it",
                  "write the composed character (NFC), or put another character between them");
  }
  print_in_quotes(value, (position.detail & kBraceMayFollow) != 0 ? Next::perhaps_brace : Next::no_brace, context);
  return std::nullopt;
}

std::optional<PrintError> print_key(const Position& position, const Value& value, PrintContext& context) {
  const std::string_view what = (position.detail & kInLabel) != 0 ? "a label" : "a name";
  if (!value.is_string()) {
    return refuse(rules::escape_key, std::string(name_of(value)) + " is printed as " + std::string(what),
                  "a name is text; print a text that is one");
  }
  if (!is_identifier(value.text())) {
    return refuse(rules::escape_key,
                  "the value is no name: Terraform's names begin with a letter or `_` and go on with letters, digits, "
                  "`_` and `-`",
                  "print a map behind `=`, whose keys are quoted as needed, or change the value");
  }
  context.output.append(value);
  return std::nullopt;
}

std::optional<PrintError> print_fragment(const Position& position, const Value& fragment, PrintContext& context) {
  if (position.kind != PositionKind::line && position.kind != PositionKind::value) {
    return refuse(rules::escape_fragment, "an included template is printed inside a string, a name or a list",
                  "put the action on a line of its own or behind `=`, without quotes");
  }
  const FragmentShape shape = gotemplate::shape_of(fragment.text());
  if (std::optional<PrintError> error = gotemplate::find_uneven(shape)) return error;
  if (shape.empty()) {
    if (position.kind == PositionKind::value) {
      return refuse(rules::escape_value, "the included template printed nothing where a value must stand",
                    "let it print `null` or a value");
    }
    context.output.drop_line();
    return std::nullopt;
  }
  const bool is_line = position.kind == PositionKind::line;
  gotemplate::append_fragment(context.output, fragment, shape, is_line ? position.column : position.data);
  if ((position.detail & kEndOfFile) != 0 && is_line) context.output.append('\n');
  return std::nullopt;
}

std::optional<PrintError> print_line(const Position& position, const Value& value, PrintContext& context) {
  if (!value.is_map()) {
    return refuse(rules::escape_value, std::string(name_of(value)) + " is printed on a line of its own",
                  "a line takes a map or an `include`; give other values a name, or put them in double quotes");
  }
  if (value.m->size == 0) {
    context.output.drop_line();
    return std::nullopt;
  }
  for (const document::Member& member : value.map().members()) {
    if (is_identifier(member.key->view())) continue;
    PrintError error =
        refuse(rules::escape_key, "a map is spread over lines, and one of its keys is no name of Terraform's",
               "print the map behind `=`, where its keys are quoted as needed");
    error.culprit = member.key_origin;
    return error;
  }
  print_attributes(value.map(), position.column, context);
  if ((position.detail & kEndOfFile) != 0) context.output.append('\n');
  return std::nullopt;
}

/// Terraform takes no text for an address.
std::optional<PrintError> print_address(const Value& value, PrintContext& context) {
  if (!is_address(value.text())) {
    return refuse(rules::escape_value, "the value is no address of a resource, as `from` and `to` have it here",
                  "write one such as `aws_elb.app` or `module.app.aws_elb.app[\"a\"]`");
  }
  context.output.append(value);
  return std::nullopt;
}

}  // namespace

std::unique_ptr<gotemplate::Scanner> HclDialect::scanner() const {
  return std::make_unique<Scanner>();
}

std::optional<PrintError> HclDialect::print(const Position& position, const Value& value, PrintContext& context) const {
  if (value.is_string() && value.has(document::kFragment)) return print_fragment(position, value, context);
  if (std::optional<PrintError> error = find_unwritable(value, context.runtime)) return error;
  switch (position.kind) {
    case PositionKind::value:
      if (value.is_string() && awaits_address(context.output.text())) return print_address(value, context);
      if ((position.detail & kOneLine) != 0) {
        print_flow(value, context);
      } else {
        print_value(value, position.data, context);
      }
      return std::nullopt;
    case PositionKind::flow:
      print_flow(value, context);
      return std::nullopt;
    case PositionKind::quoted:
      return print_quoted(position, value, context);
    case PositionKind::key:
      return print_key(position, value, context);
    case PositionKind::line:
      return print_line(position, value, context);
    case PositionKind::none:
      break;
  }
  return refuse(rules::escape_position, "the action has no position", "the template was not analysed before it ran");
}

std::vector<gotemplate::Edit> HclDialect::format(std::string_view output) const {
  return terraform::format(output);
}

const HclDialect& dialect() {
  static const HclDialect kDialect;
  return kDialect;
}

}  // namespace stageplot::terraform
