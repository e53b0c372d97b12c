// What the tool's exit codes mean. Commands return one of these; main turns it into the process's status.
#pragma once

namespace stageplot::cli {

enum class ExitCode : int {
  clean = 0,      // for diff and drift also "different" unless --detailed-exitcode
  findings = 1,   // the input is wrong: findings of severity error
  different = 2,  // `render --check` found outputs out of date; diff and drift with --detailed-exitcode a difference
  could_not_run = 3,  // usage, an unreadable file, no such environment, a second writer
  bug = 70,           // a bug in stageplot: the only case that asks for a report
  interrupted = 130,  // Ctrl-C during a write; the process ends by the signal, which shells show as this number
};

}  // namespace stageplot::cli
