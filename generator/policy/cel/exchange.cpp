#include "policy/cel/exchange.hpp"

#include <cmath>

#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "policy/cel/evaluate.hpp"
#include "policy/cel/map.hpp"
#include "policy/cel/time.hpp"
#include "text/go_float.hpp"

namespace stageplot::policy::cel {
namespace {

constexpr std::size_t kMostBytes = std::size_t{16} << 20;
constexpr std::uint32_t kMostDepth = 500;
constexpr std::uint32_t kMostLineDepth = 600;

class Encoder {
 public:
  explicit Encoder(std::string& out) : out_(out), limit_(out.size() + kMostBytes) {}

  bool encode(const Value& value, std::uint32_t depth) {
    if (depth > kMostDepth || out_.size() > limit_) {
      problem_ = "the value is too large to be shown";
      return false;
    }
    switch (value.kind) {
      case Kind::null:
        out_ += R"({"t":"null","v":null})";
        return true;
      case Kind::boolean:
        out_ += value.b ? R"({"t":"bool","v":true})" : R"({"t":"bool","v":false})";
        return true;
      case Kind::integer:
        return text("int", std::to_string(value.i));
      case Kind::unsigned_integer:
        return text("uint", std::to_string(value.u));
      case Kind::floating:
        return text("double", double_text(value.d));
      case Kind::string:
        return text("string", value.view());
      case Kind::bytes:
        return text("bytes", hexadecimal(value.view()));
      case Kind::type:
        return text("type", value.view());
      case Kind::list:
        return list(value, depth);
      case Kind::map:
        return map(value, depth);
      case Kind::duration:
        return time("duration", value.i / kNanosecondsPerSecond, value.i % kNanosecondsPerSecond);
      case Kind::timestamp:
        return time("timestamp", value.i, value.extra);
      case Kind::optional:
        out_ += R"({"t":"optional","v":)";
        if (value.items == nullptr) {
          out_ += "null";
        } else if (!encode(*value.items, depth + 1)) {
          return false;
        }
        out_ += '}';
        return true;
      default:
        problem_ = "a value of type " + std::string{type_name(value.kind)} + " has no form outside of an expression";
        return false;
    }
  }

  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  static std::string double_text(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
    return text::format_float(value);
  }
  static std::string hexadecimal(std::string_view bytes) {
    std::string digits;
    for (const char c : bytes) {
      digits += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
      digits += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
    }
    return digits;
  }

  bool text(std::string_view kind, std::string_view content) {
    out_ += "{\"t\":\"" + std::string{kind} + "\",\"v\":";
    document::append_json_string(out_, content);
    out_ += '}';
    return true;
  }
  bool time(std::string_view kind, std::int64_t seconds, std::int64_t nanoseconds) {
    out_ += "{\"t\":\"" + std::string{kind} + "\",\"v\":[" + std::to_string(seconds) + "," +
            std::to_string(nanoseconds) + "]}";
    return true;
  }
  bool list(const Value& value, std::uint32_t depth) {
    out_ += R"({"t":"list","v":[)";
    for (std::uint32_t i = 0; i < list_size(value); ++i) {
      if (i > 0) out_ += ',';
      if (!encode(list_item(value, i), depth + 1)) return false;
    }
    out_ += "]}";
    return true;
  }
  bool map(const Value& value, std::uint32_t depth) {
    out_ += R"({"t":"map","v":[)";
    for (std::uint32_t i = 0; i < map_size(value); ++i) {
      const MapEntry entry = map_entry(value, i);
      out_ += i > 0 ? ",[" : "[";
      if (!encode(entry.key, depth + 1)) return false;
      out_ += ',';
      if (!encode(entry.value, depth + 1)) return false;
      out_ += ']';
    }
    out_ += "]}";
    return true;
  }

  std::string& out_;
  std::size_t limit_;
  std::string problem_;
};

/// What a line asks for; caught in answer_line.
struct Refused {
  std::string problem;
};

std::string text_of(const Value& failure) {
  const Failure& why = *failure.failure;
  return why.path.empty() ? std::string{why.message} : std::string{why.path} + ": " + std::string{why.message};
}

std::string text_of(const Unknown& unknown) {
  std::string text = "the result is unknown:";
  for (const UnknownAttribute& attribute : unknown.attributes) text += " " + std::string{attribute.path};
  return text;
}

void answer(const document::Value& request, document::Arena& arena, std::string& out) {
  const document::Value* expression = document::find(request, "expr");
  if (expression == nullptr || !expression->is_string()) throw Refused{"`expr` is no string"};
  Environment environment;
  environment.defer_mistakes = true;
  if (const document::Value* container = document::find(request, "container"); container != nullptr) {
    if (container->is_string()) environment.container = container->text();
  }
  std::vector<Value> values;
  if (const document::Value* bindings = document::find(request, "bindings"); bindings != nullptr) {
    if (!bindings->is_map() && !bindings->is_nil()) throw Refused{"`bindings` is no object"};
    for (const document::Member& binding :
         bindings->is_map() ? bindings->map().members() : std::span<const document::Member>{}) {
      std::string problem;
      environment.variables.push_back({.name = std::string{binding.key->view()}});
      if (!decode_value(binding.value, arena, values.emplace_back(), problem)) {
        throw Refused{"binding `" + environment.variables.back().name + "`: " + problem};
      }
    }
  }
  const Compilation compilation = compile(expression->text(), environment);
  if (compilation.program == nullptr) throw Refused{compilation.errors.front().message};
  Budget budget;
  const Value result = evaluate(*compilation.program, {.values = values}, arena, budget);
  if (result.kind == Kind::error) throw Refused{text_of(result)};
  if (result.kind == Kind::unknown) throw Refused{text_of(*result.unknown)};
  std::string value;
  std::string problem;
  if (!encode_value(result, value, problem)) throw Refused{problem};
  out += ",\"value\":" + value + "}";
}

}  // namespace

bool encode_value(const Value& value, std::string& out, std::string& problem) {
  Encoder encoder(out);
  if (encoder.encode(value, 0)) return true;
  problem = encoder.problem();
  return false;
}

std::string answer_line(std::string_view line) {
  document::Arena arena(std::size_t{1} << 30);
  std::string problem;
  std::string out = "{\"id\":";
  try {
    const auto request =
        document::read_json_text(line, document::OriginId::none, arena, {.max_depth = kMostLineDepth}, problem);
    const document::Value* id = request ? document::find(*request, "id") : nullptr;
    out += id == nullptr ? "null" : document::write_json(*id).text;
    if (!request) throw Refused{"the line is no JSON: " + problem};
    if (!request->is_map()) throw Refused{"the line is no JSON object"};
    answer(*request, arena, out);
  } catch (const Refused& refused) {
    out += ",\"error\":";
    document::append_json_string(out, refused.problem);
    out += '}';
  } catch (const document::ArenaExhausted&) {
    out += R"(,"error":"the line needs too much memory"})";
  }
  return out;
}

}  // namespace stageplot::policy::cel
