// What processes cost, for the benchmarks that hold whole processes side by side.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace stageplot::bench {

/// In milliseconds.
struct Cost {
  double cpu = 0;  // user and system, all threads
  double wall = 0;
};

/// Runs a program with its standard output thrown away, or into the file `output`; nullopt where it cannot be started
/// or fails.
[[nodiscard]] std::optional<Cost> run_process(const std::vector<std::string>& words, const char* output = "/dev/null");

/// The CPU time that this process has used until now, in milliseconds.
[[nodiscard]] double own_cpu();

/// Of each kind of time by itself; `costs` must not be empty. The least is what the work takes; the median what this
/// machine, with what else it does, makes of it.
[[nodiscard]] Cost least(const std::vector<Cost>& costs);
[[nodiscard]] Cost median(std::vector<Cost> costs);

}  // namespace stageplot::bench
