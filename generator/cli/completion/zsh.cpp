// The script for zsh: one `_arguments` for the tool and one for each command.
#include "cli/completion/completion.hpp"

namespace stageplot::cli {
namespace {

constexpr std::string_view kBegin = R"zsh(#compdef stageplot
# Completion of stageplot for zsh, printed by `stageplot completion zsh`.

_stageplot_environments() {
  local -a names
  names=(${STAGEPLOT_CHDIR:-.}/environments/*/environment.yaml(N:h:t))
  compadd -a names
}

_stageplot_services() {
  local -a names
  names=(${STAGEPLOT_CHDIR:-.}/environments/*/*.yaml(N:t:r))
  names=(${names:#(environment|layer)})
  compadd -a names
}

_stageplot_codes() {
  local -a codes
  codes=(${${(f)"$(stageplot rule 2>/dev/null)"}%% *})
  compadd -a codes
}

_stageplot() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands
  _arguments -C \
)zsh";

/// Text inside the brackets or between the colons of a specification.
std::string specified(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// `:MESSAGE:ACTION` of a value of that name; the message may be another's.
std::string action(const std::string& value, const std::string& message) {
  std::string text = ":" + specified(message) + ":";
  if (const auto words = words_of(value); !words.empty()) return text + "(" + joined(words) + ")";
  if (value == "ENV") return text + "_stageplot_environments";
  if (value == "SERVICE") return text + "_stageplot_services";
  if (value == "CODE") return text + "_stageplot_codes";
  if (value == "DIRECTORY") return text + "_files -/";
  if (value == "CHART") return text + "_files";
  return text + " ";
}

std::string option_lines(const std::vector<Parameter>& options, std::string_view indent) {
  std::string text;
  for (const Parameter& option : options) {
    // Names of one option exclude each other, unless it may be repeated.
    const std::string before = option.repeated ? "*" : "(" + joined(option.names) + ")";
    for (const std::string& name : option.names) {
      const bool is_long = name.starts_with("--");
      std::string line = before + name;
      if (!option.value.empty()) line += is_long ? "=" : "+";
      line += "[" + specified(option.help) + "]";
      if (!option.value.empty()) line += action(option.value, option.value);
      text += std::string{indent} + shell_quoted(line) + " \\\n";
    }
  }
  return text;
}

std::string command_branch(const CommandDescription& command) {
  std::string text = "        " + command.name + ")\n          _arguments \\\n";
  text += option_lines(command.options, "            ");
  for (std::size_t i = 0; i < command.arguments.size(); ++i) {
    const Parameter& argument = command.arguments[i];
    const std::string before = argument.repeated ? "*" : std::to_string(i + 1) + (argument.required ? "" : ":");
    text += "            " +
            shell_quoted(before + action(argument_at(command, i).names.front(), argument.names.front())) + " \\\n";
  }
  text.erase(text.size() - 3);  // the last line goes on no further
  return text + "\n          ;;\n";
}

}  // namespace

std::string zsh_completion(const ToolDescription& tool) {
  std::string text{kBegin};
  text += option_lines(leading_options(tool), "    ");
  text += "    '1:command:->command' \\\n    '*::argument:->argument' && return\n  case $state in\n    command)\n";
  text += "      commands=(\n";
  for (const CommandDescription& command : tool.commands) {
    text += "        " + shell_quoted(command.name + ":" + specified(command.help)) + "\n";
  }
  text += "      )\n      _describe command commands\n      ;;\n    argument)\n      case $line[1] in\n";
  for (const CommandDescription& command : tool.commands) text += command_branch(command);
  return text +
         "      esac\n      ;;\n  esac\n}\n\n"
         "# Loaded from $fpath the file is the function's body; sourced, it declares it.\n"
         "if [[ $funcstack[1] == _stageplot ]]; then\n  _stageplot \"$@\"\nelse\n  compdef _stageplot stageplot\nfi\n";
}

}  // namespace stageplot::cli
