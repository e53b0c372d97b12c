// Ctrl-C during a write: a process that is killed at once leaves its staged files to the next command. Instead the
// signal is kept while the write is under way, the command ends it and says what became of it, and only then the
// process ends by the signal, so that a shell stops its script too.
#pragma once

#include <array>
#include <csignal>

namespace stageplot::cli {

/// While one lives, the first SIGINT, SIGTERM or SIGHUP is kept; a second one ends the process at once. Signals that
/// the process was started to ignore stay ignored. At most one at a time.
class InterruptWatch {
 public:
  InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;
  ~InterruptWatch();

 private:
  std::array<struct sigaction, 3> before_{};
};

/// Whether a watch has kept a signal. Safe to ask from any thread.
[[nodiscard]] bool interrupted();

/// Ends the process by the signal that was kept; returns if there is none.
void end_by_kept_signal();

}  // namespace stageplot::cli
