// The program: hands the command line to cli/ and turns what nobody expected into a request for a report.
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <span>

#include "cli/interrupt.hpp"
#include "cli/run.hpp"
#include "cli/standard_streams.hpp"
#include "source/mapped_text.hpp"

namespace {

constexpr std::size_t kHeapStep = std::size_t{64} << 20;
constexpr std::size_t kHugePage = std::size_t{2} << 20;

/// A run allocates, prints and ends: the heap grows in large steps, and what is freed is kept for what comes, since
/// every page that the system takes back and gives again is cleared anew. What is needed of a step costs the system a
/// third of the time where it may use large pages; the first megabytes stay small pages, for small runs.
void tune_heap() {
  mallopt(M_TOP_PAD, kHeapStep);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
  void* volatile first_step = std::malloc(kHugePage);  // the heap grows now; volatile: not to be optimised away
  std::free(first_step);
  const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
  const std::uintptr_t large_end = end / kHugePage * kHugePage;
  if (large_end <= kHeapStep) return;
  const std::uintptr_t large_begin = (end - kHeapStep + kHugePage) / kHugePage * kHugePage;
  // Where the system has none, nothing is lost.
  (void)madvise(reinterpret_cast<void*>(large_begin), large_end - large_begin, MADV_HUGEPAGE);
}

}  // namespace

int main(int argc, char** argv) {
  using stageplot::cli::ExitCode;
  tune_heap();
  stageplot::source::fail_on_lost_text(static_cast<int>(ExitCode::could_not_run));
  try {
    stageplot::cli::reserve_standard_streams();
    std::ios::sync_with_stdio(false);
    const stageplot::cli::Streams streams{.out = std::cout,
                                          .error = std::cerr,
                                          .error_is_terminal = isatty(STDERR_FILENO) == 1,
                                          .out_is_terminal = isatty(STDOUT_FILENO) == 1};
    const ExitCode code = stageplot::cli::run({argv, static_cast<std::size_t>(argc)}, streams);
    const ExitCode ended = stageplot::cli::finish_streams(streams, code);
    if (ended == ExitCode::interrupted) stageplot::cli::end_by_kept_signal();
    return static_cast<int>(ended);
  } catch (const std::exception& error) {
    std::cerr << "stageplot: a bug: " << error.what() << "\nplease report it, with the command and the input\n";
  } catch (...) {
    std::cerr << "stageplot: a bug: unknown exception\nplease report it, with the command and the input\n";
  }
  return static_cast<int>(ExitCode::bug);
}
