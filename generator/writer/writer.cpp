#include "writer/writer.hpp"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <mutex>
#include <span>
#include <string_view>
#include <utility>

#include "artifact/output_path.hpp"
#include "writer/compare.hpp"
#include "writer/departed.hpp"
#include "writer/digest.hpp"
#include "writer/exchange.hpp"
#include "writer/findings.hpp"
#include "writer/journal.hpp"
#include "writer/lock_file.hpp"
#include "writer/names.hpp"
#include "writer/report_plan.hpp"
#include "writer/staging.hpp"
#include "writer/writer_lock.hpp"

namespace stageplot::writer {

using artifact::RenderedUnit;
using artifact::UnitName;
using diagnostics::Diagnostics;

class Writer::Run {
 public:
  explicit Run(WriteRequest request)
      : request_(std::move(request)),
        path_(without_trailing_slashes(request_.output_directory)),
        disk_(request_.faults),
        staging_(disk_, root_) {
    std::sort(request_.units.begin(), request_.units.end());
    touched_.assign(request_.units.size(), false);
  }

  ~Run() { abandon(); }

  Start begin(Diagnostics& findings) {
    if (!check_unit_names(request_.units, findings)) return Start::wrong_input;
    if (!open_root(findings)) return Start::could_not_run;
    if (!root_.is_open()) return Start::ready;
    const Recovery recovery = writes() ? lock_and_recover(findings) : finish_journal(path_, findings);
    // What could not be finished stays for a later command: end() must not sweep it away.
    journal_stays_ = recovery == Recovery::failed;
    return recovery == Recovery::busy || recovery == Recovery::failed ? Start::could_not_run : Start::ready;
  }

  Staged stage(const RenderedUnit& unit, Diagnostics& findings) {
    const UnitName name{.environment = unit.environment, .service = unit.service};
    touch(name);
    if (has_failed()) return Staged::rejected;
    if (!check_output_names(unit, findings)) return Staged::rejected;
    const std::string lock_text = lock_of(unit);
    Comparison comparison = compare_unit(root_, name, unit.files, lock_text, hand_edits(), findings);
    if (!may_go_on(comparison, findings)) return Staged::rejected;
    if (comparison.differences.empty() || !writes()) return note(std::move(comparison));
    if (!may_replace(name, findings)) return Staged::rejected;

    JournalEntry entry{.kind = JournalEntry::Kind::put_folder, .digest = sha256(lock_text), .path = name.folder()};
    DiskStatus status = lock_status_;
    if (status.ok()) status = staging_.add_folder(unit.files, lock_text, entry.number);
    if (!status.ok()) return fail(status, findings);
    return note(std::move(comparison), std::move(entry));
  }

  Staged block(const BlockedUnit& blocked, Diagnostics& findings) {
    touch(blocked.unit);
    {
      const std::lock_guard lock(mutex_);
      blocked_.emplace(blocked.unit, format_section(blocked));
    }
    return remove(blocked.unit, DifferenceKind::blocked, findings);
  }

  Outcome commit(Diagnostics& findings) {
    if (root_.is_open() && !failed_) find_departed(findings);
    if (!failed_) plan_report_changes(findings);
    if (!failed_ && !entries_.empty()) write(findings);
    if (failed_) outcome_ = {.could_not_run = true};
    std::sort(outcome_.differences.begin(), outcome_.differences.end());
    end(findings);
    return std::move(outcome_);
  }

  void abandon() {
    Diagnostics unheard;
    end(unheard);
  }

  [[nodiscard]] std::uint64_t steps() const { return disk_.steps(); }

 private:
  [[nodiscard]] bool writes() const { return request_.mode == Mode::write; }
  [[nodiscard]] HandEdits hand_edits() const { return writes() ? HandEdits::report : HandEdits::list_only; }

  /// False after a finding. With Mode::check a directory that isn't there is an empty one.
  bool open_root(Diagnostics& findings) {
    DiskStatus status = Disk::open_root(path_, root_);
    if (status.code == ENOENT && writes()) {
      status = disk_.create_root(path_);
      created_root_ = status.ok();
      if (status.ok()) status = Disk::open_root(path_, root_);
    }
    if (status.ok()) return true;
    root_ = Folder(-1, path_);
    if (status.code == ENOENT && !writes()) return true;
    Folder here;
    EntryKind kind = EntryKind::absent;
    if (Disk::open_root(parent_of(path_), here).ok()) kind = Disk::kind(here, name_of(path_));
    const bool in_the_way = kind != EntryKind::absent && kind != EntryKind::folder;
    findings.add(in_the_way ? not_a_folder(path_, kind) : unwritable(status));
    return false;
  }

  Recovery lock_and_recover(Diagnostics& findings) {
    switch (lock_.acquire(disk_, root_)) {
      case WriterLock::Result::busy:
        findings.add(busy(root_.path_of(kWriterLockName), lock_.holder()));
        return Recovery::busy;
      case WriterLock::Result::failed:
        // A tree that can't be written may still be as it should; it is a failure with the first difference.
        lock_status_ = lock_.status();
        if (Disk::kind(root_, kStagingName) == EntryKind::absent) return Recovery::nothing;
        findings.add(unfinished(lock_status_));
        return Recovery::failed;
      case WriterLock::Result::held:
        break;
    }
    return recover(disk_, root_, findings);
  }

  [[nodiscard]] std::string lock_of(const RenderedUnit& unit) const {
    std::vector<LockEntry> entries;
    entries.reserve(unit.files.size());
    for (const artifact::OutputFile& file : unit.files) {
      entries.push_back({.path = file.path, .digest = sha256(file.text)});
    }
    return format_lock(request_.tool_version, std::move(entries));
  }

  [[nodiscard]] std::size_t index_of(const UnitName& unit) const {
    const auto found = std::lower_bound(request_.units.begin(), request_.units.end(), unit);
    if (found == request_.units.end() || *found != unit) return request_.units.size();
    return static_cast<std::size_t>(found - request_.units.begin());
  }

  void touch(const UnitName& unit) {
    const std::size_t index = index_of(unit);
    const std::lock_guard lock(mutex_);
    assert(index < touched_.size() && !touched_[index]);
    touched_[index] = true;
  }

  Staged remove(const UnitName& unit, DifferenceKind kind, Diagnostics& findings) {
    Comparison comparison = compare_removal(root_, unit, kind, hand_edits(), findings);
    if (!may_go_on(comparison, findings)) return Staged::rejected;
    if (comparison.differences.empty()) return Staged::unchanged;
    if (writes()) {
      if (!may_replace(unit, findings)) return Staged::rejected;
      if (!lock_status_.ok()) return fail(lock_status_, findings);
    }
    const std::lock_guard lock(mutex_);
    ++outcome_.units_removed;
    append(comparison.differences);
    if (writes()) {
      entries_.push_back(
          {.kind = JournalEntry::Kind::remove_folder, .number = staging_.next_number(), .path = unit.folder()});
    }
    return Staged::changed;
  }

  bool may_go_on(const Comparison& comparison, Diagnostics& findings) {
    if (!comparison.failure.ok()) (void)fail(comparison.failure, findings);
    return !comparison.wrong && comparison.failure.ok();
  }

  /// What would make the exchange fail later is better known before anything is done.
  bool may_replace(const UnitName& unit, Diagnostics& findings) {
    for (const std::string& path : {unit.environment, unit.folder()}) {
      Folder folder;
      if (!Disk::open(root_, path, folder).ok()) return true;
      if (Disk::is_mount_point(folder)) {
        findings.add(about(unit, mount_point(folder.path())));
        return false;
      }
      if (const DiskStatus status = Disk::may_change(folder); !status.ok()) {
        (void)fail(status, findings);
        return false;
      }
    }
    return true;
  }

  Staged note(Comparison comparison) {
    const std::lock_guard lock(mutex_);
    ++(comparison.differences.empty() ? outcome_.units_unchanged : outcome_.units_written);
    append(comparison.differences);
    return comparison.differences.empty() ? Staged::unchanged : Staged::changed;
  }

  Staged note(Comparison comparison, JournalEntry entry) {
    {
      const std::lock_guard lock(mutex_);
      entries_.push_back(std::move(entry));
    }
    return note(std::move(comparison));
  }

  void append(std::vector<Difference>& differences) {
    std::move(differences.begin(), differences.end(), std::back_inserter(outcome_.differences));
  }

  [[nodiscard]] bool has_failed() {
    const std::lock_guard lock(mutex_);
    return failed_;
  }

  /// A full disk concerns every unit; it is reported once.
  Staged fail(const DiskStatus& status, Diagnostics& findings) {
    const std::lock_guard lock(mutex_);
    if (!failed_) findings.add(unwritable(status));
    failed_ = true;
    return Staged::rejected;
  }

  [[nodiscard]] bool in_scope(const std::string& environment) const {
    const auto& whole = request_.whole_environments;
    return request_.whole_model || std::find(whole.begin(), whole.end(), environment) != whole.end();
  }

  void find_departed(Diagnostics& findings) {
    std::vector<UnitName> departed;
    const DiskStatus status = find_unknown_units(root_, request_.units, departed);
    if (!status.ok()) (void)fail(status, findings);
    for (const UnitName& unit : departed) {
      if (!in_scope(unit.environment)) continue;
      if (!writes() || request_.departed == Departed::prune) {
        (void)remove(unit, DifferenceKind::left_model, findings);
      } else {
        findings.add(left_model(root_.path_of(unit.folder()), unit));
      }
    }
  }

  void plan_report_changes(Diagnostics& findings) {
    const ReportRequest request{
        .tool_version = request_.tool_version,
        .blocked = std::move(blocked_),
        .keep_section =
            [this](const UnitName& unit) {
              const std::size_t index = index_of(unit);
              return index < touched_.size() ? !touched_[index] : !in_scope(unit.environment);
            },
        .whole_model = request_.whole_model,
        .hand_edits = hand_edits(),
    };
    ReportPlan plan = plan_report(root_, request, findings);
    if (!plan.failure.ok()) (void)fail(plan.failure, findings);
    if (!plan.failure.ok() || plan.wrong) return;
    append(plan.differences);
    if (!writes()) return;
    for (const ReportFile& file : plan.changes) {
      JournalEntry entry{.kind = JournalEntry::Kind::remove_file, .path = file.name};
      DiskStatus status = lock_status_;
      if (status.ok() && file.present) {
        entry.kind = JournalEntry::Kind::put_file;
        entry.digest = sha256(file.text);
        status = staging_.add_file(file.text, entry.number);
      } else {
        entry.number = staging_.next_number();
      }
      if (!status.ok()) {
        (void)fail(status, findings);
        return;
      }
      entries_.push_back(std::move(entry));
    }
  }

  /// From the journal on the new tree is certain, unless all can be taken back.
  void write(Diagnostics& findings) {
    std::sort(entries_.begin(), entries_.end(),
              [](const JournalEntry& a, const JournalEntry& b) { return a.path < b.path; });
    if (const DiskStatus status = staging_.write_journal(entries_); !status.ok()) {
      (void)fail(status, findings);
      return;
    }
    Exchange exchange(disk_, root_, staging_.folder());
    DiskStatus status = exchange.apply(entries_, Attempt::first);
    const bool applied = status.ok();
    if (applied) status = staging_.remove_journal();
    if (status.ok()) return;
    if (!applied && exchange.undo(entries_)) {
      (void)fail(status, findings);
      return;
    }
    failed_ = true;
    journal_stays_ = true;
    findings.add(unfinished(status));
  }

  void end(Diagnostics& findings) {
    if (!root_.is_open()) return;
    if (lock_.is_held() && !journal_stays_) {
      if (const DiskStatus status = staging_.discard(); !status.ok() && !failed_) {
        diagnostics::Diagnostic finding = unwritable(status);
        finding.severity = diagnostics::Severity::warning;
        finding.help = "everything is written; the next command removes what is left over";
        findings.add(std::move(finding));
      }
    }
    lock_.release(disk_, root_);
    root_ = Folder();
    if (created_root_) remove_empty_root();
  }

  /// A run that wrote nothing leaves no directory that wasn't there.
  void remove_empty_root() {
    Folder above;
    if (Disk::open_root(parent_of(path_), above).ok()) (void)disk_.remove_folder(above, name_of(path_));
  }

  WriteRequest request_;
  std::string path_;
  Disk disk_;
  Folder root_;
  bool created_root_ = false;
  WriterLock lock_;
  DiskStatus lock_status_;  // why there is no lock file
  Staging staging_;

  std::mutex mutex_;           // of all below
  std::vector<bool> touched_;  // by unit: staged or blocked in this run
  std::vector<JournalEntry> entries_;
  ReportSections blocked_;
  Outcome outcome_;
  bool failed_ = false;
  bool journal_stays_ = false;
};

Writer::Writer(WriteRequest request) : run_(std::make_unique<Run>(std::move(request))) {}
Writer::~Writer() = default;

Start Writer::begin(Diagnostics& findings) {
  return run_->begin(findings);
}
Staged Writer::stage(const RenderedUnit& unit, Diagnostics& findings) {
  return run_->stage(unit, findings);
}
Staged Writer::block(const BlockedUnit& blocked, Diagnostics& findings) {
  return run_->block(blocked, findings);
}
Outcome Writer::commit(Diagnostics& findings) {
  return run_->commit(findings);
}
void Writer::abandon() {
  run_->abandon();
}
std::uint64_t Writer::steps() const {
  return run_->steps();
}

}  // namespace stageplot::writer
