#include "drift/terraform/attributes.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "document/map.hpp"
#include "drift/terraform/embedded.hpp"
#include "drift/terraform/resource_shape.hpp"
#include "terraform/checks/body_view.hpp"
#include "units/duration.hpp"

namespace stageplot::drift {
namespace {

namespace aws = terraform::aws;
using document::find;
using document::Kind;
using document::Member;
using document::Value;

/// What the provider keeps for an argument that nobody set.
bool is_nothing(const Value* value) {
  if (value == nullptr || value->is_nil()) return true;
  if (value->is_string()) return value->text().empty();
  if (value->is_list()) return value->items().empty();
  return value->is_map() && value->map().size == 0;
}

/// The same, and the zero of the argument's type.
bool is_zero(const Value* value) {
  if (is_nothing(value)) return true;
  if (value->is(Kind::boolean)) return !value->b;
  if (value->is_string()) return value->text() == "false" || value->text() == "0";
  return value->is_number() && terraform::checks::as_number(*value) == 0.0;
}

bool is_default(const Value* value, const aws::ArgumentFact& argument) {
  if (!argument.has_default) return is_zero(value);
  if (is_nothing(value)) return true;
  const auto text = terraform::checks::as_text(*value);
  if (!text || argument.format != aws::Format::go_duration) return text && *text == argument.default_value;
  const auto time = units::parse_duration(*text);
  const auto wanted = units::parse_duration(argument.default_value);
  return time && wanted && *time == *wanted;
}

class Normaliser {
 public:
  Normaliser(bool described, document::Arena& arena) : described_(described), arena_(arena) {}

  void body(const Value& model, const Value& live, const aws::BodyFact* fact, Value& model_result, Value& live_result) {
    Sides sides;
    for (const std::string_view name : names_of(model, live)) {
      const Value* ours = find(model, name);
      const Value* theirs = find(live, name);
      if (ours != nullptr && terraform::checks::holds_unknown(*ours) && !ours->is_list()) {
        ++unknown_;
        continue;
      }
      if (described_ && theirs == nullptr) continue;
      const aws::ArgumentFact* argument = fact == nullptr ? nullptr : aws::find_argument(*fact, name);
      const aws::BlockFact* block = fact == nullptr ? nullptr : aws::find_block(*fact, name);
      if (block != nullptr && (is_blocks(ours) || is_blocks(theirs))) {
        blocks(name, ours, theirs, *block, sides);
      } else if (argument != nullptr) {
        one(name, ours, theirs, *argument, sides);
      } else if (fact == nullptr && ours != nullptr) {
        unknown_type(name, *ours, theirs, sides);
      }
    }
    model_result = Value::of(document::make_map(arena_, sides.model), model.origin);
    live_result = Value::of(document::make_map(arena_, sides.live), live.origin);
  }

  [[nodiscard]] std::size_t unknown() const { return unknown_; }

 private:
  struct Sides {
    std::vector<Member> model;
    std::vector<Member> live;
  };

  static std::set<std::string_view> names_of(const Value& a, const Value& b) {
    std::set<std::string_view> names;
    for (const Value* side : {&a, &b}) {
      if (!side->is_map()) continue;
      for (const Member& member : side->map().members()) names.insert(member.key->view());
    }
    return names;
  }

  static bool is_blocks(const Value* value) {
    return value != nullptr && value->is_list() &&
           (value->items().empty() || std::ranges::any_of(value->items(), &Value::is_map));
  }

  void put(std::vector<Member>& members, std::string_view name, const Value& value) {
    members.push_back({arena_.copy(name), value, value.origin});
  }

  void one(std::string_view name, const Value* ours, const Value* theirs, const aws::ArgumentFact& argument,
           Sides& sides) {
    if (ours != nullptr && terraform::checks::holds_unknown(*ours)) {
      ++unknown_;
      return;
    }
    if (is_nothing(ours)) {
      // What AWS fills in where nobody asks is nobody's drift.
      if (argument.has(aws::kComputed) || is_default(theirs, argument)) return;
    } else if (is_nothing(theirs) && is_default(ours, argument)) {
      return;
    }
    if (!is_nothing(ours)) put(sides.model, name, opened(*ours, argument));
    if (!is_nothing(theirs)) put(sides.live, name, opened(*theirs, argument));
  }

  void unknown_type(std::string_view name, const Value& ours, const Value* theirs, Sides& sides) {
    if (terraform::checks::holds_unknown(ours)) {
      ++unknown_;
      return;
    }
    if (is_nothing(&ours) && is_zero(theirs)) return;
    put(sides.model, name, ours);
    if (!is_nothing(theirs)) put(sides.live, name, *theirs);
  }

  Value opened(const Value& value, const aws::ArgumentFact& argument) {
    if (argument.format == aws::Format::json) return policy_of_text(value, arena_).value_or(value);
    if (argument.name == "user_data") return tree_of_user_data(value, arena_).value_or(value);
    return value;
  }

  static std::vector<Value> maps_of(const Value* list) {
    std::vector<Value> maps;
    if (list == nullptr || !list->is_list()) return maps;
    std::ranges::copy_if(list->items(), std::back_inserter(maps), &Value::is_map);
    return maps;
  }

  void blocks(std::string_view name, const Value* ours, const Value* theirs, const aws::BlockFact& fact, Sides& sides) {
    if (ours != nullptr && ours->is_list() &&
        std::ranges::any_of(ours->items(), [](const Value& v) { return v.is(Kind::object); })) {
      ++unknown_;  // nobody knows how many there are
      return;
    }
    const std::vector<Value> mine = maps_of(ours);
    std::vector<Value> other = maps_of(theirs);
    if (mine.empty() && (fact.computed || other.empty())) return;
    std::vector<Value> model_items;
    std::vector<Value> live_items;
    for (std::size_t i = 0; i < mine.size(); ++i) {
      const std::optional<std::size_t> partner = partner_of(mine[i], i, name, mine.size(), other);
      Value model_item;
      Value live_item;
      body(mine[i], partner ? other[*partner] : Value::of(arena_.map()), &fact.body, model_item, live_item);
      model_items.push_back(model_item);
      if (!partner) continue;
      live_items.push_back(live_item);
      other[*partner] = Value::nothing();
    }
    for (const Value& rest : other) {
      if (rest.is_nil()) continue;
      Value model_item;
      Value live_item;
      const bool before = std::exchange(described_, false);
      body(Value::of(arena_.map()), rest, &fact.body, model_item, live_item);
      described_ = before;
      // A block in which all is at its default says nothing.
      if (live_item.map().size > 0 || key_of_block(name, rest)) live_items.push_back(live_item);
    }
    const bool single = fact.max_items == 1 && model_items.size() <= 1 && live_items.size() <= 1;
    const auto put_side = [&](std::vector<Member>& side, const std::vector<Value>& items) {
      if (items.empty()) return;
      put(side, name, single ? items.front() : Value::of(arena_.list(items)));
    };
    put_side(sides.model, model_items);
    put_side(sides.live, live_items);
  }

  /// The live block that a block of the model is compared with: by its key, or as the one among equals in number.
  static std::optional<std::size_t> partner_of(const Value& block, std::size_t index, std::string_view name,
                                               std::size_t count, const std::vector<Value>& live) {
    const auto key = key_of_block(name, block);
    if (!key) {
      if (count == live.size() && live[index].is_map()) return index;
      return std::nullopt;
    }
    for (std::size_t i = 0; i < live.size(); ++i) {
      if (live[i].is_map() && key_of_block(name, live[i]) == key) return i;
    }
    return std::nullopt;
  }

  bool described_;
  document::Arena& arena_;
  std::size_t unknown_ = 0;
};

}  // namespace

AttributeTrees comparable_attributes(const Value& model, const Value& live, const aws::BodyFact* fact, bool described,
                                     document::Arena& arena) {
  AttributeTrees trees;
  Normaliser normaliser(described, arena);
  normaliser.body(model, live, fact, trees.model, trees.live);
  trees.unknown = normaliser.unknown();
  return trees;
}

}  // namespace stageplot::drift
