// Which target makes which output: the project's targets with their templates, parsed and analysed once per run.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chart/chart.hpp"
#include "diagnostics/collector.hpp"
#include "kubernetes/custom_kinds.hpp"
#include "model/model.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"
#include "template/template_set.hpp"

namespace stageplot::render {

/// A chart that makes an output of another one, its values, as Helm would; loaded for each version of Helm that an
/// environment names.
struct PlannedChart {
  std::string values;  // path of the output that is its values.yaml
  std::vector<std::unique_ptr<chart::LoadedChart>> by_profile;
  std::vector<std::string> known_keys;  // of its values, at the top, sorted; empty: it does not say

  /// nullptr: not loaded for this version of Helm.
  [[nodiscard]] const chart::LoadedChart* find(const chart::Profile& profile) const;
};

struct PlannedOutput {
  std::string path;           // below the unit's folder
  std::string template_name;  // `helm/values.yaml.tmpl`; empty where a chart makes it
  std::string dialect;        // `yaml`, `fluentd`, `kubernetes`
  std::string when;           // a path that the unit must have, empty: always
  std::unique_ptr<PlannedChart> chart;
};

/// A key of an output that the software which reads it is not known to read under this name.
struct UnconfirmedKey {
  std::string key;
  std::string reason;
};

struct Target {
  std::string name;
  std::string platform;  // units whose `platform` this is, empty: all
  std::vector<PlannedOutput> outputs;
  std::vector<UnconfirmedKey> unconfirmed_keys;
};

struct Plan {
  std::vector<Target> targets;
  gotemplate::TemplateSet templates;
  kubernetes::CustomKinds custom_kinds;  // of the project
};

struct PlanOptions {
  std::string helm_version;    // charts are rendered like this one; empty: like each environment's own
  bool for_its_units = false;  // leave out targets whose platform no unit of the model has, unless others include them
};

/// Reads `templates/TARGET/target.yaml` and the templates and charts that it names, for every target of the project.
/// Template names are `TARGET/FILE`. Reports `project.bad-target`, the schema's, the parser's, the charts' and the
/// escaping analysis' findings; with a finding of severity error the plan has no targets, since a unit would not be
/// whole. Texts and places go to `sources` and the model's origins.
[[nodiscard]] std::unique_ptr<Plan> load_plan(model::Model& model, const source::FileTree& tree,
                                              source::SourceFiles& sources, document::Arena& arena,
                                              const PlanOptions& options, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::render
