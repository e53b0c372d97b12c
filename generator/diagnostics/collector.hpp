// Collects the findings of a stage or a run. Stages take `Diagnostics&`, add what they see and go on with a partial
// value; nothing is printed here.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace stageplot::diagnostics {

class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  /// Takes over all findings of another collector (a file's or a unit's).
  void merge(Diagnostics&& other);
  /// After findings in all() have got or lost a waiver.
  void recount();

  /// Waived ones do not count.
  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] std::vector<Diagnostic>& all() { return all_; }
  [[nodiscard]] bool empty() const { return all_.empty(); }

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

/// Fills in `resolved` of every place, so that the finding can be printed without the table its spans came from.
void resolve(Diagnostic& diagnostic, const source::SourceFiles& sources);

/// The same for places in a unit's own texts, which die with the unit; the run's own texts last until the finding is
/// printed, if it ever is.
void resolve_unit_texts(Diagnostic& diagnostic, const source::SourceFiles& sources);

/// Fills in the places without the texts under them, which may hold secrets.
void resolve_without_text(Diagnostic& diagnostic, const source::SourceFiles& sources);

/// The findings of a run, ready to print: resolved, sorted by file, position and code, equal ones (same code, place and
/// summary, waiver) made one that names all its environments.
[[nodiscard]] std::vector<Diagnostic> finish(Diagnostics&& diagnostics, const source::SourceFiles& sources);

/// Hex digest that survives edits elsewhere in the file: of code, file, path, service and environments, not of lines.
[[nodiscard]] std::string fingerprint(const Diagnostic& diagnostic);

}  // namespace stageplot::diagnostics
