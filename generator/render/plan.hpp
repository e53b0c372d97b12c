// Which target makes which output: the project's targets with their templates, parsed and analysed once per run.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"
#include "template/template_set.hpp"

namespace stageplot::render {

struct PlannedOutput {
  std::string path;           // below the unit's folder
  std::string template_name;  // `helm/values.yaml.tmpl`
  std::string dialect;        // `yaml`, `fluentd`
  std::string when;           // a path that the unit must have, empty: always
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
};

/// Reads `templates/TARGET/target.yaml` and the templates that it names, for every target of the project. Template
/// names are `TARGET/FILE`. Reports `project.bad-target`, the schema's, the parser's and the escaping analysis'
/// findings; with a finding of severity error the plan has no targets, since a unit would not be whole.
[[nodiscard]] std::unique_ptr<Plan> load_plan(const std::vector<std::string>& targets, const source::FileTree& tree,
                                              source::SourceFiles& sources, document::Origins& origins,
                                              document::Arena& arena, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::render
