#include "template/builtin_functions.hpp"

#include <array>
#include <cstdio>
#include <string>

#include "document/map.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/pointer.hpp"
#include "template/functions/run_builder.hpp"
#include "template/print.hpp"
#include "template/truth.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Kind;
using document::TypeId;
using document::Value;
using Arguments = std::span<const Value>;

Value make_int(const Runtime& runtime, std::uint64_t number) {
  Value value = Value::of_integer(static_cast<std::int64_t>(number), runtime.origin);
  value.type = TypeId::go_int;
  return value;
}

/// The type of what a pointer points to: functions follow one before they look.
std::string pointed_type(const Runtime& runtime, const Value& value) {
  std::string type{go_type_name(runtime, value)};
  if (value.kind == Kind::object && type.starts_with('*')) type.erase(0, 1);
  return type;
}

Value length(const Runtime& runtime, const Value& item, std::uint8_t in_interface) {
  switch (item.kind) {
    case Kind::string:
    case Kind::bytes:
      return make_int(runtime, item.s->size);
    case Kind::list:
      return make_int(runtime, item.l->size);
    case Kind::map:
      return make_int(runtime, item.m->size);
    case Kind::nil:
      if ((item.flags & in_interface) != 0) throw FunctionError("len of nil pointer");
      throw FunctionError("reflect: call of reflect.Value.Type on zero Value");
    default:
      throw FunctionError("len of type " + pointed_type(runtime, item));
  }
}

/// An index into something with `size` places. Go lets the size itself through and fails one step later.
std::size_t index_argument(const Runtime& runtime, const Value& index, std::size_t size) {
  std::int64_t number = 0;
  switch (index.kind) {
    case Kind::integer:
      number = index.i;
      break;
    case Kind::unsigned_integer:
      number = static_cast<std::int64_t>(index.u);
      break;
    case Kind::nil:
      throw FunctionError("cannot index slice/array with nil");
    default:
      throw FunctionError("cannot index slice/array with type " + std::string{go_type_name(runtime, index)});
  }
  if (number < 0 || static_cast<std::uint64_t>(number) > size) {
    throw FunctionError("index out of range: " + std::to_string(number));
  }
  return static_cast<std::size_t>(number);
}

Value item_at(Runtime& runtime, const Value& item, const Value& index) {
  switch (item.kind) {
    case Kind::list: {
      const std::size_t place = index_argument(runtime, index, item.l->size);
      if (place == item.l->size) throw FunctionError("reflect: slice index out of range");
      return item.l->data[place];
    }
    case Kind::string:
    case Kind::bytes: {
      const std::size_t place = index_argument(runtime, index, item.s->size);
      if (place == item.s->size) throw FunctionError("reflect: string index out of range");
      return Value::of_unsigned(static_cast<unsigned char>(item.text()[place]), item.origin);
    }
    case Kind::map: {
      if (index.is_nil()) throw FunctionError("value is nil; should be of type string");
      if (!index.is_string()) {
        throw FunctionError("value has type " + std::string{go_type_name(runtime, index)} + "; should be string");
      }
      const document::Member* member = document::find(item.map(), index.text());
      if (member != nullptr) return member->value;
      return item.type == TypeId::go_string_map ? make_text(runtime, {}) : Value::nothing(item.origin);
    }
    default:
      throw FunctionError("can't index item of type " + pointed_type(runtime, item));
  }
}

Value index(Runtime& runtime, Arguments arguments) {
  Value item = arguments[0];
  if (item.is_nil()) throw FunctionError("index of untyped nil");
  for (const Value& step : arguments.subspan(1)) {
    if (item.is_nil()) throw FunctionError("index of nil pointer");
    item = item_at(runtime, runtime.settle(item), step);
  }
  return item;
}

/// The text that html, js and urlquery escape. nil is printed as an action prints it.
std::string text_of(Runtime& runtime, Arguments arguments) {
  std::vector<Value> shown(arguments.begin(), arguments.end());
  for (Value& value : shown) {
    if (value.is_nil()) value = Value::of(runtime.arena.borrow("<no value>"), value.origin);
    if (is_pointer(value)) {
      std::string printed;
      append_printed(printed, runtime, value);
      value = Value::of(runtime.arena.copy(printed), value.origin);
    }
  }
  return std::string{go_sprint(runtime, shown).text()};
}

std::string html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\0':
        out += "\xEF\xBF\xBD";
        break;
      case '"':
        out += "&#34;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
        break;
    }
  }
  return out;
}

std::string javascript_escape(char32_t c) {
  std::array<char, 16> buffer;
  std::snprintf(buffer.data(), buffer.size(), "\\u%04X", static_cast<unsigned>(c));
  return buffer.data();
}

std::string javascript(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, offset);
    const char32_t c = decoded.code_point;
    if (c == '\\' || c == '\'' || c == '"') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '=') {
      out += javascript_escape(c);
    } else if (c < 0x80 || text::is_printable(c)) {
      out += text.substr(offset, decoded.length);
    } else {
      out += javascript_escape(c);
    }
    offset += decoded.length;
  }
  return out;
}

std::string url_query(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 0xF];
    }
  }
  return out;
}

bool equals_any(const Runtime& runtime, Arguments arguments) {
  if (arguments.size() < 2) throw FunctionError("missing argument for comparison");
  for (const Value& right : arguments.subspan(1)) {
    if (go_equal(runtime, arguments[0], right)) return true;
  }
  return false;
}

bool less_or_equal(const Runtime& runtime, const Value& left, const Value& right) {
  return go_less(left, right) || go_equal(runtime, left, right);
}

}  // namespace

Value run_builtin(Runtime& runtime, Builtin builtin, Arguments arguments, std::uint8_t in_interface) {
  const auto truth = [&runtime](bool value) { return Value::of(value, runtime.origin); };
  switch (builtin) {
    case Builtin::logical_not:
      return truth(!is_true(arguments[0]));
    case Builtin::length:
      return length(runtime, arguments[0], in_interface);
    case Builtin::index:
      return index(runtime, arguments);
    case Builtin::print:
      return go_sprint(runtime, arguments);
    case Builtin::print_line:
      return go_sprintln(runtime, arguments);
    case Builtin::print_formatted:
      return go_sprintf(runtime, arguments[0], arguments.subspan(1));
    case Builtin::html:
      return make_text(runtime, html(text_of(runtime, arguments)));
    case Builtin::javascript:
      return make_text(runtime, javascript(text_of(runtime, arguments)));
    case Builtin::url_query:
      return make_text(runtime, url_query(text_of(runtime, arguments)));
    case Builtin::equal:
      return truth(equals_any(runtime, arguments));
    case Builtin::not_equal:
      return truth(!go_equal(runtime, arguments[0], arguments[1]));
    case Builtin::less:
      return truth(go_less(arguments[0], arguments[1]));
    case Builtin::less_or_equal:
      return truth(less_or_equal(runtime, arguments[0], arguments[1]));
    case Builtin::greater:
      return truth(!less_or_equal(runtime, arguments[0], arguments[1]));
    case Builtin::greater_or_equal:
      return truth(!go_less(arguments[0], arguments[1]));
    case Builtin::lookup:
      return Value::of(runtime.arena.map(), runtime.origin);
    default:
      break;
  }
  throw FunctionError("not a function of its own");
}

}  // namespace stageplot::gotemplate
