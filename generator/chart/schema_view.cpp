#include "chart/schema_view.hpp"

#include <charconv>
#include <cmath>

#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "schema/pattern.hpp"

namespace stageplot::chart {

using document::Kind;
using document::Value;

const Value* keyword(const Value& schema, std::string_view name) {
  return document::find(schema, name);
}

std::optional<double> number_of(const Value& value) {
  switch (value.kind) {
    case Kind::integer:
      return static_cast<double>(value.i);
    case Kind::unsigned_integer:
      return static_cast<double>(value.u);
    case Kind::floating:
      return value.f;
    default:
      return std::nullopt;
  }
}

std::optional<double> number_keyword(const Value& schema, std::string_view name) {
  const Value* found = keyword(schema, name);
  return found == nullptr ? std::nullopt : number_of(*found);
}

std::vector<std::string_view> words_of_keyword(const Value& schema, std::string_view name) {
  std::vector<std::string_view> words;
  const Value* found = keyword(schema, name);
  if (found == nullptr) return words;
  if (found->is_string()) words.push_back(found->text());
  if (!found->is_list()) return words;
  for (const Value& item : found->items()) {
    if (item.is_string()) words.push_back(item.text());
  }
  return words;
}

const Value* referenced(const Value& root, std::string_view reference) {
  if (reference.starts_with('#')) reference.remove_prefix(1);
  if (!reference.empty() && !reference.starts_with('/')) return nullptr;
  const Value* place = &root;
  while (place != nullptr && reference.starts_with('/')) {
    reference.remove_prefix(1);
    const std::size_t slash = reference.find('/');
    std::string step;
    for (std::size_t i = 0; i < std::min(slash, reference.size()); ++i) {
      const bool escaped = reference[i] == '~' && i + 1 < reference.size();
      step += escaped ? (reference[++i] == '1' ? '/' : '~') : reference[i];
    }
    if (place->is_list()) {
      std::size_t index = 0;
      const auto [end, problem] = std::from_chars(step.data(), step.data() + step.size(), index);
      const bool is_index = problem == std::errc{} && end == step.data() + step.size();
      place = is_index && index < place->items().size() ? &place->items()[index] : nullptr;
    } else {
      place = place->is_map() ? document::find(*place, step) : nullptr;
    }
    reference = slash == std::string_view::npos ? std::string_view{} : reference.substr(slash);
  }
  return place;
}

std::string_view json_type(const Value& value) {
  switch (value.kind) {
    case Kind::nil:
      return "null";
    case Kind::boolean:
      return "boolean";
    case Kind::string:
      return "string";
    case Kind::list:
      return "array";
    case Kind::map:
      return "object";
    default:
      break;
  }
  const std::optional<double> number = number_of(value);
  return number && std::trunc(*number) == *number ? "integer" : "number";
}

bool fits_type(const Value& schema, const Value& value) {
  const std::vector<std::string_view> types = words_of_keyword(schema, "type");
  if (types.empty()) return true;
  const std::string_view type = json_type(value);
  for (const std::string_view wanted : types) {
    if (wanted == type || (wanted == "number" && type == "integer")) return true;
  }
  return false;
}

std::string json_text(const Value& value) {
  return document::write_json(value, {.html_escape = true}).text;
}

bool pattern_matches(std::string_view pattern, std::string_view text) {
  std::string problem;
  const std::optional<schema::Pattern> compiled = schema::Pattern::compile(pattern, problem);
  return !compiled || compiled->matches(text);
}

}  // namespace stageplot::chart
