// The three streams that a process is started with may be closed or lead to a full disk. Neither may go unnoticed, and
// no file of ours may be opened in the place of a closed one: results would be written into it.
#pragma once

#include "cli/common_options.hpp"
#include "cli/exit_code.hpp"

namespace stageplot::cli {

/// To be called before anything is opened. A stream that is closed stays one that can't be used, but its number is
/// taken. A file that grows beyond a limit becomes an error of the write instead of the process's end.
void reserve_standard_streams();

/// Flushes both streams and gives `code`; `could_not_run` when something could not be written, and for results the
/// reason on the error stream.
[[nodiscard]] ExitCode finish_streams(const Streams& streams, ExitCode code);

}  // namespace stageplot::cli
