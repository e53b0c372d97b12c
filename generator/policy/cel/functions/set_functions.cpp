// Lists as sets: sets.contains, sets.equivalent, sets.intersects.
#include "policy/cel/compare.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/map.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

/// The items of a list, ready for many questions: those that can be keys are found without comparing all.
class Members {
 public:
  Members(Context& context, const Value& list) : context_(context) {
    MapBuilder keys(context.arena());
    for (std::uint32_t i = 0; i < list_size(list); ++i) {
      const Value item = list_item(list, i);
      context.charge(1);
      if (const auto key = as_key(item)) {
        keys.add(*key, Value::null());
      } else if (item.kind == Kind::unknown) {
        unknown_ = item;
      } else {
        others_.push_back(item);
      }
    }
    keys_ = keys.finish();
  }

  [[nodiscard]] bool contain(const Value& item) {
    context_.charge(1);
    if (find_key(keys_, item)) return true;
    for (const Value& other : others_) {
      if (equal(context_, other, item) == Equality::yes) return true;
    }
    return false;
  }
  /// An unknown item, or null.
  [[nodiscard]] const Value& unknown() const { return unknown_; }

 private:
  Context& context_;
  Value keys_;
  std::vector<Value> others_;
  Value unknown_;
};

/// Whether all (or any) of `items` are members; an unknown where unknown items decide.
Value compare(Members& members, const Value& items, bool all) {
  Value unknown = members.unknown();
  for (std::uint32_t i = 0; i < list_size(items); ++i) {
    const Value item = list_item(items, i);
    if (item.kind == Kind::unknown) {
      unknown = item;
    } else if (members.contain(item)) {
      if (!all) return Value::of(true);
    } else if (all) {
      return members.unknown().kind == Kind::unknown ? members.unknown() : Value::of(false);
    }
  }
  return unknown.kind == Kind::unknown && list_size(items) > 0 ? unknown : Value::of(all);
}

Value contains(Context& context, Arguments arguments) {
  Members members(context, arguments[0]);
  return compare(members, arguments[1], true);
}

Value equivalent(Context& context, Arguments arguments) {
  Members first(context, arguments[0]);
  const Value there = compare(first, arguments[1], true);
  if (!there.is_true()) return there;
  Members second(context, arguments[1]);
  return compare(second, arguments[0], true);
}

Value intersects(Context& context, Arguments arguments) {
  Members members(context, arguments[0]);
  return compare(members, arguments[1], false);
}

constexpr Kinds kList = kinds(Kind::list);
constexpr Kinds kBool = kinds(Kind::boolean);

constexpr std::array kFunctions = {
    Overload{"sets.contains", Style::global, {kList, kList}, kBool, contains},
    Overload{"sets.equivalent", Style::global, {kList, kList}, kBool, equivalent},
    Overload{"sets.intersects", Style::global, {kList, kList}, kBool, intersects},
};

}  // namespace

std::span<const Overload> set_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
