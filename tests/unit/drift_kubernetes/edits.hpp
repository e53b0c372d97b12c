// Edits of objects by path, as the tables of cases write them.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "document/arena.hpp"
#include "document/map.hpp"

namespace stageplot::drift::kubernetes {

struct EditStep {
  std::string key;
  bool item = false;
};

/// `spec.ports[8080/TCP].targetPort`, `data["fluent.conf"]`.
inline std::vector<EditStep> steps_of(std::string_view path) {
  std::vector<EditStep> steps;
  while (!path.empty()) {
    if (path.front() == '.') path.remove_prefix(1);
    if (path.starts_with("[\"")) {
      const std::size_t end = path.find("\"]");
      steps.push_back({std::string{path.substr(2, end - 2)}});
      path.remove_prefix(end + 2);
    } else if (path.front() == '[') {
      const std::size_t end = path.find(']');
      steps.push_back({std::string{path.substr(1, end - 1)}, true});
      path.remove_prefix(end + 1);
    } else {
      const std::size_t end = std::min(path.find_first_of(".["), path.size());
      steps.push_back({std::string{path.substr(0, end)}});
      path.remove_prefix(end);
    }
  }
  return steps;
}

inline std::string item_key(const document::Value& item) {
  for (const std::string_view key : {"name", "host"}) {
    const document::Value* found = document::find(item, key);
    if (key == "name" && document::find(item, "port") != nullptr) continue;
    if (found != nullptr && found->is_string()) return std::string{found->text()};
  }
  const document::Value* port = document::find(item, "port");
  return port == nullptr ? "" : std::to_string(port->i) + "/TCP";
}

/// The value that a path names, in place; throws where there is none.
inline document::Value* step_into(document::Value& value, const EditStep& step) {
  if (!step.item) {
    if (!value.is_map()) throw std::runtime_error("no map at " + step.key);
    for (document::Member& member : std::span(value.m->data, value.m->size)) {
      if (member.key->view() == step.key) return &member.value;
    }
    return nullptr;
  }
  if (!value.is_list()) throw std::runtime_error("no list at " + step.key);
  for (document::Value& item : std::span(value.l->data, value.l->size)) {
    if (item_key(item) == step.key) return &item;
  }
  return nullptr;
}

class Edits {
 public:
  explicit Edits(document::Arena& arena) : arena_(arena) {}

  void set(document::Value& object, std::string_view path, const document::Value& value) {
    auto steps = steps_of(path);
    document::Value* parent = into(object, steps, true);
    document::set(arena_, *parent->m, arena_.copy(steps.back().key), value);
  }
  void remove(document::Value& object, std::string_view path) {
    auto steps = steps_of(path);
    document::Value* parent = into(object, steps, false);
    if (!steps.back().item) {
      if (!document::erase(arena_, *parent->m, steps.back().key)) throw std::runtime_error("nothing to remove");
      return;
    }
    std::vector<document::Value> kept;
    for (const document::Value& item : parent->items()) {
      if (item_key(item) != steps.back().key) kept.push_back(item);
    }
    if (kept.size() == parent->items().size()) throw std::runtime_error("nothing to remove");
    *parent = document::Value::of(arena_.list(kept));
  }
  document::Value& at(document::Value& object, std::string_view path) {
    document::Value* value = &object;
    for (const EditStep& step : steps_of(path)) {
      value = step_into(*value, step);
      if (value == nullptr) throw std::runtime_error("nothing at " + std::string{path});
    }
    return *value;
  }

 private:
  document::Value* into(document::Value& object, const std::vector<EditStep>& steps, bool make) {
    document::Value* value = &object;
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
      document::Value* next = step_into(*value, steps[i]);
      if (next == nullptr && make && !steps[i].item) {
        document::set(arena_, *value->m, arena_.copy(steps[i].key), document::Value::of(arena_.map()));
        next = step_into(*value, steps[i]);
      }
      if (next == nullptr) throw std::runtime_error("nothing at " + steps[i].key);
      value = next;
    }
    return value;
  }

  document::Arena& arena_;
};

}  // namespace stageplot::drift::kubernetes
