// The one finding type of the whole program, as data. Stages fill it in; diagnostics/render/ turns it into text, JSON
// and the formats of CI systems. Wording: lower case, no full stop, code in backticks; the summary says what was seen
// and stands alone on one line, the help says what to do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/rule.hpp"
#include "diagnostics/waiver.hpp"
#include "source/source_files.hpp"

namespace stageplot::diagnostics {

/// Whose text has to change.
enum class Owner { model, templates, chart, policies, external };

/// A place with a few words on it, shown under the source line.
struct Label {
  source::Span span;
  std::string text;
  std::optional<source::ResolvedSpan> resolved;  // set when the finding leaves its unit
};

/// One step of how evaluation came here, innermost first: "in `include \"labels\"`".
struct Frame {
  std::string text;
  source::Span span;
  std::optional<source::ResolvedSpan> resolved;
};

struct Diagnostic {
  const Rule* rule = nullptr;
  std::optional<Severity> severity;  // where it differs from the rule's
  Owner owner = Owner::model;
  std::string summary;
  Label primary;              // span none: the finding has no place in a file
  std::vector<Label> labels;  // secondary places, in the order to show them
  std::string path;           // data path, `workload.replicas.max`; empty where there is none
  std::string help;
  std::vector<Frame> frames;
  std::vector<std::string> environments;  // which of them it concerns, sorted; empty: not bound to one
  std::string service;                    // empty: not bound to one
  const Waiver* waiver = nullptr;         // what excuses it, owned by the run's waivers; nullptr: nothing

  [[nodiscard]] Severity effective_severity() const { return severity.value_or(rule->severity); }
  /// Whether it stops a write and fails the run.
  [[nodiscard]] bool counts_as_error() const { return waiver == nullptr && effective_severity() == Severity::error; }
};

}  // namespace stageplot::diagnostics
