// One unit of one side, rendered: what its outputs are, or why it has none.
#pragma once

#include <string>
#include <vector>

#include "comparison/side.hpp"
#include "diagnostics/collector.hpp"
#include "render/render_unit.hpp"

namespace stageplot::comparison {

struct RenderedSide {
  /// Renders `unit`; nullptr: this side has no such unit.
  RenderedSide(const Side& side, const model::Unit* unit);

  enum class State {
    absent,   // the side has no such unit
    unsound,  // its model or its templates have errors
    blocked,  // some of its outputs need a value that is unknown
    whole,
  };
  [[nodiscard]] State state() const;
  /// Of an unsound or blocked one why, in the words of a note: `2 errors: …`, `needs …, which is unknown: …`.
  [[nodiscard]] std::string reason() const;
  /// The output at a path, or nullptr.
  [[nodiscard]] render::RenderedOutput* find(std::string_view path);
  /// What blocks the output at a path, or nullptr.
  [[nodiscard]] const render::Blocked* find_blocked(std::string_view path) const;
  /// `environments/dev/cart.yaml:3:5`; empty for no place.
  [[nodiscard]] std::string place(source::Span span) const;

  render::UnitSpace space;
  render::UnitRender render;
  diagnostics::Diagnostics findings;

 private:
  bool there_ = false;
  bool sound_ = false;
};

}  // namespace stageplot::comparison
