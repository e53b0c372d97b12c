// Compares a recorded module with recorded exports, and says what came out in lines.
#pragma once

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "diagnostics/collector.hpp"
#include "drift/exports/read_export.hpp"
#include "drift/terraform/compare_terraform.hpp"

namespace stageplot::drift {

inline const std::string kData = std::string{STAGEPLOT_SOURCE_DIR} + "/tests/unit/drift_terraform/data/";

inline std::string text_of_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("no file " + path);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Every module is `module` with files of its own in place of some.
inline std::map<std::string, std::string> module_files(const std::string& name) {
  std::map<std::string, std::string> files;
  for (const std::string& folder : {std::string{"module"}, name}) {
    for (const auto& entry : std::filesystem::directory_iterator(kData + folder)) {
      files[entry.path().filename().string()] = text_of_file(entry.path().string());
    }
  }
  return files;
}

/// One comparison with all that it needs.
struct Compared {
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;
  redaction::Redactor redactor;
  std::deque<Export> exports;
  TerraformDrift drift;

  /// `severity class address path: a -> b (note) [hint]`, by subject and item.
  [[nodiscard]] std::string lines(bool with_hints = false) const {
    std::string text;
    for (const diff::Subject& subject : drift.subjects) {
      for (const diff::Item& item : subject.items) {
        text += std::string{diff::name_of(item.severity)} + " " +
                std::string{diff::name_of(item.what, diff::Mode::drift)} + " " + subject.name;
        if (!item.path.empty()) text += " " + item.path;
        if (item.text.empty()) {
          if (item.a || item.b) text += ": " + (item.a ? item.a->text : "-") + " -> " + (item.b ? item.b->text : "-");
        } else {
          for (const diff::TextLine& line : item.text) {
            if (line.kind == diff::TextLine::Kind::only_a) text += "\n  - " + line.text;
            if (line.kind == diff::TextLine::Kind::only_b) text += "\n  + " + line.text;
          }
        }
        if (!item.note.empty()) text += " (" + item.note + ")";
        if (with_hints && !item.hint.empty()) text += " [" + item.hint + "]";
        text += "\n";
      }
    }
    return text;
  }
};

struct Given {
  std::string name;
  std::string text;
};

/// `variables` are those that the pipeline gives.
inline std::unique_ptr<Compared> compare_texts(
    const std::map<std::string, std::string>& files, const std::vector<Given>& exports,
    const std::map<std::string, std::string>& variables = {{"app_instance_artifact_version", "1.2.3"},
                                                           {"app_instance_image", "titan/export-service"},
                                                           {"app_elb_dns_alias_name", "vf-export"}},
    const DeployNames& deploy = {}) {
  auto compared = std::make_unique<Compared>();
  std::vector<const Export*> pointers;
  for (const Given& given : exports) {
    auto one = read_export({.name = given.name, .text = given.text}, compared->sources, compared->arena,
                           compared->origins, compared->diagnostics);
    if (!one) throw std::runtime_error(compared->diagnostics.all().front().summary);
    pointers.push_back(&compared->exports.emplace_back(std::move(*one)));
  }
  std::vector<terraform::ModuleFile> module;
  for (const auto& [name, text] : files) {
    const source::FileId file = compared->sources.add("terraform/" + name, text);
    module.push_back({.name = name, .text = compared->sources.text(file), .file = file});
  }
  std::vector<terraform::GivenVariable> given;
  for (const auto& [name, value] : variables) {
    given.push_back({name, document::Value::of(compared->arena.copy(value))});
  }
  learn_secrets(pointers, compared->redactor, compared->arena);
  const TerraformModel model{.files = module,
                             .variables = given,
                             .deploy = deploy,
                             .environment = "prod-east",
                             .service = "export-service",
                             .output = "terraform",
                             .written_at = {}};
  compared->drift = compare_terraform(model, pointers, compared->redactor, compared->arena, compared->origins);
  return compared;
}

/// Recorded ones, by the names of their files.
inline std::unique_ptr<Compared> compare_recorded(const std::vector<std::string>& exports,
                                                  const std::string& module = "module") {
  std::vector<Given> texts;
  for (const std::string& name : exports) texts.push_back({name, text_of_file(kData + name)});
  return compare_texts(module_files(module), texts);
}

}  // namespace stageplot::drift
