#include "chart/activation.hpp"

#include <algorithm>
#include <unordered_set>

#include "chart/import_values.hpp"
#include "document/map.hpp"
#include "template/functions/semver_constraint.hpp"
#include "template/functions/unicode_case.hpp"

namespace stageplot::chart {

using document::Map;
using document::Value;

namespace {

/// The value at a dotted path where it is a boolean.
std::optional<bool> flag_at(const Value& values, std::string_view path) {
  const Value* found = document::find_path(values, path);
  if (found == nullptr || !found->is(document::Kind::boolean)) return std::nullopt;
  return found->b;
}

bool in_range(std::string_view version, std::string_view range, const Profile& profile) {
  std::string error;
  const auto parsed = gotemplate::parse_version(version, error, profile.libraries.semver);
  const auto constraint = gotemplate::Constraint::parse(range, error, profile.libraries.semver);
  return parsed && constraint && constraint->contains(*parsed);
}

class Activating {
 public:
  Activating(const LoadedChart& chart, Activation& result) : profile_(*chart.profile), result_(result) {}

  /// The chart and all below it, as loading leaves them.
  ActiveChart* whole(const Chart& chart, ActiveChart* parent) {
    ChartNames& names = result_.names.emplace_back();
    names.name = chart.metadata.name;
    if (chart.metadata.has_dependencies) {
      names.declared.emplace();
      for (const Dependency& dependency : chart.metadata.dependencies) {
        names.declared->push_back(
            &result_.declared.emplace_back(DeclaredChart{.written = &dependency, .name = dependency.name}));
      }
    }
    ActiveChart& active = result_.charts.emplace_back();
    active.chart = &chart;
    active.names = &names;
    active.parent = parent;
    active.defaults = chart.values;
    for (const auto& dependency : chart.dependencies) active.dependencies.push_back(whole(*dependency, &active));
    return &active;
  }

  /// Gives declared charts their aliases and takes those out that are switched off, from the root down; a chart that
  /// declares nothing is left as it is, with all that lies below it. `values` nullptr: nothing is switched off.
  /// `path` leads from the root of `values` to the chart's own, with a point at its end.
  void enable(ActiveChart& active, const Value* values, const std::string& path, document::Arena* arena) {
    if (!active.names->declared) return;
    set_dependencies(active, with_aliases(active));
    std::vector<DeclaredChart*>& declared = *active.names->declared;
    for (DeclaredChart* dependency : declared) dependency->enabled = true;
    Value coalesced;
    if (values != nullptr) {
      const CoalescedValues result = coalesce_for_conditions(active, *values, path, *arena);
      if (result.error) {
        result_.error = result.error;
        result_.error_origin = result.error_origin;
        return;
      }
      coalesced = result.values;
      for (DeclaredChart* dependency : declared)
        dependency->enabled = is_enabled(*dependency->written, coalesced, path);
    }
    std::unordered_set<std::string_view> removed;
    for (const DeclaredChart* dependency : declared) {
      if (!dependency->enabled) removed.insert(dependency->name);
    }
    std::vector<ActiveChart*> left;
    for (ActiveChart* dependency : active.dependencies) {
      if (!removed.contains(dependency->name())) left.push_back(dependency);
    }
    std::vector<DeclaredChart*> declared_left;
    for (DeclaredChart* dependency : declared) {
      if (!removed.contains(dependency->name)) declared_left.push_back(dependency);
    }
    for (ActiveChart* dependency : left) {
      enable(*dependency, values == nullptr ? nullptr : &coalesced, path + std::string{dependency->name()} + '.',
             arena);
      if (result_.error) return;
    }
    active.names->declared.reset();
    if (!declared_left.empty()) active.names->declared = std::move(declared_left);
    set_dependencies(active, std::move(left));
  }

  /// Deepest first, so that what a chart imports its parent can import again.
  void import(ActiveChart& active, document::Arena& arena) {
    for (ActiveChart* dependency : active.dependencies) {
      import(*dependency, arena);
      if (result_.error) return;
    }
    const ImportError error = import_values(active, profile_, arena, result_.warnings);
    if (!error.message.empty()) {
      result_.error = error.message;
      result_.error_origin = error.origin;
    }
  }

  void name_paths(ActiveChart& active) {
    active.path = path_of(active);
    for (ActiveChart* dependency : active.dependencies) name_paths(*dependency);
  }

 private:
  static std::string path_of(const ActiveChart& active) {
    const std::string name{active.name()};
    return active.parent == nullptr ? name : path_of(*active.parent) + "/charts/" + name;
  }

  static void set_dependencies(ActiveChart& active, std::vector<ActiveChart*> dependencies) {
    for (ActiveChart* dependency : dependencies) dependency->parent = &active;
    active.dependencies = std::move(dependencies);
  }

  /// Those that are not declared first, then the declared ones in the order of their declarations.
  std::vector<ActiveChart*> with_aliases(ActiveChart& active) {
    std::vector<ActiveChart*> charts;
    for (ActiveChart* existing : active.dependencies) {
      const auto declares = [&](const DeclaredChart* dependency) { return is_meant(*dependency, *existing); };
      if (std::ranges::none_of(*active.names->declared, declares)) charts.push_back(existing);
    }
    for (DeclaredChart* dependency : *active.names->declared) {
      const auto found = std::ranges::find_if(
          active.dependencies, [&](const ActiveChart* existing) { return is_meant(*dependency, *existing); });
      if (found != active.dependencies.end()) charts.push_back(copy(**found, dependency->written->alias));
      if (!dependency->written->alias.empty()) dependency->name = dependency->written->alias;
    }
    return charts;
  }

  bool is_meant(const DeclaredChart& dependency, const ActiveChart& existing) const {
    return existing.name() == dependency.name &&
           in_range(existing.chart->metadata.version, dependency.written->version, profile_);
  }

  /// A declared chart is copied, with its metadata and without what hangs on it. Helm 4 copies the entries of its
  /// `dependencies` and the charts below it, too, but not what hangs on those.
  ActiveChart* copy(const ActiveChart& original, const std::string& alias) {
    ChartNames& names = result_.names.emplace_back(*original.names);
    if (!alias.empty()) names.name = alias;
    ActiveChart& made = result_.charts.emplace_back(original);
    made.names = &names;
    if (!profile_.aliases_copy_subcharts) return &made;
    if (names.declared) {
      for (DeclaredChart*& dependency : *names.declared) dependency = &result_.declared.emplace_back(*dependency);
    }
    for (ActiveChart*& dependency : made.dependencies) {
      dependency = &result_.charts.emplace_back(*dependency);
      dependency->parent = &made;
    }
    return &made;
  }

  /// The values that the conditions and tags of a chart are looked up in: all values of the parent with this chart's
  /// defaults below them (not below its section, as one would think). Only what conditions can reach is coalesced
  /// where the rest cannot be seen: else an umbrella of many charts would copy all values once for each of them.
  CoalescedValues coalesce_for_conditions(ActiveChart& active, const Value& values, std::string_view path,
                                          document::Arena& arena) {
    if (!profile_.copies_defaults) {
      return coalesce_values(active, document::thaw(arena, values), profile_, arena);
    }
    KeySet keys{"tags", "global", path.substr(0, path.find('.'))};
    add_names_below(active, keys);
    if (path.empty()) add_conditions(active, keys);
    Value reachable = Value::of(arena.map(), values.origin);
    for (const document::Member& member : values.map().members()) {
      if (!keys.contains(member.key->view())) continue;
      document::set(arena, *reachable.m, member.key, document::deep_copy(arena, member.value), member.key_origin);
    }
    return coalesce_values(active, reachable, profile_, arena, Nulls::deleted, &keys);
  }

  /// The first steps of what the root's conditions ask for.
  static void add_conditions(const ActiveChart& root, KeySet& keys) {
    for (const DeclaredChart* dependency : *root.names->declared) {
      each_condition(*dependency->written, [&](std::string_view condition) {
        keys.insert(condition.substr(0, condition.find('.')));
        return false;
      });
    }
  }

  static void add_names_below(const ActiveChart& active, KeySet& keys) {
    for (const ActiveChart* dependency : active.dependencies) {
      keys.insert(dependency->name());
      add_names_below(*dependency, keys);
    }
    if (!active.names->declared) return;
    for (const DeclaredChart* dependency : *active.names->declared) keys.insert(dependency->written->called());
  }

  /// Until `visit` returns true.
  template <typename Visit>
  static void each_condition(const Dependency& dependency, Visit visit) {
    const auto [begin, end] = gotemplate::unicode::trim_space(dependency.condition);
    std::string_view conditions = std::string_view{dependency.condition}.substr(begin, end - begin);
    while (!conditions.empty()) {
      const std::size_t comma = conditions.find(',');
      const std::string_view condition = conditions.substr(0, comma);
      conditions = comma == std::string_view::npos ? std::string_view{} : conditions.substr(comma + 1);
      if (!condition.empty() && visit(condition)) return;
    }
  }

  /// Tags first, then the first condition that is a boolean.
  static bool is_enabled(const Dependency& dependency, const Value& values, const std::string& path) {
    bool has_true = false;
    bool has_false = false;
    if (const Value* tags = document::find(values, "tags"); tags != nullptr && tags->is_map()) {
      for (const std::string& tag : dependency.tags) {
        const Value* set = document::find(*tags, tag);
        if (set == nullptr || !set->is(document::Kind::boolean)) continue;
        (set->b ? has_true : has_false) = true;
      }
    }
    std::optional<bool> flag;
    each_condition(dependency, [&](std::string_view condition) {
      flag = flag_at(values, path + std::string{condition});
      return flag.has_value();
    });
    if (flag) return *flag;
    return has_true || !has_false;
  }

  const Profile& profile_;
  Activation& result_;
};

}  // namespace

Activation activate(const LoadedChart& chart, const Value& user_values, document::Arena& arena) {
  Activation result;
  Activating activating(chart, result);
  result.root = activating.whole(*chart.root, nullptr);
  if (!chart.profile->copies_defaults) {
    // Before anything is copied, so that copies of a chart have one map of defaults, as Helm's have.
    for (ActiveChart& active : result.charts) active.defaults = document::thaw(arena, active.chart->values);
  }
  activating.enable(*result.root, &user_values, "", &arena);
  if (!result.error) activating.import(*result.root, arena);
  activating.name_paths(*result.root);
  return result;
}

Activation arrange(const LoadedChart& chart) {
  Activation result;
  Activating activating(chart, result);
  result.root = activating.whole(*chart.root, nullptr);
  activating.enable(*result.root, nullptr, "", nullptr);
  activating.name_paths(*result.root);
  return result;
}

}  // namespace stageplot::chart
