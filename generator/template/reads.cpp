// What a render reads, for RenderOptions::reads: arguments of functions as far as the table of functions says, and
// whole trees where one is printed. Values that functions make have origins of the unit's own, which the set leaves
// out; what they are made of was an argument, and is in it.
#include <unordered_set>

#include "document/map.hpp"
#include "template/execution.hpp"
#include "template/functions/go_value.hpp"

namespace stageplot::gotemplate {

using document::Value;

namespace {

bool is_container(const Value& value) {
  return value.is_map() || value.is_list();
}

/// Each list and map once: they may hold each other, and themselves.
class TreeReader {
 public:
  explicit TreeReader(document::OriginSet& reads) : reads_(reads) {}

  void read(const Value& value, int depth) {
    reads_.insert(value.origin);
    if (!is_container(value) || depth == kDeepestValue) return;
    const void* address = value.is_map() ? static_cast<const void*>(value.m) : static_cast<const void*>(value.l);
    if (!seen_.insert(address).second) return;
    if (value.is_list()) {
      for (const Value& item : value.items()) read(item, depth + 1);
      return;
    }
    for (const document::Member& member : value.map().members()) {
      reads_.insert(member.key_origin);
      read(member.value, depth + 1);
    }
  }

 private:
  document::OriginSet& reads_;
  std::unordered_set<const void*> seen_;
};

}  // namespace

void Execution::read_whole(const Value& value) {
  if (is_container(value)) {
    TreeReader(*options_.reads).read(value, 0);
  } else {
    read(value);
  }
}

void Execution::read_arguments(const Callee& callee, std::size_t first_argument) {
  const Function* function = callee.function != nullptr ? callee.function : find_function(callee.name);
  const ArgumentUse use = function == nullptr ? ArgumentUse::whole : function->use;
  const std::span<const Value> arguments = std::span<const Value>{arguments_}.subspan(first_argument);
  for (const Value& argument : arguments) {
    if (use == ArgumentUse::whole) {
      read_whole(argument);
      continue;
    }
    read(argument);
    if (use != ArgumentUse::presence || !argument.is_map()) continue;
    for (const Value& name : arguments) {
      const Value* member = name.is_string() ? document::find(argument, name.text()) : nullptr;
      if (member != nullptr) read(*member);
    }
  }
}

}  // namespace stageplot::gotemplate
