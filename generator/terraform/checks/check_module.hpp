// Checks what an evaluated root module says to AWS: every argument and block of its resources, data sources, providers
// and settings against the tables of terraform/aws, and what is right in each part but can not work together (scaling
// that no bound leaves room for, a health check that is slower than its interval, rules that overwrite each other).
//
// An unknown value is never wrong. A finding lies on the literal that set the value where the evaluation knows it
// (terraform.tfvars, or the .tf file itself), else on the argument.
#pragma once

#include <span>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "terraform/evaluate/module.hpp"
#include "terraform/hcl/ast.hpp"

namespace stageplot::terraform::checks {

struct CheckOptions {
  /// Whether the model behind terraform.tfvars has been checked. What a check or a policy says of the model on its own
  /// line is then not said again of a value that comes from outside of the .tf files.
  bool model_is_checked = true;
  std::size_t max_findings = 500;  // further ones are dropped
};

/// Checks `module`; true when nothing is an error. `origins` are those that it was evaluated with. Whether a finding is
/// the model's or the templates' to put right (`Diagnostic::owner`) follows from where its value was written: in a .tf
/// file, or outside of these. Of resources that have instances, each is checked; equal findings are made one by
/// diagnostics::finish.
bool check_module(const EvaluatedModule& module, const document::Origins& origins,
                  diagnostics::Diagnostics& diagnostics, const CheckOptions& options = {});

/// Keys that an object of the file (a .tf or .tfvars file as the parser gave it) has twice: Terraform takes the last
/// one without a word.
void check_duplicate_keys(const hcl::Body& body, source::FileId file, diagnostics::Owner owner,
                          diagnostics::Diagnostics& diagnostics);

/// The code of the check of the model, or of the policy about it, that asks the same as a rule of these checks; empty
/// where there is none. A project without that policy has decided not to ask.
[[nodiscard]] std::string_view model_code_of(const diagnostics::Rule& rule);

}  // namespace stageplot::terraform::checks
