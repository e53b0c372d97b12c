#include "kubernetes/fields.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "diagnostics/rules/kubernetes.hpp"
#include "document/map.hpp"
#include "kubernetes/scalars.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/wording.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::kubernetes {
namespace {

namespace rules = diagnostics::rules;
using diagnostics::Severity;
using document::Kind;
using document::Member;
using document::Value;

/// Types that contain themselves (a CRD's schema) would allow any depth; the readers allow 200 levels.
constexpr int kMostLevels = 250;

/// Lists (besides those of scalars) whose items may have equal keys as far as the API server is concerned: it warns,
/// and so do we. The published list type holds for server-side apply alone.
constexpr std::array<std::string_view, 5> kOnlyWarned = {"core.v1.EnvVar", "core.v1.ContainerPort",
                                                         "core.v1.LocalObjectReference", "core.v1.HostAlias",
                                                         "core.v1.ObjectReference"};

/// Whether the value is there: null is the same as absent for the API server.
bool is_given(const Value* value) {
  return value != nullptr && !value->is_nil();
}

class Walk {
 public:
  explicit Walk(Report& report) : report_(report), bit_(bit_of(report.version())) {}

  void object(const Value& value, Type type) {
    object_ = &value;
    definition(value, type, true);
    check_object_name({.value = value, .type = type, .object = value, .object_type = type, .report = report_});
  }

  void metadata(const Value& object) {
    const auto any_kind = find_type("v1", "ConfigMap", report_.version());
    const auto field = any_kind ? find_field(*any_kind, "metadata", report_.version()) : std::nullopt;
    if (!field) return;
    object_ = &object;
    holders_.push_back(field->type);
    const Value* found = document::find(object, "metadata");
    if (is_given(found)) any(*found, field->type, 0, true);
    check_object_name(
        {.value = object, .type = field->type, .object = object, .object_type = field->type, .report = report_});
    holders_.pop_back();
  }

 private:
  void any(const Value& value, Type type, std::uint8_t words, bool requires_fields) {
    if (report_.full()) return;
    // What the YAML reader refused is reported already.
    if (value.is(Kind::object)) return;
    switch (type.form()) {
      case Type::Form::scalar:
        if (check_scalar(value, type.scalar(), report_) && words != 0) word(value, words);
        return;
      case Type::Form::list:
        list(value, type, words, requires_fields);
        return;
      case Type::Form::map:
        map(value, type, requires_fields);
        return;
      case Type::Form::definition:
        if (value.is_map()) {
          definition(value, type, requires_fields);
        } else {
          wrong_type(value, type);
        }
        return;
    }
  }

  void wrong_type(const Value& value, Type type) {
    std::string help;
    if (type.form() == Type::Form::list && value.is_map()) help = "begin each item with `- `";
    report_.on_value(rules::kubernetes_wrong_type, value,
                     {.summary = report_.name(value) + " is " + std::string(kind_words(value)) + ", but must be " +
                                 std::string(type_words(type)),
                      .label = std::string(kind_words(value)),
                      .help = std::move(help)});
  }

  /// The API server reads null as an empty element; Helm 3.10 and kubectl refuse it where they validate by themselves.
  void null_element(const Value& value, std::string_view what, Type element, std::uint8_t words) {
    // Almost no type may have nothing at all in it, nor a word be empty.
    if (element.form() != Type::Form::scalar || words != 0) {
      wrong_type(value, element);
      return;
    }
    report_.on_value(rules::kubernetes_wrong_type, value,
                     {.summary = report_.name(value) + " is null, which is read as an empty " + std::string(what),
                      .label = "null",
                      .help = "leave it out, or write the empty value",
                      .severity = Severity::warning});
  }

  void word(const Value& value, std::uint8_t words) {
    const std::string_view text = value.text();
    if (text.empty() && tables::empty_word_allowed(words)) return;
    const auto known = tables::words(words);
    for (const tables::Word& each : known) {
      if ((each.versions & bit_) != 0 && tables::name(each.name) == text) return;
    }
    const std::vector<std::string_view> all = words_of(words, report_.version());
    std::string help = text::did_you_mean(text, all);
    for (const tables::Word& each : known) {
      if (tables::name(each.name) == text)
        help = "it came with Kubernetes 1." + std::to_string(range_of(each.versions).first);
    }
    report_.on_value(rules::kubernetes_bad_enum, value,
                     {.summary = report_.name(value) + " is " + quoted(text) + ", but must be " + either(all),
                      .label = {},
                      .help = std::move(help)});
  }

  void list(const Value& value, Type type, std::uint8_t words, bool requires_fields) {
    if (!value.is_list()) {
      wrong_type(value, type);
      return;
    }
    const Type element = type.element();
    for (const Value& item : value.items()) {
      if (item.is_nil()) {
        null_element(item, "item", element, words);
      } else {
        any(item, element, words, requires_fields);
      }
    }
    if (value.items().size() > 1 && (type.list_type() == ListType::map || type.list_type() == ListType::set)) {
      duplicates(value, type);
    }
  }

  void map(const Value& value, Type type, bool requires_fields) {
    if (!value.is_map()) {
      wrong_type(value, type);
      return;
    }
    const Type element = type.element();
    for (const Member& member : value.map().members()) {
      if (member.value.is_nil()) {
        null_element(member.value, "value", element, 0);
      } else {
        any(member.value, element, 0, requires_fields);
      }
    }
  }

  void definition(const Value& value, Type type, bool requires_fields) {
    if (holders_.size() > kMostLevels) return;
    holders_.push_back(type);
    bool unknown = false;
    const bool whole = holders_.size() == 1;
    for (const Member& member : value.map().members()) {
      const auto field = find_field(type, member.key->view(), report_.version());
      if (!field) {
        if (tables::definition(type.id()).any_fields == 0) unknown_field(member, type, value);
        unknown = true;
      } else if (!member.value.is_nil()) {
        // What stands under `status` is the API server's own; it does not look at what a manifest says there.
        any(member.value, field->type, field->words, requires_fields && !(whole && field->name == "status"));
      }
    }
    // A required field that is misspelt is reported once.
    if (requires_fields && !unknown) required_fields(value, type);
    if (const Check check = requires_fields ? check_of(type) : nullptr) {
      check({.value = value, .type = type, .object = *object_, .object_type = holders_.front(), .report = report_});
    }
    holders_.pop_back();
  }

  void required_fields(const Value& value, Type type) {
    for (const tables::Field& field : tables::fields(type.id())) {
      if ((field.required & bit_) == 0) continue;
      const std::string_view name = tables::name(field.name);
      if (is_given(document::find(value, name))) continue;
      report_.on_missing(rules::kubernetes_missing_field, value, name,
                         {.summary = report_.name(value) + " lacks the field " + quoted(name),
                          .label = quoted(name) + " is missing here",
                          .help = {}});
    }
  }

  void unknown_field(const Member& member, Type type, const Value& holder) {
    const std::string_view key = member.key->view();
    report_.on_key(rules::kubernetes_unknown_field, member,
                   {.summary = "unknown field " + quoted(key) + " in " + report_.name(holder) + ", " +
                               with_article(type.short_name()),
                    .label = "unknown",
                    .help = meant_field(key, type)});
  }

  /// `ingressClass` for `ingressClassName`, `targetAverageUtilization` for `averageUtilization`.
  static std::string longer_or_shorter(std::string_view key, const std::vector<std::string_view>& known) {
    constexpr std::size_t kFewestLetters = 5;
    const auto contains = [](std::string_view whole, std::string_view part) {
      return part.size() >= kFewestLetters && whole.size() > part.size() &&
             std::search(whole.begin(), whole.end(), part.begin(), part.end(),
                         [](char a, char b) { return (a | 0x20) == (b | 0x20); }) != whole.end();
    };
    std::string_view found;
    for (const std::string_view each : known) {
      if (!contains(each, key) && !contains(key, each)) continue;
      if (!found.empty()) return {};
      found = each;
    }
    return found.empty() ? std::string{} : "did you mean `" + std::string(found) + "`?";
  }

  /// Where one or two levels further in a field of this name is; empty where nowhere.
  std::string place_inside(std::string_view key, Type type, int levels = 2) const {
    for (const Field& field : fields_of(type, report_.version())) {
      Type inner = field.type;
      while (inner.form() == Type::Form::list) inner = inner.element();
      if (inner.form() != Type::Form::definition || field.name == "status" || field.name == "metadata") continue;
      if (find_field(inner, key, report_.version())) return std::string(field.name);
    }
    if (levels == 1) return {};
    for (const Field& field : fields_of(type, report_.version())) {
      if (field.type.form() != Type::Form::definition || field.name == "status" || field.name == "metadata") continue;
      const std::string deeper = place_inside(key, field.type, levels - 1);
      if (!deeper.empty()) return std::string(field.name) + "." + deeper;
    }
    return {};
  }

  std::string meant_field(std::string_view key, Type type) const {
    if (const auto range = versions_with_field(type, key)) {
      if (range->first > report_.version().minor) return "it came with Kubernetes 1." + std::to_string(range->first);
      return "Kubernetes 1." + std::to_string(range->last) + " was the last that had it";
    }
    std::vector<std::string_view> known;
    for (const Field& field : fields_of(type, report_.version())) known.push_back(field.name);
    if (std::string meant = text::did_you_mean(key, known); !meant.empty()) return meant;
    if (std::string longer = longer_or_shorter(key, known); !longer.empty()) return longer;
    // Wrong indentation puts a field too far out or in.
    if (std::string place = place_inside(key, type); !place.empty()) return "it is a field of `" + place + "`";
    for (auto outer = holders_.rbegin() + 1; outer < holders_.rend(); ++outer) {
      if (find_field(*outer, key, report_.version())) {
        return "it is a field of " + with_article(outer->short_name()) + ", further out: look at the indentation";
      }
    }
    return {};
  }

  /// The values of an item's keys as one text; empty where it is no item with keys (which is reported elsewhere).
  static std::string key_of(const Value& item, const std::vector<std::string_view>& keys) {
    std::string text;
    for (const std::string_view key : keys) {
      const Value* part = document::find(item, key);
      if (part != nullptr && part->is_string()) {
        text += part->text();
      } else if (const auto number = part == nullptr ? std::nullopt : whole_number(*part)) {
        text += std::to_string(*number);
      } else if (!is_given(part)) {
        text += default_of_key(key);
      } else {
        return {};
      }
      text += '\0';
    }
    return text;
  }

  void duplicates(const Value& value, Type type) {
    const std::vector<std::string_view> keys = type.list_keys();
    const std::string_view element = type.element().name();
    const bool warned = keys.empty() || std::find(kOnlyWarned.begin(), kOnlyWarned.end(), element) != kOnlyWarned.end();
    std::map<std::string, const Value*, std::less<>> seen;
    for (const Value& item : value.items()) {
      std::string key;
      if (!keys.empty()) {
        key = key_of(item, keys);
      } else if (item.is_string()) {
        key = item.text();
      }
      if (key.empty()) continue;
      const auto [first, is_new] = seen.try_emplace(key, &item);
      if (is_new) continue;
      std::replace(key.begin(), key.end(), '\0', '/');
      if (!keys.empty()) key.pop_back();
      report_.on_two_values(rules::kubernetes_duplicate_key, item,
                            {.summary = summary_of_duplicate(item, key, keys),
                             .label = {},
                             .help = warned && !keys.empty()
                                         ? "the API server takes both, but one is lost when the object is applied again"
                                         : "",
                             .severity = warned ? std::optional(Severity::warning) : std::nullopt},
                            *first->second, "the first one");
    }
  }

  std::string summary_of_duplicate(const Value& item, const std::string& key,
                                   const std::vector<std::string_view>& keys) {
    if (keys.empty()) return report_.name(item) + " stands there twice: " + quoted(key);
    std::string fields;
    for (const std::string_view each : keys) fields += (fields.empty() ? "`" : " and `") + std::string(each) + "`";
    return report_.name(item) + " has the same " + fields + " as an item before it: " + quoted(key);
  }

  Report& report_;
  tables::Versions bit_;
  const Value* object_ = nullptr;
  std::vector<Type> holders_;  // the definitions around the value, outermost first
};

}  // namespace

void check_fields(const Value& object, Type type, Report& report) {
  Walk(report).object(object, type);
}

void check_custom_metadata(const Value& object, Report& report) {
  Walk(report).metadata(object);
}

}  // namespace stageplot::kubernetes
