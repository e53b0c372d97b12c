// The command line as plain data, read back from the CLI11 application itself: what the completion scripts and the
// reference page are written from.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace stageplot::cli {

/// An option or an argument.
struct Parameter {
  std::vector<std::string> names;  // an option's, short ones first (`-C`, `--chdir`); an argument's one (`ENV`)
  std::string value;               // what an option's value is called (`DIRECTORY`); empty for a flag
  std::string help;
  std::string variable;       // the environment variable that sets it, or empty
  std::string default_value;  // or empty
  bool required = false;
  bool repeated = false;
};

struct CommandDescription {
  std::string name;
  std::string help;
  std::vector<Parameter> options;
  std::vector<Parameter> arguments;
};

struct ToolDescription {
  std::string help;
  std::vector<Parameter> options;  // without a command
  std::vector<Parameter> common;   // of every command; they may also stand before its name
  std::vector<CommandDescription> commands;
};

/// Describes `app`, which set_up() has filled.
[[nodiscard]] ToolDescription describe(const CLI::App& app);

/// The options that may stand before a command: the tool's own and the common ones, each once.
[[nodiscard]] std::vector<Parameter> leading_options(const ToolDescription& tool);

/// All options with a value, of all commands, each once.
[[nodiscard]] std::vector<Parameter> options_with_value(const ToolDescription& tool);

/// The words that a value of that name can be (`WHEN`: auto, always, never); empty where it can be anything.
[[nodiscard]] std::vector<std::string> words_of(const std::string& value);

/// docs/commands.md: every command with its arguments, options and variables.
[[nodiscard]] std::string command_reference();

}  // namespace stageplot::cli
