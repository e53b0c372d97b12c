#include "cli/completion/completion.hpp"

#include <algorithm>
#include <array>

namespace stageplot::cli {
namespace {

struct Shell {
  std::string_view name;
  std::string (*script)(const ToolDescription&);
};
constexpr std::array kShells{Shell{"bash", bash_completion}, Shell{"fish", fish_completion},
                             Shell{"zsh", zsh_completion}};

}  // namespace

std::vector<std::string> shell_names() {
  std::vector<std::string> names;
  names.reserve(kShells.size());
  for (const Shell& shell : kShells) names.emplace_back(shell.name);
  return names;
}

std::optional<std::string> completion_script(std::string_view shell, const ToolDescription& tool) {
  const auto found = std::ranges::find(kShells, shell, &Shell::name);
  if (found == kShells.end()) return std::nullopt;
  return found->script(tool);
}

const Parameter& argument_at(const CommandDescription& command, std::size_t place) {
  const Parameter& argument = command.arguments[place];
  const bool may_be_the_next =
      !argument.required && place + 1 < command.arguments.size() && command.arguments[place + 1].required;
  return may_be_the_next ? command.arguments[place + 1] : argument;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

std::string shell_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string{"'\\''"} : std::string(1, c);
  return quoted + "'";
}

}  // namespace stageplot::cli
