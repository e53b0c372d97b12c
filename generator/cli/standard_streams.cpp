#include "cli/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <ostream>
#include <system_error>

namespace stageplot::cli {

void reserve_standard_streams() {
  // The lowest free number is given: by going upwards it is the stream's own. The reading end of a pipe that nobody
  // writes to has nothing to read, and takes no write.
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0 || errno != EBADF) continue;
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) == 0) ::close(ends[1]);
  }
  std::signal(SIGXFSZ, SIG_IGN);
}

ExitCode finish_streams(const Streams& streams, ExitCode code) {
  streams.out.flush();
  if (!streams.out.good()) {
    // It may have failed long ago, and nobody has kept the reason: once more.
    streams.out.clear();
    errno = 0;
    streams.out.put('\n').flush();
    const std::string reason = errno == 0 ? std::string{} : ": " + std::generic_category().message(errno);
    streams.error << "stageplot: the results cannot be written to standard output" << reason << '\n';
    code = ExitCode::could_not_run;
  }
  streams.error.flush();
  return streams.error.good() ? code : ExitCode::could_not_run;
}

}  // namespace stageplot::cli
