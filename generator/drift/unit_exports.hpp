// A rendered unit against exports that are not of a cluster: its Terraform modules against states, plans and
// descriptions of AWS, its values against those of a release.
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "drift/assemble.hpp"
#include "drift/exports/export.hpp"
#include "drift/kubernetes/verdict.hpp"
#include "drift/rendered_model.hpp"
#include "redaction/redactor.hpp"
#include "render/plan.hpp"
#include "template/functions/function.hpp"

namespace stageplot::drift {

struct UnitExportsOptions {
  std::string environment = {};
  const gotemplate::DeployValues* pipeline = nullptr;  // what the units were rendered with
  kubernetes::DeployNames deploy = {};                 // names that stand for values nobody has named
};

struct UnitExportsDrift {
  std::vector<diff::Subject> subjects;
  std::vector<std::string> notes;
  Totals totals;
  std::set<std::string> kinds;  // of the compared resources
};

/// All that units render, and all that exports say, as values whose texts tell whose environment they are of.
[[nodiscard]] std::vector<document::Value> rendered_values(const RenderedModel& rendered, const render::Plan& plan,
                                                           const gotemplate::DeployValues& pipeline);
[[nodiscard]] std::vector<document::Value> exported_values(std::span<const Export> exports);

[[nodiscard]] bool has_module(const RenderedUnit& unit);
/// How many units have a Terraform module, or values that a chart takes: an export is of one of them.
[[nodiscard]] std::size_t units_with_modules(const RenderedModel& rendered);
[[nodiscard]] std::size_t units_with_values(const RenderedModel& rendered, const render::Plan& plan);

/// `exports` of kinds terraform_state, terraform_plan and aws; others are left out. The redactor must know them already
/// (learn_secrets) and what the units render.
[[nodiscard]] UnitExportsDrift compare_terraform_units(const RenderedModel& rendered,
                                                       std::span<const Export* const> exports,
                                                       const redaction::Redactor& redactor,
                                                       const UnitExportsOptions& options);

/// `exports` of kinds helm_values and helm_history.
[[nodiscard]] UnitExportsDrift compare_helm_units(const RenderedModel& rendered, const render::Plan& plan,
                                                  std::span<const Export* const> exports,
                                                  const redaction::Redactor& redactor,
                                                  const UnitExportsOptions& options);

}  // namespace stageplot::drift
