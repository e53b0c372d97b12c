#include "kubernetes/tables.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace stageplot::kubernetes::tables {
namespace {

#include "kubernetes/tables/names.inc"

#include "kubernetes/tables/kinds.inc"
#include "kubernetes/tables/types.inc"

template <typename T, std::size_t size>
std::span<const T> range(const T (&table)[size], std::size_t begin, std::size_t end) {
  return std::span<const T>(table, size).subspan(begin, end - begin);
}

}  // namespace

unsigned first_minor() {
  return kFirstMinor;
}

unsigned last_minor() {
  return kLastMinor;
}

std::string_view name(NameId id) {
  const std::size_t begin = kNameBegins[id];
  return {kNameText + begin, kNameBegins[id + 1U] - begin};
}

const Shape& shape(TypeId type) {
  return kShapes[type - kFirstShape];
}

const Definition& definition(TypeId type) {
  return kDefinitions[type - kFirstDefinition];
}

std::size_t definition_count() {
  return std::size(kDefinitions);
}

std::span<const Field> fields(TypeId type) {
  const Definition& found = definition(type);
  return range(kFields, found.first_field, std::size_t{found.first_field} + found.field_count);
}

std::span<const Field> fields_named(TypeId type, std::string_view wanted) {
  // Hot: the names are compared right here in the table's text.
  const std::span<const Field> all = fields(type);
  const auto first =
      std::partition_point(all.begin(), all.end(), [wanted](const Field& field) { return name(field.name) < wanted; });
  auto last = first;
  while (last != all.end() && name(last->name) == wanted) ++last;
  return {first, last};
}

std::span<const NameId> list_keys(std::uint8_t keys) {
  return range(kListKeys, kListKeyBegins[keys], kListKeyBegins[keys + 1U]);
}

std::span<const Word> words(std::uint8_t list) {
  return range(kWords, kWordBegins[list], kWordBegins[list + 1U]);
}

bool empty_word_allowed(std::uint8_t list) {
  return kEmptyWordAllowed[list] != 0;
}

std::span<const Kind> kinds() {
  return kKinds;
}

std::span<const RemovedKind> removed_kinds() {
  return kRemovedKinds;
}

}  // namespace stageplot::kubernetes::tables
