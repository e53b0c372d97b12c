// The program: hands the command line to cli/ and turns what nobody expected into a request for a report.
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <span>

#include "cli/heap.hpp"
#include "cli/interrupt.hpp"
#include "cli/run.hpp"
#include "cli/standard_streams.hpp"
#include "source/mapped_text.hpp"

namespace {

using stageplot::cli::ExitCode;

/// What is left goes with the process. A build with assertions takes it apart, for those who look for leaks.
int leave(ExitCode code) {
#ifdef NDEBUG
  std::_Exit(static_cast<int>(code));
#endif
  return static_cast<int>(code);
}

}  // namespace

int main(int argc, char** argv) {
  stageplot::cli::tune_heap();
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
    return leave(ended);
  } catch (const std::exception& error) {
    std::cerr << "stageplot: a bug: " << error.what() << "\nplease report it, with the command and the input\n";
  } catch (...) {
    std::cerr << "stageplot: a bug: unknown exception\nplease report it, with the command and the input\n";
  }
  return static_cast<int>(ExitCode::bug);
}
