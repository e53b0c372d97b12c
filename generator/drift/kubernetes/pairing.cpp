#include "drift/kubernetes/pairing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "diff/compare.hpp"
#include "document/map.hpp"
#include "drift/kubernetes/ownership.hpp"
#include "kubernetes/shape.hpp"

namespace stageplot::drift::kubernetes {
namespace {

using document::Value;
using KindOf = std::pair<std::string_view, std::string_view>;  // group, kind

constexpr std::array<std::string_view, 5> kInstanceLabels{"app.kubernetes.io/instance", "app.kubernetes.io/name", "app",
                                                          "release", "k8s-app"};

/// What `kubectl get all` asks for.
constexpr std::array<std::string_view, 10> kAll{"CronJob", "DaemonSet",  "Deployment", "HorizontalPodAutoscaler",
                                                "Job",     "Pod",        "ReplicaSet", "ReplicationController",
                                                "Service", "StatefulSet"};

KindOf kind_of(const Object& object) {
  return {object.key.group, object.key.kind};
}

/// At most so many comparisons in search of renamed objects.
constexpr std::size_t kMostGuesses = 10'000;
/// Fewer equal values say nothing.
constexpr std::size_t kFewestEqual = 3;
constexpr double kAlike = 0.6;

/// The share of equal values, without what says which object it is.
double likeness(const Object& a, const Object& b) {
  const diff::Comparison comparison = diff::compare(a.tree, b.tree, stageplot::kubernetes::ObjectShape{});
  std::size_t equal = comparison.equal_leaves;
  std::size_t different = comparison.different_leaves;
  equal -= std::min<std::size_t>(equal, 2);          // apiVersion, kind
  different -= std::min<std::size_t>(different, 1);  // the name
  if (equal < kFewestEqual) return 0;
  return static_cast<double>(equal) / static_cast<double>(equal + different);
}

class Pairer {
 public:
  Pairer(std::span<const Object> model, std::span<const Object> live, const PairingOptions& options)
      : model_(model), live_(live), options_(options), taken_(live.size()) {}

  Pairing run() {
    index();
    std::vector<std::size_t> alone;
    for (std::size_t i = 0; i < model_.size(); ++i) {
      if (hidden_.contains(i)) continue;
      if (const auto partner = find(model_[i])) {
        taken_[*partner] = true;
        result_.pairs.push_back({.model = i, .live = *partner});
      } else {
        alone.push_back(i);
      }
    }
    alone = find_renamed(alone);
    for (const std::size_t i : alone) {
      (is_asked_for(model_[i]) ? result_.missing : result_.not_supplied).push_back(i);
    }
    find_extra();
    std::ranges::sort(result_.pairs, {}, &Pair::model);
    return std::move(result_);
  }

 private:
  using Named = std::tuple<std::string_view, std::string_view, std::string_view>;  // group, kind, name

  void index() {
    std::map<ObjectKey, std::size_t> seen;
    for (std::size_t i = 0; i < model_.size(); ++i) {
      const auto [place, added] = seen.try_emplace(model_[i].key, i);
      if (!added) hidden_.insert(std::exchange(place->second, i));
    }
    for (std::size_t i = 0; i < live_.size(); ++i) {
      const auto [place, added] = by_key_.try_emplace(live_[i].key, i);
      if (!added) taken_[std::exchange(place->second, i)] = true;
      kinds_.insert(kind_of(live_[i]));
    }
    for (const auto& [key, i] : by_key_) by_name_[{key.group, key.kind, key.name}].push_back(i);
    std::set<KindOf> wanted;
    for (const Object& object : model_) wanted.insert(kind_of(object));
    std::size_t known = 0;
    for (const KindOf& kind : wanted) known += kinds_.contains(kind) ? 1 : 0;
    broad_ = known * 2 >= wanted.size() && wanted.size() > 1;
    all_ = kinds_.contains({"apps", "ReplicaSet"}) || kinds_.contains({"", "Pod"});
  }

  [[nodiscard]] std::optional<std::size_t> find(const Object& object) const {
    if (const auto found = by_key_.find(object.key); found != by_key_.end()) return found->second;
    const auto named = by_name_.find({object.key.group, object.key.kind, object.key.name});
    if (named == by_name_.end() || named->second.size() != 1) return std::nullopt;
    const std::size_t only = named->second.front();
    const bool open = object.key.space.empty() || live_[only].key.space.empty();
    return open && !taken_[only] ? std::optional(only) : std::nullopt;
  }

  [[nodiscard]] bool is_asked_for(const Object& object) const {
    if (options_.complete) return true;
    if (options_.single_object) return false;
    if (kinds_.contains(kind_of(object))) return true;
    if (object.key.kind == "Secret") return false;
    return broad_ || (all_ && std::ranges::find(kAll, object.key.kind) != kAll.end());
  }

  std::vector<std::size_t> find_renamed(const std::vector<std::size_t>& alone) {
    std::map<KindOf, std::vector<std::size_t>> candidates;
    for (std::size_t i = 0; i < live_.size(); ++i) {
      if (!taken_[i] && !is_made_by_cluster(live_[i].source)) candidates[kind_of(live_[i])].push_back(i);
    }
    std::vector<std::size_t> left;
    std::size_t guesses = 0;
    for (const std::size_t i : alone) {
      double best = kAlike;
      std::optional<std::size_t> partner;
      for (const std::size_t candidate : candidates[kind_of(model_[i])]) {
        const std::string& space = model_[i].key.space;
        if (taken_[candidate] || (!space.empty() && space != live_[candidate].key.space)) continue;
        if (++guesses > kMostGuesses) break;
        const double alike = likeness(model_[i], live_[candidate]);
        if (alike < best || (partner && alike == best)) continue;
        best = alike;
        partner = candidate;
      }
      if (!partner) {
        left.push_back(i);
        continue;
      }
      taken_[*partner] = true;
      result_.pairs.push_back({.model = i, .live = *partner, .renamed = true});
    }
    return left;
  }

  using Label = std::pair<std::string_view, std::string_view>;

  template <typename Do>
  static void for_each_label(const Object& object, const Do& what) {
    const Value* labels = document::find_path(object.source, "metadata.labels");
    if (labels != nullptr && labels->is_map()) {
      for (const std::string_view key : kInstanceLabels) {
        const Value* found = document::find(*labels, key);
        if (found != nullptr && found->is_string()) what(Label{key, found->text()});
      }
    }
    constexpr std::string_view kRelease = "meta.helm.sh/release-name";
    const Value* annotations = document::find_path(object.source, "metadata.annotations");
    const Value* release = annotations == nullptr ? nullptr : document::find(*annotations, kRelease);
    if (release != nullptr && release->is_string()) what(Label{kRelease, release->text()});
  }

  void find_extra() {
    std::set<std::string_view> spaces;
    std::set<Label> labels;
    for (const Object& object : model_) {
      spaces.insert(object.key.space);
      for_each_label(object, [&](const Label& label) { labels.insert(label); });
    }
    for (const Pair& pair : result_.pairs) {
      spaces.insert(live_[pair.live].key.space);
      for_each_label(live_[pair.live], [&](const Label& label) { labels.insert(label); });
    }
    for (std::size_t i = 0; i < live_.size(); ++i) {
      if (taken_[i] || !spaces.contains(live_[i].key.space) || is_made_by_cluster(live_[i].source)) continue;
      bool ours = false;
      for_each_label(live_[i], [&](const Label& label) { ours = ours || labels.contains(label); });
      if (ours) result_.extra.push_back(i);
    }
  }

  std::span<const Object> model_;
  std::span<const Object> live_;
  const PairingOptions& options_;
  std::vector<bool> taken_;       // of the export's
  std::set<std::size_t> hidden_;  // of the model's: another one of the same key comes later
  std::map<ObjectKey, std::size_t> by_key_;
  std::map<Named, std::vector<std::size_t>> by_name_;
  std::set<KindOf> kinds_;
  bool broad_ = false;
  bool all_ = false;
  Pairing result_;
};

}  // namespace

Pairing pair_objects(std::span<const Object> model, std::span<const Object> live, const PairingOptions& options) {
  return Pairer(model, live, options).run();
}

}  // namespace stageplot::drift::kubernetes
