// Any chart as a check sees it: rendered, its manifests read back, held against Kubernetes' types and policies.
#pragma once

#include <cstddef>
#include <span>

#include "chart/chart.hpp"
#include "chart/render.hpp"
#include "diagnostics/collector.hpp"
#include "document/value.hpp"
#include "kubernetes/version.hpp"
#include "policy/policy.hpp"

namespace stageplot::flow {

struct ChartCheck {
  const chart::LoadedChart& chart;
  const chart::RenderInput& input;
  const chart::RenderOptions& options;
  std::span<const kubernetes::KubeVersion> versions;  // whose types the objects must fit
  const policy::Policies& policies;
  document::Value environment;  // facts that policies read as `env`; nil: there is none
};

struct ChartCheckOutcome {
  std::size_t objects = 0;
  std::size_t policies = 0;           // that were asked
  std::size_t policies_left_out = 0;  // that need to know more than the chart
};

/// Findings stand on the line of the values that decided, else on the template's, whether the values are the user's or
/// the chart's. Kinds that the chart's own CustomResourceDefinitions describe are checked against these. `sources` and
/// `origins` are those that the chart and the values were loaded with.
ChartCheckOutcome check_chart(const ChartCheck& check, const source::SourceFiles& sources,
                              const document::Origins& origins, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::flow
