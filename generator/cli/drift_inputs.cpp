#include "cli/drift_inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <utility>

#include "diagnostics/rules/drift.hpp"
#include "diagnostics/rules/usage.hpp"
#include "document/yaml_reader.hpp"
#include "drift/baseline.hpp"
#include "drift/exports/read_export.hpp"
#include "drift/kubernetes/normalise.hpp"
#include "source/file_tree.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;

std::string shown_name(const std::string& file) {
  return file == "-" ? "standard input" : file;
}

}  // namespace

std::optional<std::string> DriftInputs::read(const std::string& file, diagnostics::Diagnostics& diagnostics) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  const std::filesystem::path on_disk = std::filesystem::path{directory_} / file;
  source::ReadResult read = source::DirectoryTree(on_disk.parent_path().empty() ? "." : on_disk.parent_path().string())
                                .read(on_disk.filename().string());
  if (!read.text) {
    diagnostics.add(
        {.rule = &rules::usage_unreadable,
         .summary = "`" + file + "` cannot be read: " + (read.error.empty() ? "no such file or directory" : read.error),
         .help = "name a file, or `-` for the standard input"});
    return std::nullopt;
  }
  return std::move(*read.text);
}

std::optional<std::vector<drift::Export>> DriftInputs::read_exports(const std::vector<std::string>& files,
                                                                    drift::ExportOption option,
                                                                    diagnostics::Diagnostics& diagnostics) {
  std::vector<drift::Export> exports;
  bool complete = true;
  std::vector<std::string> seen;
  for (const std::string& file : files) {
    if (file != "-" && std::ranges::find(seen, file) != seen.end()) continue;
    seen.push_back(file);
    auto text = read(file, diagnostics);
    auto made = text ? drift::read_export({.name = shown_name(file), .text = std::move(*text), .option = option},
                                          sources_, arena_, origins_, diagnostics)
                     : std::nullopt;
    if (made) {
      exports.push_back(std::move(*made));
    } else {
      complete = false;
    }
  }
  return complete ? std::optional(std::move(exports)) : std::nullopt;
}

std::optional<std::vector<document::Value>> DriftInputs::read_manifests(const std::vector<std::string>& files,
                                                                        diagnostics::Diagnostics& diagnostics) {
  std::vector<document::Value> objects;
  bool complete = true;
  for (const std::string& file : files) {
    auto text = read(file, diagnostics);
    if (!text) {
      complete = false;
      continue;
    }
    const source::FileId id = sources_.add(shown_name(file), std::move(*text));
    diagnostics::Diagnostics findings;
    const auto documents = document::read_yaml_stream(id, sources_, arena_, origins_,
                                                      {.resolution = document::YamlResolution::kubernetes,
                                                       .owner = diagnostics::Owner::external,
                                                       .max_bytes = drift::kLargestExport,
                                                       .permit_unusual_breaks = true},
                                                      findings);
    const bool readable = documents && !findings.has_errors();
    // As of exports: a Secret may be among them.
    for (diagnostics::Diagnostic& finding : findings.all()) diagnostics::resolve_without_text(finding, sources_);
    diagnostics.merge(std::move(findings));
    if (!readable) {
      complete = false;
      continue;
    }
    const std::size_t before = objects.size();
    for (const document::Value& document : *documents) {
      drift::kubernetes::for_each_object(document, [&](const document::Value& object) {
        if (drift::kubernetes::is_object(object)) objects.push_back(object);
      });
    }
    if (objects.size() > before) continue;
    complete = false;
    diagnostics.add({.rule = &rules::drift_no_objects,
                     .owner = diagnostics::Owner::external,
                     .summary = "`" + shown_name(file) + "` has no object of Kubernetes",
                     .help = "name a file of manifests, for example what `helm template` or `stageplot preview` "
                             "prints: objects have `apiVersion`, `kind` and `metadata.name`"});
  }
  return complete ? std::optional(std::move(objects)) : std::nullopt;
}

std::optional<std::set<std::string>> DriftInputs::read_baseline(const std::string& file,
                                                                diagnostics::Diagnostics& diagnostics) {
  if (file.empty()) return std::set<std::string>{};
  const auto text = read(file, diagnostics);
  return text ? drift::read_baseline(*text, shown_name(file), diagnostics) : std::nullopt;
}

}  // namespace stageplot::cli
