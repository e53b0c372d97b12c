// Parses one template of a chart, and says of a function that only newer versions of Helm have, since when.
#pragma once

#include "chart/chart.hpp"
#include "document/origin.hpp"
#include "source/source_files.hpp"

namespace stageplot::chart {

struct ParseContext {
  const Profile& profile;
  const source::SourceFiles& sources;
  document::Origins* origins = nullptr;  // where literals get their places; nullptr: they have none
  diagnostics::Owner owner = diagnostics::Owner::chart;
  gotemplate::ParseSpace* space = nullptr;  // as gotemplate::ParseOptions has it
};

[[nodiscard]] gotemplate::ParseResult parse_chart_template(const ChartTemplate& written, const ParseContext& context);

}  // namespace stageplot::chart
