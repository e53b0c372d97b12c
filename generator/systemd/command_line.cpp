#include "systemd/command_line.hpp"

#include <algorithm>

namespace stageplot::systemd {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kPrefixes = "-@:+!|";
/// As of systemd 257.
constexpr std::string_view kSpecifiers = "aAbBCdDEfgGhHiIjJlLmMnNopPqsStTuUvVwWyYz%";

bool is_blank(char c) {
  return kBlanks.find(c) != std::string_view::npos;
}

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_name(std::string_view text) {
  return !text.empty() && is_name_start(text.front()) &&
         std::ranges::all_of(text, [](char c) { return is_name_start(c) || (c >= '0' && c <= '9'); });
}

/// Digits that an escape has behind its letter: `\x41`, `\101`, `\u00e9`.
std::size_t digits_of_escape(char letter) {
  switch (letter) {
    case 'x':
      return 2;
    case 'u':
      return 4;
    case 'U':
      return 8;
    default:
      return 0;
  }
}

class WordReader {
 public:
  WordReader(std::string_view value, std::vector<Flaw>& flaws) : value_(value), flaws_(flaws) {}

  [[nodiscard]] bool next(Word& word) {
    while (at_ < value_.size() && is_blank(value_[at_])) ++at_;
    if (at_ == value_.size()) return false;
    word = {.text = {}, .begin = at_};
    char quote = 0;
    std::size_t opened = 0;
    for (; at_ < value_.size(); ++at_) {
      const char c = value_[at_];
      if (c == '\\') {
        escape(word);
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.text += c;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        opened = at_;
      } else if (is_blank(c)) {
        break;
      } else {
        word.text += c;
      }
    }
    word.end = at_;
    if (quote != 0) {
      flaws_.push_back({opened, at_, "a quote is not closed", "close it; a quote that is text is written `\\\"`"});
    }
    return true;
  }

 private:
  /// Stands on a backslash, and goes to the last byte of what belongs to it.
  void escape(Word& word) {
    if (at_ + 1 == value_.size()) return;  // blanks stood behind it: the reader has said so
    const char letter = value_[at_ + 1];
    static constexpr std::string_view kLetters = "abfnrtv\\\"'s;";
    static constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v\\\"' ;";
    if (const std::size_t known = kLetters.find(letter); known != std::string_view::npos) {
      word.text += kMeanings[known];
      ++at_;
      return;
    }
    const bool octal = letter >= '0' && letter <= '7';
    const std::size_t digits = octal ? 3 : digits_of_escape(letter);
    const std::size_t first = octal ? at_ + 1 : at_ + 2;
    const auto is_digit = [octal](char c) {
      if (octal) return c >= '0' && c <= '7';
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    const std::string_view written = value_.substr(std::min(first, value_.size()), digits);
    if (digits == 0 || written.size() != digits || !std::ranges::all_of(written, is_digit)) {
      flaws_.push_back({at_, at_ + 2, "systemd has no escape `" + std::string(value_.substr(at_, 2)) + "`",
                        "double the backslash where it is text", true});
      word.text += value_.substr(at_, 2);
      ++at_;
      return;
    }
    word.text += value_.substr(at_, first + digits - at_);  // its character is nowhere needed
    at_ = first + digits - 1;
  }

  std::string_view value_;
  std::vector<Flaw>& flaws_;
  std::size_t at_ = 0;
};

}  // namespace

CommandLine read_command_line(std::string_view value) {
  CommandLine line;
  WordReader reader(value, line.flaws);
  bool begins = true;
  Word word;
  while (reader.next(word)) {
    if (value.substr(word.begin, word.end - word.begin) == ";") {
      begins = true;
      continue;
    }
    if (begins) {
      begins = false;
      Command& command = line.commands.emplace_back();
      const std::size_t written = std::min(word.text.find_first_not_of(kPrefixes), word.text.size());
      command.prefixes = word.text.substr(0, written);
      word.text.erase(0, written);
      word.begin += std::min(written, word.end - word.begin);
    }
    line.commands.back().words.push_back(word);
  }
  return line;
}

std::vector<Word> read_words(std::string_view value, std::vector<Flaw>& flaws) {
  std::vector<Word> words;
  WordReader reader(value, flaws);
  Word word;
  while (reader.next(word)) words.push_back(word);
  return words;
}

std::vector<Variable> find_variables(std::string_view text, std::vector<Flaw>& flaws) {
  std::vector<Variable> variables;
  if (text.size() > 1 && text[0] == '$' && is_name(text.substr(1))) {
    variables.push_back({std::string(text.substr(1)), 0, text.size()});
    return variables;
  }
  for (std::size_t at = text.find('$'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('$', at)) {
    if (text[at + 1] == '$') {
      at += 2;
      continue;
    }
    if (text[at + 1] != '{') {
      ++at;
      continue;
    }
    const std::size_t close = text.find('}', at);
    if (close == std::string_view::npos) {
      flaws.push_back({at, text.size(), "`${` is not closed", "close the brace; a dollar sign that is text is `$$`"});
      break;
    }
    const std::string_view name = text.substr(at + 2, close - at - 2);
    if (is_name(name)) {
      variables.push_back({std::string(name), at, close + 1});
    } else {
      flaws.push_back({at, close + 1, "`" + std::string(text.substr(at, close + 1 - at)) + "` is no variable",
                       "systemd knows `${NAME}` alone; write `$$` where the dollar sign is text for another program"});
    }
    at = close + 1;
  }
  return variables;
}

std::vector<Flaw> find_bad_specifiers(std::string_view value) {
  std::vector<Flaw> flaws;
  for (std::size_t at = value.find('%'); at != std::string_view::npos; at = value.find('%', at)) {
    const std::size_t end = std::min(at + 2, value.size());
    if (end - at < 2 || kSpecifiers.find(value[at + 1]) == std::string_view::npos) {
      flaws.push_back({at, end, "systemd has no specifier `" + std::string(value.substr(at, end - at)) + "`",
                       "write `%%` where the percent sign is text"});
    }
    at = end;
  }
  return flaws;
}

}  // namespace stageplot::systemd
