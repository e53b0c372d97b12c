// The tree against the closed table of keys.
#include <algorithm>
#include <array>
#include <set>

#include "cloudconfig/keys.hpp"
#include "cloudconfig/subject.hpp"
#include "diagnostics/rules/cloudconfig.hpp"
#include "document/data_path.hpp"
#include "document/map.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cloudconfig {
namespace rules = diagnostics::rules;
using diagnostics::Severity;
using document::Value;

namespace {

std::string kind_of(const Value& value) {
  if (value.is_map()) return "a map";
  if (value.is_list()) return "a list";
  if (value.is_nil()) return "nothing";
  if (value.is(document::Kind::boolean)) return "a boolean";
  return value.is_number() ? "a number" : "a text";
}

std::string_view wanted(KeyKind kind) {
  switch (kind) {
    case KeyKind::text:
      return "a text";
    case KeyKind::boolean:
      return "`true` or `false`";
    case KeyKind::texts:
      return "a list of texts";
    case KeyKind::group:
      return "a map";
    case KeyKind::entries:
      return "a list of maps";
    case KeyKind::open:
      break;
  }
  return "anything";
}

class KeyCheck {
 public:
  KeyCheck(const Subject& subject, Report& report) : subject_(subject), report_(report) {}

  void map(const Value& map, std::span<const Key> keys, const std::string& path) {
    std::set<std::string_view> present;
    for (const document::Member& member : map.map().members()) {
      std::string name(member.key->view());
      const source::Span place = subject_.origins.span(member.key_origin);
      const Key* key = find(keys, name);
      if (key == nullptr && name.find('-') != std::string::npos) {
        std::ranges::replace(name, '-', '_');
        key = find(keys, name);
        if (key != nullptr) dashed(member.key->view(), name, place, path);
      }
      if (key == nullptr) {
        unknown(member.key->view(), keys, place, path);
        continue;
      }
      present.insert(key->name);
      if (!key->retired_since.empty()) retired(*key, place, path);
      check(member.value, *key, document::append_key(path, member.key->view()), place);
    }
    for (const Key& key : keys) {
      if (key.required && !present.contains(key.name)) missing(key, map, path);
    }
  }

 private:
  static const Key* find(std::span<const Key> keys, std::string_view name) {
    const auto found = std::ranges::find(keys, name, &Key::name);
    return found == keys.end() ? nullptr : &*found;
  }

  void check(const Value& value, const Key& key, const std::string& path, source::Span key_place) {
    if (value.is(document::Kind::object)) return;  // the reader has refused it
    const bool required = key.required && (value.is_nil() || (value.is_string() && value.text().empty()));
    if (required) return bad(value, key, path, key_place);
    if (value.is_nil()) return;
    const bool scalar = !value.is_map() && !value.is_list();
    switch (key.kind) {
      case KeyKind::text:
        if (!scalar) return wrong_kind(value, key, path);
        return text(value, key, path, key_place);
      case KeyKind::boolean:
        if (!value.is(document::Kind::boolean)) wrong_kind(value, key, path);
        return;
      case KeyKind::texts:
        if (!value.is_list()) return wrong_kind(value, key, path);
        for (std::size_t i = 0; i < value.items().size(); ++i) {
          const Value& item = value.items()[i];
          if (item.is_map() || item.is_list()) {
            wrong_kind(item, {.name = key.name}, path + "[" + std::to_string(i) + "]");
          }
        }
        return;
      case KeyKind::group:
        if (!value.is_map()) return wrong_kind(value, key, path);
        return map(value, key.children, path);
      case KeyKind::entries:
        if (!value.is_list()) return wrong_kind(value, key, path);
        return entries(value, key, path);
      case KeyKind::open:
        return;
    }
  }

  void entries(const Value& value, const Key& key, const std::string& path) {
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      const Value& item = value.items()[i];
      const std::string place = path + "[" + std::to_string(i) + "]";
      if (item.is(document::Kind::object)) continue;
      if (!item.is_map()) {
        wrong_kind(item, {.name = key.name, .kind = KeyKind::group}, place);
      } else {
        map(item, key.children, place);
      }
    }
  }

  void text(const Value& value, const Key& key, const std::string& path, source::Span key_place) {
    const std::string written = subject_.text(value);
    if (key.is_valid != nullptr && !written.empty() && !key.is_valid(written)) return bad(value, key, path, key_place);
    if (key.name == "permissions" && !value.is_string()) {
      report_.add({.rule = &rules::cloudconfig_bad_value,
                   .severity = Severity::warning,
                   .summary = "`permissions` is the number " + written + ", not a text",
                   .primary = {subject_.span(value), "readers of YAML take a leading zero differently", {}},
                   .path = path,
                   .help = "put it in quotes: `\"" + written + "\"`"});
    }
  }

  void bad(const Value& value, const Key& key, const std::string& path, source::Span key_place) {
    const source::Span place = subject_.span(value);
    const std::string written = subject_.text(value);
    report_.add(
        {.rule = &rules::cloudconfig_bad_value,
         .summary = "`" + std::string(key.name) + "` is " + (written.empty() ? std::string("empty") : quoted(written)) +
                    ", not " + (key.expected.empty() ? std::string(wanted(key.kind)) : std::string(key.expected)),
         .primary = {place.known() && place.end > place.begin ? place : key_place, "refused at the first boot", {}},
         .path = path,
         .help = "write " + std::string(key.expected.empty() ? wanted(key.kind) : key.expected)});
  }

  void wrong_kind(const Value& value, const Key& key, const std::string& path) {
    const bool quoted_boolean = key.kind == KeyKind::boolean && value.is_string();
    report_.add(
        {.rule = &rules::cloudconfig_bad_value,
         .summary = "`" + std::string(key.name) + "` is " + kind_of(value) + ", not " + std::string(wanted(key.kind)),
         .primary = {subject_.span(value), "refused at the first boot", {}},
         .path = path,
         .help = quoted_boolean ? "remove the quotes" : "write " + std::string(wanted(key.kind))});
  }

  void unknown(std::string_view name, std::span<const Key> keys, source::Span place, const std::string& path) {
    std::vector<std::string_view> names;
    for (const Key& key : keys) names.push_back(key.name);
    const std::string meant = text::did_you_mean(name, names);
    std::string help = meant;
    if (help.empty() && find(root_keys(), name) != nullptr) {
      help = "`" + std::string(name) + "` belongs to the outermost level";
    }
    if (help.empty() && path.empty() && find(root_keys()[0].children, name) != nullptr) {
      help = "`" + std::string(name) + "` belongs below `coreos`";
    }
    report_.add({.rule = &rules::cloudconfig_unknown_key,
                 .summary = "a cloud-config has no key " + quoted(name) + (path.empty() ? "" : " in `" + path + "`"),
                 .primary = {place, "skipped at the first boot", {}},
                 .path = document::append_key(path, name),
                 .help = help.empty() ? "remove it: CoreOS and Flatcar read fewer keys than other systems" : help});
  }

  void dashed(std::string_view written, const std::string& name, source::Span place, const std::string& path) {
    report_.add({.rule = &rules::cloudconfig_no_effect,
                 .summary = "the key " + quoted(written) + " is written with a dash",
                 .primary = {place, "newer versions do not read it", {}},
                 .path = document::append_key(path, written),
                 .help = "write `" + name + "`, which all versions read"});
  }

  void retired(const Key& key, source::Span place, const std::string& path) {
    report_.add({.rule = &rules::cloudconfig_no_effect,
                 .summary = "`" + std::string(key.name) + "` is retired: " + std::string(key.retired_since),
                 .primary = {place, "", {}},
                 .path = document::append_key(path, key.name),
                 .help = "remove it"});
  }

  void missing(const Key& key, const Value& map, const std::string& path) {
    report_.add({.rule = &rules::cloudconfig_missing_key,
                 .summary = "`" + path + "` has no `" + std::string(key.name) + "`",
                 .primary = {subject_.span(map), "this entry", {}},
                 .path = path,
                 .help = "add `" + std::string(key.name) + "`, " + std::string(key.expected)});
  }

  const Subject& subject_;
  Report& report_;
};

}  // namespace

void check_keys(const Subject& subject, Report& report) {
  if (subject.root.is_nil()) return;
  if (subject.root.is_map()) return KeyCheck(subject, report).map(subject.root, root_keys(), "");
  report.add({.rule = &rules::cloudconfig_bad_value,
              .summary = "the cloud-config is " + kind_of(subject.root) + ", not a map",
              .primary = {subject.span(subject.root), "refused at the first boot", {}},
              .help = "write keys such as `write_files:` and `coreos:`"});
}

}  // namespace stageplot::cloudconfig
