// values.schema.json: the coalesced values of a chart and of each active subchart against its schema.
#pragma once

#include <optional>
#include <string>

#include "chart/values.hpp"
#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "source/source_files.hpp"

namespace stageplot::chart {

struct SchemaContext {
  const Profile& profile;
  const source::SourceFiles& sources;
  document::Origins& origins;
  diagnostics::Owner values_owner;
  diagnostics::Diagnostics& diagnostics;
};

/// Helm's words where some values do not fit; each misfit is a finding, too.
[[nodiscard]] std::optional<std::string> check_schemas(const ActiveChart& chart, const document::Value& values,
                                                       const SchemaContext& context);

}  // namespace stageplot::chart
