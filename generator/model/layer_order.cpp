#include "model/layer_order.hpp"

#include <algorithm>
#include <string_view>

#include "diagnostics/rules/layer.hpp"
#include "document/map.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::model {
namespace {

class LayerOrder {
 public:
  LayerOrder(const ProjectFiles& files, const Documents& documents, const document::Origins& origins,
             diagnostics::Diagnostics& diagnostics)
      : files_(files), documents_(documents), origins_(origins), diagnostics_(diagnostics) {}

  void visit(const std::string& name) {
    active_.push_back(name);
    const LayerFolder& folder = files_.folders.at(name);
    if (folder.facts) {
      if (const auto found = documents_.find(*folder.facts); found != documents_.end()) extends(found->second.root);
    }
    active_.pop_back();
    order_.push_back(name);
  }

  std::vector<std::string> take() { return std::move(order_); }

 private:
  void extends(const document::Value& facts) {
    const document::Value* list = document::find(facts, "extends");
    if (list == nullptr || !list->is_list()) return;  // the schema reports another type
    for (const document::Value& item : list->items()) {
      if (item.is_string()) extend(std::string{item.text()}, item);
    }
  }

  void extend(const std::string& name, const document::Value& item) {
    const source::Span span = origins_.span(item.origin);
    if (std::ranges::find(active_, name) != active_.end()) {
      std::string chain;
      for (auto it = std::ranges::find(active_, name); it != active_.end(); ++it) chain += "`" + *it + "` → ";
      diagnostics_.add({.rule = &diagnostics::rules::layer_cycle,
                        .summary = "layers extend each other in a circle: " + chain + "`" + name + "`",
                        .primary = {span, "leads back to `" + name + "`", {}},
                        .path = "extends",
                        .help = "take one of these `extends` away"});
      return;
    }
    if (std::ranges::find(order_, name) != order_.end()) return;
    const auto folder = files_.folders.find(name);
    if (folder == files_.folders.end() || folder->second.is_environment || !folder->second.facts) {
      missing(name, span, folder);
      return;
    }
    visit(name);
  }

  void missing(const std::string& name, source::Span span, std::map<std::string, LayerFolder>::const_iterator folder) {
    std::vector<std::string_view> layers;
    for (const auto& [other, candidate] : files_.folders) {
      if (!candidate.is_environment && candidate.facts) layers.push_back(other);
    }
    std::string summary = "there is no layer `" + name + "`";
    if (folder != files_.folders.end() && folder->second.is_environment) {
      summary = "`" + name + "` is an environment, not a layer";
    } else if (folder != files_.folders.end()) {
      summary = "`" + name + "` has no `layer.yaml`";
    }
    std::string help = text::did_you_mean(name, layers);
    if (help.empty()) help = "a layer is a folder of `environments/` with a `layer.yaml`; `base` needs no naming";
    diagnostics_.add({.rule = &diagnostics::rules::layer_missing,
                      .summary = std::move(summary),
                      .primary = {span, {}, {}},
                      .path = "extends",
                      .help = std::move(help)});
  }

  const ProjectFiles& files_;
  const Documents& documents_;
  const document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  std::vector<std::string> active_;
  std::vector<std::string> order_;
};

}  // namespace

std::vector<std::string> layer_order(const std::string& environment, const ProjectFiles& files,
                                     const Documents& documents, const document::Origins& origins,
                                     diagnostics::Diagnostics& diagnostics) {
  LayerOrder order(files, documents, origins, diagnostics);
  order.visit(environment);
  std::vector<std::string> layers = order.take();
  if (files.folders.contains(std::string{kBaseLayer})) layers.insert(layers.begin(), std::string{kBaseLayer});
  return layers;
}

}  // namespace stageplot::model
