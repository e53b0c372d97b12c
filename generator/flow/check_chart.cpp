#include "flow/check_chart.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "kubernetes/custom_kinds.hpp"
#include "kubernetes/validate.hpp"
#include "policy/judge_objects.hpp"
#include "readback/read_back.hpp"
#include "render/render_unit.hpp"
#include "render/trace.hpp"
#include "source/file_tree.hpp"

namespace stageplot::flow {
namespace {

/// Where the definitions of custom kinds are put together for their reader.
constexpr std::string_view kDefinitions = "crds/";

/// What a chart is made of: to tell templates from values, and the chart's text from the user's.
class ChartFiles {
 public:
  ChartFiles(const chart::LoadedChart& chart, const source::SourceFiles& sources, const document::Origins& origins)
      : sources_(sources), origins_(origins) {
    collect(*chart.root);
    for (const auto& one : chart.templates) templates_.push_back(one->text);
    std::ranges::sort(templates_);
    std::ranges::sort(all_);
  }

  /// Sorted.
  [[nodiscard]] const std::vector<source::FileId>& templates() const { return templates_; }
  /// What is in folders `crds/`, all in one.
  [[nodiscard]] source::MemoryTree& definitions() { return definitions_; }
  [[nodiscard]] bool has(source::FileId file) const { return std::ranges::binary_search(all_, file); }

 private:
  void collect(const chart::Chart& chart) {
    for (const chart::File& file : chart.templates) all_.push_back(file.id);
    for (const chart::File& file : chart.files) {
      all_.push_back(file.id);
      if (file.name.starts_with("crds/")) {
        definitions_.add(std::string{kDefinitions} + std::string{sources_.name(file.id)},
                         std::string{sources_.text(file.id)});
      }
    }
    all_.push_back(origins_.span(chart.values.origin).file);
    for (const auto& dependency : chart.dependencies) collect(*dependency);
  }

  const source::SourceFiles& sources_;
  const document::Origins& origins_;
  std::vector<source::FileId> all_;
  std::vector<source::FileId> templates_;
  source::MemoryTree definitions_;
};

/// The kinds that a chart defines, in `crds/` or among its manifests. What is wrong with a definition is said where it
/// is checked as an object.
kubernetes::CustomKinds defined_kinds(ChartFiles& files, const chart::ChartRender& rendered, render::UnitSpace& space) {
  source::MemoryTree& definitions = files.definitions();
  for (std::size_t i = 0; i < rendered.manifests.size(); ++i) {
    const chart::Manifest& manifest = rendered.manifests[i];
    if (manifest.kind != "CustomResourceDefinition") continue;
    definitions.add(std::string{kDefinitions} + "manifests/" + std::to_string(i) + ".yaml",
                    rendered.text.substr(manifest.range.begin, manifest.range.end - manifest.range.begin));
  }
  diagnostics::Diagnostics ignored;
  return kubernetes::load_custom_kinds(definitions, kDefinitions.substr(0, kDefinitions.size() - 1),
                                       {.owner = diagnostics::Owner::chart, .unnamed_folder = kDefinitions},
                                       space.sources, space.origins, ignored);
}

class Check {
 public:
  Check(const ChartCheck& check, const source::SourceFiles& sources, const document::Origins& origins,
        diagnostics::Diagnostics& diagnostics)
      : check_(check), files_(check.chart, sources, origins), space_(sources, origins), diagnostics_(diagnostics) {
    space_.folder = check.chart.root->metadata.name;
    space_.template_files = &files_.templates();
  }

  ChartCheckOutcome run() {
    diagnostics::Diagnostics findings;
    chart::ChartRender rendered = chart::render_chart(
        check_.chart, check_.input, {.arena = space_.arena, .origins = space_.origins, .sources = space_.sources},
        check_.options, findings);
    hand_over(std::move(findings));
    if (rendered.outcome != gotemplate::Outcome::complete) return outcome_;
    const kubernetes::CustomKinds kinds = defined_kinds(files_, rendered, space_);
    outcome_.objects = rendered.manifests.size();
    render::add_output({.file = {.path = "manifests.yaml", .text = std::move(rendered.text)},
                        .dialect = "kubernetes",
                        .mappings = std::move(rendered.mappings)},
                       space_, unit_);
    judge(kinds);
    return outcome_;
  }

 private:
  void judge(const kubernetes::CustomKinds& kinds) {
    diagnostics::Diagnostics unreadable;
    const readback::UnitArtifacts artifacts = readback::read_back(unit_, {}, space_, unreadable);
    hand_over(std::move(unreadable));
    if (!artifacts.readable) return;
    diagnostics::Diagnostics refused;
    kubernetes::validate(unit_.outputs.front().documents, check_.versions,
                         {.owner = diagnostics::Owner::chart, .custom = &kinds, .sources = &space_.sources},
                         space_.origins, refused);
    for (diagnostics::Diagnostic& finding : refused.all()) render::put_on_model(finding, unit_, space_);
    hand_over(std::move(refused));
    diagnostics::Diagnostics violations;
    const policy::JudgedObjects judged =
        policy::judge_objects(check_.policies, check_.environment, unit_, artifacts, space_, violations);
    outcome_.policies = judged.policies;
    outcome_.policies_left_out = judged.left_out;
    hand_over(std::move(violations));
  }

  void hand_over(diagnostics::Diagnostics&& findings) {
    for (diagnostics::Diagnostic& finding : findings.all()) {
      const source::FileId file = finding.primary.span.file;
      if (file != source::FileId::none) {
        finding.owner = files_.has(file) ? diagnostics::Owner::chart : diagnostics::Owner::external;
      }
      diagnostics::resolve_unit_texts(finding, space_.sources);
      diagnostics_.add(std::move(finding));
    }
  }

  const ChartCheck& check_;
  ChartFiles files_;
  render::UnitSpace space_;
  render::UnitRender unit_;
  ChartCheckOutcome outcome_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace

ChartCheckOutcome check_chart(const ChartCheck& check, const source::SourceFiles& sources,
                              const document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  return Check(check, sources, origins, diagnostics).run();
}

}  // namespace stageplot::flow
