// format and formatlist: Go's verbs as far as Terraform knows them, one argument a verb.
#include <cmath>

#include "terraform/functions/convert.hpp"
#include "terraform/functions/families.hpp"
#include "terraform/functions/graphemes.hpp"
#include "terraform/functions/json.hpp"
#include "terraform/functions/number.hpp"
#include "terraform/functions/parameter_lists.hpp"
#include "text/go_float.hpp"
#include "text/go_quote.hpp"

namespace stageplot::terraform {
namespace {

using namespace parameters;

constexpr int kWidest = 10'000;

struct Verb {
  std::string raw;
  std::size_t offset = 0;
  std::size_t argument = 0;
  char mode = 0;
  bool zero = false;
  bool sharp = false;
  bool plus = false;
  bool minus = false;
  bool space = false;
  int width = -1;
  int precision = -1;
};

std::string pad(const Verb& verb, std::string text, char with_character = 0) {
  const auto length = static_cast<int>(split_graphemes(text).size());
  if (verb.width <= length) return text;
  const char filler = with_character != 0 ? with_character : verb.zero ? '0' : ' ';
  const std::string padding(static_cast<std::size_t>(verb.width - length), filler);
  return verb.minus ? text + padding : padding + text;
}

[[noreturn]] void refuse(const Verb& verb, const std::string& why) {
  throw FunctionError("unsupported value for " + text::go_quote(verb.raw) + " at " + std::to_string(verb.offset) +
                      ": " + why);
}

/// Signs and zeros as Go puts them in front of a number's digits.
std::string finish_number(const Verb& verb, bool negative, std::string_view prefix, std::string digits) {
  std::string sign = negative ? "-" : verb.plus ? "+" : verb.space ? " " : "";
  sign += prefix;
  const auto length = static_cast<int>(sign.size() + digits.size());
  if (verb.width <= length) return sign + digits;
  const std::string padding(static_cast<std::size_t>(verb.width - length), verb.zero && !verb.minus ? '0' : ' ');
  if (verb.minus) return sign + digits + padding;
  return verb.zero ? sign + padding + digits : padding + sign + digits;
}

std::string whole_number(Verb verb, const Value& number) {
  if (!is_whole(number)) refuse(verb, "an integer is required");
  const bool negative = compare_numbers(number, Value::of_integer(0)) < 0;
  const Value positive = negative ? negate(number) : number;
  std::string digits;
  if (verb.mode == 'd') {
    digits = number_text(positive);
  } else {
    if (positive.is(document::Kind::floating)) refuse(verb, "the number is too large");
    const unsigned base = verb.mode == 'b' ? 2 : verb.mode == 'o' ? 8 : 16;
    const char* const characters = verb.mode == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    std::uint64_t rest = positive.is(document::Kind::integer) ? static_cast<std::uint64_t>(positive.i) : positive.u;
    do {
      digits.insert(digits.begin(), characters[rest % base]);
      rest /= base;
    } while (rest > 0);
  }
  if (verb.precision >= 0) {
    verb.zero = false;
    while (static_cast<int>(digits.size()) < verb.precision) digits.insert(digits.begin(), '0');
  }
  const std::string_view prefix = !verb.sharp        ? ""
                                  : verb.mode == 'x' ? "0x"
                                  : verb.mode == 'X' ? "0X"
                                  : verb.mode == 'b' ? "0b"
                                  : verb.mode == 'o' ? "0"
                                                     : "";
  return finish_number(verb, negative, prefix, std::move(digits));
}

std::string real_number(const Verb& verb, const Value& number) {
  const double value = as_double(number);
  const bool shortest = verb.precision < 0 && (verb.mode == 'g' || verb.mode == 'G');
  const int precision = shortest ? text::kShortest : verb.precision < 0 ? 6 : verb.precision;
  return finish_number(verb, std::signbit(value), {}, text::format_float(std::fabs(value), verb.mode, precision));
}

std::string formatted(const Call& call, const Verb& verb, const Value& value) {
  if (verb.mode != 'v' && value.is_nil()) refuse(verb, "null value cannot be formatted");
  try {
    switch (verb.mode) {
      case 'v':
        if (!verb.sharp && value.is_string()) return pad(verb, std::string(value.text()));
        if (!verb.sharp && value.is_number()) return pad(verb, text::format_float(as_double(value), 'g'));
        return pad(verb, encode_json(value));
      case 't':
        return convert_to_bool(value, call.values).b ? "true" : "false";
      case 's':
      case 'q': {
        const Value text = convert_to_string(value, call.values);
        std::string shown(text.text());
        if (verb.precision > 0) {
          shown.clear();
          int left = verb.precision;
          for (const std::string_view part : split_graphemes(text.text())) {
            if (left-- == 0) break;
            shown += part;
          }
        }
        return pad(verb, verb.mode == 's' ? shown : encode_json(call.values.text(shown)));
      }
      case 'b':
      case 'd':
      case 'o':
      case 'x':
      case 'X':
        return whole_number(verb, convert_to_number(value, call.values));
      case 'e':
      case 'E':
      case 'f':
      case 'g':
      case 'G':
        return real_number(verb, convert_to_number(value, call.values));
      default:
        break;
    }
  } catch (const ConversionError& error) {
    refuse(verb, error.message());
  }
  throw FunctionError("unsupported format verb '" + std::string(1, verb.mode) + "' in " + text::go_quote(verb.raw) +
                          " at offset " + std::to_string(verb.offset),
                      0);
}

int read_number(std::string_view format, std::size_t& at) {
  int number = 0;
  for (; at < format.size() && format[at] >= '0' && format[at] <= '9'; ++at) {
    number = number * 10 + (format[at] - '0');
    if (number > kWidest) throw FunctionError("a width of the format is out of range", 0);
  }
  return number;
}

/// Reads the verb at `at`, which is the place of its `%`, and moves behind it.
Verb read_verb(std::string_view format, std::size_t& at, std::size_t next_argument) {
  Verb verb;
  verb.offset = at;
  verb.argument = next_argument;
  std::size_t place = at + 1;
  for (; place < format.size(); ++place) {
    const char c = format[place];
    if (c == '0') {
      verb.zero = true;
    } else if (c == '#') {
      verb.sharp = true;
    } else if (c == '+') {
      verb.plus = true;
    } else if (c == '-') {
      verb.minus = true;
    } else if (c == ' ') {
      verb.space = true;
    } else {
      break;
    }
  }
  if (place < format.size() && format[place] >= '1' && format[place] <= '9') verb.width = read_number(format, place);
  if (place < format.size() && format[place] == '.') {
    ++place;
    verb.precision = read_number(format, place);
  }
  if (place < format.size() && format[place] == '[') {
    ++place;
    const int index = read_number(format, place);
    if (index < 1 || place >= format.size() || format[place] != ']') {
      throw FunctionError("invalid argument index in the format at " + std::to_string(at), 0);
    }
    verb.argument = static_cast<std::size_t>(index) - 1;
    ++place;
  }
  if (place >= format.size()) throw FunctionError("the format ends in the middle of a verb", 0);
  verb.mode = format[place];
  verb.raw = std::string(format.substr(at, place + 1 - at));
  at = place + 1;
  return verb;
}

Value format_once(const Call& call, std::string_view format, OriginId format_origin, std::span<const Value> arguments) {
  std::string out;
  std::vector<document::Run> runs;
  std::size_t used = 0;
  std::size_t next = 0;
  for (std::size_t at = 0; at < format.size();) {
    const std::size_t percent = format.find('%', at);
    runs.push_back({static_cast<std::uint32_t>(out.size()), format_origin});
    out += format.substr(at, percent - at);
    if (percent == std::string_view::npos) break;
    at = percent;
    if (format.substr(at).starts_with("%%")) {
      out += '%';
      at += 2;
      continue;
    }
    const Verb verb = read_verb(format, at, next);
    if (verb.argument >= arguments.size()) {
      throw FunctionError("not enough arguments for " + text::go_quote(verb.raw) + " at " +
                          std::to_string(verb.offset) + ": need index " + std::to_string(verb.argument + 1) +
                          " but have " + std::to_string(arguments.size()) + " total");
    }
    runs.push_back({static_cast<std::uint32_t>(out.size()), arguments[verb.argument].origin});
    const std::string piece = formatted(call, verb, arguments[verb.argument]);
    call.values.spend(1 + piece.size() / 64);
    out += piece;
    next = verb.argument + 1;
    used = std::max(used, next);
  }
  if (used < arguments.size()) {
    throw FunctionError(
        "too many arguments; " + (used == 0 ? std::string("no verbs in format string")
                                            : "only " + std::to_string(used) + " used by format string"),
        used + 1);
  }
  return call.values.text(out, call.values.inherit_whole(arguments), runs);
}

Value format(const Call& call) {
  const auto arguments = call.arguments.subspan(1);
  for (const Value& argument : arguments) {
    if (const Value* hole = find_unknown(argument)) return call.values.unknown(unknown_reason(*hole), call.from);
  }
  const Value text = format_once(call, call.text(0), call[0].origin, arguments);
  return add_flags(with(text, {call.values.derive(text.origin, call.from.origin), call.from.flags}), text.flags);
}

Value format_list(const Call& call) {
  const auto arguments = call.arguments.subspan(1);
  std::size_t count = 1;
  bool any_list = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (is_unknown(arguments[i])) return call.values.unknown(unknown_reason(arguments[i]), call.from);
    if (!arguments[i].is_list()) continue;
    const std::size_t size = arguments[i].items().size();
    if (any_list && size != count) {
      throw FunctionError("argument " + std::to_string(i + 1) + " has length " + std::to_string(size) +
                              ", which is inconsistent with an argument of length " + std::to_string(count),
                          i + 1);
    }
    any_list = true;
    count = size;
  }
  std::vector<Value> items;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<Value> row;
    const Value* hole = nullptr;
    for (const Value& argument : arguments) {
      row.push_back(argument.is_list() ? argument.items()[i] : argument);
      if (hole == nullptr) hole = find_unknown(row.back());
    }
    items.push_back(hole != nullptr ? call.values.unknown(unknown_reason(*hole), call.from)
                                    : format_once(call, call.text(0), call[0].origin, row));
  }
  return call.values.list(items, TypeId::terraform_list, call.from);
}

constexpr Function kFunctions[] = {
    {.name = "format", .parameters = kOneString, .rest = &kAnyOpen, .call = format},
    {.name = "formatlist", .parameters = kOneString, .rest = &kAnyOpen, .call = format_list},
};

}  // namespace

std::span<const Function> format_functions() {
  return kFunctions;
}

}  // namespace stageplot::terraform
