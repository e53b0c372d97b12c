#include "cli/refusal.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

std::string code(std::string_view text) {
  return '`' + std::string{text} + '`';
}

std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back('-' + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

/// `stageplot render`, or `stageplot` before a command.
std::string words_of(const CLI::App& command) {
  return command.get_parent() == nullptr ? "stageplot" : "stageplot " + command.get_name();
}

/// What CLI11's sentence about `name` says behind its first words; empty for another sentence.
std::string_view behind(std::string_view sentence, std::string_view first_words) {
  return sentence.starts_with(first_words) ? sentence.substr(first_words.size()) : std::string_view{};
}

/// An option by the name that CLI11 gives it in a sentence.
const CLI::Option* find_option(const CLI::App& command, std::string_view name) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_name() == name) return option;
  }
  return nullptr;
}

bool stands_in(std::span<const std::string> arguments, const CLI::Option& option) {
  const std::vector<std::string> names = names_of(option);
  return std::ranges::any_of(names, [&](const std::string& name) {
    return std::ranges::any_of(arguments, [&](const std::string& argument) {
      const bool attached = argument.starts_with(name + '=') || (name.size() == 2 && argument.starts_with(name));
      return argument == name || attached;
    });
  });
}

/// The option's name, or its variable where the value came from there.
std::string source_of(const CLI::App& command, std::string_view name, std::span<const std::string> arguments) {
  const CLI::Option* option = find_option(command, name);
  const bool positional = option == nullptr || names_of(*option).empty();
  if (positional || option->get_envname().empty() || stands_in(arguments, *option)) return code(name);
  return code(option->get_envname());
}

Refusal unknown_option(const CLI::App& command, const std::string& option, std::string help) {
  std::vector<std::string> names;
  for (const CLI::Option* known : command.get_options()) {
    for (std::string& name : names_of(*known)) names.push_back(std::move(name));
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  // With `--` in it a short option would be near to any other.
  if (option.starts_with("--")) {
    if (std::string nearest = text::did_you_mean(option, views); !nearest.empty()) help = std::move(nearest);
  }
  return {code(words_of(command)) + " has no option " + code(option), std::move(help)};
}

/// The arguments that are too many.
std::vector<std::string> left_over(const CLI::App& command, std::span<const std::string> arguments) {
  std::vector<std::string> left = command.remaining(true);
  std::erase(left, "--");
  if (!left.empty() || !command.get_positionals_at_end()) return left;
  // CLI11 keeps none of them here; all that are no options stand behind `--` (read_as_pflag).
  const auto positionals = command.get_options([](const CLI::Option* option) { return !option->nonpositional(); });
  std::size_t at = 0;
  for (; at < arguments.size() && arguments[at] != "--"; ++at) {
    const CLI::Option* option = find_option(command, arguments[at]);
    if (option != nullptr && option->get_items_expected_max() > 0) ++at;
  }
  const auto behind_mark = arguments.subspan(std::min(at + 1 + positionals.size(), arguments.size()));
  return {behind_mark.begin(), behind_mark.end()};
}

Refusal unexpected(const CLI::App& command, const CLI::App& described, std::span<const std::string> arguments,
                   std::string help) {
  const std::vector<std::string> left = left_over(command, arguments);
  const std::string first = left.empty() ? std::string{} : left.front();
  if (!first.starts_with('-')) {
    return {code(words_of(command)) + " does not take the argument " + code(first), std::move(help)};
  }
  return unknown_option(described, first.substr(0, first.find('=')), std::move(help));
}

std::string where_it_is_listed(const CLI::App& command) {
  return code(words_of(command) + " --help") + " lists what it takes";
}

}  // namespace

Refusal refusal_of(const CLI::ParseError& error, const CLI::App& command, const CLI::App& described,
                   std::span<const std::string> arguments) {
  const std::string sentence = error.what();
  std::string help = where_it_is_listed(command);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    return unexpected(command, described, arguments, std::move(help));
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    const std::string_view name = std::string_view{sentence}.substr(0, sentence.find(' '));
    return {code(words_of(command)) + " needs " + code(name), std::move(help)};
  }
  const std::size_t colon = sentence.find(": ");
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr && colon != std::string::npos) {
    // The rest are the words of our own validators.
    return {source_of(command, sentence.substr(0, colon), arguments) + ' ' + sentence.substr(colon + 2),
            std::move(help)};
  }
  if (const std::string_view rest = behind(sentence, "Could not convert: "); !rest.empty()) {
    const std::size_t equals = rest.find(" = ");
    const std::string_view name = rest.substr(0, equals);
    const std::string source = source_of(command, name, arguments);
    const CLI::Option* option = find_option(command, name);
    if (option != nullptr && option->get_items_expected_max() == 0)
      help = "write it without a value, or with `true` or `false`";
    return {source + " cannot be " + code(equals == std::string_view::npos ? rest : rest.substr(equals + 3)),
            std::move(help)};
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr && colon != std::string::npos) {
    const CLI::Option* option = find_option(command, sentence.substr(0, colon));
    const bool none = sentence.ends_with(" missing");
    if (option != nullptr) {
      const std::string name = code(sentence.substr(0, colon));
      return {none ? name + " lacks its value: " + code(option->get_type_name()) : name + " is given more than once",
              std::move(help)};
    }
  }
  return {sentence, std::move(help)};
}

Refusal refusal_of(const std::string& helm_words, const std::string& culprit, const CLI::App& command) {
  std::string help = where_it_is_listed(command);
  if (helm_words.starts_with("unknown")) return unknown_option(command, culprit, std::move(help));
  if (helm_words.starts_with("flag needs")) return {code(culprit) + " lacks its value", std::move(help)};
  return {code(culprit) + " cannot be read: " + helm_words, std::move(help)};
}

std::string helm_words_of(const CLI::ParseError& error, const CLI::App& command,
                          std::span<const std::string> arguments) {
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return "\"helm template\" requires at least 1 argument";
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr) return {};
  std::string words = "expected at most two arguments, unexpected arguments: ";
  for (const std::string& argument : left_over(command, arguments)) {
    words += (words.ends_with(": ") ? "" : ", ") + argument;
  }
  return words;
}

}  // namespace stageplot::cli
