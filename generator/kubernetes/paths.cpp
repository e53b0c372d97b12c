#include "kubernetes/paths.hpp"

#include <algorithm>
#include <vector>

#include "document/data_path.hpp"

namespace stageplot::kubernetes {

using document::Value;

std::string Paths::text(const Value& value) {
  std::vector<const Step*> way;
  for (const Step* step = find(value); step != nullptr; step = find(*step->parent)) way.push_back(step);
  document::DataPath path;
  for (auto step = way.rbegin(); step != way.rend(); ++step) {
    if ((*step)->member != nullptr) {
      path.push((*step)->member->key->view());
    } else {
      path.push((*step)->index);
    }
  }
  return path.text();
}

std::string Paths::name(const Value& value) {
  std::string indexes;
  for (const Step* step = find(value); step != nullptr; step = find(*step->parent)) {
    if (step->member != nullptr) return "`" + std::string(step->member->key->view()) + indexes + "`";
    indexes.insert(0, "[" + std::to_string(step->index) + "]");
  }
  return indexes.empty() ? "the object" : "`" + indexes + "`";
}

document::OriginId Paths::key_origin(const Value& value) {
  const Step* step = find(value);
  return step != nullptr && step->member != nullptr ? step->member->key_origin : document::OriginId::none;
}

const Paths::Step* Paths::find(const Value& value) {
  if (steps_.empty()) learn();
  const auto found = steps_.find(&value);
  return found == steps_.end() ? nullptr : &found->second;
}

void Paths::learn() {
  std::vector<const Value*> open{&root_};
  while (!open.empty()) {
    const Value* parent = open.back();
    open.pop_back();
    if (parent->is_map()) {
      for (const document::Member& member : parent->map().members()) {
        if (steps_.try_emplace(&member.value, Step{.parent = parent, .member = &member}).second) {
          open.push_back(&member.value);
        }
      }
    } else if (parent->is_list()) {
      std::size_t index = 0;
      for (const Value& item : parent->items()) {
        if (steps_.try_emplace(&item, Step{.parent = parent, .index = index++}).second) open.push_back(&item);
      }
    }
  }
}

}  // namespace stageplot::kubernetes
