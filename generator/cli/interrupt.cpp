#include "cli/interrupt.hpp"

#include <atomic>

namespace stageplot::cli {
namespace {

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};

// Written by a signal handler, so it can be no member: 0, or the number of the signal.
std::atomic<int> kept_signal{0};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may use nothing else");

extern "C" void keep_signal(int number) {
  kept_signal.store(number);
}

}  // namespace

InterruptWatch::InterruptWatch() {
  struct sigaction keep {};
  keep.sa_handler = keep_signal;
  // RESETHAND: the second one is for a user who won't wait.
  keep.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], nullptr, &before_[i]);
    if (before_[i].sa_handler == SIG_DFL) ::sigaction(kSignals[i], &keep, nullptr);
  }
}

InterruptWatch::~InterruptWatch() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &before_[i], nullptr);
}

bool interrupted() {
  return kept_signal.load() != 0;
}

void end_by_kept_signal() {
  const int number = kept_signal.load();
  if (number == 0) return;
  std::signal(number, SIG_DFL);
  std::raise(number);
}

}  // namespace stageplot::cli
