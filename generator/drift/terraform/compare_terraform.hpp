// A unit's Terraform module against what exports say is running: a state in either form, a plan, descriptions of AWS.
// The module is evaluated with what the export knows of the attributes that only AWS fills in, so that references to
// other resources are compared too. Nothing is asked of Terraform or AWS.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "diff/describe.hpp"
#include "diff/report.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "drift/exports/export.hpp"
#include "drift/terraform/verdicts.hpp"
#include "redaction/redactor.hpp"
#include "terraform/evaluate/module.hpp"

namespace stageplot::drift {

struct TerraformModel {
  std::span<const terraform::ModuleFile> files;
  std::span<const terraform::GivenVariable> variables;  // with the pipeline's values, or their names
  DeployNames deploy;                                   // names that stand for values of the pipeline
  std::map<std::string, std::string> adopted;           // address in the state → address in the module
  std::set<std::string> imported;                       // addresses that the next apply imports
  std::string environment;
  std::string service;
  std::string output;         // the module's folder, `terraform`
  diff::SourceOf written_at;  // where a value of the module was written; may be empty
};

struct TerraformDrift {
  std::vector<diff::Subject> subjects;  // one a resource with a difference
  std::vector<std::string> notes;
  std::set<std::string> kinds;  // of the compared resources
  std::size_t objects = 0;      // resources that were compared
  std::size_t leaves = 0;       // their attributes, equal and different
  std::size_t unknown = 0;      // attributes of the module that nobody knows, and so not compared
};

/// What a report must not show of exports of Terraform and AWS, user data's texts among it. Before any comparison: a
/// Redactor learns everything first.
void learn_secrets(std::span<const Export* const> exports, redaction::Redactor& redactor, document::Arena& arena);

/// `exports` are those of kinds terraform_state, terraform_plan and aws; others are left out. Where none is among them
/// the result is empty. State and plan of the same world give the same items, a plan adds hints. The arena must outlive
/// nothing of the result.
[[nodiscard]] TerraformDrift compare_terraform(const TerraformModel& model, std::span<const Export* const> exports,
                                               const redaction::Redactor& redactor, document::Arena& arena,
                                               document::Origins& origins);

}  // namespace stageplot::drift
