#include "chart/activation.hpp"

#include <algorithm>

#include "document/map.hpp"

namespace stageplot::chart {

using document::Value;

namespace {

/// The value at a dotted path where it is a boolean.
std::optional<bool> flag_at(const Value& values, std::string_view path) {
  const Value* found = document::find_path(values, path);
  if (found == nullptr || !found->is(document::Kind::boolean)) return std::nullopt;
  return found->b;
}

class Activating {
 public:
  Activating(const LoadedChart& chart, document::Arena& arena, Activation& result)
      : profile_(*chart.profile), arena_(arena), result_(result) {}

  ActiveChart whole(const Chart& chart) {
    ActiveChart active{.chart = &chart, .defaults = chart.values, .dependencies = {}};
    if (!profile_.copies_defaults) active.defaults = document::thaw(arena_, chart.values);
    for (const auto& dependency : chart.dependencies) active.dependencies.push_back(whole(*dependency));
    return active;
  }

  /// Takes switched off subcharts out, from the root down; a chart that declares nothing is left as it is, with all
  /// that lies below it.
  void prune(ActiveChart& active, const Value& values, const std::string& path) {
    const Metadata& metadata = active.chart->metadata;
    if (!metadata.has_dependencies) return;
    const CoalescedValues coalesced = coalesce_values(active, document::thaw(arena_, values), profile_, arena_);
    if (coalesced.error) {
      result_.error = coalesced.error;
      result_.error_origin = coalesced.error_origin;
      return;
    }
    for (const Dependency& dependency : metadata.dependencies) {
      if (is_enabled(dependency, coalesced.values, path)) continue;
      const auto before = active.dependencies.size();
      std::erase_if(active.dependencies, [&](const ActiveChart& chart) { return chart.name() == dependency.called(); });
      if (active.dependencies.size() != before) result_.complete = false;
    }
    for (ActiveChart& dependency : active.dependencies) {
      prune(dependency, coalesced.values, path + std::string{dependency.name()} + '.');
    }
  }

 private:
  /// Tags first, then the first condition that is a boolean.
  static bool is_enabled(const Dependency& dependency, const Value& values, const std::string& path) {
    bool has_true = false;
    bool has_false = false;
    if (const Value* tags = document::find(values, "tags")) {
      for (const std::string& tag : dependency.tags) {
        const Value* set = document::find(*tags, tag);
        if (set == nullptr || !set->is(document::Kind::boolean)) continue;
        (set->b ? has_true : has_false) = true;
      }
    }
    bool enabled = has_true || !has_false;
    std::string_view conditions = dependency.condition;
    while (!conditions.empty()) {
      const std::size_t comma = conditions.find(',');
      const std::string_view condition = conditions.substr(0, comma);
      conditions = comma == std::string_view::npos ? std::string_view{} : conditions.substr(comma + 1);
      if (condition.empty()) continue;
      if (const auto flag = flag_at(values, path + std::string{condition})) {
        enabled = *flag;
        break;
      }
    }
    return enabled;
  }

  const Profile& profile_;
  document::Arena& arena_;
  Activation& result_;
};

}  // namespace

Activation activate(const LoadedChart& chart, const Value& user_values, document::Arena& arena) {
  Activation result;
  Activating activating(chart, arena, result);
  result.root = activating.whole(*chart.root);
  activating.prune(result.root, user_values, "");
  return result;
}

}  // namespace stageplot::chart
