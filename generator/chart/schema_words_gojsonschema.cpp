// The words of gojsonschema: a flat list, each line with the dotted path of the value. Of the branches of an anyOf or
// oneOf it explains the one that came furthest, which it finds by counting checks that were passed.
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "chart/schema_documents.hpp"
#include "chart/schema_formats.hpp"
#include "chart/schema_view.hpp"
#include "chart/schema_words.hpp"
#include "document/map.hpp"
#include "schema/uri.hpp"
#include "text/go_float.hpp"
#include "text/utf8.hpp"

namespace stageplot::chart {

using document::Kind;
using document::Value;

namespace {

struct Result {
  std::vector<std::string> lines;
  int score = 0;

  [[nodiscard]] bool valid() const { return lines.empty(); }
  void merge(const Result& other) {
    lines.insert(lines.end(), other.lines.begin(), other.lines.end());
    score += other.score;
  }
};

class Narrator {
 public:
  explicit Narrator(const Value& root) : root_(root) {}

  /// Whether a `format` was held against a value and refused it, which only this walk looks at.
  [[nodiscard]] bool met_wrong_format() const { return met_wrong_format_; }

  Result check(const Value& schema, const Value& value, const std::string& path, int depth = 0) {
    Result result;
    recurse(schema, value, path, depth, result);
    return result;
  }

 private:
  static void add(Result& result, const std::string& path, const std::string& words) {
    result.lines.push_back((path.empty() ? "(root)" : path) + ": " + words);
    --result.score;
  }

  static std::string below(const std::string& path, std::string_view key) {
    return path.empty() ? std::string{key} : path + '.' + std::string{key};
  }

  void recurse(const Value& schema, const Value& value, const std::string& path, int depth, Result& result) {
    if (depth > kDeepestSchema) return;
    if (schema.is(Kind::boolean)) {
      if (!schema.b) add(result, path, "False always fails validation");
      return;
    }
    if (!schema.is_map()) return;
    if (const Value* reference = keyword(schema, "$ref"); reference != nullptr && reference->is_string()) {
      const std::string_view text = reference->text();
      const Value* target = text.starts_with('#') ? referenced(root_, schema::percent_decoded(text)) : nullptr;
      if (target == nullptr) target = SchemaDocuments(root_).resolve(schema, text).schema;
      if (target != nullptr) recurse(*target, value, path, depth + 1, result);
      return;
    }
    if (!fits_type(schema, value)) {
      add(result, path,
          "Invalid type. Expected: " + expected_types(schema) + ", given: " + std::string{json_type(value)});
      return;
    }
    check_branches(schema, value, path, depth, result);
    if (value.is_list()) {
      check_list(schema, value, path, depth, result);
      check_common(schema, value, path, result);
    } else if (value.is_map()) {
      check_map(schema, value, path, depth, result);
      check_common(schema, value, path, result);
      check_properties(schema, value, path, depth, result);
    } else if (value.is_nil()) {
      check_common(schema, value, path, result);
    } else {
      check_number(schema, value, path, result);
      check_common(schema, value, path, result);
      check_string(schema, value, path, result);
    }
    ++result.score;
  }

  static std::string expected_types(const Value& schema) {
    const std::vector<std::string_view> types = words_of_keyword(schema, "type");
    if (types.size() == 1) return std::string{types.front()};
    std::string list = "[";
    for (const std::string_view type : types) list += (list.size() > 1 ? "," : "") + std::string{type};
    return list + "]";
  }

  static std::span<const Value> list_keyword(const Value& schema, std::string_view name) {
    const Value* found = keyword(schema, name);
    return found != nullptr && found->is_list() ? found->items() : std::span<const Value>{};
  }

  void check_branches(const Value& schema, const Value& value, const std::string& path, int depth, Result& result) {
    if (const auto branches = list_keyword(schema, "anyOf"); !branches.empty()) {
      bool holds = false;
      std::optional<Result> best;
      for (const Value& branch : branches) {
        Result one = check(branch, value, path, depth + 1);
        holds = holds || one.valid();
        if (!one.valid() && (!best || one.score > best->score)) best = std::move(one);
        if (holds) break;
      }
      if (!holds) {
        add(result, path, "Must validate at least one schema (anyOf)");
        if (best) result.merge(*best);
      }
    }
    if (const auto branches = list_keyword(schema, "oneOf"); !branches.empty()) {
      int holding = 0;
      std::optional<Result> best;
      for (const Value& branch : branches) {
        Result one = check(branch, value, path, depth + 1);
        if (one.valid()) {
          ++holding;
        } else if (holding == 0 && (!best || one.score > best->score)) {
          best = std::move(one);
        }
      }
      if (holding != 1) {
        add(result, path, "Must validate one and only one schema (oneOf)");
        if (holding == 0 && best) result.merge(*best);
      }
    }
    if (const auto branches = list_keyword(schema, "allOf"); !branches.empty()) {
      bool holds = true;
      for (const Value& branch : branches) {
        const Result one = check(branch, value, path, depth + 1);
        holds = holds && one.valid();
        result.merge(one);
      }
      if (!holds) add(result, path, "Must validate all the schemas (allOf)");
    }
    if (const Value* negated = keyword(schema, "not");
        negated != nullptr && check(*negated, value, path, depth + 1).valid()) {
      add(result, path, "Must not validate the schema (not)");
    }
    check_dependencies(schema, value, path, depth, result);
    check_condition(schema, value, path, depth, result);
    ++result.score;
  }

  void check_dependencies(const Value& schema, const Value& value, const std::string& path, int depth, Result& result) {
    const Value* dependencies = keyword(schema, "dependencies");
    if (dependencies == nullptr || !dependencies->is_map() || !value.is_map()) return;
    for (const document::Member& dependency : dependencies->map().members()) {
      if (document::find(value, dependency.key->view()) == nullptr) continue;
      if (!dependency.value.is_list()) {
        recurse(dependency.value, value, path, depth + 1, result);
        continue;
      }
      for (const Value& name : dependency.value.items()) {
        if (name.is_string() && document::find(value, name.text()) == nullptr) {
          add(result, path, "Has a dependency on " + std::string{name.text()});
        }
      }
    }
  }

  void check_condition(const Value& schema, const Value& value, const std::string& path, int depth, Result& result) {
    const Value* condition = keyword(schema, "if");
    if (condition == nullptr) return;
    const bool holds = check(*condition, value, path, depth + 1).valid();
    const Value* branch = keyword(schema, holds ? "then" : "else");
    if (branch == nullptr) return;
    const Result one = check(*branch, value, path, depth + 1);
    if (one.valid()) return;
    add(result, path,
        holds ? "Must validate \"then\" as \"if\" was valid" : "Must validate \"else\" as \"if\" was not valid");
    result.merge(one);
  }

  static void check_common(const Value& schema, const Value& value, const std::string& path, Result& result) {
    const std::string name = path.empty() ? "(root)" : path;
    if (const Value* constant = keyword(schema, "const");
        constant != nullptr && json_text(*constant) != json_text(value)) {
      add(result, path, name + " does not match: " + json_text(*constant));
    }
    if (const auto allowed = list_keyword(schema, "enum"); !allowed.empty()) {
      std::string list;
      bool found = false;
      const std::string text = json_text(value);
      for (const Value& item : allowed) {
        found = found || json_text(item) == text;
        list += (list.empty() ? "" : ", ") + json_text(item);
      }
      if (!found) add(result, path, name + " must be one of the following: " + list);
    }
    ++result.score;
  }

  void check_list(const Value& schema, const Value& value, const std::string& path, int depth, Result& result) {
    const auto items = value.items();
    const Value* item_schema = keyword(schema, "items");
    const auto check_item = [&](const Value& one, std::size_t i) {
      result.merge(check(one, items[i], below(path, std::to_string(i)), depth + 1));
    };
    if (item_schema != nullptr && item_schema->is_list()) {
      const auto schemas = item_schema->items();
      for (std::size_t i = 0; i < std::min(schemas.size(), items.size()); ++i) check_item(schemas[i], i);
      const Value* more = keyword(schema, "additionalItems");
      if (more != nullptr && schemas.size() < items.size()) {
        if (more->is(Kind::boolean)) {
          if (!more->b) add(result, path, "No additional items allowed on array");
        } else {
          for (std::size_t i = schemas.size(); i < items.size(); ++i) check_item(*more, i);
        }
      }
    } else if (item_schema != nullptr) {
      for (std::size_t i = 0; i < items.size(); ++i) check_item(*item_schema, i);
    }
    const auto count = static_cast<double>(items.size());
    if (const auto least = number_keyword(schema, "minItems"); least && count < *least) {
      add(result, path, "Array must have at least " + text::format_float(*least) + " items");
    }
    if (const auto most = number_keyword(schema, "maxItems"); most && count > *most) {
      add(result, path, "Array must have at most " + text::format_float(*most) + " items");
    }
    check_unique(schema, value, path, result);
    if (const Value* wanted = keyword(schema, "contains")) check_contains(*wanted, items, path, depth, result);
    ++result.score;
  }

  void check_contains(const Value& wanted, std::span<const Value> items, const std::string& path, int depth,
                      Result& result) {
    std::optional<Result> best;
    for (std::size_t i = 0; i < items.size(); ++i) {
      Result one = check(wanted, items[i], below(path, std::to_string(i)), depth + 1);
      if (one.valid()) return;
      if (!best || one.score > best->score) best = std::move(one);
    }
    add(result, path, "At least one of the items must match");
    if (best) result.merge(*best);
  }

  static void check_unique(const Value& schema, const Value& value, const std::string& path, Result& result) {
    const Value* unique = keyword(schema, "uniqueItems");
    if (unique == nullptr || !unique->is(Kind::boolean) || !unique->b) return;
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      const auto [place, is_new] = seen.try_emplace(json_text(value.items()[i]), i);
      if (!is_new) {
        add(result, path,
            "array items[" + std::to_string(place->second) + "," + std::to_string(i) + "] must be unique");
      }
      place->second = i;
    }
  }

  void check_map(const Value& schema, const Value& value, const std::string& path, int depth, Result& result) {
    const auto count = static_cast<double>(value.map().size);
    if (const auto least = number_keyword(schema, "minProperties"); least && count < *least) {
      add(result, path, "Must have at least " + text::format_float(*least) + " properties");
    }
    if (const auto most = number_keyword(schema, "maxProperties"); most && count > *most) {
      add(result, path, "Must have at most " + text::format_float(*most) + " properties");
    }
    for (const std::string_view name : words_of_keyword(schema, "required")) {
      if (document::find(value, name) != nullptr) {
        ++result.score;
      } else {
        add(result, path, std::string{name} + " is required");
      }
    }
    const Value* properties = keyword(schema, "properties");
    for (const document::Member& member : value.map().members()) {
      const std::string_view key = member.key->view();
      const bool known = properties != nullptr && document::find(*properties, key) != nullptr;
      const bool matched = check_patterns(schema, member, path, depth, result);
      const Value* additional = keyword(schema, "additionalProperties");
      if (known || matched || additional == nullptr) continue;
      if (!additional->is(Kind::boolean)) {
        result.merge(check(*additional, member.value, below(path, key), depth + 1));
      } else if (!additional->b) {
        add(result, path, "Additional property " + std::string{key} + " is not allowed");
      }
    }
    if (const Value* names = keyword(schema, "propertyNames")) {
      for (const document::Member& member : value.map().members()) {
        const Result one = check(*names, Value::of(member.key), path, depth + 1);
        if (one.valid()) continue;
        add(result, path, "Property name of \"" + std::string{member.key->view()} + "\" does not match");
        result.merge(one);
      }
    }
    ++result.score;
  }

  bool check_patterns(const Value& schema, const document::Member& member, const std::string& path, int depth,
                      Result& result) {
    const Value* patterns = keyword(schema, "patternProperties");
    bool matched = false;
    if (patterns == nullptr || !patterns->is_map()) return false;
    for (const document::Member& pattern : patterns->map().members()) {
      if (!pattern_matches(pattern.key->view(), member.key->view())) continue;
      matched = true;
      result.merge(check(pattern.value, member.value, below(path, member.key->view()), depth + 1));
    }
    if (matched) ++result.score;
    return matched;
  }

  void check_properties(const Value& schema, const Value& value, const std::string& path, int depth, Result& result) {
    const Value* properties = keyword(schema, "properties");
    if (properties == nullptr || !properties->is_map()) return;
    for (const document::Member& property : properties->map().members()) {
      const Value* member = document::find(value, property.key->view());
      if (member != nullptr) recurse(property.value, *member, below(path, property.key->view()), depth + 1, result);
    }
  }

  void check_format(const Value& schema, std::optional<std::string_view> text, const std::string& path,
                    Result& result) {
    const Value* format = keyword(schema, "format");
    if (format == nullptr || !format->is_string() || has_format(format->text(), text)) return;
    met_wrong_format_ = true;
    add(result, path, "Does not match format '" + std::string{format->text()} + "'");
  }

  void check_string(const Value& schema, const Value& value, const std::string& path, Result& result) {
    if (!value.is_string()) return;
    const auto length = static_cast<double>(text::count_code_points(value.text()));
    if (const auto least = number_keyword(schema, "minLength"); least && length < *least) {
      add(result, path, "String length must be greater than or equal to " + text::format_float(*least));
    }
    if (const auto most = number_keyword(schema, "maxLength"); most && length > *most) {
      add(result, path, "String length must be less than or equal to " + text::format_float(*most));
    }
    if (const Value* pattern = keyword(schema, "pattern");
        pattern != nullptr && pattern->is_string() && !pattern_matches(pattern->text(), value.text())) {
      add(result, path, "Does not match pattern '" + std::string{pattern->text()} + "'");
    }
    check_format(schema, value.text(), path, result);
    ++result.score;
  }

  void check_number(const Value& schema, const Value& value, const std::string& path, Result& result) {
    const std::optional<double> number = number_of(value);
    if (!number) return;
    // The exclusive bounds may be flags of the other two, as in draft 4.
    const auto is_flag = [&](std::string_view name) {
      const Value* flag = keyword(schema, name);
      return flag != nullptr && flag->is(Kind::boolean) && flag->b;
    };
    const bool above = is_flag("exclusiveMinimum");
    const bool below = is_flag("exclusiveMaximum");
    const auto compare = [&](std::string_view name, std::string_view words, auto wrong) {
      const std::optional<double> bound = number_keyword(schema, name);
      if (bound && wrong(*bound)) add(result, path, std::string{words} + text::format_float(*bound));
    };
    compare("multipleOf", "Must be a multiple of ", [&](double bound) {
      const double quotient = *number / bound;
      return static_cast<double>(static_cast<long long>(quotient)) != quotient;
    });
    if (!below) compare("maximum", "Must be less than or equal to ", [&](double bound) { return *number > bound; });
    compare(below ? "maximum" : "exclusiveMaximum", "Must be less than ",
            [&](double bound) { return *number >= bound; });
    if (!above) compare("minimum", "Must be greater than or equal to ", [&](double bound) { return *number < bound; });
    compare(above ? "minimum" : "exclusiveMinimum", "Must be greater than ",
            [&](double bound) { return *number <= bound; });
    check_format(schema, std::nullopt, path, result);
    ++result.score;
  }

  const Value& root_;
  bool met_wrong_format_ = false;
};

}  // namespace

std::string gojsonschema_words(const Value& schema, const Value& values, bool refused) {
  Narrator narrator(schema);
  std::string words;
  const Result result = narrator.check(schema, values, "");
  if (!refused && !narrator.met_wrong_format()) return words;
  for (const std::string& line : result.lines) words += "- " + line + '\n';
  return words;
}

}  // namespace stageplot::chart
