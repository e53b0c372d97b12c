#include "cli/pflag_arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <utility>

#include "text/go_quote.hpp"

namespace stageplot::cli {
namespace {

/// Flags that may have a value, only behind a `=`; the others without a value are true or false.
constexpr std::array<std::string_view, 2> kOptionalValue{"dry-run", "wait"};

const CLI::Option* find_long(const CLI::App& command, const std::string& name) {
  for (const CLI::Option* option : command.get_options()) {
    if (std::ranges::find(option->get_lnames(), name) != option->get_lnames().end()) return option;
  }
  return nullptr;
}

const CLI::Option* find_short(const CLI::App& command, char name) {
  for (const CLI::Option* option : command.get_options()) {
    if (std::ranges::find(option->get_snames(), std::string(1, name)) != option->get_snames().end()) return option;
  }
  return nullptr;
}

std::string long_name(const CLI::Option& option) {
  return option.get_lnames().front();
}

bool takes_value(const CLI::Option& option) {
  return option.get_items_expected_max() > 0;
}

class Reader {
 public:
  Reader(const CLI::App& command, std::vector<std::string>& arguments, std::string& culprit)
      : command_(command), arguments_(arguments), culprit_(culprit) {}

  std::optional<std::string> read() {
    for (; at_ < arguments_.size(); ++at_) {
      const std::string argument = arguments_[at_];
      if (argument == "--") {
        positional_.insert(positional_.end(), arguments_.begin() + static_cast<std::ptrdiff_t>(at_) + 1,
                           arguments_.end());
        break;
      }
      std::optional<std::string> error;
      if (argument.starts_with("--")) {
        error = read_long(argument.substr(2));
      } else if (argument.size() > 1 && argument[0] == '-') {
        error = read_short(argument.substr(1));
      } else {
        positional_.push_back(argument);
      }
      if (error) return error;
    }
    if (!positional_.empty()) read_.emplace_back("--");
    read_.insert(read_.end(), positional_.begin(), positional_.end());
    arguments_ = std::move(read_);
    return std::nullopt;
  }

 private:
  std::optional<std::string> read_long(const std::string& text) {
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    culprit_ = "--" + name;
    if (name.empty() || name[0] == '-') return "bad flag syntax: --" + text;
    const CLI::Option* option = find_long(command_, name);
    if (option == nullptr) return "unknown flag: --" + name;
    if (equals != std::string::npos) return take(*option, text.substr(equals + 1));
    if (!takes_value(*option)) return take_without_value(*option);
    if (at_ + 1 == arguments_.size()) return "flag needs an argument: --" + name;
    return take(*option, arguments_[++at_]);
  }

  /// `-f file`, `-ffile`, `-f=file`, and flags together: `-gf file`.
  std::optional<std::string> read_short(const std::string& group) {
    for (std::size_t i = 0; i < group.size(); ++i) {
      culprit_ = std::string{"-"} + group[i];
      const CLI::Option* option = find_short(command_, group[i]);
      if (option == nullptr) {
        return "unknown shorthand flag: " + text::go_quote_rune(static_cast<unsigned char>(group[i])) + " in -" +
               group.substr(i);
      }
      const std::string rest = group.substr(i + 1);
      if (rest.size() > 1 && rest[0] == '=') return take(*option, rest.substr(1));
      if (!takes_value(*option)) {
        if (auto error = take_without_value(*option)) return error;
        continue;
      }
      if (!rest.empty()) return take(*option, rest);
      if (at_ + 1 == arguments_.size()) {
        return "flag needs an argument: " + text::go_quote_rune(static_cast<unsigned char>(group[i])) + " in -" +
               group.substr(i);
      }
      return take(*option, arguments_[++at_]);
    }
    return std::nullopt;
  }

  std::optional<std::string> take_without_value(const CLI::Option& option) {
    read_.push_back("--" + long_name(option));
    return std::nullopt;
  }

  std::optional<std::string> take(const CLI::Option& option, const std::string& value) {
    const std::string name = long_name(option);
    if (takes_value(option)) {
      read_.push_back("--" + name);
      read_.push_back(value);
      return std::nullopt;
    }
    if (std::ranges::find(kOptionalValue, name) != kOptionalValue.end()) {
      read_.push_back("--" + name + '=' + value);
      return std::nullopt;
    }
    const std::optional<bool> truth = parse_go_bool(value);
    if (!truth) {
      return pflag_invalid(value, pflag_name(option),
                           "strconv.ParseBool: parsing " + text::go_quote(value) + ": invalid syntax");
    }
    read_.push_back("--" + name + (*truth ? "=true" : "=false"));
    return std::nullopt;
  }

  const CLI::App& command_;
  std::vector<std::string>& arguments_;
  std::string& culprit_;
  std::size_t at_ = 0;
  std::vector<std::string> read_;
  std::vector<std::string> positional_;
};

/// encoding/csv's words for a quote in the wrong place; `column` counts bytes from 1.
std::string csv_error(std::size_t column, std::string_view words) {
  return "parse error on line 1, column " + std::to_string(column) + ": " + std::string{words};
}

}  // namespace

std::optional<std::string> read_as_pflag(const CLI::App& command, std::vector<std::string>& arguments,
                                         std::string& culprit) {
  return Reader(command, arguments, culprit).read();
}

std::string pflag_name(const CLI::Option& option) {
  const std::string name = "--" + long_name(option);
  return option.get_snames().empty() ? name : '-' + option.get_snames().front() + ", " + name;
}

std::string pflag_invalid(std::string_view value, std::string_view name, std::string_view reason) {
  return "invalid argument " + text::go_quote(value) + " for " + text::go_quote(name) + " flag: " + std::string{reason};
}

std::optional<bool> parse_go_bool(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kTrue{"1", "t", "T", "true", "TRUE", "True"};
  static constexpr std::array<std::string_view, 6> kFalse{"0", "f", "F", "false", "FALSE", "False"};
  if (std::ranges::find(kTrue, text) != kTrue.end()) return true;
  if (std::ranges::find(kFalse, text) != kFalse.end()) return false;
  return std::nullopt;
}

std::optional<std::vector<std::string>> read_comma_list(std::string_view text, std::string& error) {
  std::vector<std::string> fields;
  if (text.empty()) return fields;
  while (text.starts_with('\n')) text.remove_prefix(1);  // empty lines are no records
  std::size_t at = 0;
  for (;;) {
    std::string field;
    if (at < text.size() && text[at] == '"') {
      for (++at;; ++at) {
        if (at >= text.size()) {
          error = csv_error(at + 1, "extraneous or missing \" in quoted-field");
          return std::nullopt;
        }
        if (text[at] != '"') {
          field += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
          field += text[++at];
        } else {
          break;
        }
      }
      ++at;
      if (at < text.size() && text[at] != ',' && text[at] != '\n') {
        error = csv_error(at, "extraneous or missing \" in quoted-field");
        return std::nullopt;
      }
    } else {
      const std::size_t end = std::min(text.find_first_of(",\n", at), text.size());
      field = text.substr(at, end - at);
      if (const std::size_t quote = field.find('"'); quote != std::string::npos) {
        error = csv_error(at + quote + 1, "bare \" in non-quoted-field");
        return std::nullopt;
      }
      at = end;
    }
    fields.push_back(std::move(field));
    if (at >= text.size() || text[at] == '\n') return fields;
    ++at;
  }
}

}  // namespace stageplot::cli
