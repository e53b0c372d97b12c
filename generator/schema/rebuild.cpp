#include "schema/rebuild.hpp"

#include <vector>

#include "document/map.hpp"

namespace stageplot::schema {
namespace {

using document::Value;

/// What happens at a place.
struct Change {
  LocationId first_default = kNone;  // of the map here
  LocationId next_default = kNone;   // of the same map, where this place is one
  document::TypeId type = document::TypeId::natural;
  bool changed = false;  // here or below
  bool secret = false;
};

class Rebuild {
 public:
  Rebuild(const Program& program, const Evaluation& evaluation, document::Arena& arena,
          std::pmr::memory_resource* memory)
      : program_(program), evaluation_(evaluation), arena_(arena), changes_(memory) {}

  Value run() {
    for (const Annotation& annotation : evaluation_.annotations) note(annotation);
    return changes_.empty() ? evaluation_.locations.front().value : value_at(0);
  }

 private:
  void note(const Annotation& annotation) {
    if (annotation.kind == Annotation::Kind::evaluated) return;
    if (changes_.empty()) changes_.resize(evaluation_.locations.size());
    Change& change = changes_[annotation.location];
    if (annotation.kind == Annotation::Kind::typed) change.type = annotation.type;
    if (annotation.kind == Annotation::Kind::secret) change.secret = true;
    if (annotation.kind == Annotation::Kind::defaulted) {
      Change& map = changes_[evaluation_.locations[annotation.location].parent];
      change.next_default = map.first_default;
      map.first_default = annotation.location;
    }
    for (LocationId at = annotation.location; at != kNone; at = evaluation_.locations[at].parent) {
      // An example stays inside its mark.
      if (changes_[at].changed || evaluation_.locations[at].is_example) break;
      changes_[at].changed = true;
    }
  }

  Value value_at(LocationId at) {
    const Change& change = changes_[at];
    Value value = evaluation_.locations[at].value;
    if (!change.changed) return value;
    if (change.type != document::TypeId::natural) value.type = change.type;
    if (value.is_map()) value.m = map_at(at);
    if (value.is_list()) value.l = list_at(at);
    return change.secret ? secret(value) : value;
  }

  document::Map* map_at(LocationId at) {
    const Location& location = evaluation_.locations[at];
    const document::Map& original = *location.value.m;
    std::uint32_t defaults = 0;
    for (LocationId next = changes_[at].first_default; next != kNone; next = changes_[next].next_default) ++defaults;
    document::Map* map = arena_.map(original.size + defaults);
    map->size = original.size;
    for (std::uint32_t i = 0; i < original.size; ++i) {
      map->data[i] = original.data[i];
      if (location.first_child != kNone) replace(map->data[i].value, location.first_child + i);
    }
    for (LocationId next = changes_[at].first_default; next != kNone; next = changes_[next].next_default) {
      const document::Member& member = *program_.properties[evaluation_.locations[next].index].member;
      // Two schemas of the same place can name a default; what came first in the table is set last and stays.
      document::set(arena_, *map, member.key, value_at(next), member.key_origin);
    }
    return map;
  }

  document::List* list_at(LocationId at) {
    const Location& location = evaluation_.locations[at];
    document::List* list = arena_.list(location.value.items());
    for (std::uint32_t i = 0; i < list->size && location.first_child != kNone; ++i) {
      replace(list->data[i], location.first_child + i);
    }
    return list;
  }

  void replace(Value& value, LocationId at) {
    if (changes_[at].changed) value = value_at(at);
  }

  Value secret(Value value) {
    if (value.is_map()) {
      document::Map* map = arena_.map(value.m->size);
      map->size = value.m->size;
      for (std::uint32_t i = 0; i < map->size; ++i) {
        map->data[i] = value.m->data[i];
        map->data[i].value = secret(map->data[i].value);
      }
      value.m = map;
    } else if (value.is_list()) {
      value.l = arena_.list(value.items());
      for (std::uint32_t i = 0; i < value.l->size; ++i) value.l->data[i] = secret(value.l->data[i]);
    } else {
      value.flags = static_cast<std::uint8_t>(value.flags | document::kSecret);
    }
    return value;
  }

  const Program& program_;
  const Evaluation& evaluation_;
  document::Arena& arena_;
  std::pmr::vector<Change> changes_;
};

}  // namespace

Value rebuild(const Program& program, const Evaluation& evaluation, document::Arena& arena,
              std::pmr::memory_resource* memory) {
  return Rebuild(program, evaluation, arena, memory).run();
}

}  // namespace stageplot::schema
