// docs/commands.md, which is also installed: the commands as the tool itself declares them.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>

#include "cli/command_line.hpp"
#include "cli/description.hpp"

namespace stageplot::cli {
namespace {

/// A cell of a table: a bar would end it.
std::string cell(const std::string& text) {
  std::string escaped;
  for (const char c : text) escaped += c == '|' ? std::string{"\\|"} : std::string(1, c);
  return escaped;
}

std::string names(const Parameter& option) {
  std::string text;
  for (const std::string& name : option.names) text += (text.empty() ? "`" : ", `") + name + "`";
  return option.value.empty() ? text : text + " `" + option.value + "`";
}

std::string details(const Parameter& parameter) {
  std::string text = cell(parameter.help);
  if (!parameter.default_value.empty()) text += "; default: `" + parameter.default_value + "`";
  return text;
}

std::string argument(const Parameter& parameter) {
  const std::string name = parameter.names.front() + (parameter.repeated ? "…" : "");
  return parameter.required ? name : "[" + name + "]";
}

std::string section(const CommandDescription& command, const std::vector<Parameter>& common) {
  std::string text =
      "\n## " + command.name + "\n\n" + command.help + "\n\n    stageplot " + command.name + " [OPTION…]";
  for (const Parameter& parameter : command.arguments) text += " " + argument(parameter);
  text += "\n";
  if (!command.arguments.empty()) text += "\n| argument | meaning |\n|---|---|\n";
  for (const Parameter& parameter : command.arguments) {
    text += "| `" + parameter.names.front() + "` | " + details(parameter) + " |\n";
  }
  std::string rows;
  for (const Parameter& option : command.options) {
    if (std::ranges::find(common, option.names, &Parameter::names) != common.end()) continue;
    rows += "| " + names(option) + " | " + details(option) + " | " +
            (option.variable.empty() ? "" : "`" + option.variable + "`") + " |\n";
  }
  if (!rows.empty()) text += "\n| option | meaning | variable |\n|---|---|---|\n" + rows;
  return text;
}

}  // namespace

std::string command_reference() {
  CLI::App app;
  static_cast<void>(set_up(app));
  const ToolDescription tool = describe(app);
  std::string text =
      "# Commands\n\nGenerated from the command line's own declarations by `./dev docs`; `stageplot COMMAND --help` "
      "prints the same. A variable of the environment sets an option that the command line does not give.\n\n"
      "Every command takes these, also before its name:\n\n| option | meaning | variable |\n|---|---|---|\n";
  for (const Parameter& option : tool.common) {
    text += "| " + names(option) + " | " + details(option) + " | " +
            (option.variable.empty() ? "" : "`" + option.variable + "`") + " |\n";
  }
  text += "\nAlone, without a command:\n\n| option | meaning |\n|---|---|\n";
  for (const Parameter& option : tool.options) text += "| " + names(option) + " | " + details(option) + " |\n";
  for (const CommandDescription& command : tool.commands) text += section(command, tool.common);
  return text;
}

}  // namespace stageplot::cli
