#include "cli/project.hpp"

#include "shipped/shipped.hpp"

namespace stageplot::cli {

Project::Project(const source::FileTree& files, std::size_t jobs)
    : files_(files), overlay_(files, shipped::tree()), jobs_(jobs) {}

std::unique_ptr<model::Model> Project::load_model(std::string_view tool_version, diagnostics::Diagnostics& diagnostics,
                                                  const model::LoadScope& scope) {
  // One unit is a handful of small files: threads would cost more than they give.
  const std::size_t jobs = scope.everything() ? jobs_ : 1;
  return model::load_model(overlay_, sources_, {.jobs = jobs, .tool_version = tool_version, .scope = scope},
                           diagnostics);
}

std::unique_ptr<render::Plan> Project::load_plan(model::Model& model, const render::PlanOptions& options) {
  return render::load_plan(model, overlay_, sources_, plan_arena_, options, diagnostics_);
}

}  // namespace stageplot::cli
