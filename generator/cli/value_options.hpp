// The options that give a chart its values (`-f`, `--set` and its like), for all commands that render one.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace stageplot::cli {

/// As they were given; `files` may hold lists with commas, as Helm takes them.
struct ValueOptions {
  std::vector<std::string> files;
  std::vector<std::string> set;
  std::vector<std::string> set_string;
  std::vector<std::string> set_json;
  std::vector<std::string> set_file;
  std::vector<std::string> set_literal;

  [[nodiscard]] bool empty() const;
};

void add_value_options(CLI::App& app, ValueOptions& options);

/// An option that may be repeated and takes one value each time.
void add_repeated(CLI::App& app, const std::string& names, std::vector<std::string>& into, const std::string& help,
                  const std::string& type, const std::string& variable);

}  // namespace stageplot::cli
