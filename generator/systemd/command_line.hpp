// A command as a unit writes it (`ExecStart=-/usr/bin/docker run "a b" $${X}`): prefixes, words, and what systemd would
// refuse or read otherwise.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::systemd {

struct Word {
  std::string text;  // without quotes and escapes; specifiers and variables as they are written
  std::size_t begin = 0;
  std::size_t end = 0;  // in the setting's value
};

/// Something wrong at bytes [begin, end) of the setting's value.
struct Flaw {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string summary;
  std::string help;
  bool only_warning = false;
};

struct Command {
  std::string prefixes;  // of `-@:+!|`
  std::vector<Word> words;
  [[nodiscard]] bool may_fail() const { return prefixes.find('-') != std::string::npos; }
  [[nodiscard]] bool keeps_variables() const { return prefixes.find(':') != std::string::npos; }
};

struct CommandLine {
  std::vector<Command> commands;  // several where `;` stands alone
  std::vector<Flaw> flaws;
};

[[nodiscard]] CommandLine read_command_line(std::string_view value);

/// Words of a setting that is a list of them (`Environment=`), without prefixes.
[[nodiscard]] std::vector<Word> read_words(std::string_view value, std::vector<Flaw>& flaws);

struct Variable {
  std::string name;
  std::size_t begin = 0;  // in the word's text
  std::size_t end = 0;
};

/// `${NAME}` in a word, and a word that is `$NAME`. What is none though it looks like one is in `flaws`, with offsets
/// in `text`.
[[nodiscard]] std::vector<Variable> find_variables(std::string_view text, std::vector<Flaw>& flaws);

/// Specifiers that systemd does not have, and a `%` that ends the text.
[[nodiscard]] std::vector<Flaw> find_bad_specifiers(std::string_view value);

}  // namespace stageplot::systemd
