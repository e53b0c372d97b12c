// One render of a loaded chart: values in, manifests out, as `helm template` has them, with a source map of every byte.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chart/capabilities.hpp"
#include "chart/chart.hpp"
#include "chart/manifest.hpp"
#include "chart/release.hpp"
#include "diagnostics/collector.hpp"
#include "template/exec.hpp"

namespace stageplot::chart {

struct RenderInput {
  /// Trees of the user's values in the `helm` resolution, later ones over earlier ones; nil ones count as empty. They
  /// are copied, so they may be shared and frozen.
  std::span<const document::Value> values;
  Release release;
  /// nullopt: what the chart's Helm assumes without a cluster.
  std::optional<Capabilities> capabilities;
};

struct RenderOptions {
  bool hooks = true;    // print them behind the manifests
  bool tests = true;    // of them the tests
  bool crds = false;    // print crds/ in front
  bool schemas = true;  // hold the values against values.schema.json
  bool debug = false;   // as --debug: give `unfinished_text`, and no hint at --debug in errors
  gotemplate::Output::Recording recording = gotemplate::Output::Recording::on;
  gotemplate::Limits limits;  // of all files of the chart together
  const gotemplate::DeployValues* deploy_values = nullptr;
  gotemplate::Surroundings* surroundings = nullptr;             // the clock and chance; of this one render
  diagnostics::Owner values_owner = diagnostics::Owner::model;  // whose text the user's values are
};

/// One document of the output.
struct Manifest {
  std::string path;  // `chart/templates/a.yaml`
  std::string api_version;
  std::string kind;
  std::string name;
  TextRange range;                  // of the document in ChartRender::text, without its `---` and `# Source` lines
  std::vector<std::string> events;  // of a hook; empty for what is installed
};

/// A file of crds/, printed as it is.
struct CrdFile {
  std::string path;  // `chart/crds/a.yaml`
  source::FileId file = source::FileId::none;
};

struct ChartRender {
  gotemplate::Outcome outcome = gotemplate::Outcome::complete;
  std::string text;                           // what `helm template` prints
  std::vector<Manifest> manifests;            // in the order of the text
  std::vector<CrdFile> crds;                  // files of crds/, which stand in front of them
  std::string notes;                          // NOTES.txt of the chart itself
  std::vector<gotemplate::Mapping> mappings;  // of the text, in order
  std::string helm_error;                     // where it failed: what Helm prints behind `Error: `
  /// What Helm prints with --debug in front of its error: what was rendered, unsorted; one line break where nothing
  /// was. nullopt where the error came before rendering.
  std::optional<std::string> unfinished_text;
  std::optional<gotemplate::BlockedUse> blocked;
  std::uint64_t steps = 0;
};

/// Renders all templates of the chart. Findings (why it failed; warnings about values and hooks) go to `diagnostics`;
/// the workspace must outlive the result's places. Never throws.
[[nodiscard]] ChartRender render_chart(const LoadedChart& chart, const RenderInput& input,
                                       gotemplate::Workspace workspace, const RenderOptions& options,
                                       diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::chart
