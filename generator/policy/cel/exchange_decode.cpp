// JSON to values.
#include <charconv>
#include <limits>

#include "document/map.hpp"
#include "policy/cel/exchange.hpp"
#include "policy/cel/map.hpp"
#include "policy/cel/time.hpp"
#include "text/go_float.hpp"

namespace stageplot::policy::cel {
namespace {

/// A value that cannot be read; caught in decode_value.
struct Unreadable {
  std::string problem;
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

template <typename T>
T whole(const document::Value& json, std::string_view kind) {
  if (json.kind == document::Kind::integer && (json.i >= 0 || std::is_signed_v<T>)) return static_cast<T>(json.i);
  if (json.kind == document::Kind::unsigned_integer && std::is_unsigned_v<T>) return static_cast<T>(json.u);
  if (json.is_string()) {
    T value{};
    const std::string_view text = json.text();
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size()) return value;
  }
  throw Unreadable{"`v` is no " + std::string{kind}};
}

class Decoder {
 public:
  explicit Decoder(document::Arena& arena) : arena_(arena) {}

  Value decode(const document::Value& json) {
    const document::Value* kind = document::find(json, "t");
    const document::Value* content = document::find(json, "v");
    static constexpr document::Value kNothing;
    if (kind == nullptr || !kind->is_string()) throw Unreadable{"a value is {\"t\": kind, \"v\": …}"};
    return decode(kind->text(), content == nullptr ? kNothing : *content);
  }

 private:
  Value decode(std::string_view kind, const document::Value& json) {
    if (kind == "null") return Value::null();
    if (kind == "bool") {
      if (json.kind != document::Kind::boolean) throw Unreadable{"`v` is no bool"};
      return Value::of(json.b);
    }
    if (kind == "int") return Value::of_integer(whole<std::int64_t>(json, "int"));
    if (kind == "uint") return Value::of_unsigned(whole<std::uint64_t>(json, "uint"));
    if (kind == "double") return floating(json);
    if (kind == "string") return Value::of_string(text(json));
    if (kind == "bytes") return bytes(text(json));
    if (kind == "type") return Value::of_type(text(json));
    if (kind == "list") return list(json);
    if (kind == "map") return map(json);
    if (kind == "duration" || kind == "timestamp") return time(kind, json);
    if (kind == "optional") return json.is_nil() ? Value::of_optional(nullptr) : optional(json);
    throw Unreadable{"there is no kind `" + std::string{kind} + "`"};
  }

  static std::string_view text(const document::Value& json) {
    if (!json.is_string()) throw Unreadable{"`v` is no string"};
    return json.text();
  }
  static std::span<const document::Value> items(const document::Value& json) {
    if (json.is_nil()) return {};
    if (!json.is_list()) throw Unreadable{"`v` is no list"};
    return json.items();
  }

  static Value floating(const document::Value& json) {
    if (json.kind == document::Kind::integer) return Value::of_double(static_cast<double>(json.i));
    if (json.kind == document::Kind::unsigned_integer) return Value::of_double(static_cast<double>(json.u));
    if (json.kind == document::Kind::floating) return Value::of_double(json.f);
    const auto parsed = text::parse_float(text(json));
    if (parsed.error == text::NumberError::syntax) throw Unreadable{"`v` is no double"};
    return Value::of_double(parsed.value);
  }

  Value bytes(std::string_view digits) {
    std::string out;
    if (digits.size() % 2 != 0) throw Unreadable{"`v` has an odd number of hexadecimal digits"};
    for (std::size_t i = 0; i < digits.size(); i += 2) {
      const int high = hex_digit(digits[i]);
      const int low = hex_digit(digits[i + 1]);
      if (high < 0 || low < 0) throw Unreadable{"`v` is no text of hexadecimal digits"};
      out += static_cast<char>(high * 16 + low);
    }
    return Value::of_string(arena_.copy(out)->view(), Kind::bytes);
  }

  const Value* keep(std::span<const Value> values) {
    auto* memory =
        static_cast<Value*>(arena_.allocate(std::max<std::size_t>(values.size(), 1) * sizeof(Value), alignof(Value)));
    std::uninitialized_copy(values.begin(), values.end(), memory);
    return memory;
  }

  Value list(const document::Value& json) {
    std::vector<Value> values;
    for (const document::Value& item : items(json)) values.push_back(decode(item));
    return Value::of_list({keep(values), values.size()});
  }

  Value map(const document::Value& json) {
    MapBuilder builder(arena_);
    for (const document::Value& pair : items(json)) {
      if (!pair.is_list() || pair.items().size() != 2) throw Unreadable{"an entry of a map is [key, value]"};
      const Value key = decode(pair.items()[0]);
      if (!is_key(key.kind)) throw Unreadable{"a key is a bool, int, uint or string"};
      if (!builder.add(key, decode(pair.items()[1]))) throw Unreadable{"the map has a key twice"};
    }
    return builder.finish();
  }

  static Value time(std::string_view kind, const document::Value& json) {
    const auto parts = items(json);
    if (parts.size() != 2) throw Unreadable{"`v` is no [seconds, nanoseconds]"};
    const auto seconds = whole<std::int64_t>(parts[0], "number of seconds");
    const auto nanoseconds = whole<std::int64_t>(parts[1], "number of nanoseconds");
    if (kind == "timestamp") {
      if (seconds < kLeastSecond || seconds > kGreatestSecond || nanoseconds < 0 ||
          nanoseconds >= kNanosecondsPerSecond) {
        throw Unreadable{"the timestamp lies outside the years 1 to 9999"};
      }
      return Value::of_timestamp(seconds, static_cast<std::uint32_t>(nanoseconds));
    }
    std::int64_t total = 0;
    if (__builtin_mul_overflow(seconds, kNanosecondsPerSecond, &total) ||
        __builtin_add_overflow(total, nanoseconds, &total)) {
      throw Unreadable{"the duration is out of range"};
    }
    return Value::of_duration(total);
  }

  Value optional(const document::Value& json) {
    const Value inner = decode(json);
    return Value::of_optional(keep({&inner, 1}));
  }

  document::Arena& arena_;
};

}  // namespace

bool decode_value(const document::Value& json, document::Arena& arena, Value& value, std::string& problem) {
  try {
    value = Decoder(arena).decode(json);
    return true;
  } catch (const Unreadable& unreadable) {
    problem = unreadable.problem;
    return false;
  }
}

}  // namespace stageplot::policy::cel
