#include "writer/findings.hpp"

#include <algorithm>
#include <cerrno>

#include "diagnostics/rules/writer.hpp"
#include "source/source_files.hpp"

namespace stageplot::writer {
namespace {

namespace rules = diagnostics::rules;

constexpr std::size_t kLongestLine = 200;

std::string code(std::string_view text) {
  return "`" + std::string(text) + "`";
}

/// The start of a file, or a line of it where it is known.
diagnostics::Label at(const std::string& path, std::uint32_t line = 1, std::string_view text = {}) {
  text = text.substr(0, kLongestLine);
  source::ResolvedSpan place;
  place.file = path;
  place.begin = {.line = line, .column = 1};
  place.end = {.line = line, .column = static_cast<std::uint32_t>(text.size()) + 1};
  place.source_line = text;
  return {.resolved = std::move(place)};
}

std::string_view words(EntryKind kind) {
  switch (kind) {
    case EntryKind::link:
      return "a symbolic link";
    case EntryKind::file:
      return "a file";
    case EntryKind::folder:
      return "a directory";
    case EntryKind::other:
    case EntryKind::absent:
      break;
  }
  return "neither a file nor a directory";
}

std::string_view advice(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "nothing was written; make room on the disk and run the command again";
    case EACCES:
    case EPERM:
      return "nothing was written; let this user write there, or name another directory with `-o`";
    case EROFS:
      return "nothing was written; the file system is read-only, name another directory with `-o`";
    case ENOENT:
      return "nothing was written; create the directory above it first";
    default:
      return "nothing was written; put right what the system says about this path and run the command again";
  }
}

}  // namespace

Diagnostic about(const artifact::UnitName& unit, Diagnostic finding) {
  finding.environments = {unit.environment};
  finding.service = unit.service;
  return finding;
}

Diagnostic unwritable(const DiskStatus& status) {
  return {.rule = &rules::writer_unwritable,
          .owner = diagnostics::Owner::external,
          .summary = code(status.path) + ": " + status.reason(),
          .primary = at(status.path),
          .help = std::string(advice(status.code))};
}

Diagnostic unfinished(const DiskStatus& status) {
  return {.rule = &rules::writer_unwritable,
          .owner = diagnostics::Owner::external,
          .summary = "a write stopped half way: " + code(status.path) + ": " + status.reason(),
          .primary = at(status.path),
          .help = "put right what the system says about this path; the next command finishes the write"};
}

Diagnostic busy(const std::string& lock_path, std::string_view holder) {
  const std::string process = holder.empty() ? "" : " (process " + std::string(holder) + ")";
  return {.rule = &rules::writer_busy,
          .owner = diagnostics::Owner::external,
          .summary = "another stageplot" + process + " is writing here: it holds the lock file " + code(lock_path),
          .primary = at(lock_path),
          .help = "wait until it ends and run the command again"};
}

Diagnostic not_a_folder(const std::string& path, EntryKind kind) {
  return {.rule = &rules::writer_not_a_folder,
          .owner = diagnostics::Owner::external,
          .summary = code(path) + " is " + std::string(words(kind)) + ", not a directory",
          .primary = at(path),
          .help = kind == EntryKind::link
                      ? "nothing is written through a link; put a directory in its place, or name another one with `-o`"
                      : "put a directory in its place, or name another one with `-o`"};
}

Diagnostic mount_point(const std::string& path) {
  return {.rule = &rules::writer_not_a_folder,
          .owner = diagnostics::Owner::external,
          .summary = code(path) + " is a mount point inside the output directory",
          .primary = at(path),
          .help = "mount the whole output directory instead, or unmount this part of it"};
}

Diagnostic broken_journal(const std::string& path, std::string_view problem) {
  return {.rule = &rules::writer_journal,
          .owner = diagnostics::Owner::external,
          .summary = "the journal of an interrupted write, " + code(path) + ", " + std::string(problem),
          .primary = at(path),
          .help = "restore the output directory with git, remove " + code(path.substr(0, path.rfind('/'))) +
                  " and render again"};
}

Diagnostic bad_path(std::string_view what, std::string_view name, std::string_view problem) {
  return {.rule = &rules::writer_bad_path,
          .summary = "the " + std::string(what) + " " + code(name) + " " + std::string(problem),
          .help = what == "output" ? "give the output a path that stays in the unit's folder on every file system"
                                   : "rename the " + std::string(what)};
}

Diagnostic path_conflict(std::string_view what, const artifact::PathConflict& conflict) {
  using Kind = artifact::PathConflict::Kind;
  const std::string first = code(conflict.first);
  const std::string second = code(conflict.second);
  const std::string both = "the " + std::string(what) + " " + first + " and " + second;
  std::string summary;
  switch (conflict.kind) {
    case Kind::twice:
      summary = "the path " + first + " is used twice among the " + std::string(what);
      break;
    case Kind::differs_by_case:
      summary = both + " differ by upper and lower case alone";
      break;
    case Kind::file_and_folder:
      summary = both + " need " + first + " to be a file and a folder";
      break;
  }
  return {.rule = &rules::writer_path_conflict,
          .summary = summary,
          .help = what == "outputs" ? "give one of them another path, in the `target.yaml` that lists it"
                                    : "rename one of them"};
}

Diagnostic unusable_lock(const std::string& path, const LockFile& lock) {
  Diagnostic finding{.owner = diagnostics::Owner::external, .primary = at(path, lock.line, lock.line_text)};
  switch (lock.state) {
    case LockFile::State::newer:
      finding.rule = &rules::writer_lock_newer;
      finding.summary = code(path) + " was written by a newer stageplot" +
                        (lock.tool_version.empty() ? "" : ", " + lock.tool_version);
      finding.primary.text = "this version knows format " + std::to_string(kLockFormat);
      finding.help = "use that version or a later one";
      break;
    case LockFile::State::conflict:
      finding.rule = &rules::writer_lock_conflict;
      finding.summary = code(path) + " has merge conflict markers";
      finding.help = "take either side, for example with `git checkout --theirs " + path + "`, and render again";
      break;
    case LockFile::State::malformed:
    case LockFile::State::valid:
      finding.rule = &rules::writer_lock_malformed;
      finding.summary = code(path) + " is no lock file: line " + std::to_string(lock.line) + " " + lock.problem;
      finding.help = "restore it with git; or remove its folder, if nothing there was made by hand, and render again";
      break;
  }
  return finding;
}

Diagnostic conflicted_report(const std::string& path) {
  return {.rule = &rules::writer_lock_conflict,
          .owner = diagnostics::Owner::external,
          .summary = code(path) + " has merge conflict markers",
          .primary = at(path),
          .help = "render without a selection, which writes every section of it anew"};
}

Diagnostic lock_missing(const std::string& folder, const std::vector<std::string>& files) {
  constexpr std::size_t kMostNamed = 3;
  std::string names;
  for (std::size_t i = 0; i < std::min(files.size(), kMostNamed); ++i) {
    names += (i == 0 ? "" : ", ") + code(files[i]);
  }
  if (files.size() > kMostNamed) names += " and " + std::to_string(files.size() - kMostNamed) + " more";
  const std::string lock = folder + "/" + std::string(kLockName);
  return {.rule = &rules::writer_lock_missing,
          .owner = diagnostics::Owner::external,
          .summary = code(folder) + " has no `stageplot.lock`, but files that are not as rendered: " + names,
          .primary = at(lock),
          .help = "restore it with `git checkout " + lock + "`, or move the folder away and render again"};
}

Diagnostic unknown_file(const std::string& path, EntryKind kind) {
  const std::string what = kind == EntryKind::file ? "" : ", " + std::string(words(kind)) + ",";
  return {.rule = &rules::writer_unknown_file,
          .owner = diagnostics::Owner::external,
          .summary = code(path) + what + " was not written by stageplot, and stands in its way",
          .primary = at(path),
          .help = "move it away, or remove it, and render again"};
}

Diagnostic hand_edited(const std::string& path, Fate fate, bool has_conflict_markers) {
  const std::string_view how = has_conflict_markers ? " has merge conflict markers" : " was changed by hand";
  const std::string_view what = fate == Fate::replaced ? ", and is rendered anew" : ", and is removed";
  return {.rule = &rules::writer_hand_edited,
          .owner = diagnostics::Owner::external,
          .summary = code(path) + std::string(how) + std::string(what),
          .primary = at(path),
          .help = has_conflict_markers ? "nothing has to be done: it is rendered from the merged model"
                                       : "make the change under `environments/`; `git diff` shows what it was"};
}

Diagnostic left_model(const std::string& folder, const artifact::UnitName& unit) {
  return about(unit, {.rule = &rules::writer_left_model,
                      .owner = diagnostics::Owner::external,
                      .summary = code(folder) + " was rendered for " + code(unit.service) + ", which is no longer in " +
                                 code(unit.environment),
                      .primary = at(folder + "/" + std::string(kLockName)),
                      .help = "remove it with `stageplot render --prune`"});
}

}  // namespace stageplot::writer
