#include "kubernetes/types.hpp"

#include <algorithm>
#include <bit>

namespace stageplot::kubernetes {
namespace {

Field seen_from(const tables::Field& field, tables::Versions bit) {
  return {.name = tables::name(field.name),
          .type = Type(field.type),
          .required = (field.required & bit) != 0,
          .words = field.words,
          .retains_keys = field.retains_keys != 0};
}

}  // namespace

Type::Form Type::form() const {
  if (id_ < tables::kFirstShape) return Form::scalar;
  if (id_ >= tables::kFirstDefinition) return Form::definition;
  return tables::shape(id_).is_map != 0 ? Form::map : Form::list;
}

Type Type::element() const {
  return Type(tables::shape(id_).element);
}

ListType Type::list_type() const {
  return form() == Form::list ? static_cast<ListType>(tables::shape(id_).list_type) : ListType::unset;
}

std::vector<std::string_view> Type::list_keys() const {
  std::vector<std::string_view> keys;
  if (form() != Form::list) return keys;
  for (const tables::NameId key : tables::list_keys(tables::shape(id_).keys)) keys.push_back(tables::name(key));
  return keys;
}

std::string_view Type::patch_merge_key() const {
  return form() == Form::list ? tables::name(tables::shape(id_).merge_key) : std::string_view{};
}

bool Type::patch_merges_items() const {
  return form() == Form::list && tables::shape(id_).merges != 0;
}

std::string_view Type::name() const {
  return form() == Form::definition ? tables::name(tables::definition(id_).name) : std::string_view{};
}

std::string_view Type::short_name() const {
  const std::string_view whole = name();
  return whole.substr(whole.rfind('.') + 1);
}

std::optional<Type> find_type(std::string_view api_version, std::string_view kind, KubeVersion version) {
  const std::size_t slash = api_version.find('/');
  const std::string_view group = slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
  const std::string_view in_group = slash == std::string_view::npos ? api_version : api_version.substr(slash + 1);
  const auto kinds = tables::kinds();
  auto entry = std::partition_point(kinds.begin(), kinds.end(),
                                    [kind](const tables::Kind& each) { return tables::name(each.kind) < kind; });
  for (; entry != kinds.end() && tables::name(entry->kind) == kind; ++entry) {
    if ((entry->versions & bit_of(version)) != 0 && tables::name(entry->group) == group &&
        tables::name(entry->version) == in_group) {
      return Type(entry->definition);
    }
  }
  return std::nullopt;
}

std::optional<Field> find_field(Type definition, std::string_view name, KubeVersion version) {
  const tables::Versions bit = bit_of(version);
  for (const tables::Field& field : tables::fields_named(definition.id(), name)) {
    if ((field.present & bit) != 0) return seen_from(field, bit);
  }
  return std::nullopt;
}

std::vector<Field> fields_of(Type definition, KubeVersion version) {
  const tables::Versions bit = bit_of(version);
  std::vector<Field> found;
  for (const tables::Field& field : tables::fields(definition.id())) {
    if ((field.present & bit) != 0) found.push_back(seen_from(field, bit));
  }
  return found;
}

std::optional<Type> type_at(Type type, std::span<const std::string_view> path, KubeVersion version) {
  for (const std::string_view step : path) {
    switch (type.form()) {
      case Type::Form::scalar:
        return std::nullopt;
      case Type::Form::list:
      case Type::Form::map:
        if (step != "*") return std::nullopt;
        type = type.element();
        break;
      case Type::Form::definition: {
        const auto field = find_field(type, step, version);
        if (!field) return std::nullopt;
        type = field->type;
        break;
      }
    }
  }
  return type;
}

std::vector<std::string_view> words_of(std::uint8_t words, KubeVersion version) {
  std::vector<std::string_view> found;
  for (const tables::Word& word : tables::words(words)) {
    if ((word.versions & bit_of(version)) != 0) found.push_back(tables::name(word.name));
  }
  return found;
}

std::string_view default_of_key(std::string_view key) {
  return key == "protocol" ? "TCP" : std::string_view{};
}

std::optional<VersionRange> versions_with_field(Type definition, std::string_view name) {
  tables::Versions versions = 0;
  for (const tables::Field& field : tables::fields_named(definition.id(), name)) versions |= field.present;
  if (versions == 0) return std::nullopt;
  return range_of(versions);
}

VersionRange range_of(tables::Versions versions) {
  return {.first = tables::first_minor() + static_cast<unsigned>(std::countr_zero(versions)),
          .last = tables::first_minor() + static_cast<unsigned>(std::bit_width(versions)) - 1};
}

}  // namespace stageplot::kubernetes
