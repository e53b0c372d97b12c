// The model's side of a drift: the objects that units of an environment render, each value with the line that set it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "diagnostics/collector.hpp"
#include "drift/kubernetes_drift.hpp"
#include "model/model.hpp"
#include "render/plan.hpp"
#include "render/render_unit.hpp"
#include "source/source_files.hpp"

namespace stageplot::drift {

/// A unit of which nothing can be compared.
struct NotRendered {
  std::string service;
  std::string reason;
};

/// A unit whose outputs are all there.
struct RenderedUnit {
  RenderedUnit(const model::Unit& of, const source::SourceFiles& sources, const document::Origins& origins)
      : unit(of), space(sources, origins) {}
  const model::Unit& unit;
  render::UnitSpace space;
  render::UnitRender render;

  /// The line that set a value of one of the outputs, or what of a text stands from a byte on; empty where there is
  /// none.
  [[nodiscard]] std::string source_of(const document::Value& value, std::size_t from = 0) const;
};

/// Holds the units until it dies: a difference is traced to its line when everything has been compared.
class RenderedModel {
 public:
  /// All three must outlive this.
  RenderedModel(const model::Model& model, const render::Plan& plan, const source::SourceFiles& sources)
      : model_(model), plan_(plan), sources_(sources) {}

  /// Renders a unit and takes its objects. Its errors go to `diagnostics`; a unit with errors, and one that an unknown
  /// value blocks, has no objects and is in not_rendered().
  void add(const model::Unit& unit, const gotemplate::DeployValues& deploy, diagnostics::Diagnostics& diagnostics);

  [[nodiscard]] std::span<const ModelObject> objects() const { return objects_; }
  [[nodiscard]] const std::vector<NotRendered>& not_rendered() const { return not_rendered_; }
  [[nodiscard]] std::span<const std::unique_ptr<RenderedUnit>> units() const { return units_; }

 private:
  const model::Model& model_;
  const render::Plan& plan_;
  const source::SourceFiles& sources_;
  std::vector<std::unique_ptr<RenderedUnit>> units_;
  std::vector<ModelObject> objects_;
  std::vector<NotRendered> not_rendered_;
};

}  // namespace stageplot::drift
