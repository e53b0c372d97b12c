#include "model/project_files.hpp"

#include <string_view>
#include <utility>

#include "diagnostics/rules/project.hpp"

namespace stageplot::model {
namespace {

namespace rules = diagnostics::rules;

class Finder {
 public:
  Finder(const source::FileTree& tree, source::SourceFiles& sources, diagnostics::Diagnostics& diagnostics,
         std::string_view only_service)
      : tree_(tree), sources_(sources), diagnostics_(diagnostics), only_service_(only_service) {}

  ProjectFiles find() {
    ProjectFiles files;
    files.project = read(std::string{kProjectFile});
    if (!files.project) {
      if (!unreadable_) {
        report(rules::project_missing, std::string{kProjectFile}, "there is no `stageplot.yaml` here",
               "go to the root of a project, or name it with `-C DIRECTORY`");
      }
      return files;
    }
    const std::string root{kEnvironmentsFolder};
    for (const source::Entry& entry : tree_.list(root)) {
      if (entry.name.starts_with('.')) continue;
      if (entry.kind == source::EntryKind::directory) files.folders.emplace(entry.name, folder(root, entry.name));
    }
    bool any_environment = false;
    for (const auto& [name, found] : files.folders) any_environment = any_environment || found.is_environment;
    if (!any_environment) {
      report(rules::project_no_environments, root, "no folder under `environments/` has an `environment.yaml`",
             "add one, for example `environments/dev/environment.yaml`");
    }
    return files;
  }

 private:
  LayerFolder folder(const std::string& root, const std::string& name) {
    LayerFolder result{.name = name};
    const std::string path = root + '/' + name;
    for (const source::Entry& entry : tree_.list(path)) {
      const std::string_view file = entry.name;
      const std::string full = path + '/' + entry.name;
      if (entry.kind != source::EntryKind::file || file.starts_with('.')) continue;
      if (!file.ends_with(".yaml")) {
        if (file.ends_with(".yml") || file.ends_with(".json")) {
          report(rules::project_unsupported_file, full, "`" + entry.name + "` is not read: model files end in `.yaml`",
                 "rename it");
        }
        continue;
      }
      const std::string stem{file.substr(0, file.size() - 5)};
      if (stem == "environment" || stem == "layer") {
        if (stem == "environment") result.is_environment = true;
        result.facts = read(full);
      } else if (!only_service_.empty() && stem != only_service_) {
        result.services.insert(stem);
      } else if (const auto id = read(full)) {
        result.service_files.emplace(stem, *id);
        result.services.insert(stem);
      }
    }
    if (!result.facts && !unreadable_ && name != kBaseLayer) {
      report(rules::project_stray_folder, path, "`" + path + "` has neither an `environment.yaml` nor a `layer.yaml`",
             "add one of them, or move the folder out of `environments/`");
      result.service_files.clear();  // nothing more to say about its files
      result.services.clear();
    }
    return result;
  }

  std::optional<source::FileId> read(const std::string& path) {
    source::ReadResult result = tree_.read(path);
    if (result.text) return sources_.add(path, std::move(*result.text));
    if (!result.exists) return std::nullopt;
    unreadable_ = true;
    report(rules::project_unreadable, path, "`" + path + "` cannot be read: " + result.error,
           "it has to be a file of the project's own that this user may read");
    return std::nullopt;
  }

  /// A finding on a file as a whole: its place is the first byte of an empty text under the file's name.
  void report(const diagnostics::Rule& rule, const std::string& path, std::string summary, std::string help) {
    diagnostics::Label primary;
    primary.resolved = source::ResolvedSpan{.file = path, .begin = {}, .end = {}, .source_line = {}};
    diagnostics_.add({.rule = &rule, .summary = std::move(summary), .primary = primary, .help = std::move(help)});
  }

  const source::FileTree& tree_;
  source::SourceFiles& sources_;
  diagnostics::Diagnostics& diagnostics_;
  std::string_view only_service_;
  bool unreadable_ = false;
};

}  // namespace

ProjectFiles find_project_files(const source::FileTree& tree, source::SourceFiles& sources,
                                diagnostics::Diagnostics& diagnostics, std::string_view only_service) {
  return Finder(tree, sources, diagnostics, only_service).find();
}

}  // namespace stageplot::model
