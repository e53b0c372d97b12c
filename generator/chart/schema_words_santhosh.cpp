// The words of santhosh-tekuri/jsonschema: a tree of misfits, indented, each with the JSON pointer of the value. A
// group of several in one schema stands under a line of its own, a `$ref` only where it holds several.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "chart/metaschema.hpp"
#include "chart/plain_schema.hpp"
#include "chart/schema_formats.hpp"
#include "chart/schema_references.hpp"
#include "chart/schema_view.hpp"
#include "chart/schema_words.hpp"
#include "document/map.hpp"
#include "text/go_float.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::chart {

using document::Kind;
using document::Value;

namespace {

struct Misfit {
  enum class Kind { plain, group, reference } kind = Kind::plain;
  std::string location;  // a JSON pointer
  std::string words;
  std::vector<Misfit> causes;
};

std::string quoted(std::string_view text) {
  const std::string go = text::go_quote(text);
  std::string out;
  for (std::size_t i = 0; i < go.size(); ++i) {
    if (go[i] == '\'') out += '\\';
    if (go.compare(i, 2, "\\\"") == 0) ++i;  // of a backslash at the end, too: `a\` is printed as 'a\'
    out += go[i];
  }
  return "'" + out.substr(1, out.size() - 2) + "'";
}

std::string quoted_list(const std::vector<std::string_view>& words) {
  std::string list;
  for (const std::string_view word : words) list += (list.empty() ? "" : ", ") + quoted(word);
  return list;
}

/// A number as golang.org/x/text prints it in English: with commas between thousands, exponents as powers of ten.
std::string grouped(double number) {
  constexpr std::array<std::string_view, 10> kRaised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = text::format_float(number);
  if (const std::size_t exponent = text.find('e'); exponent != std::string::npos) {
    std::string power = "×10";
    if (text[exponent + 1] == '-') power += "⁻";
    for (const char digit : text.substr(exponent + 2)) power += kRaised[static_cast<std::size_t>(digit - '0')];
    return text.substr(0, exponent) + power;
  }
  const std::size_t end = std::min(text.find('.'), text.size());
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  for (std::size_t place = end; place > begin + 3; place -= 3) text.insert(place - 3, ",");
  return text;
}

class Narrator {
 public:
  explicit Narrator(const Value& root) : root_(root), draft_(draft_of(root)) {}

  /// Whether a `format` was held against a value and refused it, which only this walk looks at.
  [[nodiscard]] bool met_wrong_format() const { return met_wrong_format_; }

  std::optional<Misfit> check(const Value& schema, const Value& value, const std::string& location, int depth = 0) {
    if (depth > kDeepestSchema) return std::nullopt;
    if (schema.is(Kind::boolean)) {
      return schema.b ? std::nullopt
                      : std::optional{Misfit{.location = location, .words = "false schema", .causes = {}}};
    }
    if (!schema.is_map()) return std::nullopt;
    const auto alone = [&](std::string words) {
      return Misfit{.location = location, .words = std::move(words), .causes = {}};
    };
    if (!fits_type(schema, value)) {
      const bool number = number_of(value).has_value();
      return alone("got " + std::string{number ? "number" : json_type(value)} + ", want " + wanted_types(schema));
    }
    if (const Value* constant = keyword(schema, "const");
        constant != nullptr && json_text(*constant) != json_text(value)) {
      return alone(constant->is_list() || constant->is_map() ? "'const' failed"
                                                             : "value must be " + display(*constant));
    }
    if (const Value* allowed = keyword(schema, "enum"); allowed != nullptr && allowed->is_list()) {
      if (auto words = enumeration_words(*allowed, value)) return alone(std::move(*words));
    }
    if (value.is_string()) {
      if (auto words = format_words(schema, value.text())) return alone(std::move(*words));
    }
    std::vector<Misfit> misfits;
    if (const Value* reference = keyword(schema, "$ref"); reference != nullptr && reference->is_string()) {
      std::optional<Misfit> misfit = check_reference(schema, reference->text(), value, location, depth);
      if (is_old()) return misfit;
      if (misfit) misfits.push_back(std::move(*misfit));
    }
    if (value.is_map()) check_map(schema, value, location, depth, misfits);
    if (value.is_list()) check_list(schema, value, location, depth, misfits);
    if (value.is_string()) check_string(schema, value, location, misfits);
    if (const auto number = number_of(value)) check_number(schema, *number, location, misfits);
    check_branches(schema, value, location, depth, misfits);
    if (misfits.empty()) return std::nullopt;
    if (misfits.size() == 1) return std::move(misfits.front());
    return Misfit{
        .kind = Misfit::Kind::group, .location = location, .words = "validation failed", .causes = std::move(misfits)};
  }

 private:
  /// Up to draft 7 a `$ref` hides what stands beside it, and `format` refuses values.
  [[nodiscard]] bool is_old() const { return draft_ <= schema::Draft::draft7; }

  std::optional<std::string> format_words(const Value& schema, std::string_view text) {
    const Value* format = keyword(schema, "format");
    if (!is_old() || format == nullptr || !format->is_string()) return std::nullopt;
    const std::optional<std::string> misfit = format_misfit(format->text(), text);
    if (!misfit) return std::nullopt;
    met_wrong_format_ = true;
    return quoted(text) + " is not valid " + std::string{format->text()} + ": " + *misfit;
  }

  static void add(std::vector<Misfit>& misfits, const std::string& location, std::string words,
                  std::vector<Misfit> causes = {}) {
    misfits.push_back({.location = location, .words = std::move(words), .causes = std::move(causes)});
  }
  static void take(std::vector<Misfit>& misfits, std::optional<Misfit> misfit) {
    if (misfit) misfits.push_back(std::move(*misfit));
  }

  static std::string below(const std::string& location, std::string_view key) {
    std::string path = location + '/';
    for (const char c : key) path += c == '~' ? std::string{"~0"} : c == '/' ? std::string{"~1"} : std::string{c};
    return path;
  }

  static std::string wanted_types(const Value& schema) {
    const std::vector<std::string_view> types = words_of_keyword(schema, "type");
    std::string list;
    for (const std::string_view type : {"null", "boolean", "number", "integer", "string", "array", "object"}) {
      if (std::find(types.begin(), types.end(), type) == types.end()) continue;
      list += (list.empty() ? "" : " or ") + std::string{type};
    }
    return list;
  }

  static std::string display(const Value& value) {
    if (value.is_string()) return quoted(value.text());
    if (value.is_nil()) return "<nil>";
    return json_text(value);
  }

  static std::optional<std::string> enumeration_words(const Value& allowed, const Value& value) {
    const std::string text = json_text(value);
    std::string list;
    bool plain = true;
    for (const Value& item : allowed.items()) {
      if (json_text(item) == text) return std::nullopt;
      plain = plain && !item.is_list() && !item.is_map();
      list += (list.empty() ? "" : ", ") + display(item);
    }
    if (!plain) return "'enum' failed";
    return (allowed.items().size() == 1 ? "value must be " : "value must be one of ") + list;
  }

  std::optional<Misfit> check_reference(const Value& schema, std::string_view reference, const Value& value,
                                        const std::string& location, int depth) {
    const Value* target = reference.starts_with('#') ? referenced(root_, reference) : nullptr;
    if (target == nullptr) target = resolve_reference(root_, schema, reference);
    if (target == nullptr) return std::nullopt;
    std::optional<Misfit> misfit = check(*target, value, location, depth + 1);
    if (!misfit) return std::nullopt;
    Misfit outer{.kind = Misfit::Kind::reference, .location = location, .words = "validation failed", .causes = {}};
    if (misfit->kind == Misfit::Kind::group) {
      outer.causes = std::move(misfit->causes);
    } else {
      outer.causes.push_back(std::move(*misfit));
    }
    return outer;
  }

  void check_map(const Value& schema, const Value& value, const std::string& location, int depth,
                 std::vector<Misfit>& misfits) {
    count(schema, "minProperties", "maxProperties", value.map().size, location, misfits);
    std::vector<std::string_view> missing;
    for (const std::string_view name : words_of_keyword(schema, "required")) {
      if (document::find(value, name) == nullptr) missing.push_back(name);
    }
    if (!missing.empty()) {
      add(misfits, location,
          (missing.size() == 1 ? "missing property " : "missing properties ") + quoted_list(missing));
    }
    check_dependencies(schema, value, location, depth, misfits);
    const Value* properties = keyword(schema, "properties");
    const Value* patterns = keyword(schema, "patternProperties");
    const Value* additional = keyword(schema, "additionalProperties");
    std::vector<std::string_view> refused;
    for (const document::Member& member : value.map().members()) {
      const std::string_view key = member.key->view();
      bool evaluated = false;
      if (const Value* own = properties == nullptr ? nullptr : document::find(*properties, key)) {
        evaluated = true;
        take(misfits, check(*own, member.value, below(location, key), depth + 1));
      }
      if (patterns != nullptr && patterns->is_map()) {
        for (const document::Member& pattern : patterns->map().members()) {
          if (!pattern_matches(pattern.key->view(), key)) continue;
          evaluated = true;
          take(misfits, check(pattern.value, member.value, below(location, key), depth + 1));
        }
      }
      if (evaluated || additional == nullptr) continue;
      if (!additional->is(Kind::boolean)) {
        take(misfits, check(*additional, member.value, below(location, key), depth + 1));
      } else if (!additional->b) {
        refused.push_back(key);
      }
    }
    if (!refused.empty()) add(misfits, location, "additional properties " + quoted_list(refused) + " not allowed");
    if (const Value* names = keyword(schema, "propertyNames")) {
      for (const document::Member& member : value.map().members()) {
        std::optional<Misfit> wrong = check(*names, Value::of(member.key), "", depth + 1);
        if (!wrong) continue;
        std::vector<Misfit> causes;
        if (wrong->kind == Misfit::Kind::group) {
          causes = std::move(wrong->causes);
        } else {
          causes.push_back(std::move(*wrong));
        }
        add(misfits, "", "invalid propertyName " + quoted(member.key->view()), std::move(causes));
      }
    }
  }

  void check_dependencies(const Value& schema, const Value& value, const std::string& location, int depth,
                          std::vector<Misfit>& misfits) {
    for (const std::string_view name : {"dependencies", "dependentSchemas", "dependentRequired"}) {
      const Value* dependencies = keyword(schema, name);
      if (dependencies == nullptr || !dependencies->is_map()) continue;
      for (const document::Member& dependency : dependencies->map().members()) {
        if (document::find(value, dependency.key->view()) == nullptr) continue;
        if (!dependency.value.is_list()) {
          take(misfits, check(dependency.value, value, location, depth + 1));
          continue;
        }
        std::vector<std::string_view> missing;
        for (const Value& needed : dependency.value.items()) {
          if (needed.is_string() && document::find(value, needed.text()) == nullptr) missing.push_back(needed.text());
        }
        if (missing.empty()) continue;
        add(misfits, location,
            "properties " + quoted_list(missing) + " required, if " + quoted(dependency.key->view()) + " exists");
      }
    }
  }

  static void count(const Value& schema, const std::string& least, const std::string& most, std::size_t got,
                    const std::string& location, std::vector<Misfit>& misfits) {
    const auto words = [&](const std::string& name, double bound) {
      return name + ": got " + grouped(static_cast<double>(got)) + ", want " + grouped(bound);
    };
    if (const auto bound = number_keyword(schema, least); bound && static_cast<double>(got) < *bound) {
      add(misfits, location, words(least, *bound));
    }
    if (const auto bound = number_keyword(schema, most); bound && static_cast<double>(got) > *bound) {
      add(misfits, location, words(most, *bound));
    }
  }

  void check_list(const Value& schema, const Value& value, const std::string& location, int depth,
                  std::vector<Misfit>& misfits) {
    const auto items = value.items();
    count(schema, "minItems", "maxItems", items.size(), location, misfits);
    if (const Value* unique = keyword(schema, "uniqueItems");
        unique != nullptr && unique->is(Kind::boolean) && unique->b) {
      check_unique(items, location, misfits);
    }
    const auto check_item = [&](const Value& one, std::size_t i) {
      take(misfits, check(one, items[i], below(location, std::to_string(i)), depth + 1));
    };
    std::size_t evaluated = 0;
    const Value* own = keyword(schema, "items");
    const Value* prefix = own != nullptr && own->is_list() ? own : keyword(schema, "prefixItems");
    if (prefix != nullptr && prefix->is_list()) {
      evaluated = std::min(items.size(), prefix->items().size());
      for (std::size_t i = 0; i < evaluated; ++i) check_item(prefix->items()[i], i);
    }
    if (own != nullptr && !own->is_list()) {
      for (std::size_t i = evaluated; i < items.size(); ++i) check_item(*own, i);
    } else if (const Value* rest = keyword(schema, "additionalItems"); rest != nullptr && own != nullptr) {
      if (!rest->is(Kind::boolean)) {
        for (std::size_t i = evaluated; i < items.size(); ++i) check_item(*rest, i);
      } else if (!rest->b && evaluated != items.size()) {
        add(misfits, location, "last " + std::to_string(items.size() - evaluated) + " additionalItem(s) not allowed");
      }
    }
    if (const Value* wanted = keyword(schema, "contains"))
      check_contains(schema, *wanted, items, location, depth, misfits);
  }

  void check_contains(const Value& schema, const Value& wanted, std::span<const Value> items,
                      const std::string& location, int depth, std::vector<Misfit>& misfits) {
    std::vector<Misfit> causes;
    std::size_t count = 0;
    std::string places;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (auto misfit = check(wanted, items[i], below(location, std::to_string(i)), depth + 1)) {
        causes.push_back(std::move(*misfit));
      } else {
        places += (count++ == 0 ? "" : " ") + std::to_string(i);
      }
    }
    const auto words = [&](std::string_view bound, double number, std::string_view what) {
      return std::string{bound} + ' ' + grouped(number) + " items required to match contains schema, but " +
             (count == 0 ? std::string{"none matched"} : std::string{what} + places);
    };
    const std::string matched = "matched " + std::to_string(count) + " items at ";
    const std::optional<double> least = number_keyword(schema, "minContains");
    if (least && static_cast<double>(count) < *least) {
      add(misfits, location, words("min", *least, matched), std::move(causes));
    } else if (!least && count == 0) {
      add(misfits, location, "no items match contains schema", std::move(causes));
    }
    if (const auto most = number_keyword(schema, "maxContains"); most && static_cast<double>(count) > *most) {
      add(misfits, location, words("max", *most, matched));
    }
  }

  static void check_unique(std::span<const Value> items, const std::string& location, std::vector<Misfit>& misfits) {
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto [place, is_new] = seen.try_emplace(json_text(items[i]), i);
      if (is_new) continue;
      add(misfits, location, "items at " + std::to_string(place->second) + " and " + std::to_string(i) + " are equal");
      return;
    }
  }

  static void check_string(const Value& schema, const Value& value, const std::string& location,
                           std::vector<Misfit>& misfits) {
    count(schema, "minLength", "maxLength", text::count_code_points(value.text()), location, misfits);
    if (const Value* pattern = keyword(schema, "pattern");
        pattern != nullptr && pattern->is_string() && !pattern_matches(pattern->text(), value.text())) {
      add(misfits, location, quoted(value.text()) + " does not match pattern " + quoted(pattern->text()));
    }
  }

  void check_number(const Value& schema, double number, const std::string& location,
                    std::vector<Misfit>& misfits) const {
    const auto compare = [&](const std::string& name, const std::string& bound_at, auto wrong) {
      const std::optional<double> bound = number_keyword(schema, bound_at);
      if (bound && wrong(*bound))
        add(misfits, location, name + ": got " + grouped(number) + ", want " + grouped(*bound));
    };
    // In draft 4 the exclusive bounds are flags of the other two.
    const auto is_flag = [&](std::string_view name) {
      const Value* flag = keyword(schema, name);
      return draft_ == schema::Draft::draft4 && flag != nullptr && flag->is(Kind::boolean) && flag->b;
    };
    const bool above = is_flag("exclusiveMinimum");
    const bool below = is_flag("exclusiveMaximum");
    if (!above) compare("minimum", "minimum", [&](double bound) { return number < bound; });
    if (!below) compare("maximum", "maximum", [&](double bound) { return number > bound; });
    compare("exclusiveMinimum", above ? "minimum" : "exclusiveMinimum", [&](double bound) { return number <= bound; });
    compare("exclusiveMaximum", below ? "maximum" : "exclusiveMaximum", [&](double bound) { return number >= bound; });
    compare("multipleOf", "multipleOf", [&](double bound) {
      const double quotient = number / bound;
      return static_cast<double>(static_cast<long long>(quotient)) != quotient;
    });
  }

  void check_branches(const Value& schema, const Value& value, const std::string& location, int depth,
                      std::vector<Misfit>& misfits) {
    const auto branches = [&](std::string_view name) {
      const Value* found = keyword(schema, name);
      return found != nullptr && found->is_list() ? found->items() : std::span<const Value>{};
    };
    if (const Value* negated = keyword(schema, "not");
        negated != nullptr && !check(*negated, value, location, depth + 1)) {
      add(misfits, location, "'not' failed");
    }
    std::vector<Misfit> causes;
    for (const Value& branch : branches("allOf")) take(causes, check(branch, value, location, depth + 1));
    if (!causes.empty()) add(misfits, location, "'allOf' failed", std::move(causes));
    if (const auto any = branches("anyOf"); !any.empty()) {
      causes.clear();
      for (const Value& branch : any) take(causes, check(branch, value, location, depth + 1));
      if (causes.size() == any.size()) add(misfits, location, "'anyOf' failed", std::move(causes));
    }
    if (const auto one = branches("oneOf"); !one.empty()) check_one(one, value, location, depth, misfits);
    if (const Value* condition = keyword(schema, "if")) {
      const bool holds = !check(*condition, value, location, depth + 1);
      if (const Value* branch = keyword(schema, holds ? "then" : "else")) {
        take(misfits, check(*branch, value, location, depth + 1));
      }
    }
  }

  void check_one(std::span<const Value> branches, const Value& value, const std::string& location, int depth,
                 std::vector<Misfit>& misfits) {
    std::vector<Misfit> causes;
    std::optional<std::size_t> holding;
    for (std::size_t i = 0; i < branches.size(); ++i) {
      std::optional<Misfit> misfit = check(branches[i], value, location, depth + 1);
      if (misfit) {
        causes.push_back(std::move(*misfit));
      } else if (!holding) {
        holding = i;
      } else {
        add(misfits, location,
            "'oneOf' failed, subschemas " + std::to_string(*holding) + ", " + std::to_string(i) + " matched");
        return;
      }
    }
    if (!holding) add(misfits, location, "'oneOf' failed, none matched", std::move(causes));
  }

  const Value& root_;
  schema::Draft draft_;
  bool met_wrong_format_ = false;
};

void print(const Misfit& misfit, int indent, std::string& out) {
  if (misfit.kind != Misfit::Kind::reference || misfit.causes.size() != 1) {
    out.append(static_cast<std::size_t>(indent) * 2, ' ');
    out += "- at " + quoted(misfit.location) + ": " + misfit.words + '\n';
    ++indent;
  }
  for (const Misfit& cause : misfit.causes) print(cause, indent, out);
}

}  // namespace

std::string santhosh_words(const Value& schema, const Value& values, bool refused) {
  Narrator narrator(schema);
  const std::optional<Misfit> misfit = narrator.check(schema, values, "");
  std::string words;
  if (!misfit || !(refused || narrator.met_wrong_format())) return words;
  if (misfit->kind == Misfit::Kind::group) {
    for (const Misfit& cause : misfit->causes) print(cause, 0, words);
  } else {
    print(*misfit, 0, words);
  }
  return words;
}

std::string wrong_schema_words(const Value& schema) {
  if (is_plain_schema(schema)) return {};
  const schema::Draft draft = draft_of(schema);
  std::string words = santhosh_words(metaschema(draft), schema, true);
  if (words.empty()) return words;
  words.pop_back();
  return "\"file:///values.schema.json#\" is not valid against metaschema: jsonschema validation failed with '" +
         std::string{metaschema_uri(draft)} + "'\n" + words;
}

}  // namespace stageplot::chart
