#include "browser/browser.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace stageplot::browser {
namespace {

namespace fs = std::filesystem;

/// As the browser documents --remote-debugging-pipe: it reads commands from 3 and writes to 4.
constexpr int kCommands = 3;
constexpr int kAnswers = 4;
constexpr int kMostMilliseconds = 30'000;

/// The two ends of a pipe, with numbers that the browser's are not.
std::array<int, 2> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe can be had");
  for (int& end : ends) {
    const int higher = ::fcntl(end, F_DUPFD_CLOEXEC, 10);
    ::close(end);
    end = higher;
  }
  return ends;
}

std::vector<std::string> command_line(const std::string& program, const std::string& profile) {
  std::vector<std::string> words{program,
                                 "--headless=new",
                                 "--remote-debugging-pipe",
                                 "--disable-gpu",
                                 "--disable-dev-shm-usage",
                                 "--disable-background-networking",
                                 "--disable-component-update",
                                 "--disable-extensions",
                                 "--hide-scrollbars",
                                 "--no-first-run",
                                 "--user-data-dir=" + profile,
                                 "about:blank"};
  // Chromium refuses to run as root with its sandbox, and builds run as root in containers.
  if (::geteuid() == 0) words.insert(words.begin() + 1, "--no-sandbox");
  return words;
}

}  // namespace

std::optional<std::string> find_browser() {
  if (const char* named = std::getenv("STAGEPLOT_BROWSER"); named != nullptr && *named != '\0') return named;
  const char* variable = std::getenv("PATH");
  std::string_view folders = variable == nullptr ? "" : variable;
  while (!folders.empty()) {
    const std::string_view folder = folders.substr(0, folders.find(':'));
    folders.remove_prefix(std::min(folder.size() + 1, folders.size()));
    for (const char* name : {"chromium", "chromium-browser", "google-chrome"}) {
      const fs::path program = fs::path(folder) / name;
      if (::access(program.c_str(), X_OK) == 0) return program.string();
    }
  }
  return std::nullopt;
}

Browser::Browser(const std::string& program) {
  std::string folder = (fs::temp_directory_path() / "stageplot-browser-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
  profile_ = folder;
  start(program);
  const Json target = call("Target.createTarget", {{"url", "about:blank"}});
  session_ = call("Target.attachToTarget", {{"targetId", target.at("targetId")}, {"flatten", true}}).at("sessionId");
  for (const char* domain : {"Page", "Runtime", "Log", "Network"}) call(std::string{domain} + ".enable");
}

Browser::~Browser() {
  if (to_ >= 0) ::close(to_);
  if (from_ >= 0) ::close(from_);
  if (process_ > 0) {
    ::kill(-process_, SIGKILL);  // with the processes that it has started
    ::waitpid(process_, nullptr, 0);
  }
  std::error_code ignored;
  fs::remove_all(profile_, ignored);
}

void Browser::start(const std::string& program) {
  const std::array<int, 2> commands = make_pipe();
  const std::array<int, 2> answers = make_pipe();
  std::vector<std::string> words = command_line(program, profile_);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  process_ = ::fork();
  if (process_ == 0) {
    ::setpgid(0, 0);
    ::dup2(commands[0], kCommands);
    ::dup2(answers[1], kAnswers);
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, stream);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
  }
  ::close(commands[0]);
  ::close(answers[1]);
  to_ = commands[1];
  from_ = answers[0];
  if (process_ < 0) throw std::runtime_error("the browser cannot be started");
  ::setpgid(process_, process_);
}

Json Browser::receive() {
  std::size_t end = 0;
  while ((end = buffer_.find('\0')) == std::string::npos) {
    pollfd readable{.fd = from_, .events = POLLIN, .revents = 0};
    if (::poll(&readable, 1, kMostMilliseconds) != 1) throw std::runtime_error("the browser does not answer");
    std::array<char, 65'536> part{};
    const ssize_t length = ::read(from_, part.data(), part.size());
    if (length <= 0) throw std::runtime_error("the browser has ended");
    buffer_.append(part.data(), static_cast<std::size_t>(length));
  }
  const Json message = Json::parse(buffer_.substr(0, end));
  buffer_.erase(0, end + 1);
  return message;
}

Json Browser::call(const std::string& method, Json params) {
  Json message{{"id", ++last_id_}, {"method", method}, {"params", std::move(params)}};
  if (!session_.empty()) message["sessionId"] = session_;
  std::string text = message.dump();
  text += '\0';
  for (std::size_t written = 0; written < text.size();) {
    const ssize_t length = ::write(to_, text.data() + written, text.size() - written);
    if (length <= 0) throw std::runtime_error("the browser takes no command");
    written += static_cast<std::size_t>(length);
  }
  while (true) {
    const Json answer = receive();
    if (!answer.contains("id")) {
      take(answer);
      continue;
    }
    if (answer["id"] != last_id_) continue;
    if (answer.contains("error")) throw std::runtime_error(method + ": " + answer["error"].dump());
    return answer["result"];
  }
}

void Browser::take(const Json& event) {
  const std::string method = event.value("method", "");
  const Json params = event.value("params", Json::object());
  if (method == "Page.loadEventFired") loaded_ = true;
  if (method == "Runtime.exceptionThrown" || method == "Log.entryAdded" || method == "Runtime.consoleAPICalled") {
    complaints_.push_back(params.dump());
  }
  if (method == "Network.requestWillBeSent") requests_.push_back(params.at("request").at("url"));
}

void Browser::open(const std::string& url, const Look& look) {
  call("Emulation.setDeviceMetricsOverride",
       {{"width", look.width}, {"height", look.height}, {"deviceScaleFactor", 1}, {"mobile", look.width < 600}});
  const Json scheme{{"name", "prefers-color-scheme"}, {"value", look.dark ? "dark" : "light"}};
  call("Emulation.setEmulatedMedia", {{"features", Json::array({scheme})}});
  call("Emulation.setScriptExecutionDisabled", {{"value", !look.scripts}});
  // Another fragment of the same page would be no load.
  load("about:blank");
  complaints_.clear();
  requests_.clear();
  load(url);
}

void Browser::load(const std::string& url) {
  loaded_ = false;
  call("Page.navigate", {{"url", url}});
  while (!loaded_) take(receive());
}

Json Browser::evaluate(const std::string& expression) {
  const Json answer = call("Runtime.evaluate", {{"expression", expression}, {"returnByValue", true}});
  if (answer.contains("exceptionDetails")) throw std::runtime_error(answer["exceptionDetails"].dump());
  return answer.at("result").value("value", Json());
}

std::string Browser::screenshot() {
  const Json answer = call("Page.captureScreenshot", {{"format", "png"}, {"captureBeyondViewport", true}});
  return answer.at("data");
}

}  // namespace stageplot::browser
