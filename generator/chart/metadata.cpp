#include "chart/metadata.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "chart/json_name.hpp"
#include "chart/structures.hpp"
#include "document/map.hpp"
#include "template/functions/semver_version.hpp"
#include "template/functions/unicode_case.hpp"
#include "text/go_float.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::chart {

using document::Kind;
using document::OriginId;
using document::TypeId;
using document::Value;

namespace {

enum class FieldType : std::uint8_t { text, texts, flag, annotations, maintainers, dependencies };

struct Field {
  std::string_view key;
  FieldType type = FieldType::text;
  bool cleaned = false;
};

/// In the order of chart.Metadata's declaration.
constexpr std::array kFields{
    Field{"name", FieldType::text, true},
    Field{"home", FieldType::text, true},
    Field{"sources", FieldType::texts, true},
    Field{"version", FieldType::text},
    Field{"description", FieldType::text, true},
    Field{"keywords", FieldType::texts, true},
    Field{"maintainers", FieldType::maintainers},
    Field{"icon", FieldType::text, true},
    Field{"apiVersion", FieldType::text},
    Field{"condition", FieldType::text, true},
    Field{"tags", FieldType::text, true},
    Field{"appVersion", FieldType::text, true},
    Field{"deprecated", FieldType::flag},
    Field{"annotations", FieldType::annotations},
    Field{"kubeVersion", FieldType::text, true},
    Field{"dependencies", FieldType::dependencies},
    Field{"type", FieldType::text},
};

bool equal_fold(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return lower(x) == lower(y);
  });
}

/// The first wrong type ends the reading of its document: thrown and caught in this file.
struct WrongType {
  MetadataError error;
};

/// What time.Time says of a JSON value that is no time in the form of RFC 3339; empty where it is one. Only the form is
/// looked at.
std::string time_words(const Value& value) {
  if (!value.is_string()) return "Time.UnmarshalJSON: input is not a JSON string";
  constexpr std::string_view kForm = "0000-00-00T00:00:00";
  const std::string_view text = value.text();
  constexpr std::array<std::string_view, 6> kParts{"2006", "01", "02", "15", "04", "05"};
  const auto refused = [&](std::size_t at, std::string_view part) {
    return "parsing time \"" + std::string{text} + "\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"" +
           std::string{text.substr(std::min(at, text.size()))} + "\" as \"" + std::string{part} + "\"";
  };
  std::size_t part = 0;
  std::size_t part_begin = 0;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool is_digit = i < text.size() && text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '0') {
      if (!is_digit) return refused(part_begin, kParts[part]);
    } else {
      if (i >= text.size() || text[i] != kForm[i]) return refused(i, kForm.substr(i, 1));
      ++part;
      part_begin = i + 1;
    }
  }
  std::size_t at = kForm.size();
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
    at = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
  }
  const std::string_view zone = text.substr(at);
  const bool is_offset = zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':';
  return zone == "Z" || is_offset ? std::string{} : refused(at, "Z07:00");
}

[[noreturn]] void refuse(const Value& value, std::string_view field, std::string_view type) {
  throw WrongType{{"json: cannot unmarshal " + std::string{json_name(value.kind)} + " into Go struct field " +
                       std::string{field} + " of type " + std::string{type},
                   value.origin}};
}

class Reader {
 public:
  Reader(MetadataDraft& draft, const MetadataContext& context) : draft_(draft), context_(context) {}

  void read(const Value& document) {
    if (document.is_nil()) return;
    if (!document.is_map()) {
      throw WrongType{{"json: cannot unmarshal " + std::string{json_name(document.kind)} + " into Go value of type " +
                           go_type("Metadata"),
                       document.origin}};
    }
    for (const document::Member& member : document.map().members()) {
      const auto exact = std::ranges::find(kFields, member.key->view(), &Field::key);
      const auto field = exact != kFields.end() ? exact : std::ranges::find_if(kFields, [&](const Field& candidate) {
        return equal_fold(candidate.key, member.key->view());
      });
      if (field != kFields.end() && !member.value.is_nil()) read_field(*field, member.value);
    }
  }

  /// Types alone: nothing of a lock is used.
  void read_lock(const Value& document) {
    if (document.is_nil()) return;
    if (!document.is_map()) {
      throw WrongType{{"json: cannot unmarshal " + std::string{json_name(document.kind)} + " into Go value of type " +
                           go_type("Lock"),
                       document.origin}};
    }
    if (const Value* generated = document::find(document, "generated"); generated != nullptr && !generated->is_nil()) {
      const std::string words = time_words(*generated);
      if (!words.empty()) throw WrongType{{words, generated->origin}};
    }
    if (const Value* digest = document::find(document, "digest")) (void)text(*digest, "Lock.digest");
    if (const Value* dependencies = document::find(document, "dependencies");
        dependencies != nullptr && !dependencies->is_nil()) {
      read_dependencies(*dependencies, "Lock.dependencies");
    }
  }

 private:
  void read_field(const Field& field, const Value& value) {
    const std::string name = "Metadata." + std::string{field.key};
    switch (field.type) {
      case FieldType::text:
        draft_.fields[std::string{field.key}] = text(value, name);
        break;
      case FieldType::texts:
        draft_.fields[std::string{field.key}] = texts(value, name);
        break;
      case FieldType::flag:
        if (!value.is(Kind::boolean)) refuse(value, name, "bool");
        draft_.fields[std::string{field.key}] = value;
        break;
      case FieldType::annotations:
        draft_.fields[std::string{field.key}] = annotations(value, name);
        break;
      case FieldType::maintainers:
        draft_.fields[std::string{field.key}] = maintainers(value, name);
        break;
      case FieldType::dependencies:
        read_dependencies(value, name);
        break;
    }
  }

  [[nodiscard]] std::string go_type(std::string_view name) const {
    return std::string{context_.profile.metadata_package} + '.' + std::string{name};
  }

  Value text(const Value& value, std::string_view name) {
    const std::optional<std::string> read = scalar_text(value, context_.origins, context_.sources);
    if (!read) refuse(value, name, "string");
    return Value::of(context_.arena.copy(*read), value.origin);
  }

  Value texts(const Value& value, std::string_view name) {
    if (!value.is_list()) refuse(value, name, "[]string");
    Value list = Value::of(context_.arena.list(value.items().size()), value.origin);
    list.type = TypeId::go_string_list;
    for (std::size_t i = 0; i < value.items().size(); ++i) list.l->data[i] = text(value.items()[i], name);
    return list;
  }

  Value annotations(const Value& value, std::string_view name) {
    if (!value.is_map()) refuse(value, name, "map[string]string");
    Value map = Value::of(context_.arena.map(value.map().size), value.origin);
    map.type = TypeId::go_string_map;
    for (const document::Member& member : value.map().members()) {
      document::set(context_.arena, *map.m, member.key, text(member.value, name), member.key_origin);
    }
    return map;
  }

  Value maintainers(const Value& value, std::string_view name) {
    if (!value.is_list()) refuse(value, name, "[]*" + go_type("Maintainer"));
    Value list = Value::of(context_.arena.list(value.items().size()), value.origin);
    list.type = TypeId::go_maintainers;
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      const Value& item = value.items()[i];
      if (item.is_nil()) {
        draft_.null_maintainers.push_back(value.origin);
        continue;
      }
      if (!item.is_map()) refuse(item, name, go_type("Maintainer"));
      std::array<Value, 3> fields;
      constexpr std::array<std::string_view, 3> kKeys{"name", "email", "url"};
      for (std::size_t k = 0; k < kKeys.size(); ++k) {
        const Value* field = document::find(item, kKeys[k]);
        fields[k] = field == nullptr ? Value::of(context_.arena.borrow({}))
                                     : clean(text(*field, "Maintainer.maintainers." + std::string{kKeys[k]}));
      }
      list.l->data[i] = make_structure(context_.arena, kMaintainerType, fields, item.origin);
    }
    return list;
  }

  void read_dependencies(const Value& value, std::string_view name) {
    if (!value.is_list()) refuse(value, name, "[]*" + go_type("Dependency"));
    draft_.has_dependencies = true;
    draft_.dependencies.clear();
    draft_.null_dependencies.clear();
    for (const Value& item : value.items()) {
      if (item.is_nil()) {
        draft_.null_dependencies.push_back(value.origin);
        continue;
      }
      if (!item.is_map()) refuse(item, name, go_type("Dependency"));
      Dependency& dependency = draft_.dependencies.emplace_back();
      dependency.origin = item.origin;
      const auto field = [&](std::string_view key) {
        const Value* found = document::find(item, key);
        return found == nullptr ? std::string{}
                                : std::string{text(*found, "Dependency.dependencies." + std::string{key}).text()};
      };
      dependency.name = field("name");
      dependency.version = field("version");
      dependency.repository = field("repository");
      dependency.condition = field("condition");
      dependency.alias = field("alias");
      if (const Value* tags = document::find(item, "tags"); tags != nullptr && !tags->is_nil()) {
        for (const Value& tag : texts(*tags, "Dependency.dependencies.tags").items()) {
          dependency.tags.emplace_back(tag.text());
        }
      }
      if (const Value* enabled = document::find(item, "enabled");
          enabled != nullptr && !enabled->is_nil() && !enabled->is(Kind::boolean)) {
        refuse(*enabled, "Dependency.dependencies.enabled", "bool");
      }
      if (const Value* imports = document::find(item, "import-values"); imports != nullptr && !imports->is_nil()) {
        if (!imports->is_list()) refuse(*imports, "Dependency.dependencies.import-values", "[]interface {}");
        dependency.import_values = *imports;
      }
    }
  }

 public:
  /// Spaces made plain, what cannot be printed left out.
  Value clean(const Value& value) {
    const std::string_view text = value.text();
    std::string cleaned;
    for (std::size_t offset = 0; offset < text.size();) {
      const text::Decoded decoded = text::decode_utf8(text, offset);
      offset += decoded.length;
      if (gotemplate::unicode::is_space(decoded.code_point)) {
        cleaned += ' ';
      } else if (text::is_printable(decoded.code_point)) {
        text::append_utf8(cleaned, decoded.code_point);
      }
    }
    return cleaned == text ? value : Value::of(context_.arena.copy(cleaned), value.origin);
  }

 private:
  MetadataDraft& draft_;
  const MetadataContext& context_;
};

OriginId origin_of(const MetadataDraft& draft, std::string_view key) {
  const auto found = draft.fields.find(key);
  return found == draft.fields.end() ? OriginId::none : found->second.origin;
}

bool is_name_format(std::string_view alias) {
  return std::ranges::all_of(alias, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

std::optional<MetadataError> validate_dependencies(MetadataDraft& draft, const MetadataContext& context) {
  Reader reader(draft, context);
  const auto clean = [&](std::string& text) { text = reader.clean(Value::of(context.arena.copy(text))).text(); };
  if (!draft.null_dependencies.empty()) {
    return MetadataError{"validation: " + std::string{context.profile.empty_dependency},
                         draft.null_dependencies.front()};
  }
  std::vector<std::string_view> names;
  for (Dependency& dependency : draft.dependencies) {
    clean(dependency.name);
    clean(dependency.version);
    clean(dependency.repository);
    clean(dependency.condition);
    for (std::string& tag : dependency.tags) clean(tag);
    if (!is_name_format(dependency.alias)) {
      return MetadataError{
          "validation: dependency " + text::go_quote(dependency.name) + " has disallowed characters in the alias",
          dependency.origin};
    }
    if (context.profile.checks_chart_name && std::ranges::find(names, dependency.called()) != names.end()) {
      return MetadataError{
          "validation: more than one dependency with name or alias " + text::go_quote(dependency.called()),
          dependency.origin};
    }
    names.push_back(dependency.called());
  }
  return std::nullopt;
}

}  // namespace

bool Metadata::is_library() const {
  return equal_fold(type, "library");
}

std::optional<std::string> scalar_text(const Value& value, const document::Origins& origins,
                                       const source::SourceFiles& sources) {
  switch (value.kind) {
    case Kind::nil:
      return "";
    case Kind::string:
      return std::string{value.text()};
    case Kind::boolean:
      return value.b ? "true" : "false";
    case Kind::integer:
      return std::to_string(value.i);
    case Kind::unsigned_integer:
      return std::to_string(value.u);
    case Kind::floating: {
      // The reader gives float64 to whole numbers too; how it was written decides which Go type YAML had for it.
      const std::string_view written = sources.text(origins.span(value.origin));
      const bool is_hexadecimal = written.find_first_of("xX") != std::string_view::npos;
      const bool whole = written.find_first_of(is_hexadecimal ? ".pP" : ".eE") == std::string_view::npos;
      constexpr double kInt64 = 9223372036854775808.0;
      if (whole && !written.empty() && std::trunc(value.f) == value.f && std::fabs(value.f) < kInt64) {
        return std::to_string(static_cast<std::int64_t>(value.f));
      }
      return text::format_float(value.f, 'g', text::kShortest, text::FloatWidth::bits32);
    }
    default:
      return std::nullopt;
  }
}

std::optional<MetadataError> read_metadata(const Value& document, MetadataDraft& draft,
                                           const MetadataContext& context) {
  try {
    Reader(draft, context).read(document);
  } catch (const WrongType& wrong) {
    return wrong.error;
  }
  return std::nullopt;
}

std::optional<MetadataError> check_lock(const Value& document, const MetadataContext& context) {
  MetadataDraft draft;
  try {
    Reader(draft, context).read_lock(document);
  } catch (const WrongType& wrong) {
    return wrong.error;
  }
  return std::nullopt;
}

std::string_view draft_text(const MetadataDraft& draft, std::string_view key) {
  const auto found = draft.fields.find(key);
  return found == draft.fields.end() || !found->second.is_string() ? std::string_view{} : found->second.text();
}

std::optional<MetadataError> validate_metadata(MetadataDraft& draft, const MetadataContext& context) {
  Reader reader(draft, context);
  for (const Field& field : kFields) {
    const auto found = draft.fields.find(field.key);
    if (!field.cleaned || found == draft.fields.end()) continue;
    if (field.type == FieldType::text) found->second = reader.clean(found->second);
    if (field.type == FieldType::texts) {
      for (std::uint32_t i = 0; i < found->second.l->size; ++i) {
        found->second.l->data[i] = reader.clean(found->second.l->data[i]);
      }
    }
  }
  const auto wrong = [&](std::string_view key, std::string message) {
    return MetadataError{"validation: chart.metadata." + message, origin_of(draft, key)};
  };
  const std::string_view name = draft_text(draft, "name");
  const std::string_view version = draft_text(draft, "version");
  const std::string_view type = draft_text(draft, "type");
  std::string ignored;
  if (draft_text(draft, "apiVersion").empty()) return wrong("apiVersion", "apiVersion is required");
  if (name.empty()) return wrong("name", "name is required");
  if (context.profile.checks_chart_name) {
    if (name == "." || name == "..") return wrong("name", "name " + text::go_quote(name) + " is not allowed");
    if (name.find('/') != std::string_view::npos) {
      return wrong("name", "name " + text::go_quote(name) + " is invalid");
    }
  }
  if (version.empty()) return wrong("version", "version is required");
  if (!gotemplate::parse_version(version, ignored, context.profile.libraries.semver)) {
    return wrong("version", "version " + text::go_quote(version) + " is invalid");
  }
  if (!type.empty() && type != "application" && type != "library") {
    return wrong("type", "type must be application or library");
  }
  if (!draft.null_maintainers.empty()) {
    return MetadataError{"validation: " + std::string{context.profile.empty_maintainer},
                         draft.null_maintainers.front()};
  }
  return validate_dependencies(draft, context);
}

Metadata make_metadata(const MetadataDraft& draft, const MetadataContext& context) {
  Metadata metadata;
  metadata.name = draft_text(draft, "name");
  metadata.version = draft_text(draft, "version");
  metadata.api_version = draft_text(draft, "apiVersion");
  metadata.kube_version = draft_text(draft, "kubeVersion");
  metadata.kube_version_origin = origin_of(draft, "kubeVersion");
  metadata.type = draft_text(draft, "type");
  metadata.dependencies = draft.dependencies;
  metadata.has_dependencies = draft.has_dependencies;
  const auto deprecated = draft.fields.find("deprecated");
  metadata.deprecated = deprecated != draft.fields.end() && deprecated->second.b;

  std::array<Value, kFields.size()> fields;
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    const auto found = draft.fields.find(kFields[i].key);
    if (found != draft.fields.end()) {
      fields[i] = found->second;
      continue;
    }
    switch (kFields[i].type) {
      case FieldType::text:
        fields[i] = Value::of(context.arena.borrow({}));
        break;
      case FieldType::texts:
        fields[i] = Value::of(context.arena.list(0));
        fields[i].type = TypeId::go_nil_string_list;
        break;
      case FieldType::flag:
        fields[i] = Value::of(false);
        break;
      case FieldType::annotations:
        fields[i] = Value::of(context.arena.map());
        fields[i].type = TypeId::go_nil_string_map;
        break;
      case FieldType::maintainers:
      case FieldType::dependencies:
        fields[i] = Value::of(context.arena.list(0));
        fields[i].type = TypeId::go_nil_list;
        break;
    }
  }
  fields[0] = Value::of(context.arena.copy(metadata.name), origin_of(draft, "name"));
  metadata.object = make_structure(context.arena, kMetadataType, fields, fields[0].origin);
  return metadata;
}

}  // namespace stageplot::chart
