// A command line of `stageplot template` as `helm template` reads it: Helm's parser (github.com/spf13/pflag) has rules
// of its own for `-f=file`, `--no-hooks=F`, values that begin with `-`, and words of its own for mistakes. What CLI11
// gets afterwards has one form: long names, and each value a word of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace stageplot::cli {

/// Rewrites the arguments behind the command's name; the options are those that `command` declares. Returns Helm's
/// words for the first mistake, and the option that it is about in `culprit` (empty where there is none).
[[nodiscard]] std::optional<std::string> read_as_pflag(const CLI::App& command, std::vector<std::string>& arguments,
                                                       std::string& culprit);

/// `-f, --values`, as messages name an option.
[[nodiscard]] std::string pflag_name(const CLI::Option& option);

/// Helm's complaint about a value.
[[nodiscard]] std::string pflag_invalid(std::string_view value, std::string_view name, std::string_view reason);

/// strconv.ParseBool; nullopt for what is no truth value.
[[nodiscard]] std::optional<bool> parse_go_bool(std::string_view text);

/// The fields of a list with commas (encoding/csv, its first record). nullopt with Go's words in `error`.
[[nodiscard]] std::optional<std::vector<std::string>> read_comma_list(std::string_view text, std::string& error);

}  // namespace stageplot::cli
