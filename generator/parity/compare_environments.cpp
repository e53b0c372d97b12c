#include "parity/compare_environments.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "diff/describe.hpp"
#include "diff/equality.hpp"
#include "document/map.hpp"
#include "document/object.hpp"
#include "parity/facts.hpp"
#include "parity/meaning.hpp"

namespace stageplot::parity {
namespace {

using diff::Change;
using diff::ChangeKind;
using diff::Class;
using document::Kind;
using document::Member;
using document::Value;

constexpr int kMostDepth = 200;

bool is_unknown(const Value& value) {
  return value.is(Kind::object) && value.type == document::TypeId::unknown;
}

std::string reason_of(const Value& value) {
  const document::String* reason = document::unknown(value).reason;
  return reason == nullptr ? std::string{} : ": " + std::string{reason->view()};
}

/// The parts of a unit's tree that are its own, and of an environment's facts that are no list of what else there is.
bool is_compared(std::string_view service, std::string_view key) {
  if (service.empty()) return key != "services" && key != "extends";
  return key != "environment" && key != "name" && key != "service" && !key.starts_with("x-");
}

/// Calls `visit` with each text of a tree.
void for_each_text(const Value& value, const std::function<void(std::string_view)>& visit, int depth = 0) {
  if (depth > kMostDepth) return;
  if (value.is_string()) {
    visit(value.text());
  } else if (value.is_map()) {
    for (const Member& member : value.map().members()) for_each_text(member.value, visit, depth + 1);
  } else if (value.is_list()) {
    for (const Value& item : value.items()) for_each_text(item, visit, depth + 1);
  }
}

/// What two sides of a service, or of the facts, are called in paths.
struct Trees {
  std::string service;
  const Value* a = nullptr;
  const Value* b = nullptr;
};

class Comparer {
 public:
  Comparer(const model::Model& model, const model::Environment& a, const model::Environment& b,
           const PairDeclarations* declarations)
      : model_(model), a_(a), b_(b), declarations_(declarations), facts_(a.facts, a.name, b.facts, b.name) {}

  void compare(const std::vector<std::string>& services) {
    const auto wanted = [&](const std::string& service) {
      return services.empty() || std::ranges::find(services, service) != services.end();
    };
    std::vector<Trees> all;
    if (services.empty()) all.push_back({{}, &a_.facts, &b_.facts});
    std::set<std::string> names;
    for (const auto* environment : {&a_, &b_}) names.insert(environment->services.begin(), environment->services.end());
    for (const std::string& name : names) {
      if (!wanted(name)) continue;
      const model::Unit* unit_a = model_.find_unit(a_.name, name);
      const model::Unit* unit_b = model_.find_unit(b_.name, name);
      if (unit_a != nullptr && unit_b != nullptr) {
        all.push_back({name, &unit_a->tree, &unit_b->tree});
      } else {
        add_lacking(name, unit_a != nullptr);
      }
    }
    for (const Trees& trees : all) compare_trees(trees);
    find_suspicious(all);
    result_.objects = all.size();
    if (services.empty()) find_stale();
    std::ranges::stable_sort(result_.entries, [](const Entry& x, const Entry& y) {
      return std::tie(x.service, x.path) < std::tie(y.service, y.path);
    });
  }

  Parity take() { return std::move(result_); }

 private:
  /// The declaration about a place. A service that lacks needs one without a path, everything else one with it.
  const Declaration* declared(std::string_view service, std::string_view path) {
    if (declarations_ == nullptr) return nullptr;
    for (const Declaration& declaration : declarations_->differences) {
      if (!declaration.service.empty() && declaration.service != service) continue;
      const bool whole = path.empty();
      if (whole != !declaration.path.has_value()) continue;
      if (!whole && !declaration.path->covers_data_path(path)) continue;
      used_.insert(&declaration);
      return &declaration;
    }
    return nullptr;
  }

  /// A service that only one of the two has; the place is that of its name in the list.
  void add_lacking(const std::string& service, bool on_a) {
    const Value& facts = on_a ? a_.facts : b_.facts;
    Entry entry{.service = service, .what = on_a ? Class::missing : Class::extra};
    entry.change.kind = on_a ? ChangeKind::only_a : ChangeKind::only_b;
    entry.change.on_a = on_a;
    entry.change.on_b = !on_a;
    if (const Value* list = document::find(facts, "services"); list != nullptr && list->is_list()) {
      for (const Value& name : list->items()) {
        if (name.is_string() && name.text() == service) (on_a ? entry.change.a : entry.change.b) = name;
      }
    }
    entry.note = "does not run in " + (on_a ? b_.name : a_.name);
    if (const Declaration* declaration = declared(service, {})) {
      entry.what = Class::declared;
      entry.declaration = declaration;
      entry.note += ": " + declaration->reason;
    }
    result_.entries.push_back(std::move(entry));
  }

  void compare_trees(const Trees& trees) {
    const std::string root = trees.service.empty() ? "environment" : "";
    diff::Comparison comparison = compare_members(trees);
    result_.leaves += comparison.equal_leaves + comparison.different_leaves;
    for (Change& change : comparison.changes) {
      if (change.on_a && change.on_b && is_unknown(change.a) && is_unknown(change.b)) continue;
      if (!root.empty()) {
        change.path.steps.insert(change.path.steps.begin(), {diff::Step::Kind::member, root, 0, 0});
      }
      std::string path = change.path.text();
      classify(trees.service, std::move(change), std::move(path));
    }
    find_leaks(trees);
  }

  /// Member by member, since a unit's tree has the environment's facts again.
  diff::Comparison compare_members(const Trees& trees) const {
    diff::Comparison all;
    const auto add = [&all](std::string_view key, Change change) {
      change.path.steps.insert(change.path.steps.begin(), {diff::Step::Kind::member, std::string{key}, 0, 0});
      all.changes.push_back(std::move(change));
    };
    for (const Member& member : trees.a->map().members()) {
      const std::string_view key = member.key->view();
      if (!is_compared(trees.service, key)) continue;
      const Value* other = document::find(*trees.b, key);
      if (other == nullptr) {
        all.different_leaves += diff::leaves_of(member.value);
        add(key,
            {.kind = ChangeKind::only_a, .a = member.value, .leaves = diff::leaves_of(member.value), .on_b = false});
        continue;
      }
      diff::Comparison one = diff::compare(member.value, *other, ModelShape{});
      all.equal_leaves += one.equal_leaves;
      all.different_leaves += one.different_leaves;
      for (Change& change : one.changes) add(key, std::move(change));
    }
    for (const Member& member : trees.b->map().members()) {
      const std::string_view key = member.key->view();
      if (!is_compared(trees.service, key) || document::find(*trees.a, key) != nullptr) continue;
      all.different_leaves += diff::leaves_of(member.value);
      add(key, {.kind = ChangeKind::only_b, .b = member.value, .leaves = diff::leaves_of(member.value), .on_a = false});
    }
    return all;
  }

  void classify(const std::string& service, Change change, std::string path) {
    Entry entry{.service = service, .path = std::move(path), .what = diff::class_of(change.kind)};
    entry.change = std::move(change);
    const Change& it = entry.change;
    const bool unknown_a = it.on_a && is_unknown(it.a);
    const bool unknown_b = it.on_b && is_unknown(it.b);
    std::set<std::string> used;
    const std::optional<std::string> leak = leak_of(it);
    if (unknown_a || unknown_b) {
      (void)declared(service, entry.path);
      entry.what = Class::not_supplied;
      entry.note = "unknown in " + (unknown_a ? a_.name + reason_of(it.a) : b_.name + reason_of(it.b));
    } else if (!leak && it.kind == ChangeKind::changed && it.a.is_string() && it.b.is_string() &&
               facts_.same_but_for_facts(it.a.text(), it.b.text(), used)) {
      entry.what = Class::by_fact;
      for (const std::string& fact : used) {
        entry.note += (entry.note.empty() ? "" : ", ") + fact;
        ++result_.by_fact[fact];
      }
    } else if (const Declaration* declaration = declared(service, entry.path)) {
      apply(*declaration, entry);
    } else if (leak) {
      entry.what = Class::leak;
      entry.note = *leak;
    }
    result_.entries.push_back(std::move(entry));
  }

  void apply(const Declaration& declaration, Entry& entry) const {
    entry.declaration = &declaration;
    if (declaration.bound) {
      const bool first_is_a = declaration.bound->left == a_.name;
      const Value& left = first_is_a ? entry.change.a : entry.change.b;
      const Value& right = first_is_a ? entry.change.b : entry.change.a;
      if (!holds(left, declaration.bound->comparison, right)) {
        entry.out_of_bound = true;
        entry.note = "declared as " + declaration.bound->left + " " + declaration.bound->comparison + " " +
                     declaration.bound->right + ": " + declaration.reason;
        return;
      }
    }
    entry.what = Class::declared;
    entry.note = declaration.reason;
  }

  /// What of the other environment stands in a value, in the words of a note.
  [[nodiscard]] std::optional<std::string> leak_of(const Change& change) const {
    std::optional<std::string> leak;
    const auto look = [&](const Value& value, Which side) {
      for_each_text(value, [&](std::string_view text) {
        if (!leak) leak = leak_in(text, side);
      });
    };
    if (change.on_b) look(change.b, Which::b);
    if (change.on_a) look(change.a, Which::a);
    return leak;
  }

  [[nodiscard]] std::optional<std::string> leak_in(std::string_view text, Which side) const {
    const auto foreign = facts_.find_foreign(text, side);
    if (!foreign) return std::nullopt;
    const std::string& here = side == Which::a ? a_.name : b_.name;
    const std::string& there = side == Which::a ? b_.name : a_.name;
    return "`" + foreign->value + "` in " + here + " is " + there + "'s `" + foreign->fact + "`";
  }

  using Visit = std::function<void(const Value& a, const Value& b, const diff::Path& path)>;

  /// Each text that both trees have at the same place, and that is the same.
  static void visit_equal_texts(const std::string& service, const Value& a, const Value& b, diff::Path& path,
                                const Visit& visit) {
    if (path.steps.size() > kMostDepth) return;
    if (a.is_map() && b.is_map()) {
      const bool top = path.steps.size() == (service.empty() ? 1U : 0U);
      for (const Member& member : a.map().members()) {
        const Value* other = document::find(b, member.key->view());
        if (other == nullptr || (top && !is_compared(service, member.key->view()))) continue;
        path.steps.push_back({diff::Step::Kind::member, std::string{member.key->view()}, 0, 0});
        visit_equal_texts(service, member.value, *other, path, visit);
        path.steps.pop_back();
      }
    } else if (a.is_list() && b.is_list() && a.items().size() == b.items().size()) {
      for (std::size_t i = 0; i < a.items().size(); ++i) {
        path.steps.push_back({diff::Step::Kind::position, {}, i, i});
        visit_equal_texts(service, a.items()[i], b.items()[i], path, visit);
        path.steps.pop_back();
      }
    } else if (a.is_string() && b.is_string() && a.text() == b.text() && !a.text().empty()) {
      visit(a, b, path);
    }
  }

  static void visit_equal_texts(const Trees& trees, const Visit& visit) {
    diff::Path path;
    if (trees.service.empty()) path.steps.push_back({diff::Step::Kind::member, "environment", 0, 0});
    visit_equal_texts(trees.service, *trees.a, *trees.b, path, visit);
  }

  /// Equal texts that belong to one of the two: where they differ, classify() has looked.
  void find_leaks(const Trees& trees) {
    visit_equal_texts(trees, [&](const Value& a, const Value& b, const diff::Path& path) {
      auto leak = leak_in(b.text(), Which::b);
      if (!leak) leak = leak_in(a.text(), Which::a);
      if (leak && is_own(trees.service, b)) add_equal(trees.service, a, b, path, Class::leak, *leak);
    });
  }

  /// What a reference to a fact brings in leaks where the fact is written, once.
  bool is_own(const std::string& service, const Value& value) {
    const auto place = [this](document::OriginId origin) {
      const source::Span span = model_.origins.span(origin);
      return std::to_string(static_cast<std::uint32_t>(span.file)) + ":" + std::to_string(span.begin);
    };
    if (service.empty()) {
      leaking_facts_.insert(place(value.origin));
      return true;
    }
    return std::ranges::none_of(model_.origins.sources(value.origin),
                                [&](document::OriginId source) { return leaking_facts_.contains(place(source)); });
  }

  void add_equal(const std::string& service, const Value& a, const Value& b, const diff::Path& path, Class what,
                 std::string note) {
    Entry entry{.service = service, .path = path.text(), .what = what, .note = std::move(note)};
    entry.change.path = path;
    entry.change.a = a;
    entry.change.b = b;
    if (const Declaration* declaration = declared(service, entry.path)) {
      entry.declaration = declaration;
      entry.what = Class::declared;
      entry.note += ": " + declaration->reason;
    }
    result_.entries.push_back(std::move(entry));
  }

  /// Where the facts make another service's value differ, and this one's is the same text.
  void find_suspicious(const std::vector<Trees>& all) {
    struct ByFact {
      std::string service;
      std::string facts;
    };
    std::unordered_map<std::string, ByFact> by_fact;
    std::unordered_set<std::string> told;
    for (const Entry& entry : result_.entries) {
      if (entry.service.empty()) continue;
      told.insert(entry.service + ' ' + entry.path);
      if (entry.what == Class::by_fact) by_fact.try_emplace(entry.path, ByFact{entry.service, entry.note});
    }
    for (const Trees& trees : all) {
      if (trees.service.empty()) continue;
      visit_equal_texts(trees, [&](const Value& a, const Value& b, const diff::Path& path) {
        const std::string text = path.text();
        const auto other = by_fact.find(text);
        if (other == by_fact.end() || told.contains(trees.service + ' ' + text)) return;
        add_equal(trees.service, a, b, path, Class::suspiciously_equal,
                  "differs for " + other->second.service + " by " + other->second.facts);
      });
    }
  }

  void find_stale() {
    if (declarations_ == nullptr) return;
    for (const Declaration& declaration : declarations_->differences) {
      if (!used_.contains(&declaration)) result_.stale.push_back(&declaration);
    }
  }

  const model::Model& model_;
  const model::Environment& a_;
  const model::Environment& b_;
  const PairDeclarations* declarations_;
  Facts facts_;
  Parity result_;
  std::unordered_set<const Declaration*> used_;
  std::unordered_set<std::string> leaking_facts_;
};

}  // namespace

Parity compare_environments(const model::Model& model, const model::Environment& a, const model::Environment& b,
                            const PairDeclarations* declarations, const std::vector<std::string>& services) {
  Comparer comparer{model, a, b, declarations};
  comparer.compare(services);
  return comparer.take();
}

bool is_unexpected(const Entry& entry) {
  return entry.what != Class::by_fact && entry.what != Class::declared && entry.what != Class::not_supplied;
}

}  // namespace stageplot::parity
