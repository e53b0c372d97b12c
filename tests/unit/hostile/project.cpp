#include "project.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "checks/check.hpp"
#include "diagnostics/render/concise.hpp"
#include "flow/run_units.hpp"
#include "model/load.hpp"
#include "shipped/shipped.hpp"

namespace stageplot::hostile {
namespace {

constexpr std::string_view kServiceFile = "environments/hostile/";
constexpr std::string_view kEnvironmentFile = "environments/hostile/layer.yaml";

std::string read(const source::FileTree& tree, const std::string& path) {
  return tree.read(path).text.value_or("");
}

/// The text without its lines that begin with one of these keys.
std::string without_lines(const std::string& text, std::initializer_list<std::string_view> keys) {
  std::string kept;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (std::ranges::none_of(keys, [line](std::string_view key) { return line.starts_with(key); })) kept += line;
    begin = end;
  }
  return kept;
}

}  // namespace

struct Project::Loaded {
  source::SourceFiles sources;
  std::unique_ptr<model::Model> model;
};

Project::Project(const std::string& root, std::string_view environment, std::string_view service, std::string_view more)
    : environment_(environment), service_(service) {
  const source::DirectoryTree project(root);
  const source::OverlayTree tree(project, shipped::tree());
  std::vector<std::string> layers;
  {
    source::SourceFiles sources;
    diagnostics::Diagnostics findings;
    const auto model = model::load_model(tree, sources, {}, findings);
    const model::Environment* found = model->find_environment(environment);
    if (found == nullptr) throw std::runtime_error("no such environment");
    layers.assign(found->layers.begin(), found->layers.end() - 1);
  }
  const std::string own = "environments/" + environment_ + '/';
  const std::string service_file = service_ + ".yaml";
  files_["stageplot.yaml"] = read(tree, "stageplot.yaml");
  std::string extends;
  for (const std::string& layer : layers) {
    const std::string folder = "environments/" + layer + '/';
    if (project.read(folder + service_file).exists) files_[folder + service_file] = read(tree, folder + service_file);
    if (layer == "base") continue;
    files_[folder + "layer.yaml"] = read(tree, folder + "layer.yaml");
    extends += layer + ", ";
  }
  // What the environment itself says becomes a layer, so that another one can stand above it.
  files_["environments/own/layer.yaml"] =
      without_lines(read(tree, own + "environment.yaml"), {"extends:", "services:"});
  if (project.read(own + service_file).exists) {
    files_["environments/own/" + service_file] = read(tree, own + service_file);
  }
  files_["environments/more/layer.yaml"] = "{}\n";
  files_["environments/more/" + service_file] = std::string(more);
  files_[own + "environment.yaml"] = "extends: [" + extends + "own, more, hostile]\nservices: [" + service_ + "]\n";

  auto loaded = std::make_shared<Loaded>();
  diagnostics::Diagnostics findings;
  const source::MemoryTree plain = with({});
  const source::OverlayTree all(plain, shipped::tree());
  loaded->model = model::load_model(all, loaded->sources, {}, findings);
  if (findings.has_errors()) {
    throw std::runtime_error(diagnostics::render_concise(diagnostics::finish(std::move(findings), loaded->sources)));
  }
  fields_ = string_fields(loaded->model->find_unit(environment_, service_)->tree);
  plain_ = std::move(loaded);
}

source::MemoryTree Project::with(const LayerFiles& files) const {
  source::MemoryTree tree(files_);
  tree.add(std::string(kEnvironmentFile), files.environment.empty() ? "{}\n" : files.environment);
  tree.add(std::string(kServiceFile) + service_ + ".yaml", files.service.empty() ? "{}\n" : files.service);
  return tree;
}

Outcome Project::run(const std::map<Field, std::string>& texts) const {
  return run(write_layer(plain_->model->find_unit(environment_, service_)->tree, texts));
}

Outcome Project::run(const LayerFiles& files) const {
  const source::MemoryTree own = with(files);
  const source::OverlayTree tree(own, shipped::tree());
  source::SourceFiles sources;
  diagnostics::Diagnostics findings;
  Outcome outcome;
  const auto model = model::load_model(tree, sources, {}, findings);
  checks::run_checks(*model, 1, findings);
  document::Arena arena;
  std::unique_ptr<render::Plan> plan;
  if (!findings.has_errors()) {
    plan = render::load_plan(*model, tree, sources, arena, {.for_its_units = true}, findings);
    constexpr std::array<std::size_t, 1> kOnly{0};
    flow::run_units(
        *model, *plan, kOnly, sources, {},
        [&](flow::UnitOutcome& unit, diagnostics::Diagnostics&) {
          outcome.sound = unit.render.blocked.empty();
          for (render::RenderedOutput& output : unit.render.outputs) {
            outcome.outputs[output.file.path] = std::move(output.file.text);
          }
        },
        findings);
  }
  for (diagnostics::Diagnostic& finding : diagnostics::finish(std::move(findings), sources)) {
    // The module says that values do not go together, as the parts of a host name: nothing about any one text.
    if (finding.rule->code == "terraform.condition") continue;
    if (finding.effective_severity() != diagnostics::Severity::error && finding.rule->code != "mark.blocked") continue;
    Refusal refusal{.code = std::string(finding.rule->code), .text = {}, .field = {}};
    if (finding.primary.resolved) {
      const source::ResolvedSpan& place = *finding.primary.resolved;
      const auto& lines = place.file == kEnvironmentFile ? files.environment_lines : files.service_lines;
      const bool in_layer = place.file.starts_with(kServiceFile);
      if (const auto line = lines.find(place.begin.line); in_layer && line != lines.end()) refusal.field = line->second;
    }
    std::vector<diagnostics::Diagnostic> one;
    one.push_back(std::move(finding));
    refusal.text = diagnostics::render_concise(one) + one.front().help;
    outcome.refusals.push_back(std::move(refusal));
    outcome.sound = false;
  }
  return outcome;
}

}  // namespace stageplot::hostile
