#include "policy/run.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "diagnostics/rules/policy.hpp"
#include "policy/model_tree.hpp"
#include "render/trace.hpp"

namespace stageplot::policy {
namespace {

using document::Value;

std::vector<Value> trees_of(const model::Model& model) {
  std::vector<Value> trees;
  for (const model::Unit& unit : model.units) {
    if (!unit.tree.is_nil()) trees.push_back(unit.tree);
  }
  return trees;
}

bool is_about_model(const Policy& policy) {
  return std::ranges::all_of(policy.match.rules, [](const ResourceRule& rule) {
    return std::ranges::all_of(rule.groups, [](const std::string& group) { return group == "model"; });
  });
}

void add_objects(Subjects& subjects, const readback::UnitArtifacts& artifacts) {
  for (const readback::Artifact& artifact : artifacts.outputs) {
    if (!artifact.readable) continue;
    if (artifact.output->dialect == "kubernetes") {
      for (const Value& document : artifact.output->documents) subjects.add_object(document);
    }
    if (artifact.fluentd) subjects.add_configuration(artifact.output->file.path, *artifact.fluentd);
  }
  for (const readback::TerraformModule& module : artifacts.terraform_modules) {
    for (const terraform::EvaluatedResource& resource : module.module.resources) subjects.add_resource(resource);
  }
}

}  // namespace

Run::Run(const Policies& policies, const model::Model& model) : policies_(policies) {
  for (const Policy& policy : policies.policies) list_.push_back(&policy);
  matched_ = std::make_unique<std::atomic<bool>[]>(list_.size());
  if (!list_.empty()) surroundings_.model = model_tree(trees_of(model), arena_);
}

void Run::judge_unit(const model::Unit& unit, const render::UnitRender& rendered,
                     const readback::UnitArtifacts& artifacts, render::UnitSpace& space,
                     diagnostics::Diagnostics& diagnostics) {
  if (list_.empty()) return;
  if (!rendered.blocked.empty()) all_seen_.store(false, std::memory_order_relaxed);
  diagnostics::Diagnostics findings;
  std::vector<std::uint8_t> matched(list_.size(), 0);
  try {
    Subjects subjects(space.arena, space.origins);
    subjects.add_unit(unit.tree);
    add_objects(subjects, artifacts);
    judge(list_, subjects, surroundings_, space.origins, matched, findings);
  } catch (const document::ArenaExhausted&) {
    findings.add({.rule = &diagnostics::rules::policy_budget,
                  .summary = "the objects of the unit are too large for policies",
                  .primary = {space.origins.span(unit.tree.origin), {}, {}},
                  .help = "split the service"});
  }
  for (std::size_t i = 0; i < matched.size(); ++i) {
    if (matched[i] != 0) matched_[i].store(true, std::memory_order_relaxed);
  }
  for (diagnostics::Diagnostic& finding : findings.all()) {
    render::put_on_model(finding, rendered, space);
    diagnostics::resolve_unit_texts(finding, space.sources);
    diagnostics.add(std::move(finding));
  }
}

void Run::report_never_matching(diagnostics::Diagnostics& diagnostics) const {
  for (std::size_t i = 0; i < list_.size(); ++i) {
    if (!list_[i]->is_sound || matched_[i].load(std::memory_order_relaxed)) continue;
    if (!all_seen_.load(std::memory_order_relaxed) && !is_about_model(*list_[i])) continue;
    diagnostics.add({.rule = &diagnostics::rules::policy_never_matches,
                     .owner = diagnostics::Owner::policies,
                     .summary = "the policy `" + list_[i]->name + "` matches nothing that is rendered",
                     .primary = {list_[i]->name_span, {}, {}},
                     .help = "look at its `resourceRules` and at its bindings' `matchResources`"});
  }
}

}  // namespace stageplot::policy
