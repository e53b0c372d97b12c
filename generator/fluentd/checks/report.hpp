// Where the checks of a configuration report to.
#pragma once

#include <string>
#include <utility>

#include "fluentd/check.hpp"

namespace stageplot::fluentd {

/// Internal to the checks.
class Report {
 public:
  Report(const CheckOptions& options, const Section& root, diagnostics::Diagnostics& diagnostics)
      : options_(options), root_(root), diagnostics_(diagnostics) {}

  void add(diagnostics::Diagnostic finding) {
    sound_ = sound_ && finding.effective_severity() != diagnostics::Severity::error;
    if (++findings_ > options_.max_findings) return;
    finding.owner = options_.owner;
    diagnostics_.add(std::move(finding));
  }

  [[nodiscard]] const CheckOptions& options() const { return options_; }
  [[nodiscard]] bool sound() const { return sound_; }
  /// Whether `<system>` names a directory, in which a buffer without a path has one.
  [[nodiscard]] bool has_root_directory() const;

 private:
  const CheckOptions& options_;
  const Section& root_;
  diagnostics::Diagnostics& diagnostics_;
  std::size_t findings_ = 0;
  bool sound_ = true;
};

/// `"value"` between backticks, cut where it is long.
[[nodiscard]] std::string quoted(std::string_view text);

/// `<match titan.logs>`.
[[nodiscard]] std::string tag_of(const Section& section);

/// The parameter's text; nullopt where it is absent, or where only Ruby knows it.
[[nodiscard]] std::optional<std::string_view> known_text(const Section& section, std::string_view name);

/// Whether the parameter is there and says yes.
[[nodiscard]] bool is_on(const Section& section, std::string_view name);

/// The first section of this name, or nullptr.
[[nodiscard]] const Section* find_child(const Section& section, std::string_view name);

/// The value of `@type`, or of the old `type`.
[[nodiscard]] const Literal* type_of(const Section& section);

}  // namespace stageplot::fluentd
