#include "policy/trees.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "units/byte_size.hpp"

namespace stageplot::policy {
namespace {

using document::Value;

constexpr int kMostDepth = 64;

Value arguments(const Value& value, document::Arena& arena, int depth) {
  if (depth == kMostDepth) return value;
  if (value.is_map()) {
    std::vector<document::Member> members;
    for (const document::Member& member : value.map().members()) {
      if (member.value.is_nil()) continue;
      members.push_back({member.key, arguments(member.value, arena, depth + 1), member.key_origin});
    }
    Value copy = Value::of(document::make_map(arena, members), value.origin);
    copy.flags = value.flags;
    return copy;
  }
  if (value.is_list()) {
    document::List* list = arena.list(value.items());
    for (std::size_t i = 0; i < list->size; ++i) list->data[i] = arguments(list->data[i], arena, depth + 1);
    return Value::of(list, value.origin);
  }
  if (!value.is_string()) return value;
  const std::string_view text = value.text();
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '{') return value;
  std::string error;
  const auto tree =
      document::read_json_text(text, value.origin, arena, {.max_depth = kMostDepth}, error, value.s->runs());
  return tree && tree->is_map() ? *tree : value;
}

bool has_word(std::string_view name, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

/// What a parameter's text means as a number: a size in bytes, a time in seconds.
std::optional<double> number_of(std::string_view name, std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit.empty()) return number;
  if (has_word(name, {"size", "bytes"})) {
    const auto size = units::parse_byte_size(text);
    if (size) return static_cast<double>(size->bytes);
    return std::nullopt;
  }
  if (!has_word(name, {"interval", "wait", "timeout", "time", "period", "age", "timekey", "delay"}))
    return std::nullopt;
  if (unit == "s") return number;
  if (unit == "m") return number * 60;
  if (unit == "h") return number * 3600;
  if (unit == "d") return number * 86400;
  return std::nullopt;
}

class Configuration {
 public:
  Configuration(document::Arena& arena, document::Origins& origins) : arena_(arena), origins_(origins) {}

  Value tree(const fluentd::Section& root) {
    const Value sections = list_of(root, 0);
    collect(sections, 0);
    std::vector<document::Member> members;
    members.push_back(member("sections", sections));
    members.push_back(member("sources", Value::of(arena_.list(sources_))));
    members.push_back(member("filters", Value::of(arena_.list(filters_))));
    members.push_back(member("matches", Value::of(arena_.list(matches_))));
    return Value::of(document::make_map(arena_, members));
  }

 private:
  document::Member member(std::string_view key, const Value& value) const { return {arena_.borrow(key), value, {}}; }

  Value list_of(const fluentd::Section& parent, int depth) {
    std::vector<Value> items;
    for (const fluentd::Section& section : parent.sections) {
      if (depth < kMostDepth) items.push_back(section_tree(section, depth));
    }
    return Value::of(arena_.list(items), origins_.written(parent.tag.known() ? parent.tag : parent.span));
  }

  Value section_tree(const fluentd::Section& section, int depth) {
    std::vector<document::Member> members;
    std::vector<document::Member> numbers;
    for (const fluentd::Parameter& parameter : section.parameters) {
      const bool has_value = parameter.value.form != fluentd::Form::absent;
      const document::OriginId origin = origins_.written(has_value ? parameter.value.span : parameter.name_span);
      std::string_view name = parameter.name;
      if (name == "@type" || name == "@id" || name == "@label" || name == "@log_level") name.remove_prefix(1);
      Value value = parameter.value.form == fluentd::Form::json ? parameter.value.json
                                                                : Value::of(arena_.copy(parameter.value.text));
      value.origin = origin;
      members.push_back({arena_.copy(name), value, origin});
      if (const auto number = value.is_string() ? number_of(name, parameter.value.text) : std::nullopt) {
        const bool whole = *number == static_cast<double>(static_cast<std::int64_t>(*number));
        numbers.push_back(
            {arena_.copy(name),
             whole ? Value::of_integer(static_cast<std::int64_t>(*number), origin) : Value::of_float(*number, origin),
             origin});
      }
    }
    const document::OriginId tag = origins_.written(section.tag);
    members.push_back({arena_.borrow("section"), Value::of(arena_.copy(section.name), tag), tag});
    members.push_back({arena_.borrow("argument"), Value::of(arena_.copy(section.argument.text), tag), tag});
    members.push_back({arena_.borrow("sections"), list_of(section, depth + 1), tag});
    members.push_back({arena_.borrow("numbers"), Value::of(document::make_map(arena_, numbers), tag), tag});
    return Value::of(document::make_map(arena_, members), tag);
  }

  /// Through `<label>` and `<worker>`, which only group.
  void collect(const Value& sections, int depth) {
    for (const Value& section : sections.items()) {
      const std::string_view name = document::find(section, "section")->text();
      if (name == "source") sources_.push_back(section);
      if (name == "filter") filters_.push_back(section);
      if (name == "match") matches_.push_back(section);
      const Value* inner = document::find(section, "sections");
      const bool groups = name == "label" || name == "worker";
      if (groups && inner != nullptr && inner->is_list() && depth < kMostDepth) collect(*inner, depth + 1);
    }
  }

  document::Arena& arena_;
  document::Origins& origins_;
  std::vector<Value> sources_;
  std::vector<Value> filters_;
  std::vector<Value> matches_;
};

}  // namespace

Value arguments_tree(const Value& body, document::Arena& arena) {
  return arguments(body, arena, 0);
}

Value configuration_tree(const fluentd::Section& root, document::Arena& arena, document::Origins& origins) {
  return Configuration(arena, origins).tree(root);
}

}  // namespace stageplot::policy
