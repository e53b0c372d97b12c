#include "cli/run.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/findings.hpp"
#include "cli/pflag_arguments.hpp"
#include "cli/refusal.hpp"
#include "cli/report_output.hpp"
#include "diagnostics/rules/usage.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;

/// The `--format` options of a command line that could not be parsed as a whole, so that its finding has their form.
CommonOptions formats_asked_for(std::span<const std::string> arguments) {
  static constexpr std::string_view kOption = "--format";
  CommonOptions options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == kOption && i + 1 < arguments.size()) {
      options.formats.push_back(arguments[++i]);
    } else if (argument.starts_with(kOption) && argument.substr(kOption.size()).starts_with('=')) {
      options.formats.emplace_back(argument.substr(kOption.size() + 1));
    }
  }
  // Those of reports are none of findings, and were asked for rightly or not: the command line is wrong elsewhere.
  const std::vector<std::string> of_findings = format_names();
  const std::vector<std::string> of_reports = report_format_names();
  std::erase_if(options.formats, [&](const std::string& format) {
    const std::string name = format.substr(0, format.find('='));
    return std::ranges::find(of_reports, name) != of_reports.end() &&
           std::ranges::find(of_findings, name) == of_findings.end();
  });
  return options;
}

ExitCode refuse(const Streams& streams, std::span<const std::string> arguments, const diagnostics::Rule& rule,
                std::string summary, std::string help) {
  diagnostics::Diagnostics diagnostics;
  diagnostics.add({.rule = &rule, .summary = std::move(summary), .help = std::move(help)});
  return report_findings(formats_asked_for(arguments), streams, std::move(diagnostics), {});
}

/// No command's name.
constexpr std::string_view kNoCommand = "-";

/// The command whose command line is Helm's.
constexpr std::string_view kHelmCommand = "template";

/// Helm's error first, and its exit code.
ExitCode refuse_as_helm(const Streams& streams, std::span<const std::string> arguments, const std::string& words,
                        Refusal refusal) {
  if (!error_stream_is_for_programs(formats_asked_for(arguments))) streams.error << "Error: " << words << '\n';
  (void)refuse(streams, arguments, rules::usage_bad_option, std::move(refusal.summary), std::move(refusal.help));
  return ExitCode::findings;
}

/// Options that stand before the command (`stageplot -C DIRECTORY check`) as if they stood behind it. `command` is the
/// first word that is no option and no option's value, empty where there is none.
struct CommandLine {
  std::vector<std::string> arguments;  // without the program's name, the command first
  std::string command;
};

CommandLine command_first(std::span<char*> arguments) {
  static constexpr std::array<std::string_view, 6> kWithValue{"-C", "--chdir", "--format", "--color", "-j", "--jobs"};
  CommandLine line;
  for (const char* argument : arguments.subspan(1)) line.arguments.emplace_back(argument);
  for (std::size_t i = 0; i < line.arguments.size(); ++i) {
    if (!line.arguments[i].starts_with('-')) {
      line.command = line.arguments[i];
      std::rotate(line.arguments.begin(), line.arguments.begin() + static_cast<std::ptrdiff_t>(i),
                  line.arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      break;
    }
    if (std::ranges::find(kWithValue, line.arguments[i]) != kWithValue.end()) ++i;
  }
  return line;
}

}  // namespace

ExitCode run(std::span<char*> arguments, const Streams& streams) {
  CommandLine line = command_first(arguments);
  const std::string_view word = line.command;
  const std::vector<std::string_view> names = command_names();
  if (!word.empty() && std::ranges::find(names, word) == names.end()) {
    std::string help = text::did_you_mean(word, names);
    if (help.empty()) help = "`stageplot --help` lists the commands";
    return refuse(streams, line.arguments, rules::usage_unknown_command,
                  "there is no command `" + std::string{word} + "`", std::move(help));
  }
  CLI::App app;
  // `completion` describes all of them.
  const std::string_view only = word == "completion" ? std::string_view{} : word.empty() ? kNoCommand : word;
  const std::vector<std::pair<CLI::App*, Command>> commands =
      set_up(app, only, word == kHelmCommand ? &line.arguments : nullptr);
  // What the tool says of its options, it says with all of them.
  CLI::App whole;
  const auto described = [&]() -> const CLI::App& {
    (void)set_up(whole, word);
    return word.empty() ? whole : *whole.get_subcommand(line.command);
  };
  if (word == kHelmCommand) {
    const CLI::App& command = *app.get_subcommand(line.command);
    std::vector<std::string> behind_command(line.arguments.begin() + 1, line.arguments.end());
    std::string culprit;
    if (const auto words = read_as_pflag(command, behind_command, culprit)) {
      return refuse_as_helm(streams, line.arguments, *words, refusal_of(*words, culprit, described()));
    }
    line.arguments.resize(1);
    line.arguments.insert(line.arguments.end(), behind_command.begin(), behind_command.end());
  }
  try {
    std::vector<std::string> reversed(line.arguments.rbegin(), line.arguments.rend());  // as CLI11 wants them
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    streams.out << (app.get_subcommands().empty() ? described().help() : described().help("stageplot"));
    return ExitCode::clean;
  } catch (const CLI::CallForVersion& version) {
    streams.out << version.what() << '\n';
    return ExitCode::clean;
  } catch (const CLI::ParseError& error) {
    const auto parsed = app.get_subcommands();
    // Where positional arguments stand at the end CLI11 finds too many before it looks at --help.
    if (!parsed.empty() && dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr &&
        parsed.front()->get_help_ptr()->count() > 0) {
      streams.out << described().help("stageplot");
      return ExitCode::clean;
    }
    Refusal refusal = parsed.empty() ? refusal_of(error, app, app, line.arguments)
                                     : refusal_of(error, *parsed.front(), described(), line.arguments);
    const std::string words =
        word == kHelmCommand && !parsed.empty() ? helm_words_of(error, *parsed.front(), line.arguments) : "";
    if (!words.empty()) return refuse_as_helm(streams, line.arguments, words, std::move(refusal));
    return refuse(streams, line.arguments, rules::usage_bad_option, refusal.summary, refusal.help);
  }
  for (const auto& [command, execute] : commands) {
    if (command->parsed()) return execute(streams);
  }
  streams.error << described().help();
  return ExitCode::could_not_run;
}

}  // namespace stageplot::cli
