// What is wrong with a command line, in the words of a finding: CLI11 knows what it stumbled over, a user wants to know
// what to type.
#pragma once

#include <span>
#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace stageplot::cli {

struct Refusal {
  std::string summary;
  std::string help;
};

/// `command` is the one that was being parsed, or the tool itself, `described` the same with all its options;
/// `arguments` are the command line's, without the program's name.
[[nodiscard]] Refusal refusal_of(const CLI::ParseError& error, const CLI::App& command, const CLI::App& described,
                                 std::span<const std::string> arguments);

/// The same of a mistake in Helm's words (cli/pflag_arguments.hpp) about the option `culprit`.
[[nodiscard]] Refusal refusal_of(const std::string& helm_words, const std::string& culprit, const CLI::App& command);

/// Helm's words for what CLI11 found out behind the options: too few or too many arguments. Empty for anything else.
[[nodiscard]] std::string helm_words_of(const CLI::ParseError& error, const CLI::App& command,
                                        std::span<const std::string> arguments);

}  // namespace stageplot::cli
