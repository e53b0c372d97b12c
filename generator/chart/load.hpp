// Reads a chart's folder: which files belong to it, what each is, its metadata and defaults, its subcharts under
// charts/, its templates parsed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "chart/chart.hpp"
#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::chart {

/// Bounds of what a folder may hold; beyond one of them loading fails.
struct LoadLimits {
  std::size_t files = 20'000;
  std::size_t bytes = std::size_t{100} << 20;
  std::size_t bytes_a_file = std::size_t{5} << 20;
  std::size_t folders_deep = 64;
  std::size_t charts_deep = 16;
};

struct LoadOptions {
  const Profile* profile = nullptr;  // nullptr: the default one
  diagnostics::Owner owner = diagnostics::Owner::chart;
  /// What findings call the folder, where it is not `folder` itself.
  std::string shown_as;
  /// The folder from the file system's root on, as Helm 4 names it where it finds no Chart.yaml.
  std::string absolute_path;
  LoadLimits limits;
};

struct LoadResult {
  std::unique_ptr<LoadedChart> chart;  // nullptr where it could not be loaded
  std::optional<HelmError> error;      // then why, in Helm's words and in ours
};

/// The chart in the folder `folder` of `tree` (empty: its root). Texts go to `sources`, places to `origins`; both must
/// outlive the chart. Templates that cannot be parsed are no error here but one of each render that would use them.
[[nodiscard]] LoadResult load_chart(const source::FileTree& tree, std::string_view folder, source::SourceFiles& sources,
                                    document::Origins& origins, const LoadOptions& options);

}  // namespace stageplot::chart
