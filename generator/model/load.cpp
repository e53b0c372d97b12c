#include "model/load.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "diagnostics/rules/project.hpp"
#include "document/map.hpp"
#include "layering/references.hpp"
#include "model/documents.hpp"
#include "model/layer_order.hpp"
#include "model/project_files.hpp"
#include "model/schemas.hpp"
#include "model/service_lists.hpp"
#include "model/tool_version.hpp"
#include "model/unit_tree.hpp"
#include "parallel/parallel_for.hpp"
#include "schema/decode.hpp"

namespace stageplot::model {
namespace {

using document::Value;

Value without_services(const Value& facts, document::Arena& arena) {
  std::vector<document::Member> members;
  for (const document::Member& member : facts.map().members()) {
    if (member.key->view() != "services") members.push_back(member);
  }
  return Value::of(document::make_map(arena, members), facts.origin);
}

class Loader {
 public:
  Loader(const source::FileTree& tree, source::SourceFiles& sources, const LoadOptions& options,
         diagnostics::Diagnostics& diagnostics)
      : tree_(tree),
        sources_(sources),
        jobs_(std::max<std::size_t>(1, options.jobs)),
        tool_version_(options.tool_version),
        scope_(options.scope),
        diagnostics_(diagnostics),
        model_(std::make_unique<Model>()) {}

  std::unique_ptr<Model> load() {
    files_ = find_project_files(tree_, sources_, diagnostics_, scope_.service);
    if (!files_.project) return std::move(model_);
    model_->schemas = load_schemas(tree_, sources_, new_arena(), model_->origins, diagnostics_);
    if (!schemas_.complete()) return std::move(model_);
    if (scope_.everything()) {
      read(all_documents(files_));
    } else {
      read_scope();
    }
    project();
    for (const auto& [name, folder] : files_.folders) {
      if (folder.is_environment) {
        if (scope_.everything() || name == scope_.environment) environment(name);
      } else if (folder.facts && name != kBaseLayer) {
        model_->layers.push_back(name);
      }
    }
    // Where a layer is missing, nobody knows which files it would have used.
    if (all_layers_found_ && scope_.everything())
      check_service_files(files_, model_->environments, documents_, diagnostics_);
    units();
    for (const auto& arena : model_->arenas) arena->freeze();
    return std::move(model_);
  }

 private:
  document::Arena& new_arena() { return *model_->arenas.emplace_back(std::make_unique<document::Arena>()); }

  void read(const std::vector<source::FileId>& files) {
    read_documents(files, sources_, jobs_, documents_, model_->arenas, model_->origins, diagnostics_);
  }

  /// The facts say which layers there are, theirs which others: read until no new ones are named, then the service's
  /// files in all of them.
  void read_scope() {
    const std::string environment{scope_.environment};
    const auto folder = files_.folders.find(environment);
    if (folder == files_.folders.end() || !folder->second.is_environment || !folder->second.facts) return;
    std::set<source::FileId> known{*files_.project};
    std::vector<source::FileId> next{*files_.project};
    std::vector<std::string> layers{environment};
    while (true) {
      for (const std::string& layer : layers) {
        const auto& facts = files_.folders.at(layer).facts;
        if (facts && known.insert(*facts).second) next.push_back(*facts);
      }
      if (next.empty()) break;
      read(next);
      next.clear();
      diagnostics::Diagnostics reported_later;
      layers = layer_order(environment, files_, documents_, model_->origins, reported_later);
    }
    for (const std::string& layer : layers) {
      const auto& files = files_.folders.at(layer).service_files;
      if (const auto file = files.find(std::string{scope_.service}); file != files.end()) next.push_back(file->second);
    }
    read(next);
  }

  void project() {
    const auto found = documents_.find(*files_.project);
    if (found == documents_.end()) return;
    document::Arena& arena = new_arena();
    const Value written = found->second.root;
    const Value empty = Value::of(arena.map(), written.origin);
    const Value root = schema::decode(*schemas_.project, written.is_map() ? written : empty, {.sources = &sources_},
                                      arena, model_->origins, diagnostics_);
    check_tool_version(document::find(root, "stageplot"));
    if (const Value* folder = document::find(root, "customKinds"); folder != nullptr && folder->is_string()) {
      model_->project.custom_kinds = folder->text();
    }
    const Value* targets = document::find(root, "targets");
    if (targets == nullptr || !targets->is_list()) return;
    for (const Value& target : targets->items()) {
      if (target.is_string()) model_->project.targets.emplace_back(target.text());
    }
  }

  void check_tool_version(const Value* requirement) {
    if (tool_version_.empty() || requirement == nullptr || !requirement->is_string()) return;
    const auto holds = satisfies(tool_version_, requirement->text());
    if (holds.value_or(false)) return;
    const std::string wanted{requirement->text()};
    diagnostics_.add(
        {.rule = &diagnostics::rules::project_tool_version,
         .summary = holds ? "the project needs stageplot `" + wanted + "`, this is " + std::string{tool_version_}
                          : "`" + wanted + "` is no comparison of versions",
         .primary = {model_->origins.span(requirement->origin), {}, {}},
         .path = "stageplot",
         .help = holds ? "install a version that satisfies it" : "for example `>=0.1` or `>=0.1 <2`"});
  }

  void environment(const std::string& name) {
    diagnostics::Diagnostics findings;
    document::Arena& arena = new_arena();
    Environment result{.name = name};
    result.layers = layer_order(name, files_, documents_, model_->origins, findings);
    LayerRoots layers{.complete = !findings.has_errors()};
    bool readable = true;
    for (const std::string& layer : result.layers) {
      const LayerFolder& folder = files_.folders.at(layer);
      if (!folder.facts) continue;
      const auto found = documents_.find(*folder.facts);
      if (found == documents_.end()) {
        readable = false;
      } else {
        layers.roots.push_back(found->second.root);
        layers.sound = layers.sound && found->second.sound;
      }
    }
    all_layers_found_ = all_layers_found_ && layers.complete && readable;
    if (readable) decode_facts(result, layers, arena, findings);
    for (diagnostics::Diagnostic& finding : findings.all()) finding.environments = {name};
    diagnostics_.merge(std::move(findings));
    model_->environments.push_back(std::move(result));
  }

  /// The documents of an environment's layers, oldest first.
  struct LayerRoots {
    bool complete = true;  // no layer is missing
    bool sound = true;     // no document has a finding
    std::vector<Value> roots = {};
  };

  void decode_facts(Environment& environment, const LayerRoots& layers, document::Arena& arena,
                    diagnostics::Diagnostics& findings) {
    layering::LayeredDocument layered = layering::merge_layers(layers.roots, arena, model_->origins, findings);
    environment.removals = std::move(layered.removals);
    if (layered.root.is_nil()) layered.root = Value::of(arena.map(), layers.roots.back().origin);
    // References see a unit's tree: here too a fact is named `environment.region`.
    std::vector<document::Member> unit{{arena.borrow("environment"), layered.root, {}}};
    std::vector<document::Member> tool{{arena.borrow("name"), Value::of(arena.copy(environment.name)), {}}};
    const auto resolved = layering::resolve_references(
        {.root = Value::of(document::make_map(arena, unit)), .resolved = Value::of(document::make_map(arena, tool))},
        arena, model_->origins, findings);
    if (!resolved) return;
    const Value own = *document::find(*resolved, "environment");
    // Without one of its layers an environment lacks keys for a reason that is reported already.
    const Value facts = layers.complete ? schema::decode(*schemas_.environment, own, {.sources = &sources_}, arena,
                                                         model_->origins, findings)
                                        : own;
    environment.services = listed_services(facts, files_, model_->origins, findings);
    if (findings.has_errors() || !layers.sound) return;
    environment.facts = facts;
    environment.unit_facts = without_services(facts, arena);
  }

  void units() {
    struct Work {
      std::size_t environment;
      std::string service;
    };
    std::vector<Work> work;
    for (std::size_t i = 0; i < model_->environments.size(); ++i) {
      if (model_->environments[i].facts.is_nil()) continue;
      for (const std::string& service : model_->environments[i].services) {
        if (scope_.everything() || service == scope_.service) work.push_back({i, service});
      }
    }
    std::vector<Unit> units(work.size());
    std::vector<diagnostics::Diagnostics> findings(work.size());
    std::vector<document::Arena*> arenas;
    for (std::size_t i = 0; i < jobs_; ++i) arenas.push_back(&new_arena());
    parallel::parallel_for(jobs_, work.size(), [&](std::size_t i, std::size_t worker) {
      units[i] = unit(model_->environments[work[i].environment], work[i].service, *arenas[worker], findings[i]);
      units[i].environment = work[i].environment;
    });
    for (diagnostics::Diagnostics& finding : findings) diagnostics_.merge(std::move(finding));
    model_->units = std::move(units);
  }

  Unit unit(const Environment& environment, const std::string& service, document::Arena& arena,
            diagnostics::Diagnostics& findings) {
    std::vector<Value> layers;
    bool sound = true;
    for (const std::string& layer : environment.layers) {
      const auto& service_files = files_.folders.at(layer).service_files;
      const auto file = service_files.find(service);
      if (file == service_files.end()) continue;
      const auto document = documents_.find(file->second);
      if (document == documents_.end()) return {.service = service};  // its finding is reported
      layers.push_back(document->second.root);
      sound = sound && document->second.sound;
    }
    Unit unit = build_unit(
        {.environment = environment.name, .service = service, .layers = layers, .facts = environment.unit_facts},
        *schemas_.service, sources_, arena, model_->origins, findings);
    if (!sound) unit.tree = {};
    return unit;
  }

  const source::FileTree& tree_;
  source::SourceFiles& sources_;
  std::size_t jobs_;
  std::string_view tool_version_;
  LoadScope scope_;
  diagnostics::Diagnostics& diagnostics_;
  std::unique_ptr<Model> model_;
  ProjectFiles files_;
  const Schemas& schemas_ = model_->schemas;
  Documents documents_;
  bool all_layers_found_ = true;
};

}  // namespace

std::unique_ptr<Model> load_model(const source::FileTree& tree, source::SourceFiles& sources,
                                  const LoadOptions& options, diagnostics::Diagnostics& diagnostics) {
  return Loader(tree, sources, options, diagnostics).load();
}

}  // namespace stageplot::model
