// A real browser without a window, driven over its debugging pipe: what it says about a page, what a script sees there,
// what is asked of the network. For tests; they skip where there is no browser.
#pragma once

#include <sys/types.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace stageplot::browser {

using Json = nlohmann::json;

/// The program: what STAGEPLOT_BROWSER names, or a Chromium of the search path.
[[nodiscard]] std::optional<std::string> find_browser();

/// How a page is looked at.
struct Look {
  int width = 1280;
  int height = 900;
  bool dark = false;
  bool scripts = true;
};

class Browser {
 public:
  /// Starts `program` with a profile of its own. Throws std::runtime_error where it does not answer.
  explicit Browser(const std::string& program);
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;
  ~Browser();

  /// Opens a page in the one tab and waits until it has loaded.
  void open(const std::string& url, const Look& look);
  /// The value of an expression of JavaScript in the page. An exception there is a std::runtime_error.
  Json evaluate(const std::string& expression);
  /// A picture of the whole page as PNG, in base64.
  [[nodiscard]] std::string screenshot();

  /// Since open(): errors and warnings of the console, the log and scripts.
  [[nodiscard]] const std::vector<std::string>& complaints() const { return complaints_; }
  /// Since open(): the addresses that were asked for.
  [[nodiscard]] const std::vector<std::string>& requests() const { return requests_; }

 private:
  Json call(const std::string& method, Json params = Json::object());
  /// The next message. Throws after half a minute.
  Json receive();
  void take(const Json& event);
  void start(const std::string& program);
  void load(const std::string& url);

  pid_t process_ = -1;
  int to_ = -1;
  int from_ = -1;
  std::string profile_;
  std::string buffer_;
  std::string session_;
  int last_id_ = 0;
  bool loaded_ = false;
  std::vector<std::string> complaints_;
  std::vector<std::string> requests_;
};

}  // namespace stageplot::browser
