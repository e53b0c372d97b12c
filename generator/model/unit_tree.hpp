// One unit's tree: the service's layers merged, the tool's keys beside them, references resolved, decoded by the
// schema.
#pragma once

#include <span>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "model/model.hpp"
#include "schema/compile.hpp"

namespace stageplot::model {

struct UnitInput {
  std::string_view environment;
  std::string_view service;
  std::span<const document::Value> layers;  // roots of the service's files, oldest first
  document::Value facts;                    // Environment::unit_facts
};

/// The unit's tree and what layers removed; `environment` of the result is left 0. The tree is nil where a finding of
/// severity error was reported.
[[nodiscard]] Unit build_unit(const UnitInput& input, const schema::CompiledSchema& schema,
                              const source::SourceFiles& sources, document::Arena& arena, document::Origins& origins,
                              diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::model
