// ENV… and --service S… of a command line, against the model.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/collector.hpp"
#include "model/model.hpp"

namespace CLI {
class App;
}

namespace stageplot::cli {

struct Selection {
  std::vector<std::string> environments;  // empty: all
  std::vector<std::string> services;      // empty: all

  [[nodiscard]] bool everything() const { return environments.empty() && services.empty(); }
};

/// Adds `--service SERVICE`, which may be repeated; `what` is its line of help.
void add_service_option(CLI::App& command, std::vector<std::string>& services, const std::string& what);

/// Indexes into model.units of what is selected. Names that are none are `usage.*` findings, with "did you mean".
[[nodiscard]] std::vector<std::size_t> select_units(const model::Model& model, const Selection& selection,
                                                    diagnostics::Diagnostics& diagnostics);

/// The one unit of `environment` and `service`, or nullptr after a finding.
[[nodiscard]] const model::Unit* select_unit(const model::Model& model, const std::string& environment,
                                             const std::string& service, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::cli
