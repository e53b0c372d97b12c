// Makes a chart of the files that were gathered: says what each is, reads metadata and defaults, and does the same for
// the charts in charts/, folders and archives.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "chart/gather.hpp"

namespace stageplot::chart {

struct BuildContext {
  LoadedChart& loaded;
  Gathering& gathering;
  source::SourceFiles& sources;
  document::Origins& origins;
  const LoadOptions& options;
};

struct Built {
  std::unique_ptr<Chart> chart;
  std::optional<HelmError> error;
};

/// `shown` is what findings call the chart's folder, with what separates it from a file's name at its end.
[[nodiscard]] Built build_chart(const std::vector<RawFile>& files, const std::string& shown,
                                const BuildContext& context);

}  // namespace stageplot::chart
