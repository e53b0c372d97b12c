#include "writer/recovery.hpp"

#include <cerrno>

#include "writer/exchange.hpp"
#include "writer/findings.hpp"
#include "writer/journal.hpp"
#include "writer/staging.hpp"
#include "writer/writer_lock.hpp"

namespace stageplot::writer {
namespace {

Recovery fail(diagnostics::Diagnostics& findings, diagnostics::Diagnostic finding) {
  findings.add(std::move(finding));
  return Recovery::failed;
}

}  // namespace

std::string without_trailing_slashes(const std::string& path) {
  const std::size_t last = path.find_last_not_of('/');
  if (last == std::string::npos) return path.empty() ? "." : "/";
  return path.substr(0, last + 1);
}

Recovery recover(Disk& disk, const Folder& root, diagnostics::Diagnostics& findings) {
  if (Disk::kind(root, kStagingName) == EntryKind::absent) return Recovery::nothing;
  Staging staging(disk, root);
  std::string text;
  DiskStatus status = staging.open_left_over();
  if (status.ok()) status = Disk::read(staging.folder(), kJournalName, text);
  // No journal, or something that was never a staging folder: the tree is untouched.
  const bool untouched = status.code == ENOENT || status.code == ENOTDIR || status.code == ELOOP;
  if (!status.ok() && !untouched) return fail(findings, unfinished(status));
  if (status.ok()) {
    const Journal journal = parse_journal(text);
    if (!journal.problem.empty()) {
      return fail(findings, broken_journal(staging.folder().path_of(kJournalName), journal.problem));
    }
    Exchange exchange(disk, root, staging.folder());
    status = exchange.apply(journal.entries, Attempt::again);
    if (status.ok()) status = staging.remove_journal();
    if (!status.ok()) return fail(findings, unfinished(status));
  }
  if (status = staging.discard(); !status.ok()) return fail(findings, unfinished(status));
  return untouched ? Recovery::cleaned : Recovery::finished;
}

Recovery finish_journal(const std::string& output_directory, diagnostics::Diagnostics& findings, const Faults& faults) {
  Folder root;
  if (!Disk::open_root(without_trailing_slashes(output_directory), root).ok()) return Recovery::nothing;
  const bool staged = Disk::kind(root, kStagingName) != EntryKind::absent;
  if (!staged && Disk::kind(root, kWriterLockName) == EntryKind::absent) return Recovery::nothing;

  Disk disk(faults);
  WriterLock lock;
  switch (lock.acquire(disk, root)) {
    case WriterLock::Result::busy:
      findings.add(busy(root.path_of(kWriterLockName), lock.holder()));
      return Recovery::busy;
    case WriterLock::Result::failed:
      // A lock file alone, in a directory that can't be written, hinders nobody.
      return staged ? fail(findings, unfinished(lock.status())) : Recovery::nothing;
    case WriterLock::Result::held:
      break;
  }
  const Recovery result = recover(disk, root, findings);
  lock.release(disk, root);
  return result;
}

}  // namespace stageplot::writer
