// Charts as one render has them: what a parent calls them, which of them are left, with which defaults. Made of
// objects that point to each other as Helm's do, because Helm copies a chart that is declared under an alias and
// shares some of what hangs on it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/chart.hpp"
#include "document/value.hpp"

namespace stageplot::chart {

/// An entry of `import-values` that was applied.
struct ImportedValues {
  std::string child;
  std::string parent;
};

/// An entry of a Chart.yaml's `dependencies`, as activation goes over it.
struct DeclaredChart {
  const Dependency* written = nullptr;
  std::string name;  // the alias, once it was applied
  bool enabled = false;
  bool imported = false;  // its import-values are done with: `imports`, which nothing is imported by any more
  std::vector<ImportedValues> imports;
};

/// What of a chart's metadata changes.
struct ChartNames {
  std::string name;
  std::optional<std::vector<DeclaredChart*>> declared;  // nullopt: there is no such list, or nothing is left of it
};

struct ActiveChart {
  const Chart* chart = nullptr;
  ChartNames* names = nullptr;
  ActiveChart* parent = nullptr;
  document::Value defaults;  // a map; coalescing changes it where the profile says so
  std::vector<ActiveChart*> dependencies;
  std::string path;  // `parent/charts/name`, set at the end

  [[nodiscard]] std::string_view name() const { return names->name; }
};

}  // namespace stageplot::chart
