// Policies in a run: each unit is judged after it has been read back; what nothing matched is reported at the end.
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "model/model.hpp"
#include "policy/judge.hpp"
#include "policy/policy.hpp"
#include "readback/artifacts.hpp"
#include "render/render_unit.hpp"

namespace stageplot::policy {

class Run {
 public:
  /// Both must outlive this.
  Run(const Policies& policies, const model::Model& model);

  /// Safe to call from several threads. Findings about outputs lead to the model, or else to the template. `artifacts`
  /// are the unit's; those that could not be read are passed over.
  void judge_unit(const model::Unit& unit, const render::UnitRender& rendered, const readback::UnitArtifacts& artifacts,
                  render::UnitSpace& space, diagnostics::Diagnostics& diagnostics);
  /// `policy.never-matches`; after all units of a `check` without errors. A unit that is blocked has outputs that nobody
  /// has seen, so that then only policies about the model are judged.
  void report_never_matching(diagnostics::Diagnostics& diagnostics) const;

 private:
  const Policies& policies_;
  std::vector<const Policy*> list_;
  document::Arena arena_;
  Surroundings surroundings_;
  std::unique_ptr<std::atomic<bool>[]> matched_;
  std::atomic<bool> all_seen_{true};
};

}  // namespace stageplot::policy
