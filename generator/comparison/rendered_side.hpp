// One unit of one side: what its outputs are, or why it has none.
#pragma once

#include <string>
#include <vector>

#include "comparison/side.hpp"
#include "comparison/tree_unit.hpp"
#include "diagnostics/collector.hpp"
#include "render/render_unit.hpp"

namespace stageplot::comparison {

struct RenderedSide {
  /// Renders `unit`; nullptr: this side has no such unit.
  RenderedSide(const Side& side, const model::Unit* unit);
  /// Takes files that were rendered before; `folder` is where they are, as a person would write it. Their languages are
  /// those of `model`, the same unit rendered from the model.
  RenderedSide(const Side& side, const TreeUnit& unit, const RenderedSide& model);

  enum class State {
    absent,   // the side has no such unit
    unsound,  // its model or its templates have errors
    blocked,  // some of its outputs need a value that is unknown
    whole,
  };
  [[nodiscard]] State state() const;
  /// Of an unsound or blocked one why, in the words of a note: `2 errors: …`, `needs …, which is unknown: …`.
  [[nodiscard]] std::string reason() const;
  /// Of a blocked unit nothing is written: leaves it without outputs.
  void drop_if_blocked();
  /// What blocks the output at a path, or nullptr.
  [[nodiscard]] const render::Blocked* find_blocked(std::string_view path) const;
  /// Whether its outputs were read from a disk, so that no model and no template is behind them.
  [[nodiscard]] bool from_tree() const { return from_tree_; }
  /// `environments/dev/cart.yaml:3:5`; empty for no place.
  [[nodiscard]] std::string place(source::Span span) const;

  render::UnitSpace space;
  render::UnitRender render;
  diagnostics::Diagnostics findings;

 private:
  bool there_ = false;
  bool sound_ = false;
  bool from_tree_ = false;
};

}  // namespace stageplot::comparison
