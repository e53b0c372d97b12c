// The options that give a chart its values (`-f`, `--set` and its like), for all commands that render one.
#pragma once

#include <string>
#include <vector>

#include "cli/asked_options.hpp"

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

void add_value_options(CLI::App& app, ValueOptions& options, const AskedOptions& asked = AskedOptions{});

/// An option that may be repeated and takes one value each time, where it is asked for.
void add_repeated(CLI::App& app, const AskedOptions& asked, const char* names, std::vector<std::string>& into,
                  const char* help, const char* type, const char* variable);

}  // namespace stageplot::cli
