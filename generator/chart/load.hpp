// Reads a chart, from a folder or from a packed one: which files belong to it, what each is, its metadata and defaults,
// its subcharts under charts/, its templates parsed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/chart.hpp"
#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::chart {

/// Bounds of what a chart may hold, its subcharts too; beyond one of them loading fails.
struct LoadLimits {
  std::size_t files = 20'000;
  std::size_t entries = 200'000;  // of folders and archives, whether they are used or not
  std::size_t bytes = std::size_t{256} << 20;
  std::size_t bytes_a_file = std::size_t{5} << 20;          // Helm's own
  std::size_t bytes_an_archive = std::size_t{100} << 20;    // Helm's own: of the files of one, unpacked
  std::size_t bytes_without_limit = std::size_t{64} << 20;  // of a file where the version of Helm has no limit
  std::size_t folders_deep = 64;
  std::size_t charts_deep = 16;
};

struct LoadOptions {
  const Profile* profile = nullptr;  // nullptr: the default one
  diagnostics::Owner owner = diagnostics::Owner::chart;
  /// What findings call the chart, where it is not where it lies.
  std::string shown_as;
  LoadLimits limits;
  /// Whether templates are parsed once for all renders, those of charts that a render leaves out, too. Else each render
  /// parses what it needs.
  bool parses_templates = true;
};

struct LoadResult {
  std::unique_ptr<LoadedChart> chart;          // nullptr where it could not be loaded
  std::optional<HelmError> error;              // then why, in Helm's words and in ours
  std::vector<diagnostics::Diagnostic> notes;  // what Helm goes on after: links that were followed
};

/// The chart in the folder `folder` of `tree` (empty: its root). Texts go to `sources`, places to `origins`; both must
/// outlive the chart. Templates that cannot be parsed are no error here but one of each render that would use them.
[[nodiscard]] LoadResult load_chart(const source::FileTree& tree, std::string_view folder, source::SourceFiles& sources,
                                    document::Origins& origins, const LoadOptions& options);

/// The chart at a path on disk that a person named: a folder, in which links are followed wherever they lead, or a
/// packed chart (`chart-1.2.3.tgz`), whose files are shown as `chart-1.2.3.tgz:templates/a.yaml`. `path` is absolute:
/// Helm's messages have it. Where it is neither, an error in Helm's words.
[[nodiscard]] LoadResult load_chart_at(const std::string& path, source::SourceFiles& sources,
                                       document::Origins& origins, const LoadOptions& options);

}  // namespace stageplot::chart
