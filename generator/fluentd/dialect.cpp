#include "fluentd/dialect.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "diagnostics/rules/escape.hpp"
#include "document/map.hpp"
#include "fluentd/scanner.hpp"
#include "fluentd/text_writer.hpp"
#include "template/escape/fragment.hpp"
#include "text/utf8.hpp"
#include "units/byte_size.hpp"
#include "units/duration.hpp"

namespace stageplot::fluentd {
namespace rules = diagnostics::rules;

using document::Kind;
using document::Value;
using gotemplate::FragmentShape;
using gotemplate::Position;
using gotemplate::PositionKind;
using gotemplate::PrintContext;
using gotemplate::PrintError;

namespace {

constexpr int kMostDepth = 60;
constexpr std::size_t kMostNodes = 100'000;

PrintError refuse(const diagnostics::Rule& rule, std::string summary, std::string help) {
  return {.summary = std::move(summary), .help = std::move(help), .rule = &rule};
}

std::optional<PrintError> find_unwritable_text(std::string_view text) {
  if (text::find_invalid_utf8(text) == text::kValid) return std::nullopt;
  return refuse(rules::escape_text, "the value is not UTF-8, so fluentd cannot read it",
                "remove the bytes, or encode the value, for example with `b64enc`");
}

/// Whether `__[A-Z_]+__` is found in the text.
bool holds_upper_placeholder(std::string_view text) {
  for (std::size_t i = text.find("__"); i != std::string_view::npos; i = text.find("__", i + 1)) {
    const std::string_view behind = text.substr(i + 2);
    const std::size_t run = std::min(behind.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_"), behind.size());
    if (run > 0 && behind.substr(1, run - 1).find("__") != std::string_view::npos) return true;
  }
  return false;
}

std::optional<PrintError> find_placeholder(std::string_view text) {
  if (text.find("${") == std::string_view::npos && !holds_upper_placeholder(text)) return std::nullopt;
  return refuse(
      rules::escape_placeholder, "the value holds a placeholder that record_transformer would replace",
      "`${…}` and `__NAME__` cannot be escaped in `<record>`; change the value, or write the placeholder in the "
      "template");
}

/// The same for a part of a string, whose other parts the placeholder may begin or end in.
std::optional<PrintError> find_placeholder_part(std::string_view text) {
  if (std::optional<PrintError> error = find_placeholder(text)) return error;
  const bool at_edge = text.ends_with('$') || text.starts_with('{') || text.starts_with('_') || text.ends_with('_') ||
                       text.find("__") != std::string_view::npos;
  if (!at_edge) return std::nullopt;
  return refuse(
      rules::escape_placeholder,
      "the value could become a placeholder of record_transformer together with the text beside it",
      "inside a longer string in `<record>` a value must not hold `__`, begin with `{` or `_`, or end with `$` or "
      "`_`; print it as a whole value");
}

std::optional<PrintError> find_json_text(std::string_view text) {
  if (!text.starts_with('{') && !text.starts_with('[')) return std::nullopt;
  return refuse(rules::escape_placeholder,
                "the value begins with a bracket, so record_transformer would read it as JSON",
                "let it begin with another character");
}

std::optional<PrintError> find_unwritable_string(std::string_view text, bool in_record) {
  if (std::optional<PrintError> error = find_unwritable_text(text)) return error;
  return in_record ? find_placeholder(text) : std::nullopt;
}

/// The error with the part of the value that is at fault.
std::optional<PrintError> at(document::OriginId origin, std::optional<PrintError> error) {
  if (error) error->culprit = origin;
  return error;
}

/// What can't be written anywhere inside the value; `in_record` asks for placeholders too.
std::optional<PrintError> find_unwritable(const Value& marked, PrintContext& context, bool in_record, int depth,
                                          std::size_t& nodes) {
  const Value value = context.runtime.settle(marked);
  if (depth > kMostDepth || ++nodes > kMostNodes) {
    return refuse(rules::escape_value, "the value is too large for a parameter of fluentd",
                  "a map or list probably contains itself");
  }
  switch (value.kind) {
    case Kind::floating:
      if (std::isfinite(value.f)) return std::nullopt;
      return refuse(rules::escape_value, "the number is not finite", "look for a division by zero");
    case Kind::string:
      return at(value.origin, find_unwritable_string(value.text(), in_record));
    case Kind::list:
      for (const Value& item : value.items()) {
        if (std::optional<PrintError> error = find_unwritable(item, context, in_record, depth + 1, nodes)) return error;
      }
      return std::nullopt;
    case Kind::map:
      for (const document::Member& member : value.map().members()) {
        const Value key = Value::of(member.key, member.key_origin);
        if (std::optional<PrintError> error = find_unwritable(key, context, in_record, depth + 1, nodes)) return error;
        if (std::optional<PrintError> error = find_unwritable(member.value, context, in_record, depth + 1, nodes)) {
          return error;
        }
      }
      return std::nullopt;
    case Kind::bytes:
    case Kind::object:
      return refuse(rules::escape_value, "the value is neither text, number, boolean, list nor map",
                    "turn it into text, with `toString`");
    default:
      return std::nullopt;
  }
}

std::optional<PrintError> refuse_nil() {
  return refuse(rules::escape_value, "nothing (nil) is printed, for which fluentd has no word",
                "leave the parameter out with `if`, or give it a value with `default`");
}

/// A list or map without marks, for the JSON writer.
Value settled(const Value& marked, PrintContext& context) {
  const Value value = context.runtime.settle(marked);
  if (value.is_list()) {
    document::List* list = context.runtime.arena.list(value.l->size);
    for (std::uint32_t i = 0; i < value.l->size; ++i) list->data[i] = settled(value.l->data[i], context);
    return Value::of(list, value.origin);
  }
  if (value.is_map()) {
    std::vector<document::Member> members(value.map().members().begin(), value.map().members().end());
    for (document::Member& member : members) member.value = settled(member.value, context);
    return Value::of(document::make_map(context.runtime.arena, members), value.origin);
  }
  return value;
}

void append_scalar(std::string& out, const Value& value) {
  char buffer[32];
  switch (value.kind) {
    case Kind::boolean:
      out += value.b ? "true" : "false";
      break;
    case Kind::integer:
      out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value.i).ptr);
      break;
    case Kind::unsigned_integer:
      out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value.u).ptr);
      break;
    case Kind::floating:
      out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value.f).ptr);
      break;
    default:
      out += value.text();
      break;
  }
}

/// A time in the largest unit that it is a whole number of, for `^[0-9]+[smhd]$`.
std::optional<std::string> fluentd_time(std::int64_t nanoseconds) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  if (nanoseconds < 0 || nanoseconds % kSecond != 0) return std::nullopt;
  const std::int64_t seconds = nanoseconds / kSecond;
  constexpr std::pair<std::int64_t, char> kUnits[] = {{86400, 'd'}, {3600, 'h'}, {60, 'm'}};
  for (const auto& unit : kUnits) {
    if (seconds != 0 && seconds % unit.first == 0) return std::to_string(seconds / unit.first) + unit.second;
  }
  return std::to_string(seconds) + 's';
}

/// Sizes and times as fluentd reads them right; nothing for other values.
std::optional<PrintError> append_typed(std::string& out, const Value& value) {
  if (value.type == document::TypeId::byte_size) {
    const auto size = units::parse_byte_size(value.text());
    if (!size) {
      return refuse(rules::escape_value, "the size is one that fluentd would read otherwise",
                    "write a whole number with `k`, `m`, `g` or `t`, without a blank: `8m`");
    }
    out += size->canonical();
    return std::nullopt;
  }
  const auto duration = units::parse_duration(value.text());
  const std::optional<std::string> time = duration ? fluentd_time(duration->nanoseconds) : std::nullopt;
  if (!time) {
    return refuse(rules::escape_value, "the time is one that fluentd would read otherwise",
                  "write whole seconds, minutes, hours or days: `5s`");
  }
  out += *time;
  return std::nullopt;
}

bool is_typed(const Value& value) {
  return value.is_string() && (value.type == document::TypeId::byte_size || value.type == document::TypeId::duration);
}

std::optional<PrintError> append_value(std::string& out, const Value& value, bool in_record, PrintContext& context) {
  if (value.is_nil()) return refuse_nil();
  std::size_t nodes = 0;
  if (std::optional<PrintError> error = find_unwritable(value, context, in_record, 0, nodes)) return error;
  if (is_typed(value)) return append_typed(out, value);
  if (value.is_list() || value.is_map()) {
    write_json(out, settled(value, context));
  } else if (value.is_string()) {
    if (in_record) {
      if (std::optional<PrintError> error = find_json_text(value.text())) return error;
    }
    write_quoted(out, value.text());
  } else {
    append_scalar(out, value);
  }
  return std::nullopt;
}

bool is_name(std::string_view text, bool argument) {
  if (text.empty() || text == "@include" || text == "include") return false;
  return std::all_of(text.begin(), text.end(), [argument](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_.-/@$").find(c) != std::string_view::npos || (argument && c == '*');
  });
}

std::optional<PrintError> check_name(std::string_view text, bool argument, bool in_record) {
  if (!is_name(text, argument)) {
    return argument
               ? refuse(rules::escape_key,
                        "the value is no argument of a section: it has other characters than letters, digits and `_ . "
                        "- / @ $ *`",
                        "put the whole argument in double quotes: `<match \"{{ … }}\">`")
               : refuse(
                     rules::escape_key,
                     "the value is no name of a parameter: it has other characters than letters, digits and `_ . - / "
                     "@ $`, or is `include`",
                     "change the value");
  }
  return in_record ? find_placeholder(text) : std::nullopt;
}

std::optional<PrintError> print_quoted(const Position& position, const Value& value, PrintContext& context) {
  if (value.is_nil()) return refuse_nil();
  if (value.is_map() || value.is_list()) {
    return refuse(rules::escape_value,
                  std::string(value.is_map() ? "a map" : "a list") + " is printed inside double quotes",
                  "print a single value there, or the whole without quotes as a value");
  }
  std::size_t nodes = 0;
  if (std::optional<PrintError> error = find_unwritable(value, context, false, 0, nodes)) return error;
  std::string text;
  append_scalar(text, value);
  if ((position.detail & kInRecord) != 0) {
    if (std::optional<PrintError> error = find_placeholder_part(text)) return error;
    if ((position.detail & kBeginsValue) != 0) {
      if (std::optional<PrintError> error = find_json_text(text)) return error;
    }
  }
  std::string out;
  write_escaped_part(out, text);
  context.output.append(out, value.origin);
  return std::nullopt;
}

std::optional<PrintError> print_key(const Position& position, const Value& value, PrintContext& context) {
  const bool argument = (position.detail & kArgument) != 0;
  if (!value.is_string()) {
    return refuse(rules::escape_key,
                  argument ? "an argument of a section is not text" : "the name of a parameter is not text",
                  "turn a number into text with `toString`");
  }
  const bool in_record = !argument && (position.detail & kInRecord) != 0;
  if (std::optional<PrintError> error = check_name(value.text(), argument, in_record)) return error;
  context.output.append(value);
  return std::nullopt;
}

std::optional<PrintError> print_fragment(const Position& position, const Value& fragment, PrintContext& context) {
  if (position.kind != PositionKind::line) {
    return refuse(rules::escape_fragment, "an included template is printed into a value, a name or an argument",
                  "put the action on a line of its own");
  }
  const FragmentShape shape = gotemplate::shape_of(fragment.text());
  if (std::optional<PrintError> error = gotemplate::find_uneven(shape)) return error;
  if (shape.empty()) {
    context.output.drop_line();
  } else {
    gotemplate::append_fragment(context.output, fragment, shape, position.column);
  }
  return std::nullopt;
}

/// The members of a map, a parameter a line.
std::optional<PrintError> print_line(const Position& position, const Value& value, PrintContext& context) {
  if (!value.is_map()) {
    return refuse(rules::escape_value,
                  std::string(value.is_list() ? "a list" : "a single value") + " is printed on a line of its own",
                  "a line takes a map or an `include`; give other values a parameter name");
  }
  const bool in_record = (position.detail & kInRecord) != 0;
  std::vector<std::string> written;
  for (const document::Member& member : value.map().members()) {
    const Value entry = context.runtime.settle(member.value);
    if (std::optional<PrintError> error = check_name(member.key->view(), false, in_record)) {
      return at(member.key_origin, std::move(error));
    }
    if (std::optional<PrintError> error = append_value(written.emplace_back(), entry, in_record, context)) {
      return error->culprit == document::OriginId::none ? at(entry.origin, std::move(error)) : error;
    }
  }
  if (written.empty()) context.output.drop_line();
  for (std::size_t i = 0; i < written.size(); ++i) {
    const document::Member& member = value.map().data[i];
    if (i > 0) context.output.append("\n" + std::string(position.column, ' '));
    context.output.append(member.key->view(), member.key_origin);
    context.output.append(' ');
    context.output.append(written[i], member.value.origin);
  }
  return std::nullopt;
}

}  // namespace

std::unique_ptr<gotemplate::Scanner> FluentdDialect::scanner() const {
  return std::make_unique<Scanner>();
}

std::optional<PrintError> FluentdDialect::print(const Position& position, const Value& value,
                                                PrintContext& context) const {
  if (value.is_string() && value.has(document::kFragment)) return print_fragment(position, value, context);
  switch (position.kind) {
    case PositionKind::value: {
      std::string out;
      std::optional<PrintError> error = append_value(out, value, (position.detail & kInRecord) != 0, context);
      if (!error) context.output.append(out, value.origin);
      return error;
    }
    case PositionKind::quoted:
      return print_quoted(position, value, context);
    case PositionKind::key:
      return print_key(position, value, context);
    case PositionKind::line:
      return print_line(position, value, context);
    case PositionKind::flow:
    case PositionKind::none:
      break;
  }
  return refuse(rules::escape_position, "the action has no position", "the template was not analysed before it ran");
}

const FluentdDialect& dialect() {
  static const FluentdDialect kDialect;
  return kDialect;
}

}  // namespace stageplot::fluentd
