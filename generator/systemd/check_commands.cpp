// Commands of a unit: the program's path, words that a shell would take for something else, variables that nothing
// sets.
#include <algorithm>
#include <array>
#include <set>

#include "diagnostics/rules/systemd.hpp"
#include "systemd/command_line.hpp"
#include "systemd/report.hpp"
#include "systemd/settings.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::systemd {
namespace rules = diagnostics::rules;
using diagnostics::Severity;

namespace {

/// What systemd itself sets for the programs that it starts.
constexpr std::array<std::string_view, 34> kOwnVariables{"CACHE_DIRECTORY",
                                                         "CONFIGURATION_DIRECTORY",
                                                         "CREDENTIALS_DIRECTORY",
                                                         "EXIT_CODE",
                                                         "EXIT_STATUS",
                                                         "HOME",
                                                         "INVOCATION_ID",
                                                         "JOURNAL_STREAM",
                                                         "LANG",
                                                         "LISTEN_FDNAMES",
                                                         "LISTEN_FDS",
                                                         "LISTEN_PID",
                                                         "LOGNAME",
                                                         "LOGS_DIRECTORY",
                                                         "MAINPID",
                                                         "MANAGERPID",
                                                         "MEMORY_PRESSURE_WATCH",
                                                         "MEMORY_PRESSURE_WRITE",
                                                         "NOTIFY_SOCKET",
                                                         "PATH",
                                                         "PIDFILE",
                                                         "REMOTE_ADDR",
                                                         "REMOTE_PORT",
                                                         "RUNTIME_DIRECTORY",
                                                         "SERVICE_RESULT",
                                                         "SHELL",
                                                         "STATE_DIRECTORY",
                                                         "SYSTEMD_EXEC_PID",
                                                         "TERM",
                                                         "USER",
                                                         "WATCHDOG_PID",
                                                         "WATCHDOG_USEC",
                                                         "XDG_RUNTIME_DIR",
                                                         "FDSTORE"};
constexpr std::array<std::string_view, 5> kOwnPrefixes{"LC_", "MONITOR_", "TRIGGER_", "XDG_SESSION_", "XDG_SEAT"};
constexpr std::array<std::string_view, 9> kShellOperators{"|", "||", "&&", "&", ">", ">>", "<", "2>&1", "2>"};

/// The variables that a unit's commands can use; not known where a file sets some that is not in sight.
struct Variables {
  std::set<std::string, std::less<>> names;
  bool complete = true;
};

Variables variables_of(const UnitFile& unit, std::string_view section, const UnitCheckOptions& options) {
  Variables variables;
  std::vector<Flaw> ignored;
  for (const Setting* setting : unit.find(section, "Environment")) {
    for (const Word& word : read_words(setting->value, ignored)) {
      variables.names.insert(word.text.substr(0, word.text.find('=')));
    }
  }
  for (const Setting* setting : unit.find(section, "PassEnvironment")) {
    for (const Word& word : read_words(setting->value, ignored)) variables.names.insert(word.text);
  }
  for (const Setting* setting : unit.find(section, "EnvironmentFile")) {
    std::string_view path = setting->value;
    if (path.starts_with('-')) path.remove_prefix(1);
    const auto found = options.variables_of_file ? options.variables_of_file(path) : std::nullopt;
    if (found) {
      variables.names.insert(found->begin(), found->end());
    } else {
      variables.complete = false;
    }
  }
  return variables;
}

bool is_own(std::string_view name) {
  return std::ranges::find(kOwnVariables, name) != kOwnVariables.end() ||
         std::ranges::any_of(kOwnPrefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

class CommandCheck {
 public:
  CommandCheck(std::string_view section, const Setting& setting, const Variables& variables, Report& report)
      : setting_(setting), path_(std::string(section) + "." + setting.name), variables_(variables), report_(report) {}

  void run() {
    const CommandLine line = read_command_line(setting_.value);
    for (const Flaw& flaw : line.flaws) {
      add(flaw.begin, flaw.end, flaw.summary, flaw.help, flaw.only_warning ? Severity::warning : Severity::error);
    }
    for (const Command& command : line.commands) {
      program(command);
      for (std::size_t i = 1; i < command.words.size(); ++i) argument(command, command.words[i]);
    }
  }

 private:
  void add(std::size_t begin, std::size_t end, std::string summary, std::string help, Severity severity) {
    report_.add({.rule = &rules::systemd_bad_command,
                 .severity = severity,
                 .summary = std::move(summary),
                 .primary = {setting_.span(begin, end), "here", {}},
                 .path = path_,
                 .help = std::move(help)});
  }
  void refuse(const Word& word, std::string summary, std::string help) {
    add(word.begin, word.end, std::move(summary), std::move(help), Severity::error);
  }
  void warn(const Word& word, std::string summary, std::string help) {
    add(word.begin, word.end, std::move(summary), std::move(help), Severity::warning);
  }

  void program(const Command& command) {
    const Word& word = command.words.front();
    for (const char prefix : command.prefixes) {
      const auto times = std::ranges::count(command.prefixes, prefix);
      if (times <= (prefix == '!' ? 2 : 1)) continue;
      return refuse(word, "the prefix `" + std::string(1, prefix) + "` stands twice before a command",
                    "write each prefix once");
    }
    if (command.prefixes.find('@') != std::string::npos && command.words.size() < 2) {
      return refuse(word, "`@` wants the program's own name as the second word", "add it, or remove the `@`");
    }
    const std::string& text = word.text;
    if (text.empty()) return refuse(word, "a command has no program", "name it by its absolute path");
    if (text.front() == '%') return;
    if (text.front() == '$') {
      return refuse(word, "the program " + quoted(text) + " is a variable",
                    "systemd replaces variables in arguments alone");
    }
    if (text.back() == '/') return refuse(word, "the program " + quoted(text) + " is a folder", "name the file in it");
    if (text.front() == '/') return;
    if (text.find('/') != std::string::npos) {
      return refuse(word, "the program " + quoted(text) + " is a relative path", "begin it with `/`");
    }
    warn(word, "the program " + quoted(text) + " is no absolute path",
         "write where it lies; systemd looks into folders that were chosen when it was built");
  }

  void argument(const Command& command, const Word& word) {
    const std::string_view written = std::string_view(setting_.value).substr(word.begin, word.end - word.begin);
    if (std::ranges::find(kShellOperators, written) != kShellOperators.end()) {
      warn(word, quoted(written) + " is an argument here: systemd starts no shell",
           "start one with `/bin/sh -c \"…\"`, or put the operator in quotes where it is text");
      return;
    }
    if (command.keeps_variables()) return;
    std::vector<Flaw> flaws;
    for (const Variable& variable : find_variables(word.text, flaws)) {
      if (!variables_.complete || variables_.names.contains(variable.name) || is_own(variable.name)) continue;
      const std::vector<std::string_view> known(variables_.names.begin(), variables_.names.end());
      const std::string meant = text::did_you_mean(variable.name, known);
      warn(word, "nothing sets the variable `" + variable.name + "`",
           (meant.empty() ? std::string("set it with `Environment=`") : meant) +
               "; a dollar sign that is meant for another program is written `$$`");
    }
    for (const Flaw& flaw : flaws) refuse(word, flaw.summary, flaw.help);
  }

  const Setting& setting_;
  std::string path_;
  const Variables& variables_;
  Report& report_;
};

}  // namespace

void check_commands(const UnitFile& unit, Report& report) {
  for (const std::string_view name : {"Service", "Socket", "Mount", "Swap"}) {
    if (unit.section(name) == nullptr) continue;
    const Variables variables = variables_of(unit, name, report.options());
    for (const UnitSection& section : unit.sections) {
      if (section.name != name) continue;
      for (const Setting& setting : section.settings) {
        if (find_setting(name, setting.name) != SettingKind::command || setting.value.empty()) continue;
        CommandCheck(name, setting, variables, report).run();
      }
    }
  }
}

}  // namespace stageplot::systemd
