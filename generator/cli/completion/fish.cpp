// The script for fish: a line an option, each under the condition that its command stands on the line.
#include "cli/completion/completion.hpp"

namespace stageplot::cli {
namespace {

constexpr std::string_view kBegin = R"(# Completion of stageplot for fish, printed by `stageplot completion fish`.

function __stageplot_directory
    if set --query STAGEPLOT_CHDIR
        echo $STAGEPLOT_CHDIR
    else
        echo .
    end
end

function __stageplot_environments
    for file in (__stageplot_directory)/environments/*/environment.yaml
        path basename (path dirname $file)
    end
end

function __stageplot_services
    for file in (__stageplot_directory)/environments/*/*.yaml
        set --local name (path change-extension '' (path basename $file))
        contains $name environment layer; or echo $name
    end
end

function __stageplot_codes
    stageplot rule 2>/dev/null | string replace --regex ' .*' ''
end

# Whether the command and the number of its arguments before the cursor match the pattern.
function __stageplot_at
    set --local command
    set --local position 0
    set --local pending no
    set --local words (commandline --tokenize --cut-at-cursor --current-process)
    set --erase words[1]
    for word in $words
        if test $pending = yes
            set pending no
            continue
        end
        switch $word
            case )";

constexpr std::string_view kWalked = R"(
                set pending yes
            case '-*'
            case '*'
                if test -z "$command"
                    set command $word
                else
                    set position (math $position + 1)
                end
        end
    end
    string match --quiet -- "$argv" "$command $position"
end

complete --command stageplot --no-files
)";

constexpr std::string_view kFiles = " --force-files";

/// In fish's single quotes a backslash escapes itself and the quote.
std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

/// ` --arguments …` for a value of that name; empty where nothing can be offered.
std::string offer(const std::string& value) {
  if (const auto words = words_of(value); !words.empty()) return " --arguments " + quoted(joined(words));
  if (value == "ENV") return " --arguments '(__stageplot_environments)'";
  if (value == "SERVICE") return " --arguments '(__stageplot_services)'";
  if (value == "CODE") return " --arguments '(__stageplot_codes)'";
  if (value == "DIRECTORY") return " --arguments '(__fish_complete_directories)'";
  if (value == "CHART") return std::string{kFiles};
  return {};
}

std::string line(const std::string& pattern, const std::string& rest) {
  return "complete --command stageplot --condition " + quoted("__stageplot_at " + quoted(pattern)) + rest + "\n";
}

std::string option_lines(const std::string& pattern, const std::vector<Parameter>& options) {
  std::string text;
  for (const Parameter& option : options) {
    std::string rest;
    for (const std::string& name : option.names) {
      rest += name.starts_with("--") ? " --long-option " + name.substr(2) : " --short-option " + name.substr(1);
    }
    if (!option.value.empty()) {
      const std::string offered = offer(option.value);
      // What is exclusive offers no files.
      rest += (offered == kFiles ? " --require-parameter" : " --exclusive") + offered;
    }
    text += line(pattern, rest + " --description " + quoted(option.help));
  }
  return text;
}

}  // namespace

std::string fish_completion(const ToolDescription& tool) {
  std::vector<std::string> valued;
  for (const Parameter& option : options_with_value(tool)) {
    valued.insert(valued.end(), option.names.begin(), option.names.end());
  }
  std::string text{kBegin};
  text += joined(valued);
  text += kWalked;
  const std::string no_command = " 0";
  text += option_lines(no_command, leading_options(tool));
  for (const CommandDescription& command : tool.commands) {
    text += line(no_command, " --arguments " + command.name + " --description " + quoted(command.help));
  }
  for (const CommandDescription& command : tool.commands) {
    text += option_lines(command.name + " *", command.options);
    for (std::size_t i = 0; i < command.arguments.size(); ++i) {
      const Parameter& argument = command.arguments[i];
      const std::string offered = offer(argument_at(command, i).names.front());
      if (offered.empty()) continue;
      text += line(command.name + " " + (argument.repeated ? "*" : std::to_string(i)), offered);
    }
  }
  return text;
}

}  // namespace stageplot::cli
