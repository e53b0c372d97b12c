// Root modules from files or texts: read, evaluated and checked, with the findings as lines.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "source/source_files.hpp"
#include "terraform/aws/schemas.hpp"
#include "terraform/checks/check_module.hpp"
#include "terraform/evaluate/module.hpp"
#include "terraform/hcl/parser.hpp"

namespace stageplot::terraform::checks {

inline const std::string kFolder = STAGEPLOT_SOURCE_DIR "/tests/unit/terraform_checks/";

/// Texts by the name that they have in the module's folder.
using Files = std::map<std::string, std::string>;

inline std::string text_of(const std::filesystem::path& path) {
  const std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

inline Files files_of(const std::filesystem::path& folder) {
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) files[entry.path().filename().string()] = text_of(entry.path());
  }
  return files;
}

struct CheckedModule {
  bool sound = false;
  std::vector<diagnostics::Diagnostic> evaluation;  // what evaluating it found
  std::vector<diagnostics::Diagnostic> findings;    // what the checks found
};

/// Reads, evaluates and checks a module.
inline CheckedModule check_files(const Files& files, const CheckOptions& options = {}) {
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  std::vector<ModuleFile> module_files;
  for (const auto& [name, text] : files) {
    const source::FileId id = sources.add(name, text);
    module_files.push_back({.name = sources.name(id), .text = sources.text(id), .file = id});
  }
  diagnostics::Diagnostics evaluation;
  const ModuleInput input{
      .files = module_files, .variables = {}, .schemas = &aws::resource_schemas(), .workspace = "default"};
  const EvaluatedModule module = evaluate_module(input, arena, origins, evaluation);
  diagnostics::Diagnostics findings;
  CheckedModule result;
  result.sound = check_module(module, origins, findings, options);
  for (const ModuleFile& file : module_files) {
    if (!file.name.ends_with(".tf") && !file.name.ends_with(".tfvars")) continue;
    const bool is_values = file.name.ends_with(".tfvars");
    const hcl::File parsed = is_values ? hcl::parse_values_file(file.text) : hcl::parse_file(file.text);
    check_duplicate_keys(parsed.body, file.file, is_values ? diagnostics::Owner::model : diagnostics::Owner::templates,
                         findings);
  }
  result.evaluation = diagnostics::finish(std::move(evaluation), sources);
  result.findings = diagnostics::finish(std::move(findings), sources);
  return result;
}

/// `error terraform.bad-value terraform.tfvars:31 (model) aws_elb.app.health_check.interval: SUMMARY`
inline std::string line_of(const diagnostics::Diagnostic& finding) {
  std::string line =
      std::string(diagnostics::name(finding.effective_severity())) + " " + std::string(finding.rule->code);
  if (finding.primary.resolved) {
    line += " " + finding.primary.resolved->file + ":" + std::to_string(finding.primary.resolved->begin.line);
  }
  line += finding.owner == diagnostics::Owner::model ? " (model)" : " (templates)";
  return line + " " + (finding.path.empty() ? "-" : finding.path) + ": " + finding.summary;
}

}  // namespace stageplot::terraform::checks
