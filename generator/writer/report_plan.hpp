// BLOCKED.md and its lock on the disk: what they should be after a run, and what has to happen for it. Compares only.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "diagnostics/collector.hpp"
#include "writer/blocked_report.hpp"
#include "writer/compare.hpp"
#include "writer/difference.hpp"
#include "writer/disk.hpp"

namespace stageplot::writer {

struct ReportFile {
  std::string name;
  bool present = false;  // that it is to be there, with `text`
  std::string text;
};

struct ReportPlan {
  bool wrong = false;               // an error was reported; the report is left as it is
  DiskStatus failure;               // it could not be read
  std::vector<ReportFile> changes;  // in the order in which they are to be made
  std::vector<Difference> differences;
};

struct ReportRequest {
  std::string tool_version;
  ReportSections blocked;                                       // of this run
  std::function<bool(const artifact::UnitName&)> keep_section;  // whether an earlier section stays
  bool whole_model = true;                                      // nothing was left out of the run
  HandEdits hand_edits = HandEdits::report;
};

[[nodiscard]] ReportPlan plan_report(const Folder& root, const ReportRequest& request,
                                     diagnostics::Diagnostics& findings);

}  // namespace stageplot::writer
