// Scopes of an Execution: the counted depth of evaluation. Inside template/ only.
#pragma once

#include "diagnostics/rules/template.hpp"
#include "template/execution.hpp"

namespace stageplot::gotemplate {

/// One level deeper for as long as the scope lasts.
class Execution::Nesting {
 public:
  explicit Nesting(Execution& execution) : execution_(execution) {
    if (++execution_.nesting_ > kDeepestEvaluation) {
      execution_.fail_limit(diagnostics::rules::template_depth_limit, "templates are nested too deep to be evaluated",
                            "look for a template that includes itself, in the frames below");
    }
  }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
  ~Nesting() { --execution_.nesting_; }

 private:
  Execution& execution_;
};

}  // namespace stageplot::gotemplate
