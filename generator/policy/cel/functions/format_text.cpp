#include "policy/cel/functions/format_text.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "policy/cel/map.hpp"
#include "policy/cel/time.hpp"
#include "text/go_float.hpp"

namespace stageplot::policy::cel {
namespace {

constexpr int kMostPrecision = 1000;
constexpr std::uint32_t kMostDepth = 200;

/// A clause that does not fit; caught in format_text.
struct BadClause {
  std::string message;
};

[[noreturn]] void refuse(char verb, const Value& value, std::string_view takes) {
  throw BadClause{"`%" + std::string{verb} + "` takes " + std::string{takes} + ", this is " +
                  std::string{type_name(value.kind)}};
}

std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  return text::format_float(value, 'f');
}

class Formatter {
 public:
  Formatter(Context& context, std::string_view format, const Value& list)
      : context_(context), format_(format), list_(list) {}

  std::string run() {
    for (std::size_t at = 0; at < format_.size(); ++at) {
      if (format_[at] != '%') {
        out_ += format_[at];
        continue;
      }
      ++at;
      if (at < format_.size() && format_[at] == '%') {
        out_ += '%';
        continue;
      }
      clause(at);
      context_.charge(1);
    }
    context_.charge_text(out_.size());
    return std::move(out_);
  }

 private:
  void clause(std::size_t& at) {
    int precision = 6;
    if (at < format_.size() && format_[at] == '.') {
      precision = 0;
      bool digits = false;
      for (++at; at < format_.size() && format_[at] >= '0' && format_[at] <= '9'; ++at) {
        precision = precision * 10 + (format_[at] - '0');
        digits = true;
        if (precision > kMostPrecision) throw BadClause{"the precision of a clause is above 1000"};
      }
      if (!digits) throw BadClause{"a clause has a point without a precision behind it"};
    }
    if (at == format_.size()) throw BadClause{"the text ends within a clause"};
    const char verb = format_[at];
    if (std::string_view{"sdfeboxX"}.find(verb) == std::string_view::npos) {
      throw BadClause{"`%" + std::string{verb} + "` is no clause; there are %s %d %f %e %b %o %x %X"};
    }
    if (next_ == list_size(list_)) {
      throw BadClause{"there are more clauses than the " + std::to_string(next_) + " arguments"};
    }
    const Value value = list_item(list_, next_++);
    if (value.is_exceptional()) throw BadClause{"an argument is " + std::string{type_name(value.kind)}};
    append(verb, precision, value);
  }

  void append(char verb, int precision, const Value& value) {
    switch (verb) {
      case 's':
        return show(value, 0);
      case 'd':
        return decimal(value);
      case 'f':
      case 'e':
        return floating(verb, precision, value);
      case 'b':
        if (value.kind == Kind::boolean) {
          out_ += value.b ? '1' : '0';
          return;
        }
        return in_base(verb, 2, value);
      case 'o':
        return in_base(verb, 8, value);
      default:
        return hexadecimal(verb, value);
    }
  }

  void decimal(const Value& value) {
    if (value.kind == Kind::floating) {
      out_ += number_text(value.d);
    } else {
      in_base('d', 10, value);
    }
  }

  void floating(char verb, int precision, const Value& value) {
    if (!value.is_number()) refuse(verb, value, "a number");
    const double number = value.kind == Kind::integer            ? static_cast<double>(value.i)
                          : value.kind == Kind::unsigned_integer ? static_cast<double>(value.u)
                                                                 : value.d;
    out_ += std::isfinite(number) ? text::format_float(number, verb, precision) : number_text(number);
  }

  void in_base(char verb, unsigned base, const Value& value, bool upper = false) {
    if (value.kind != Kind::integer && value.kind != Kind::unsigned_integer) {
      refuse(verb, value, verb == 'b' ? "an int, uint or bool" : verb == 'd' ? "a number" : "an int or uint");
    }
    std::uint64_t magnitude = value.u;
    const bool negative = value.kind == Kind::integer && value.i < 0;
    if (negative) magnitude = 0 - magnitude;
    const char* const all_digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    std::string digits;
    do {
      digits += all_digits[magnitude % base];
      magnitude /= base;
    } while (magnitude != 0);
    if (negative) digits += '-';
    out_.append(digits.rbegin(), digits.rend());
  }

  void hexadecimal(char verb, const Value& value) {
    if (value.kind != Kind::string && value.kind != Kind::bytes) {
      if (value.kind != Kind::integer && value.kind != Kind::unsigned_integer) {
        refuse(verb, value, "an int, uint, string or bytes");
      }
      return in_base(verb, 16, value, verb == 'X');
    }
    const char* const digits = verb == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    for (const char c : value.view()) {
      out_ += digits[static_cast<unsigned char>(c) >> 4];
      out_ += digits[static_cast<unsigned char>(c) & 15];
    }
  }

  void show(const Value& value, std::uint32_t depth) {
    if (depth > kMostDepth) throw BadClause{"a value is nested too deep"};
    context_.charge(1);
    switch (value.kind) {
      case Kind::null:
        out_ += "null";
        return;
      case Kind::boolean:
        out_ += value.b ? "true" : "false";
        return;
      case Kind::integer:
        out_ += std::to_string(value.i);
        return;
      case Kind::unsigned_integer:
        out_ += std::to_string(value.u);
        return;
      case Kind::floating:
        out_ += number_text(value.d);
        return;
      case Kind::string:
      case Kind::bytes:
      case Kind::type:
        context_.charge_text(value.extra);
        out_ += value.view();
        return;
      case Kind::timestamp:
        out_ += timestamp_text(value);
        return;
      case Kind::duration:
        out_ += duration_text(value.i);
        return;
      case Kind::list:
        out_ += '[';
        for (std::uint32_t i = 0; i < list_size(value); ++i) {
          if (i > 0) out_ += ", ";
          show(list_item(value, i), depth + 1);
        }
        out_ += ']';
        return;
      case Kind::map:
        return show_map(value, depth);
      default:
        refuse('s', value, "a string, number, bool, bytes, list, map, type, timestamp, duration or null");
    }
  }

  void show_map(const Value& map, std::uint32_t depth) {
    std::vector<std::pair<std::string, std::string>> entries;
    std::string outer = std::move(out_);
    for (std::uint32_t i = 0; i < map_size(map); ++i) {
      const MapEntry entry = map_entry(map, i);
      out_.clear();
      show(entry.key, depth + 1);
      std::string key = std::move(out_);
      out_.clear();
      show(entry.value, depth + 1);
      entries.emplace_back(std::move(key), std::move(out_));
    }
    std::ranges::stable_sort(entries, {}, &std::pair<std::string, std::string>::first);
    out_ = std::move(outer);
    out_ += '{';
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i > 0) out_ += ", ";
      out_ += entries[i].first + ": " + entries[i].second;
    }
    out_ += '}';
  }

  Context& context_;
  std::string_view format_;
  const Value& list_;
  std::uint32_t next_ = 0;
  std::string out_;
};

}  // namespace

Value format_text(Context& context, std::string_view format, const Value& list) {
  try {
    const std::string text = Formatter(context, format, list).run();
    return context.string(text);
  } catch (const BadClause& bad) {
    return context.fail(bad.message);
  }
}

}  // namespace stageplot::policy::cel
