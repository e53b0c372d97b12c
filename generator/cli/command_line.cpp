#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <string>

#include "cli/version.hpp"

namespace stageplot::cli {
namespace {

struct Entry {
  std::string_view name;
  std::string_view help;
  Command (*add)(CLI::App&) = nullptr;
  Command (*add_for)(CLI::App&, const std::vector<std::string>*) = nullptr;  // the same for a certain command line
};

constexpr std::array kCommands{
    Entry{"check", "check the model and everything that it renders; write nothing", add_check},
    Entry{"render", "render every unit into rendered/, or see what is out of date", add_render},
    Entry{"preview", "print what one service gets in one environment", add_preview},
    Entry{"explain", "show where a value comes from and which lines of outputs it reaches, or what a line is made of",
          add_explain},
    Entry{"diff", "show what differs from a commit, from a tree of outputs, or between two environments", add_diff},
    Entry{"drift", "show what runs differently from what the model renders, from exports", add_drift},
    Entry{"template", "print what `helm template` prints for a chart", nullptr, add_template},
    Entry{"policy", "list and test policies, evaluate expressions", add_policy},
    Entry{"rule", "explain a finding's code, with an example and the fix", add_rule},
    Entry{"completion", "print the completion script for a shell", add_completion},
};

}  // namespace

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  names.reserve(kCommands.size());
  for (const Entry& entry : kCommands) names.push_back(entry.name);
  return names;
}

std::vector<std::pair<CLI::App*, Command>> set_up(CLI::App& app, std::string_view only,
                                                  const std::vector<std::string>* arguments) {
  app.description("Renders and checks a company's environments from one typed model.");
  app.name("stageplot");
  app.set_version_flag("--version", "stageplot " + std::string{kVersion}, "print the version");
  app.set_help_flag("-h,--help", "print this help; `stageplot COMMAND --help` for one command");
  app.require_subcommand(0, 1);
  app.footer(
      "Exit codes: 0 clean, 1 findings, 2 different (render --check, and with --detailed-exitcode diff and drift), "
      "3 could not run, 70 a bug, 130 interrupted.\n"
      "Begin with `stageplot check` in a folder with a stageplot.yaml.\n");
  std::vector<std::pair<CLI::App*, Command>> commands;
  for (const Entry& entry : kCommands) {
    if (!only.empty() && entry.name != only) continue;
    CLI::App* command = app.add_subcommand(std::string{entry.name}, std::string{entry.help});
    command->set_help_flag("-h,--help", "print this help");
    command->footer("");
    commands.emplace_back(command, entry.add_for != nullptr ? entry.add_for(*command, arguments) : entry.add(*command));
  }
  return commands;
}

}  // namespace stageplot::cli
