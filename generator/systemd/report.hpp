// Where the checks of a unit report to. Internal to the stage.
#pragma once

#include <string>
#include <utility>

#include "systemd/check.hpp"
#include "text/one_line.hpp"

namespace stageplot::systemd {

class Report {
 public:
  Report(const UnitCheckOptions& options, diagnostics::Diagnostics& diagnostics)
      : options_(options), diagnostics_(diagnostics) {}

  void add(diagnostics::Diagnostic finding) {
    sound_ = sound_ && finding.effective_severity() != diagnostics::Severity::error;
    if (++findings_ > options_.max_findings) return;
    finding.owner = options_.owner;
    diagnostics_.add(std::move(finding));
  }

  [[nodiscard]] const UnitCheckOptions& options() const { return options_; }
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  const UnitCheckOptions& options_;
  diagnostics::Diagnostics& diagnostics_;
  std::size_t findings_ = 0;
  bool sound_ = true;
};

/// The text in backticks, on one line and not too long.
[[nodiscard]] inline std::string quoted(std::string_view text) {
  return "`" + text::one_line(text) + "`";
}

// The passes of check_unit_file.
void check_values(const UnitFile& unit, Report& report);
void check_commands(const UnitFile& unit, Report& report);
void check_whole(const UnitFile& unit, Report& report);

}  // namespace stageplot::systemd
