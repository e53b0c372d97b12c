#include "writer/report_plan.hpp"

#include <cerrno>
#include <utility>

#include "writer/digest.hpp"
#include "writer/findings.hpp"
#include "writer/lock_file.hpp"

namespace stageplot::writer {
namespace {

class ReportPlanner {
 public:
  ReportPlanner(const Folder& root, const ReportRequest& request, diagnostics::Diagnostics& findings)
      : root_(root), request_(request), findings_(findings) {}

  ReportPlan plan() {
    if (root_.is_open() && !read()) return std::move(plan_);
    const ReportSections sections = wanted_sections();
    if (plan_.wrong) return std::move(plan_);
    if (sections.empty()) {
      plan_absence();
    } else {
      plan_presence(format_report(sections));
    }
    return std::move(plan_);
  }

 private:
  bool read() {
    has_report_ = read_file(kReportName, report_text_);
    has_lock_ = read_file(kLockName, lock_text_);
    if (plan_.wrong || !plan_.failure.ok()) return false;
    if (has_lock_) lock_ = parse_lock(lock_text_);
    if (lock_.state != LockFile::State::valid) report(unusable_lock(root_.path_of(kLockName), lock_));
    return !plan_.wrong;
  }

  bool read_file(std::string_view name, std::string& text) {
    const EntryKind kind = Disk::kind(root_, name);
    if (kind == EntryKind::absent) return false;
    if (kind == EntryKind::file) {
      const DiskStatus status = Disk::read(root_, name, text);
      if (!status.ok() && status.code != EFBIG) plan_.failure = status;
    } else if (name == kLockName || !request_.blocked.empty()) {
      report(unknown_file(root_.path_of(name), kind));
    }
    return true;
  }

  ReportSections wanted_sections() {
    ReportSections sections = request_.blocked;
    bool kept = false;
    for (auto& [unit, section] : parse_report(report_text_)) {
      if (sections.contains(unit) || !request_.keep_section(unit)) continue;
      sections.emplace(unit, section);
      kept = true;
    }
    if (kept && has_conflict_markers(report_text_)) report(conflicted_report(root_.path_of(kReportName)));
    return sections;
  }

  void plan_absence() {
    const bool known = find_entry(lock_.entries, kReportName) != nullptr;
    // Without our lock it is somebody's own file, and in nobody's way.
    if (has_report_ && known) change(kReportName, {}, report_kind(DifferenceKind::stale), Fate::removed);
    if (has_lock_) change(kLockName, {}, DifferenceKind::stale, Fate::removed);
  }

  void plan_presence(const std::string& text) {
    const std::string lock_text =
        format_lock(request_.tool_version, {{.path = std::string(kReportName), .digest = sha256(text)}});
    const bool known = find_entry(lock_.entries, kReportName) != nullptr;
    if (has_report_ && report_text_ != text && !known) {
      report(unknown_file(root_.path_of(kReportName), EntryKind::file));
      return;
    }
    const bool same_text = has_report_ && report_text_ == text;
    if (!same_text) {
      const DifferenceKind kind = has_report_ ? report_kind(DifferenceKind::changed) : DifferenceKind::missing;
      change(kReportName, text, kind, Fate::replaced);
    }
    // With a selection a section that was changed by hand may have stayed: its lock stays as well, for a run over the
    // whole model to see it.
    if (same_text && has_lock_ && !request_.whole_model) return;
    if (!has_lock_ || lock_text_ != lock_text) {
      change(kLockName, lock_text, has_lock_ ? DifferenceKind::changed : DifferenceKind::missing, Fate::replaced);
    }
  }

  [[nodiscard]] DifferenceKind report_kind(DifferenceKind otherwise) const {
    const LockEntry* known = find_entry(lock_.entries, kReportName);
    return known != nullptr && known->digest != sha256(report_text_) ? DifferenceKind::hand_edited : otherwise;
  }

  /// The lock is no difference of its own where the report is one.
  void change(std::string_view name, const std::string& text, DifferenceKind kind, Fate fate) {
    const std::string path = root_.path_of(name);
    if (plan_.differences.empty()) plan_.differences.push_back({.path = path, .kind = kind});
    if (kind == DifferenceKind::hand_edited && request_.hand_edits == HandEdits::report) {
      findings_.add(hand_edited(path, fate, has_conflict_markers(report_text_)));
    }
    plan_.changes.push_back({.name = std::string(name), .present = fate == Fate::replaced, .text = text});
  }

  void report(diagnostics::Diagnostic finding) {
    findings_.add(std::move(finding));
    plan_.wrong = true;
  }

  const Folder& root_;
  const ReportRequest& request_;
  diagnostics::Diagnostics& findings_;
  bool has_report_ = false;
  bool has_lock_ = false;
  std::string report_text_;
  std::string lock_text_;
  LockFile lock_;
  ReportPlan plan_;
};

}  // namespace

ReportPlan plan_report(const Folder& root, const ReportRequest& request, diagnostics::Diagnostics& findings) {
  return ReportPlanner(root, request, findings).plan();
}

}  // namespace stageplot::writer
