#include "model/documents.hpp"

#include <optional>
#include <utility>

#include "diagnostics/rules/layer.hpp"
#include "document/second_opinion.hpp"
#include "document/yaml_reader.hpp"
#include "parallel/parallel_for.hpp"

namespace stageplot::model {
namespace {

bool is_acceptable_root(const document::Value& root) {
  return root.is_map() || root.is_nil();
}

void report_not_a_map(source::FileId file, const document::Value& root, const document::Origins& origins,
                      diagnostics::Diagnostics& diagnostics) {
  source::Span span = origins.span(root.origin);
  if (!span.known()) span = {file, 0, 0};
  diagnostics.add({.rule = &diagnostics::rules::layer_not_a_map,
                   .summary = std::string{"the file is a "} + (root.is_list() ? "list" : "scalar") + ", not a map",
                   .primary = {span, "a map of keys is due here", {}},
                   .help = "write `key: value` lines, as in the other files of `environments/`"});
}

}  // namespace

std::vector<source::FileId> all_documents(const ProjectFiles& files) {
  std::vector<source::FileId> all;
  if (files.project) all.push_back(*files.project);
  for (const auto& [name, folder] : files.folders) {
    if (folder.facts) all.push_back(*folder.facts);
    for (const auto& [service, file] : folder.service_files) all.push_back(file);
  }
  return all;
}

void read_documents(std::span<const source::FileId> files, const source::SourceFiles& sources, std::size_t jobs,
                    Documents& documents, std::vector<std::unique_ptr<document::Arena>>& arenas,
                    document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  std::vector<std::optional<document::Value>> roots(files.size());
  std::vector<diagnostics::Diagnostics> findings(files.size());
  const std::size_t first_arena = arenas.size();
  for (std::size_t i = 0; i < jobs; ++i) arenas.push_back(std::make_unique<document::Arena>());
  parallel::parallel_for(jobs, files.size(), [&](std::size_t i, std::size_t worker) {
    document::Arena& arena = *arenas[first_arena + worker];
    roots[i] = document::read_yaml(files[i], sources, arena, origins, {}, findings[i]);
    if (!roots[i]) return;
    document::check_second_opinion(files[i], sources, diagnostics::Owner::model, findings[i]);
    if (!is_acceptable_root(*roots[i])) {
      if (roots[i]->kind != document::Kind::object) report_not_a_map(files[i], *roots[i], origins, findings[i]);
      roots[i].reset();
    }
  });
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (roots[i]) documents.emplace(files[i], Document{.root = *roots[i], .sound = !findings[i].has_errors()});
    diagnostics.merge(std::move(findings[i]));
  }
}

}  // namespace stageplot::model
