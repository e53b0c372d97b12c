// A project loaded from a tree, with its findings, for the tests of the model.
#pragma once

#include <memory>
#include <string>

#include "checks/check.hpp"
#include "diagnostics/render/concise.hpp"
#include "document/map.hpp"
#include "model/load.hpp"
#include "report/value_text.hpp"
#include "shipped/shipped.hpp"

namespace stageplot::model {

struct Loaded {
  explicit Loaded(const source::FileTree& project, std::size_t jobs = 1, const LoadScope& scope = {})
      : tree(project, shipped::tree()) {
    model = load_model(tree, sources, {.jobs = jobs, .scope = scope}, diagnostics);
    checks::run_checks(*model, jobs, diagnostics);
  }
  std::string findings() { return diagnostics::render_concise(diagnostics::finish(std::move(diagnostics), sources)); }
  /// The value at a path of a unit as one line, "(absent)" where there is none.
  std::string value(std::string_view environment, std::string_view service, std::string_view path) const {
    const Unit* unit = model->find_unit(environment, service);
    if (unit == nullptr) return "(no unit)";
    const document::Value* found = document::find_path(unit->tree, path);
    return found == nullptr ? "(absent)" : report::value_text(*found);
  }

  source::OverlayTree tree;
  source::SourceFiles sources;
  diagnostics::Diagnostics diagnostics;
  std::unique_ptr<Model> model;
};

}  // namespace stageplot::model
