#include "chart/plain_schema.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chart/metaschema.hpp"
#include "chart/metaschema_keywords.hpp"
#include "chart/schema_formats.hpp"
#include "chart/schema_view.hpp"
#include "document/map.hpp"

namespace stageplot::chart {

using document::Kind;
using document::Value;
using schema::Draft;

namespace {

/// Well below the depth at which the words end (kDeepestSchema): a level here is up to four there.
constexpr int kDeepestPlainSchema = 40;

constexpr std::array<std::string_view, 7> kTypes{"array", "boolean", "integer", "null", "number", "object", "string"};

template <typename Text>
bool are_different(std::vector<Text> texts) {
  std::ranges::sort(texts);
  return std::ranges::adjacent_find(texts) == texts.end();
}

/// Strings that are all different.
bool are_texts(std::span<const Value> items) {
  std::vector<std::string_view> texts;
  texts.reserve(items.size());
  for (const Value& item : items) {
    if (!item.is_string()) return false;
    texts.push_back(item.text());
  }
  return are_different(std::move(texts));
}

bool are_different_values(std::span<const Value> items) {
  if (are_texts(items)) return true;
  std::vector<std::string> texts;
  texts.reserve(items.size());
  for (const Value& item : items) texts.push_back(json_text(item));
  return are_different(std::move(texts));
}

bool is_type(const Value& value) {
  return value.is_string() && std::ranges::find(kTypes, value.text()) != kTypes.end();
}

class Recogniser {
 public:
  explicit Recogniser(Draft draft) : draft_(draft) {}

  [[nodiscard]] bool is_schema(const Value& value, int depth) const {
    if (value.is(Kind::boolean)) return draft_ != Draft::draft4;
    if (!value.is_map() || depth > kDeepestPlainSchema) return false;
    const auto fits = [&](const document::Member& member) {
      const MetaschemaKeyword* keyword = find_metaschema_keyword(member.key->view(), draft_);
      return keyword == nullptr || has_shape(member.value, keyword->holds, depth);
    };
    if (!std::ranges::all_of(value.map().members(), fits)) return false;
    const auto is_alone = [&](std::string_view excluding, std::string_view limit) {
      return keyword(value, excluding) != nullptr && keyword(value, limit) == nullptr;
    };
    return draft_ != Draft::draft4 ||
           !(is_alone("exclusiveMaximum", "maximum") || is_alone("exclusiveMinimum", "minimum"));
  }

 private:
  [[nodiscard]] bool has_format(const Value& value, std::string_view format) const {
    // Newer drafts only note formats.
    return value.is_string() && (draft_ > Draft::draft7 || !format_misfit(format, value.text()));
  }

  [[nodiscard]] bool are_schemas(const Value& value, int depth) const {
    return value.is_list() && !value.items().empty() &&
           std::ranges::all_of(value.items(), [&](const Value& item) { return is_schema(item, depth + 1); });
  }

  template <typename Fits>
  [[nodiscard]] static bool is_map_of(const Value& value, Fits fits) {
    return value.is_map() &&
           std::ranges::all_of(value.map().members(), [&](const document::Member& member) { return fits(member); });
  }

  [[nodiscard]] bool has_shape(const Value& value, Shape shape, int depth) const {
    const auto number = [&] { return number_of(value); };
    const auto is_schema_here = [&](const document::Member& member) { return is_schema(member.value, depth + 1); };
    const auto are_texts_here = [&](const document::Member& member) {
      return member.value.is_list() && are_texts(member.value.items());
    };
    switch (shape) {
      case Shape::anything:
        return true;
      case Shape::text:
        return value.is_string();
      case Shape::boolean:
        return value.is(Kind::boolean);
      case Shape::number:
        return number().has_value();
      case Shape::positive:
      case Shape::old_positive:
        return number() > 0.0;
      case Shape::count:
      case Shape::old_count:
        return json_type(value) == "integer" && number() >= 0.0;
      case Shape::schema:
        return is_schema(value, depth + 1);
      case Shape::schemas:
        return are_schemas(value, depth);
      case Shape::one_or_more:
        return is_schema(value, depth + 1) || are_schemas(value, depth);
      case Shape::schema_or_boolean:
        return value.is(Kind::boolean) || is_schema(value, depth + 1);
      case Shape::schema_map:
        return is_map_of(value, is_schema_here);
      case Shape::pattern_map:
        return is_map_of(value, [&](const document::Member& member) {
          return (draft_ > Draft::draft7 || !format_misfit("regex", member.key->view())) && is_schema_here(member);
        });
      case Shape::texts:
        return value.is_list() && are_texts(value.items());
      case Shape::old_texts:
        return value.is_list() && !value.items().empty() && are_texts(value.items());
      case Shape::texts_map:
        return is_map_of(value, are_texts_here);
      case Shape::dependencies:
      case Shape::old_dependencies:
        return is_map_of(value, [&](const document::Member& member) {
          const bool may_be_empty = shape == Shape::dependencies;
          return is_schema_here(member) || (are_texts_here(member) && (may_be_empty || !member.value.items().empty()));
        });
      case Shape::list:
        return value.is_list();
      case Shape::old_list:
        return value.is_list() && !value.items().empty() && are_different_values(value.items());
      case Shape::uri:
        return has_format(value, "uri");
      case Shape::reference:
        return has_format(value, "uri-reference");
      case Shape::identifier:
        return value.is_string() && value.text().find('#') >= value.text().size() - 1;
      case Shape::pattern:
        return has_format(value, "regex");
      case Shape::types:
        return is_type(value) || (value.is_list() && !value.items().empty() && are_texts(value.items()) &&
                                  std::ranges::all_of(value.items(), is_type));
      case Shape::anchor:
      case Shape::old_anchor:
      case Shape::vocabulary:
        return false;
    }
    return false;
  }

  Draft draft_;
};

}  // namespace

bool is_plain_schema(const Value& schema) {
  return Recogniser(draft_of(schema)).is_schema(schema, 0);
}

}  // namespace stageplot::chart
