// Puts rendered units on the disk: the last stage of `render`, and all of `render --check`.
//
//   begin()    takes the writer's lock, finishes what a killed command left
//   stage()    a unit at a time, from any thread: compares it with the disk and, if it differs, builds the new one
//   aside block()    a unit that can't be rendered: what was there is to go commit()   writes the journal and exchanges
//   every changed folder; or abandon(), and the tree is as it was
//
// A unit that is neither staged nor blocked keeps what it has. Nothing outside the output directory is touched, and in
// it nothing that no `stageplot.lock` knows. An unchanged tree is only read, but for the lock file of the writer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "artifact/output_file.hpp"
#include "artifact/unit_name.hpp"
#include "diagnostics/collector.hpp"
#include "writer/blocked_report.hpp"
#include "writer/difference.hpp"
#include "writer/disk.hpp"
#include "writer/recovery.hpp"

namespace stageplot::writer {

enum class Mode {
  write,
  check,  // `render --check`: compares, changes nothing
};

/// What to do with the folders of units that the model no longer has.
enum class Departed { report, prune };

struct WriteRequest {
  std::string output_directory;  // as the user named it; findings and differences print paths below it
  std::string tool_version;
  std::vector<artifact::UnitName> units;  // every unit of the model, whatever the selection
  Mode mode = Mode::write;
  Departed departed = Departed::report;
  /// Whether the run is about the whole model; else departed folders are looked for in `whole_environments` alone,
  /// those that the user selected without selecting services.
  bool whole_model = true;
  std::vector<std::string> whole_environments;
  Faults faults;  // for tests
};

enum class Start {
  ready,
  wrong_input,    // the model has names that cannot be written: exit code 1
  could_not_run,  // busy, no directory, no permission: exit code 3
};

enum class Staged { unchanged, changed, rejected };

struct Outcome {
  bool could_not_run = false;           // exit code 3; a finding says why
  std::vector<Difference> differences;  // sorted by path; with Mode::write those that were put right
  std::size_t units_unchanged = 0;
  std::size_t units_written = 0;  // with Mode::check: that would be
  std::size_t units_removed = 0;  // likewise
};

class Writer {
 public:
  explicit Writer(WriteRequest request);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer();  // abandons what was not committed

  /// Must give `ready` before anything else is called.
  [[nodiscard]] Start begin(diagnostics::Diagnostics& findings);

  /// `unit` is one of the request's, its files sorted by path; each unit is staged or blocked at most once. Keeps
  /// nothing of its texts. Safe to call from several threads, with a collector each. `rejected`: a finding says why,
  /// and the unit's folder stays as it is.
  Staged stage(const artifact::RenderedUnit& unit, diagnostics::Diagnostics& findings);
  Staged block(const BlockedUnit& blocked, diagnostics::Diagnostics& findings);

  /// After all calls of stage() and block() have returned. The tree is the new one; or, when it could not run, the old
  /// one, or what the next command makes the new one.
  [[nodiscard]] Outcome commit(diagnostics::Diagnostics& findings);
  void abandon();

  /// Changes of the disk so far, for tests that go through all of them.
  [[nodiscard]] std::uint64_t steps() const;

 private:
  class Run;
  std::unique_ptr<Run> run_;
};

}  // namespace stageplot::writer
