#include "source/outside_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace stageplot::source {
namespace {

/// Both ends of a pipe; a descriptor that is closed is -1.
class Pipe {
 public:
  Pipe() {
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) == 0) {
      read_ = ends[0];
      write_ = ends[1];
    }
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_read();
    close_write();
  }
  [[nodiscard]] bool open() const { return read_ >= 0; }
  [[nodiscard]] int read_end() const { return read_; }
  [[nodiscard]] int write_end() const { return write_; }
  void close_read() { close_end(read_); }
  void close_write() { close_end(write_); }

 private:
  static void close_end(int& end) {
    if (end >= 0) close(std::exchange(end, -1));
  }
  int read_ = -1;
  int write_ = -1;
};

/// Appends what is there to read, up to `limit` bytes in all; false at the end of the stream.
bool take(const Pipe& pipe, std::string& text, std::size_t limit, bool& over) {
  std::array<char, 65536> block{};
  const ssize_t got = read(pipe.read_end(), block.data(), block.size());
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  if (got == 0) return false;
  const std::size_t room = limit - text.size();
  const auto size = static_cast<std::size_t>(got);
  over = over || size > room;
  text.append(block.data(), std::min(size, room));
  return true;
}

void collect(Pipe& output, Pipe& errors, const ProgramLimits& limits, pid_t child, ProgramRun& run) {
  bool errors_over = false;
  while (output.open() || errors.open()) {
    std::array<pollfd, 2> waiting{pollfd{output.read_end(), POLLIN, 0}, pollfd{errors.read_end(), POLLIN, 0}};
    if (poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) break;
    if (waiting[0].revents != 0 && !take(output, run.output, limits.output_bytes, run.too_much)) output.close_read();
    if (waiting[1].revents != 0 && !take(errors, run.errors, limits.error_bytes, errors_over)) errors.close_read();
    if (run.too_much) {
      kill(child, SIGKILL);
      break;
    }
  }
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  result.reserve(words.size() + 1);
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

/// A child of a shell's pipeline may have been started with signals ignored or blocked; git is to end by them.
void reset_signals(posix_spawnattr_t& attributes) {
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  sigset_t defaults;
  sigemptyset(&defaults);
  for (const int number : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) sigaddset(&defaults, number);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

}  // namespace

std::string find_program(std::string_view name) {
  const char* variable = std::getenv("PATH");
  std::string_view folders = variable == nullptr ? "/usr/local/bin:/usr/bin:/bin" : variable;
  while (!folders.empty()) {
    const std::size_t colon = folders.find(':');
    const std::string_view folder = folders.substr(0, colon);
    folders = colon == std::string_view::npos ? std::string_view{} : folders.substr(colon + 1);
    if (!folder.starts_with('/')) continue;
    std::string path = std::string{folder} + '/' + std::string{name};
    if (access(path.c_str(), X_OK) == 0) return path;
  }
  return {};
}

ProgramRun run_program(const std::string& path, const std::vector<std::string>& arguments,
                       const std::vector<std::string>& environment, const ProgramLimits& limits) {
  ProgramRun run;
  Pipe output;
  Pipe errors;
  if (!output.open() || !errors.open()) {
    run.problem = std::strerror(errno);
    return run;
  }
  std::vector<std::string> words{path};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment;

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.write_end(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.write_end(), STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  reset_signals(attributes);
  pid_t child = -1;
  const int failure =
      posix_spawn(&child, path.c_str(), &actions, &attributes, pointers(words).data(), pointers(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) {
    run.problem = std::strerror(failure);
    return run;
  }
  run.started = true;
  output.close_write();
  errors.close_write();
  collect(output, errors, limits, child, run);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  run.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return run;
}

}  // namespace stageplot::source
