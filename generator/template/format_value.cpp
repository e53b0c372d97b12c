#include "template/format_value.hpp"

#include <string_view>
#include <utility>

#include "template/float_forms.hpp"
#include "template/functions/go_time.hpp"
#include "template/functions/go_value.hpp"
#include "text/go_float.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Kind;
using document::Value;

constexpr std::string_view kLowerDigits = "0123456789abcdef";
constexpr std::string_view kUpperDigits = "0123456789ABCDEF";
constexpr char32_t kLastCodePoint = 0x10FFFF;

/// strconv.CanBackquote.
bool can_backquote(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, offset);
    offset += decoded.length;
    if (decoded.length > 1) {
      if (decoded.code_point == 0xFEFF) return false;
      continue;
    }
    if (decoded.code_point == 0xFFFD || (decoded.code_point < ' ' && decoded.code_point != '\t') ||
        decoded.code_point == '`' || decoded.code_point == 0x7F) {
      return false;
    }
  }
  return true;
}

/// strconv.QuoteRuneToASCII.
std::string quote_rune_ascii(std::int64_t code_point) {
  if (code_point < 0x80) return text::go_quote_rune(code_point);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  std::string character;
  text::append_utf8(character, surrogate ? 0xFFFD : static_cast<char32_t>(code_point));
  std::string quoted = text::go_quote_ascii(character);
  quoted.front() = quoted.back() = '\'';
  return quoted;
}

}  // namespace

void ValueFormatter::argument(const Value& value, char32_t verb) {
  if (verb == 'T' && !value.is_nil()) {
    pad(truncate(go_type_name(runtime_, value)), flags_.zero);
    return;
  }
  if (value.is_nil()) {
    if (verb == 'v' || verb == 'T') {
      pad("<nil>", flags_.zero);
    } else {
      bad_verb(verb, value, 0);
    }
    return;
  }
  if (verb == 'p') {
    // An address would differ from run to run.
    bad_verb(verb, value, 0);
    return;
  }
  const bool whole = verb == 'w' && !value.is_number() && !value.is_string() && value.kind != Kind::boolean;
  if (whole) {
    bad_verb(verb, value, 0);  // for errors in Errorf alone
    return;
  }
  this->value(value, verb, 0);
}

void ValueFormatter::value(const Value& marked, char32_t verb, int depth) {
  if (depth > kDeepest) throw FunctionError("the value is nested too deep to be printed");
  if (out_.size() > kLongest) throw FunctionError("the printed value is longer than 64 MiB");
  const Value value = runtime_.settle(marked);
  switch (value.kind) {
    case Kind::nil:
      out_ += flags_.go_syntax ? "interface {}(nil)" : "<nil>";
      break;
    case Kind::boolean:
      boolean(value, verb, depth);
      break;
    case Kind::integer:
    case Kind::unsigned_integer:
      integer(value, verb, depth);
      break;
    case Kind::floating:
      floating(value, verb, depth);
      break;
    case Kind::string:
      text(value.text(), value, verb, depth);
      break;
    case Kind::bytes:
      bytes(value, verb, depth);
      break;
    case Kind::list:
      list(value, verb, depth);
      break;
    case Kind::map:
      map(value, verb, depth);
      break;
    case Kind::object:
      object(value, verb, depth);
      break;
  }
}

void ValueFormatter::list(const Value& list, char32_t verb, int depth) {
  if (flags_.go_syntax) out_ += go_type_name(runtime_, list);
  out_ += flags_.go_syntax ? '{' : '[';
  bool first = true;
  for (const Value& item : list.items()) {
    if (!first) out_ += flags_.go_syntax ? ", " : " ";
    first = false;
    value(item, verb, depth + 1);
  }
  out_ += flags_.go_syntax ? '}' : ']';
}

void ValueFormatter::map(const Value& map, char32_t verb, int depth) {
  out_ += flags_.go_syntax ? std::string{go_type_name(runtime_, map)} + '{' : "map[";
  bool first = true;
  for (const document::Member& member : map.map().members()) {
    if (!first) out_ += flags_.go_syntax ? ", " : " ";
    first = false;
    text(member.key->view(), Value::of(member.key), verb, depth + 1);
    out_ += ':';
    value(member.value, verb, depth + 1);
  }
  out_ += flags_.go_syntax ? '}' : ']';
}

void ValueFormatter::object(const Value& object, char32_t verb, int depth) {
  std::string printed;
  append_go_value(runtime_, printed, object);
  text(printed, object, verb, depth);
}

void ValueFormatter::bad_verb(char32_t verb, const Value& value, int depth) {
  out_ += "%!";
  text::append_utf8(out_, verb);
  out_ += '(';
  if (value.is_nil()) {
    out_ += "<nil>";
  } else {
    out_ += go_type_name(runtime_, value);
    out_ += '=';
    this->value(value, 'v', depth);
  }
  out_ += ')';
}

void ValueFormatter::boolean(const Value& value, char32_t verb, int depth) {
  if (verb == 't' || verb == 'v') {
    pad(value.b ? "true" : "false", flags_.zero);
  } else {
    bad_verb(verb, value, depth);
  }
}

void ValueFormatter::integer(const Value& value, char32_t verb, int depth) {
  constexpr std::u32string_view kTextVerbs = U"vsxXq";
  if (is_named_integer(value.type) && !flags_.go_syntax && kTextVerbs.find(verb) != std::u32string_view::npos) {
    text(named_integer_text(value), value, verb, depth);
    return;
  }
  const bool is_signed = value.kind == Kind::integer;
  const bool negative = is_signed && value.i < 0;
  const std::uint64_t bits = is_signed ? static_cast<std::uint64_t>(value.i) : value.u;
  const std::uint64_t magnitude = negative ? ~bits + 1 : bits;
  switch (verb) {
    case 'v':
      if (flags_.go_syntax && !is_signed) {
        const bool sharp = std::exchange(flags_.sharp, true);
        digits(magnitude, negative, 16, verb, false);
        flags_.sharp = sharp;
        break;
      }
      [[fallthrough]];
    case 'd':
      digits(magnitude, negative, 10, verb, false);
      break;
    case 'b':
      digits(magnitude, negative, 2, verb, false);
      break;
    case 'o':
    case 'O':
      digits(magnitude, negative, 8, verb, false);
      break;
    case 'x':
      digits(magnitude, negative, 16, verb, false);
      break;
    case 'X':
      digits(magnitude, negative, 16, verb, true);
      break;
    case 'c': {
      std::string character;
      const bool valid = bits <= kLastCodePoint && (bits < 0xD800 || bits > 0xDFFF);
      text::append_utf8(character, valid ? static_cast<char32_t>(bits) : 0xFFFD);
      pad(character, flags_.zero);
      break;
    }
    case 'q': {
      const std::int64_t code_point = bits <= kLastCodePoint ? static_cast<std::int64_t>(bits) : 0xFFFD;
      pad(flags_.plus ? quote_rune_ascii(code_point) : text::go_quote_rune(code_point), flags_.zero);
      break;
    }
    case 'U':
      unicode(bits);
      break;
    default:
      bad_verb(verb, value, depth);
      break;
  }
}

void ValueFormatter::digits(std::uint64_t magnitude, bool negative, unsigned base, char32_t verb, bool upper) {
  int least = 0;
  if (flags_.has_precision) {
    least = flags_.precision;
    if (least == 0 && magnitude == 0) {
      // Go prints nothing but the padding.
      fill(flags_.width, false);
      return;
    }
  } else if (flags_.zero && !flags_.minus && flags_.has_width) {
    least = flags_.width - (negative || flags_.plus || flags_.space ? 1 : 0);
  }
  const std::string_view symbols = upper ? kUpperDigits : kLowerDigits;
  std::string reversed;
  do {
    reversed += symbols[magnitude % base];
    magnitude /= base;
  } while (magnitude > 0);
  while (static_cast<int>(reversed.size()) < least) reversed += '0';
  if (flags_.sharp) {
    if (base == 2) reversed += "b0";
    if (base == 8 && reversed.back() != '0') reversed += '0';
    if (base == 16) reversed += upper ? "X0" : "x0";
  }
  if (verb == 'O') reversed += "o0";
  if (negative) {
    reversed += '-';
  } else if (flags_.plus) {
    reversed += '+';
  } else if (flags_.space) {
    reversed += ' ';
  }
  pad(std::string{reversed.rbegin(), reversed.rend()}, false);
}

void ValueFormatter::unicode(std::uint64_t code_point) {
  std::string reversed;
  for (std::uint64_t rest = code_point; rest > 0; rest /= 16) reversed += kUpperDigits[rest % 16];
  const int least = flags_.has_precision && flags_.precision > 4 ? flags_.precision : 4;
  while (static_cast<int>(reversed.size()) < least) reversed += '0';
  std::string name = "U+" + std::string{reversed.rbegin(), reversed.rend()};
  if (flags_.sharp && code_point <= kLastCodePoint && text::is_printable(static_cast<char32_t>(code_point))) {
    name += " '";
    text::append_utf8(name, static_cast<char32_t>(code_point));
    name += '\'';
  }
  pad(name, false);
}

void ValueFormatter::floating(const Value& value, char32_t verb, int depth) {
  const auto precision = [this](int usual) { return flags_.has_precision ? flags_.precision : usual; };
  switch (verb) {
    case 'v':
      signed_float(text::format_float(value.f, 'g', precision(-1)), 'g', precision(-1));
      break;
    case 'g':
    case 'G':
      signed_float(text::format_float(value.f, static_cast<char>(verb), precision(-1)), verb, precision(-1));
      break;
    case 'e':
    case 'E':
    case 'f':
      signed_float(text::format_float(value.f, static_cast<char>(verb), precision(6)), verb, precision(6));
      break;
    case 'F':
      signed_float(text::format_float(value.f, 'f', precision(6)), 'f', precision(6));
      break;
    case 'b':
      signed_float(binary_float(value.f), verb, -1);
      break;
    case 'x':
    case 'X':
      signed_float(hexadecimal_float(value.f, precision(-1), verb == 'X'), verb, precision(-1));
      break;
    default:
      bad_verb(verb, value, depth);
      break;
  }
}

void ValueFormatter::signed_float(std::string number, char32_t verb, int precision) {
  if (number[0] != '-' && number[0] != '+') number.insert(number.begin(), '+');
  if (flags_.space && number[0] == '+' && !flags_.plus) number[0] = ' ';
  if (number[1] == 'I' || number[1] == 'N') {
    // NaN has a sign only where one is asked for, an infinity always.
    if (number[1] == 'N' && !flags_.space && !flags_.plus) number.erase(0, 1);
    pad(number, false);
    return;
  }
  if (flags_.sharp && verb != 'b') number = keep_point(number, verb, precision);
  if (!flags_.plus && number[0] == '+') {
    pad(std::string_view{number}.substr(1), flags_.zero);
    return;
  }
  const int size = static_cast<int>(number.size());
  if (flags_.zero && !flags_.minus && flags_.has_width && flags_.width > size) {
    // The sign goes before the zeros.
    out_ += number[0];
    fill(flags_.width - size, true);
    out_ += std::string_view{number}.substr(1);
    return;
  }
  pad(number, flags_.zero);
}

void ValueFormatter::text(std::string_view text, const Value& whole, char32_t verb, int depth) {
  switch (verb) {
    case 'v':
      if (flags_.go_syntax) {
        quoted(text);
        break;
      }
      [[fallthrough]];
    case 's':
      pad(truncate(text), flags_.zero);
      break;
    case 'x':
      hexadecimal(text, false);
      break;
    case 'X':
      hexadecimal(text, true);
      break;
    case 'q':
      quoted(truncate(text));
      break;
    default:
      bad_verb(verb, whole, depth);
      break;
  }
}

void ValueFormatter::bytes(const Value& value, char32_t verb, int depth) {
  switch (verb) {
    case 's':
    case 'x':
    case 'X':
    case 'q':
      text(value.text(), value, verb, depth);
      return;
    default:
      break;
  }
  if (flags_.go_syntax) out_ += depth == 0 ? "[]byte" : "[]uint8";
  const bool good_verb = std::u32string_view{U"vdboOxXcqU"}.find(verb) != std::u32string_view::npos;
  out_ += flags_.go_syntax ? '{' : '[';
  bool first = true;
  for (const char c : value.text()) {
    if (!first) out_ += flags_.go_syntax ? ", " : " ";
    first = false;
    const Value byte = Value::of_unsigned(static_cast<unsigned char>(c));
    if (good_verb) {
      integer(byte, verb, depth + 1);
      continue;
    }
    out_ += "%!";
    text::append_utf8(out_, verb);
    out_ += "(uint8=";
    integer(byte, 'v', depth + 1);
    out_ += ')';
  }
  out_ += flags_.go_syntax ? '}' : ']';
}

void ValueFormatter::hexadecimal(std::string_view bytes, bool upper) {
  if (flags_.has_precision) bytes = bytes.substr(0, static_cast<std::size_t>(flags_.precision));
  const std::string_view symbols = upper ? kUpperDigits : kLowerDigits;
  const std::string_view prefix = !flags_.sharp ? "" : upper ? "0X" : "0x";
  std::string written;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && flags_.space) written += ' ';
    if (i == 0 || flags_.space) written += prefix;
    const auto byte = static_cast<unsigned char>(bytes[i]);
    written += symbols[byte >> 4];
    written += symbols[byte & 0xF];
  }
  pad(written, flags_.zero);
}

void ValueFormatter::quoted(std::string_view text) {
  text = truncate(text);
  if (flags_.sharp && can_backquote(text)) {
    pad('`' + std::string{text} + '`', flags_.zero);
  } else {
    pad(flags_.plus ? text::go_quote_ascii(text) : text::go_quote(text), flags_.zero);
  }
}

void ValueFormatter::pad(std::string_view text, bool zeros) {
  if (!flags_.has_width || flags_.width == 0) {
    out_ += text;
    return;
  }
  const int count = flags_.width - static_cast<int>(text::count_code_points(text));
  if (!flags_.minus) fill(count, zeros);
  out_ += text;
  if (flags_.minus) fill(count, false);
}

void ValueFormatter::fill(int count, bool zeros) {
  if (count > 0) out_.append(static_cast<std::size_t>(count), zeros ? '0' : ' ');
}

std::string_view ValueFormatter::truncate(std::string_view text) const {
  if (!flags_.has_precision) return text;
  std::size_t end = 0;
  for (int i = 0; i < flags_.precision && end < text.size(); ++i) end += text::decode_utf8(text, end).length;
  return text.substr(0, end);
}

}  // namespace stageplot::gotemplate
