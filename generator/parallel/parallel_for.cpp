#include "parallel/parallel_for.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace stageplot::parallel {

std::size_t worker_count(std::size_t requested) {
  return requested > 0 ? requested : std::max(1u, std::thread::hardware_concurrency());
}

void parallel_for(std::size_t jobs, std::size_t count, const std::function<void(std::size_t, std::size_t)>& work) {
  jobs = std::min(std::max<std::size_t>(1, jobs), count);
  if (jobs <= 1) {
    for (std::size_t i = 0; i < count; ++i) work(i, 0);
    return;
  }
  std::atomic<std::size_t> next{0};
  std::exception_ptr first_error;
  std::mutex error_mutex;
  const auto run = [&](std::size_t worker) {
    try {
      for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) work(i, worker);
    } catch (...) {
      next = count;
      const std::lock_guard lock(error_mutex);
      if (!first_error) first_error = std::current_exception();
    }
  };
  std::vector<std::thread> threads;
  try {
    for (std::size_t worker = 1; worker < jobs; ++worker) threads.emplace_back(run, worker);
  } catch (const std::system_error&) {
    // As many as there may be: this one works as well.
  }
  run(0);
  for (std::thread& thread : threads) thread.join();
  if (first_error) std::rethrow_exception(first_error);
}

}  // namespace stageplot::parallel
