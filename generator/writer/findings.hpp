// The wording of everything that the writer reports, in one place; the other files say what happened.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "artifact/output_path.hpp"
#include "artifact/unit_name.hpp"
#include "diagnostics/diagnostic.hpp"
#include "writer/disk.hpp"
#include "writer/lock_file.hpp"

namespace stageplot::writer {

using diagnostics::Diagnostic;

/// Adds which unit a finding is about.
[[nodiscard]] Diagnostic about(const artifact::UnitName& unit, Diagnostic finding);

[[nodiscard]] Diagnostic unwritable(const DiskStatus& status);
/// The same when a journal stands: the next command goes on where this one stopped.
[[nodiscard]] Diagnostic unfinished(const DiskStatus& status);
/// `holder` is the other process's id, empty when it isn't known.
[[nodiscard]] Diagnostic busy(const std::string& lock_path, std::string_view holder);
[[nodiscard]] Diagnostic not_a_folder(const std::string& path, EntryKind kind);
[[nodiscard]] Diagnostic mount_point(const std::string& path);
[[nodiscard]] Diagnostic broken_journal(const std::string& path, std::string_view problem);

/// `what`: "output", "environment", "service"; `problem` as output_path.hpp gives it.
[[nodiscard]] Diagnostic bad_path(std::string_view what, std::string_view name, std::string_view problem);
/// `what`: "outputs", "units".
[[nodiscard]] Diagnostic path_conflict(std::string_view what, const artifact::PathConflict& conflict);

/// For a lock that isn't valid.
[[nodiscard]] Diagnostic unusable_lock(const std::string& path, const LockFile& lock);
[[nodiscard]] Diagnostic conflicted_report(const std::string& path);
/// `files`: paths below the folder; at most three are named.
[[nodiscard]] Diagnostic lock_missing(const std::string& folder, const std::vector<std::string>& files);
[[nodiscard]] Diagnostic unknown_file(const std::string& path, EntryKind kind);
enum class Fate { replaced, removed };
[[nodiscard]] Diagnostic hand_edited(const std::string& path, Fate fate, bool has_conflict_markers);
[[nodiscard]] Diagnostic left_model(const std::string& folder, const artifact::UnitName& unit);

}  // namespace stageplot::writer
