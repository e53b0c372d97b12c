#include "drift/kubernetes/object.hpp"

#include "document/map.hpp"

namespace stageplot::drift::kubernetes {

using document::Value;

std::size_t count_leaves(const Value& value) {
  if (value.is_map() && !value.map().members().empty()) {
    std::size_t count = 0;
    for (const document::Member& member : value.map().members()) count += count_leaves(member.value);
    return count;
  }
  if (value.is_list() && !value.items().empty()) {
    std::size_t count = 0;
    for (const Value& item : value.items()) count += count_leaves(item);
    return count;
  }
  return 1;
}

std::string_view text_at(const Value& value, std::string_view path) {
  const Value* found = document::find_path(value, path);
  return found != nullptr && found->is_string() ? found->text() : std::string_view{};
}

diff::Path path_of(std::initializer_list<std::string_view> keys) {
  diff::Path path;
  for (const std::string_view key : keys) {
    path.steps.push_back({.kind = diff::Step::Kind::member, .text = std::string{key}});
  }
  return path;
}

void withhold(document::Arena& arena, Object& object, const Value& map, const diff::Path& way, std::string_view key,
              diff::Class what, std::string_view note) {
  if (!map.is_map()) return;
  const Value* found = document::find(map, key);
  if (found == nullptr) return;
  Withheld taken{.path = way,
                 .what = what,
                 .value = *found,
                 .leaves = key == "managedFields" ? 1 : count_leaves(*found),
                 .note = std::string{note}};
  taken.path.steps.push_back({.kind = diff::Step::Kind::member, .text = std::string{key}});
  object.withheld.push_back(std::move(taken));
  document::erase(arena, *map.m, key);
}

}  // namespace stageplot::drift::kubernetes
