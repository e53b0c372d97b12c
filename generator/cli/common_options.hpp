// The options that every command has, and the streams that it writes to.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/asked_options.hpp"

namespace CLI {
class App;
}

namespace stageplot::cli {

enum class Color { automatic, always, never };

struct CommonOptions {
  std::string directory = ".";
  std::vector<std::string> formats;  // FORMAT or FORMAT=FILE
  Color color = Color::automatic;
  bool quiet = false;
  bool verbose = false;
  std::size_t jobs = 0;  // 0: one a core
};

/// Results go to `out`, findings and progress to `error`.
struct Streams {
  std::ostream& out;
  std::ostream& error;
  bool error_is_terminal = false;
  bool out_is_terminal = false;
};

/// The words of --color.
[[nodiscard]] std::vector<std::string> color_names();

/// Adds the common options that are asked for to a command, each with its STAGEPLOT_* variable.
void add_common_options(CLI::App& command, CommonOptions& options, const AskedOptions& asked = AskedOptions{});

}  // namespace stageplot::cli
