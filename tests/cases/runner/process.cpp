#include "cases/runner/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <thread>

#include "cases/runner/files.hpp"

namespace stageplot::cases {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

/// Waits for the child; kills it when the time is over.
ProcessResult wait_for(pid_t child, std::chrono::seconds time_limit) {
  const auto deadline = std::chrono::steady_clock::now() + time_limit;
  ProcessResult result;
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (!result.timed_out && std::chrono::steady_clock::now() > deadline) {
      result.timed_out = true;
      kill(child, SIGKILL);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace

ProcessResult run_process(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                          const ProcessOptions& options) {
  const std::filesystem::path output = options.scratch / "stdout";
  const std::filesystem::path errors = options.scratch / "stderr";
  const char* path = std::getenv("PATH");
  std::vector<std::string> environment = {std::string{"PATH="} + (path == nullptr ? "/usr/bin:/bin" : path),
                                          "HOME=" + options.scratch.string(), "LC_ALL=C.UTF-8"};
  environment.insert(environment.end(), options.variables.begin(), options.variables.end());
  std::vector<std::string> words = {program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addchdir_np(&actions, options.folder.c_str());
  pid_t child = 0;
  const int failed =
      posix_spawn(&child, program.c_str(), &actions, nullptr, pointers(words).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start " + program.string() + ": " + std::strerror(failed));

  ProcessResult result = wait_for(child, options.time_limit);
  result.output = read_file(output).value_or("");
  result.errors = read_file(errors).value_or("");
  return result;
}

}  // namespace stageplot::cases
