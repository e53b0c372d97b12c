// The script for bash. Nothing is handed to `compgen -W`, which would expand the names of a project's files; it needs
// nothing of the package bash-completion, and knows that bash splits words at `=`.
#include "cli/completion/completion.hpp"

namespace stageplot::cli {
namespace {

constexpr std::string_view kBegin = R"(# Completion of stageplot for bash, printed by `stageplot completion bash`.

_stageplot_offer() {
  local candidate
  for candidate; do
    if [[ $candidate == "$current"* ]]; then COMPREPLY+=("$candidate"); fi
  done
}

_stageplot_files() {
  mapfile -t COMPREPLY < <(compgen "$1" -- "$current")
  compopt -o filenames 2>/dev/null
}

_stageplot_environments() {
  local file
  for file in "$directory"/environments/*/environment.yaml; do
    if [[ -f $file ]]; then
      file=${file%/*}
      _stageplot_offer "${file##*/}"
    fi
  done
}

_stageplot_services() {
  local file name
  for file in "$directory"/environments/*/*.yaml; do
    name=${file##*/}
    if [[ -f $file && $name != environment.yaml && $name != layer.yaml ]]; then _stageplot_offer "${name%.yaml}"; fi
  done
}

_stageplot_codes() {
  local code
  while read -r code _; do _stageplot_offer "$code"; done < <(stageplot rule 2>/dev/null)
}

_stageplot() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command='' directory=${STAGEPLOT_CHDIR:-.} pending='' position=0 word i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ $word == '=' ]]; then
      # The value of an option, or the file of --format FORMAT=FILE.
      if [[ -z $pending ]]; then ((++i)); fi
    elif [[ -n $pending ]]; then
      if [[ $pending == -C || $pending == --chdir ]]; then directory=$word; fi
      pending=''
    else
      case $word in
        )";

constexpr std::string_view kWalked = R"() pending=$word ;;
        -*) ;;
        *) if [[ -z $command ]]; then command=$word; else ((++position)); fi ;;
      esac
    fi
  done
  if [[ $current == '=' ]]; then
    current=''
    previous='='
  fi
  case $pending in
)";

constexpr std::string_view kValues = R"(    ?*) return ;;
  esac
  if [[ $previous == '=' ]]; then
    _stageplot_files -f
    return
  fi
  case $command in
)";

/// What offers a value of that name; empty where nothing can be offered.
std::string offer(const std::string& value) {
  if (const auto words = words_of(value); !words.empty()) return "_stageplot_offer " + joined(words);
  if (value == "ENV") return "_stageplot_environments";
  if (value == "SERVICE") return "_stageplot_services";
  if (value == "CODE") return "_stageplot_codes";
  if (value == "DIRECTORY") return "_stageplot_files -d";
  if (value == "CHART") return "_stageplot_files -f";
  return {};
}

std::string all_names(const std::vector<Parameter>& options) {
  std::string text;
  for (const Parameter& option : options) text += (text.empty() ? "" : " ") + joined(option.names);
  return text;
}

std::string command_branch(const CommandDescription& command) {
  std::string text = "    " + command.name + ")\n      if [[ $current == -* ]]; then\n        _stageplot_offer " +
                     all_names(command.options) + "\n      else\n        case $position in\n";
  for (std::size_t i = 0; i < command.arguments.size(); ++i) {
    const Parameter& argument = command.arguments[i];
    const std::string offered = offer(argument_at(command, i).names.front());
    if (offered.empty()) continue;
    text += "          " + (argument.repeated ? std::string{"*"} : std::to_string(i)) + ") " + offered + " ;;\n";
  }
  return text + "        esac\n      fi\n      ;;\n";
}

}  // namespace

std::string bash_completion(const ToolDescription& tool) {
  const std::vector<Parameter> options = options_with_value(tool);
  std::vector<std::string> valued;
  for (const Parameter& option : options) valued.insert(valued.end(), option.names.begin(), option.names.end());
  std::string text{kBegin};
  text += joined(valued, " | ");
  text += kWalked;
  for (const Parameter& option : options) {
    const std::string offered = offer(option.value);
    if (offered.empty()) continue;
    text += "    " + joined(option.names, " | ") + ")\n      " + offered + "\n      return\n      ;;\n";
  }
  text += kValues;
  std::vector<std::string> commands;
  for (const CommandDescription& command : tool.commands) commands.push_back(command.name);
  text += "    '')\n      if [[ $current == -* ]]; then\n        _stageplot_offer " + all_names(leading_options(tool)) +
          "\n      else\n        _stageplot_offer " + joined(commands) + "\n      fi\n      ;;\n";
  for (const CommandDescription& command : tool.commands) text += command_branch(command);
  return text + "  esac\n}\n\ncomplete -F _stageplot stageplot\n";
}

}  // namespace stageplot::cli
