#include "system/launch.hpp"

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "cases/runner/files.hpp"

namespace stageplot::system_test {
namespace {

constexpr uid_t kNobody = 65534;
constexpr int kCannotStart = 126;
constexpr std::chrono::seconds kTimeLimit{60};

bool become_nobody() {
  if (geteuid() != 0) return true;
  return setgroups(0, nullptr) == 0 && setgid(kNobody) == 0 && setuid(kNobody) == 0;
}

bool open_as(int stream, const std::string& path) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  return descriptor >= 0 && dup2(descriptor, stream) == stream;
}

/// In the child: puts everything into place and becomes the tool, which was opened before it may have become
/// unreachable.
[[noreturn]] void become_tool(int program, char* const* arguments, char* const* variables, const LaunchOptions& options,
                              const std::string& output, const std::string& errors) {
  bool ready = chdir(options.folder.c_str()) == 0;
  const int nothing = open("/dev/null", O_RDONLY);
  ready = ready && dup2(nothing, STDIN_FILENO) == STDIN_FILENO && open_as(STDOUT_FILENO, output) &&
          open_as(STDERR_FILENO, errors);
  for (const int stream : options.closed) close(stream);
  // A test program may have been started with it ignored, and that is inherited.
  for (const int number : {SIGPIPE, SIGINT, SIGHUP, SIGTERM, SIGXFSZ}) signal(number, SIG_DFL);
  if (options.ignored_signal != 0) signal(options.ignored_signal, SIG_IGN);
  if (options.max_file) {
    const rlimit limit{.rlim_cur = *options.max_file, .rlim_max = *options.max_file};
    ready = ready && setrlimit(RLIMIT_FSIZE, &limit) == 0;
  }
  if (options.max_memory) {
    const rlimit limit{.rlim_cur = *options.max_memory, .rlim_max = *options.max_memory};
    ready = ready && setrlimit(RLIMIT_AS, &limit) == 0;
  }
  if (options.unprivileged) ready = ready && become_nobody();
  if (ready) execveat(program, "", arguments, variables, AT_EMPTY_PATH);
  _exit(kCannotStart);
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

Tool::Tool(const std::vector<std::string>& arguments, const LaunchOptions& options)
    : output_(options.output.empty() ? options.scratch / "stdout" : std::filesystem::path{options.output}),
      errors_(options.errors.empty() ? options.scratch / "stderr" : std::filesystem::path{options.errors}) {
  std::vector<std::string> words = {"stageplot"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = options.variables;
  variables.insert(variables.end(), {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"});
  const std::vector<char*> word_list = pointers(words);
  const std::vector<char*> variable_list = pointers(variables);
  const int program = open(STAGEPLOT_PROGRAM, O_PATH | O_CLOEXEC);
  child_ = fork();
  if (child_ == 0) {
    become_tool(program, word_list.data(), variable_list.data(), options, output_.string(), errors_.string());
  }
  close(program);
  if (child_ < 0) throw std::runtime_error("cannot fork");
}

Tool::~Tool() {
  if (child_ < 0) return;
  kill(child_, SIGKILL);
  waitpid(child_, nullptr, 0);
}

bool Tool::has_ended() const {
  siginfo_t info{};
  return waitid(P_PID, static_cast<id_t>(child_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0;
}

void Tool::send(int signal) const {
  kill(child_, signal);
}

void Tool::halt() const {
  send(SIGSTOP);
  siginfo_t info{};
  waitid(P_PID, static_cast<id_t>(child_), &info, WEXITED | WSTOPPED | WNOWAIT);
}

cases::ProcessResult Tool::wait() {
  const auto deadline = std::chrono::steady_clock::now() + kTimeLimit;
  cases::ProcessResult result;
  while (!has_ended()) {
    if (!result.timed_out && std::chrono::steady_clock::now() > deadline) {
      result.timed_out = true;
      send(SIGKILL);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  int status = 0;
  waitpid(child_, &status, 0);
  child_ = -1;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.output = cases::read_file(output_).value_or("");
  result.errors = cases::read_file(errors_).value_or("");
  return result;
}

cases::ProcessResult launch(const std::vector<std::string>& arguments, const LaunchOptions& options) {
  Tool tool(arguments, options);
  return tool.wait();
}

std::string why_permissions_mean_nothing() {
  if (geteuid() != 0) return {};
  const pid_t child = fork();
  if (child == 0) _exit(become_nobody() ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  return status == 0 ? "" : "the test runs as root and may not become another user: permissions refuse it nothing";
}

uid_t unprivileged_user() {
  return geteuid() == 0 ? kNobody : geteuid();
}

}  // namespace stageplot::system_test
