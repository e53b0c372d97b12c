#include "cli/description.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/completion/completion.hpp"
#include "cli/findings.hpp"
#include "cli/report_output.hpp"

namespace stageplot::cli {
namespace {

Parameter describe_parameter(const CLI::Option& option) {
  Parameter parameter{.names = {}, .value = {}, .help = option.get_description(), .variable = option.get_envname()};
  for (const std::string& name : option.get_snames()) parameter.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) parameter.names.push_back("--" + name);
  if (parameter.names.empty()) {
    parameter.names.push_back(option.get_name());
  } else if (option.get_items_expected_max() > 0) {
    parameter.value = option.get_type_name();
  }
  parameter.default_value = option.get_default_str();
  parameter.required = option.get_required();
  parameter.repeated = option.get_expected_max() > 1;
  return parameter;
}

CommandDescription describe_command(const CLI::App& command) {
  CommandDescription description{.name = command.get_name(), .help = command.get_description()};
  for (const CLI::Option* option : command.get_options()) {
    (option->nonpositional() ? description.options : description.arguments).push_back(describe_parameter(*option));
  }
  return description;
}

std::vector<Parameter> common_options(const std::vector<CommandDescription>& commands) {
  std::vector<Parameter> common = commands.front().options;
  for (const CommandDescription& command : commands) {
    std::erase_if(common, [&](const Parameter& option) {
      return std::ranges::find(command.options, option.names, &Parameter::names) == command.options.end();
    });
  }
  return common;
}

}  // namespace

ToolDescription describe(const CLI::App& app) {
  ToolDescription tool{.help = app.get_description()};
  for (const CLI::Option* option : app.get_options()) tool.options.push_back(describe_parameter(*option));
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    tool.commands.push_back(describe_command(*command));
  }
  tool.common = common_options(tool.commands);
  return tool;
}

std::vector<Parameter> leading_options(const ToolDescription& tool) {
  std::vector<Parameter> options = tool.options;
  for (const Parameter& option : tool.common) {
    if (std::ranges::find(options, option.names, &Parameter::names) == options.end()) options.push_back(option);
  }
  return options;
}

std::vector<Parameter> options_with_value(const ToolDescription& tool) {
  std::vector<Parameter> options;
  for (const CommandDescription& command : tool.commands) {
    for (const Parameter& option : command.options) {
      if (option.value.empty() || std::ranges::find(options, option.names, &Parameter::names) != options.end())
        continue;
      options.push_back(option);
    }
  }
  return options;
}

namespace {

/// Of findings and of reports: a completion does not know which command follows.
std::vector<std::string> all_format_names() {
  std::vector<std::string> names;
  std::ranges::set_union(format_names(), report_format_names(), std::back_inserter(names));
  return names;
}

}  // namespace

std::vector<std::string> words_of(const std::string& value) {
  if (value == "WHEN") return color_names();
  if (value == "FORMAT[=FILE]") return all_format_names();
  if (value == "SHELL") return shell_names();
  if (value == "ACTION") return policy_actions();
  return {};
}

}  // namespace stageplot::cli
