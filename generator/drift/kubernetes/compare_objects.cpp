#include "drift/kubernetes/compare_objects.hpp"

#include <algorithm>
#include <optional>

#include "diff/compare.hpp"
#include "document/map.hpp"
#include "drift/kubernetes/attribution.hpp"
#include "drift/kubernetes/ownership.hpp"
#include "kubernetes/shape.hpp"

namespace stageplot::drift::kubernetes {
namespace {

using diff::Class;
using document::Value;

std::size_t count_defaults(const Value& value) {
  if (value.is_map() && !value.map().members().empty()) {
    std::size_t count = 0;
    for (const document::Member& member : value.map().members()) count += count_defaults(member.value);
    return count;
  }
  if (value.is_list() && !value.items().empty()) {
    std::size_t count = 0;
    for (const Value& item : value.items()) count += count_defaults(item);
    return count;
  }
  return value.has(document::kDefault) ? 1 : 0;
}

/// A default that only one side has: it rests on another field, and that one's difference is reported.
bool is_consequence(const diff::Change& change) {
  if (change.on_a == change.on_b || change.kind == diff::ChangeKind::duplicate) return false;
  const Value& value = change.on_a ? change.a : change.b;
  return count_defaults(value) == count_leaves(value);
}

class Comparer {
 public:
  Comparer(document::Arena& arena, const Autoscalers& autoscalers, const DeployNames& deploy)
      : arena_(arena), autoscalers_(autoscalers), deploy_(deploy) {}

  ObjectDrift compare(Object& model, Object& live, bool renamed) {
    result_ = {.key = live.key, .model = &model, .live = &live, .differences = {}, .tally = {}};
    writers_.emplace(live.source);
    withhold_owned(arena_, model, live);
    same_version(model, live);
    if (const Bounds* bounds = autoscalers_.find(live.key)) replicas(model, live, *bounds);
    const diff::Comparison comparison = diff::compare(model.tree, live.tree, shape_);
    std::size_t defaults = count_defaults(model.tree);
    for (const diff::Change& change : comparison.changes) {
      if (is_consequence(change)) {
        result_.tally.consequences += change.leaves;
        defaults -= std::min(defaults, change.on_a ? change.leaves : 0);
        continue;
      }
      Difference difference = judge(live.key, change, deploy_);
      if (change.on_a) defaults -= std::min(defaults, count_defaults(change.a));
      if (change.on_b) attribute(difference, live);
      if (difference.note.empty() && change.on_a && change.a.has(document::kDefault)) {
        difference.note = "the model leaves it to the default";
      }
      if (renamed && change.path.steps.size() == 2 && change.path.text() == "metadata.name") {
        difference.what = Class::renamed;
      }
      result_.differences.push_back(std::move(difference));
    }
    defaults = std::min(defaults, comparison.equal_leaves);
    result_.tally.at_default += defaults;
    result_.tally.equal = comparison.equal_leaves - defaults;
    result_.tally.different = comparison.different_leaves - result_.tally.consequences;
    withheld(model, live);
    return std::move(result_);
  }

 private:
  /// Of a custom kind the export has the version that the server prefers.
  void same_version(Object& model, const Object& live) {
    const Value* version = document::find(live.tree, "apiVersion");
    if (version != nullptr && text_at(model.tree, "apiVersion") != version->text()) {
      document::set(arena_, *model.tree.m, arena_.borrow("apiVersion"), *version);
    }
  }

  void attribute(Difference& difference, const Object& live) {
    const Writer writer = writers_->of(live.tree, difference.path);
    difference.manager = writer.manager;
    difference.at = writer.at;
  }

  void replicas(Object& model, Object& live, const Bounds& bounds) {
    // Its position in the tree has to be known before it goes. Who applied a manifest without replicas is named for
    // the default that the server put there, whoever has scaled since.
    Writer writer = writers_->of(live.tree, path_of({"spec", "replicas"}));
    if (writer.manager == "kubectl-client-side-apply" || writer.manager == "kubectl-create" ||
        writer.manager == "helm") {
      writer = {};
    }
    auto taken = take_replicas(arena_, model, live, bounds);
    if (!taken) return;
    if (taken->what == Class::at_default) {
      ++result_.tally.at_default;
      return;
    }
    ++result_.tally.delegated;
    Difference difference{.path = path_of({"spec", "replicas"}),
                          .what = taken->what,
                          .severity = taken->severity,
                          .manager = writer.manager,
                          .at = writer.at,
                          .note = std::move(taken->note),
                          .hint = std::move(taken->hint)};
    if (!taken->model.is_nil()) difference.model = taken->model;
    if (!taken->live.is_nil()) difference.live = taken->live;
    if (const Writer hand = scaled_by_hand(live.source); !hand.manager.empty()) {
      difference.manager = hand.manager;
      difference.at = hand.at;
      difference.note += ", scaled by hand";
    }
    result_.differences.push_back(std::move(difference));
  }

  void withheld(const Object& model, const Object& live) {
    for (const Object* side : {&model, &live}) {
      for (const Withheld& each : side->withheld) {
        (each.what == Class::restart ? result_.tally.restarts : result_.tally.owned) += each.leaves;
      }
    }
    for (const Withheld& each : live.withheld) {
      if (each.what == Class::restart) restart(model, live, each);
    }
  }

  /// A restart that the model knows of is none.
  void restart(const Object& model, const Object& live, const Withheld& restarted) {
    Difference difference{.path = restarted.path,
                          .what = Class::restart,
                          .severity = diff::Severity::information,
                          .live = restarted.value,
                          .note = restarted.note};
    for (const Withheld& each : model.withheld) {
      if (each.what != Class::restart || each.path.text() != restarted.path.text()) continue;
      if (each.value.is_string() && restarted.value.is_string() && each.value.text() == restarted.value.text()) return;
      difference.model = each.value;
    }
    attribute(difference, live);
    result_.differences.push_back(std::move(difference));
  }

  document::Arena& arena_;
  const Autoscalers& autoscalers_;
  const DeployNames& deploy_;
  const stageplot::kubernetes::ObjectShape shape_;
  std::optional<Writers> writers_;  // of the live object that is compared
  ObjectDrift result_;
};

}  // namespace

std::vector<ObjectDrift> compare_objects(document::Arena& arena, std::span<Object> model, std::span<Object> live,
                                         const CompareOptions& options) {
  const Pairing pairing = pair_objects(model, live, options.pairing);
  Autoscalers autoscalers;
  for (const std::size_t i : pairing.not_supplied) autoscalers.add(model[i]);
  for (const Object& object : live) autoscalers.add(object);

  std::vector<ObjectDrift> result;
  std::vector<std::size_t> order;  // of the model's objects
  Comparer comparer(arena, autoscalers, options.deploy);
  for (const Pair& pair : pairing.pairs) {
    result.push_back(comparer.compare(model[pair.model], live[pair.live], pair.renamed));
    order.push_back(pair.model);
  }
  const auto alone = [&](const Object& object, bool of_model, Difference difference) {
    ObjectDrift drift{.key = object.key,
                      .model = of_model ? &object : nullptr,
                      .live = of_model ? nullptr : &object,
                      .differences = {},
                      .tally = {}};
    if (difference.what != Class::not_supplied) drift.tally.different = difference.leaves;
    drift.differences.push_back(std::move(difference));
    result.push_back(std::move(drift));
  };
  for (const std::size_t i : pairing.missing) {
    alone(model[i], true, judge_missing(model[i].key, count_leaves(model[i].tree)));
    order.push_back(i);
  }
  for (const std::size_t i : pairing.not_supplied) {
    alone(model[i], true,
          {.what = Class::not_supplied,
           .severity = diff::Severity::information,
           .leaves = count_leaves(model[i].tree),
           .note = "the export has no " + model[i].key.kind + " at all",
           .hint = "add this kind to `kubectl get`, or say `--complete` if the export has everything"});
    order.push_back(i);
  }
  std::vector<std::size_t> sorted(order.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i] = i;
  std::ranges::sort(sorted, {}, [&](std::size_t i) { return order[i]; });
  std::vector<ObjectDrift> ordered;
  ordered.reserve(result.size() + pairing.extra.size());
  for (const std::size_t i : sorted) ordered.push_back(std::move(result[i]));
  result = std::move(ordered);
  for (const std::size_t i : pairing.extra) {
    alone(live[i], false, judge_extra(live[i].key, count_leaves(live[i].tree)));
  }
  return result;
}

}  // namespace stageplot::drift::kubernetes
