#include "unread/unread_values.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "checks/check.hpp"
#include "diagnostics/rules/model.hpp"
#include "document/data_path.hpp"
#include "document/map.hpp"
#include "model/load.hpp"
#include "unread/value_reads.hpp"

namespace stageplot::unread {
namespace {

using document::DataPath;
using document::Member;
using document::OriginId;
using document::Value;

constexpr std::string_view kFacts = "environment";

/// One tree in which a value stands: a unit's, or the facts of an environment.
struct Holder {
  const Value& tree;
  std::string_view environment;
  bool complete;  // what reads it has been rendered to its end
};

/// An unread value of a complete tree.
struct Candidate {
  DataPath path;
  std::string text;
  OriginId origin = OriginId::none;
};

/// Finds the values of one tree that were not read there.
class Finder {
 public:
  Finder(const ValueReads& reads, std::vector<Candidate>& found) : reads_(reads), found_(found) {}

  void members(const Value& map) {
    for (const Member& member : map.map().members()) {
      const std::string_view key = member.key->view();
      if (key.starts_with("x-")) continue;
      const document::PathScope scope(path_, key);
      value(member.value, member.key_origin);
    }
  }

 private:
  void value(const Value& value, OriginId key_origin) {
    if (!reads_.is_derived(value)) {
      if (value.is_map() && value.map().size > 0) return members(value);
      // Partly read, a list of scalars counts as read; what is inside its maps is looked at.
      if (value.is_list() && reads_.is_read_anywhere(value, key_origin)) return items(value);
    }
    if (!reads_.is_read_anywhere(value, key_origin) && reads_.is_set_by_person(value)) {
      found_.push_back({.path = path_, .text = path_.text(), .origin = reads_.own_origin(value)});
    }
  }

  void items(const Value& list) {
    for (std::size_t i = 0; i < list.items().size(); ++i) {
      const Value& item = list.items()[i];
      const document::PathScope scope(path_, i);
      if (item.is_map() && !reads_.is_derived(item)) members(item);
      if (item.is_list()) value(item, {});
    }
  }

  const ValueReads& reads_;
  std::vector<Candidate>& found_;
  DataPath path_;
};

/// Whose values these are, for the schema, the checks and the message.
struct Owner {
  std::string_view service;  // empty: facts
  const schema::CompiledSchema& schema;
  const std::vector<std::string>& policies;  // paths that they read
};

/// Compares what all trees of one kind (a service's units, the environments' facts) leave unread.
class Comparison {
 public:
  Comparison(const ValueReads& reads, Owner owner, Reasoned reasoned)
      : reads_(reads), owner_(owner), reasoned_(reasoned) {}

  void add(Holder holder) { holders_.push_back(holder); }

  void collect(std::vector<UnreadValue>& values) {
    std::map<std::string, Verdict> verdicts;
    for (const Holder& holder : holders_) {
      if (!holder.complete) continue;
      std::vector<Candidate> found;
      Finder(reads_, found).members(own_members(holder.tree));
      for (Candidate& candidate : found) {
        const auto [known, inserted] = verdicts.try_emplace(candidate.text);
        if (inserted) known->second = judge(candidate);
        if (known->second.read) continue;
        const std::string_view reason = reason_of(candidate, holder, known->second);
        if (reasoned_ == Reasoned::leave_out && !reason.empty()) continue;
        values.push_back({.service = owner_.service,
                          .environment = holder.environment,
                          .path = std::move(candidate.text),
                          .origin = candidate.origin,
                          .reason = reason,
                          .incomplete = incomplete_environments(candidate.path)});
      }
    }
  }

 private:
  /// What all trees together say about a path.
  struct Verdict {
    bool read = false;
    bool may_have_reason = false;  // in the schema, perhaps under a condition
  };

  /// A unit's tree holds the environment's facts too, which are looked at once, not with every service.
  [[nodiscard]] Value own_members(const Value& tree) {
    if (owner_.service.empty()) return tree;
    std::vector<Member> members;
    for (const Member& member : tree.map().members()) {
      if (member.key->view() != kFacts) members.push_back(member);
    }
    return Value::of(document::make_map(arena_, members), tree.origin);
  }

  [[nodiscard]] Verdict judge(const Candidate& candidate) const {
    return {.read = is_read_by_tool(candidate.path) || is_read_in_some(candidate.path),
            .may_have_reason = !owner_.schema.notes(candidate.text).model_only.empty()};
  }

  /// The schema's, which may hold for one platform alone.
  [[nodiscard]] std::string_view reason_of(const Candidate& candidate, const Holder& holder,
                                           const Verdict& verdict) const {
    if (!verdict.may_have_reason) return {};
    return owner_.schema.notes(candidate.text, holder.tree).model_only;
  }

  /// By a check, as its table says, or when the model is loaded.
  [[nodiscard]] bool is_read_by_tool(const DataPath& path) const {
    const auto covers = [&](std::string_view pattern) {
      if (!owner_.service.empty()) return path.is_within(pattern);
      return pattern.starts_with(kFacts) && path.is_within(pattern.substr(kFacts.size() + 1));
    };
    const auto read_by = [&](const auto& check) { return std::ranges::any_of(check.reads, covers); };
    return std::ranges::any_of(checks::all_checks(), read_by) ||
           std::ranges::any_of(checks::all_model_checks(), read_by) || std::ranges::any_of(owner_.policies, covers) ||
           std::ranges::any_of(model::kReadByLoading, covers);
  }

  [[nodiscard]] bool is_read_in_some(const DataPath& path) const {
    return std::ranges::any_of(holders_, [&](const Holder& holder) {
      const std::optional<Member> member = path.find_in(holder.tree);
      return member && reads_.is_read_anywhere(member->value, member->key_origin);
    });
  }

  [[nodiscard]] std::vector<std::string_view> incomplete_environments(const DataPath& path) const {
    std::vector<std::string_view> names;
    for (const Holder& holder : holders_) {
      if (!holder.complete && path.find_in(holder.tree)) names.push_back(holder.environment);
    }
    return names;
  }

  const ValueReads& reads_;
  Owner owner_;
  Reasoned reasoned_;
  std::vector<Holder> holders_;
  document::Arena arena_;
};

/// The environments where a service runs that has no complete unit anywhere: which facts it reads is not known.
std::vector<bool> environments_of_unseen_services(const model::Model& model, const Readings& readings) {
  std::map<std::string_view, bool> seen;
  for (std::size_t i = 0; i < model.units.size(); ++i) seen[model.units[i].service] |= readings.complete[i] != 0;
  std::vector<bool> result(model.environments.size());
  for (const model::Unit& unit : model.units) {
    if (!seen[unit.service]) result[unit.environment] = true;
  }
  return result;
}

}  // namespace

std::vector<UnreadValue> find_unread_values(const model::Model& model, Readings& readings, Reasoned reasoned) {
  std::vector<UnreadValue> values;
  if (!model.schemas.complete()) return values;
  ValueReads reads(model.origins, readings.reads);
  reads.follow_references(model);

  std::map<std::string_view, Comparison> services;
  std::vector<bool> complete(model.environments.size());
  for (std::size_t i = 0; i < model.units.size(); ++i) {
    const model::Unit& unit = model.units[i];
    if (!unit.tree.is_map()) continue;
    const bool is_complete = readings.complete[i] != 0;
    if (is_complete) complete[unit.environment] = true;
    const Owner owner{.service = unit.service, .schema = *model.schemas.service, .policies = readings.policies};
    services.try_emplace(unit.service, reads, owner, reasoned)
        .first->second.add({.tree = unit.tree, .environment = model.environment(unit).name, .complete = is_complete});
  }
  for (auto& [name, comparison] : services) comparison.collect(values);

  const std::vector<bool> unseen = environments_of_unseen_services(model, readings);
  Comparison facts(reads, {.service = {}, .schema = *model.schemas.environment, .policies = readings.policies},
                   reasoned);
  for (std::size_t i = 0; i < model.environments.size(); ++i) {
    const model::Environment& environment = model.environments[i];
    if (!environment.facts.is_map()) continue;
    facts.add({.tree = environment.facts, .environment = environment.name, .complete = complete[i] && !unseen[i]});
  }
  facts.collect(values);
  return values;
}

void report_unread_values(const model::Model& model, const std::vector<UnreadValue>& values,
                          diagnostics::Diagnostics& diagnostics) {
  for (const UnreadValue& value : values) {
    std::string help = "remove it, let a template print it, or say in its schema as `x-model-only` why nothing does";
    std::string names;
    for (const std::string_view name : value.incomplete) {
      names += (names.empty() ? "`" : ", `") + std::string{name} + '`';
    }
    if (!names.empty()) help += "; in " + names + " its service is blocked, and what would read it there is not known";
    diagnostics.add({.rule = &diagnostics::rules::model_unread_value,
                     .summary = "nothing reads `" + value.path + '`',
                     .primary = {model.origins.span(value.origin), "no target, check or reference reads it", {}},
                     .path = value.path,
                     .help = std::move(help),
                     .environments = {std::string{value.environment}},
                     .service = std::string{value.service}});
  }
}

}  // namespace stageplot::unread
