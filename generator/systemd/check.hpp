// Checks what a unit says, where the reader checks how it is written. systemd skips an unknown setting or a value that
// it cannot read with a line in its journal and starts the unit without it; nobody reads that line on an instance that
// has just booted.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "systemd/unit_file.hpp"

namespace stageplot::systemd {

struct UnitCheckOptions {
  std::string_view name;  // of the unit, `docker.service`
  bool drop_in = false;   // adds to a unit that is elsewhere: nothing has to be complete
  diagnostics::Owner owner = diagnostics::Owner::templates;
  std::size_t max_findings = 100;  // further ones are dropped
  /// The names of the variables that a file sets (EnvironmentFile=); nullopt: not known.
  std::function<std::optional<std::vector<std::string>>(std::string_view path)> variables_of_file;
};

/// Checks a unit that read_unit_file() gave. True when there is no error.
bool check_unit_file(const UnitFile& unit, const UnitCheckOptions& options, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::systemd
