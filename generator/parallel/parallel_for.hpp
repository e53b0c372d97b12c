// Spreads independent work over the cores. The results' order is the caller's (it writes into slot `index`), so that
// the number of workers changes no output.
#pragma once

#include <cstddef>
#include <functional>

namespace stageplot::parallel {

/// Number of workers for `requested` jobs: the number itself, or the machine's cores for 0.
[[nodiscard]] std::size_t worker_count(std::size_t requested);

/// Calls `work(index, worker)` once for every index below `count`, from `jobs` threads; `worker` is below `jobs` and
/// names the calling thread, for per-thread arenas. Returns when all are done. The first exception that `work` throws
/// is thrown again here after the others have stopped.
void parallel_for(std::size_t jobs, std::size_t count, const std::function<void(std::size_t, std::size_t)>& work);

}  // namespace stageplot::parallel
