#include "hostile_strings.hpp"

#include <array>
#include <string_view>

namespace stageplot::hostile {
namespace {

using namespace std::literals;

constexpr std::array kPieces{"\""sv,
                             "'"sv,
                             "\\"sv,
                             "`"sv,
                             "{"sv,
                             "}"sv,
                             "["sv,
                             "]"sv,
                             "{{"sv,
                             "}}"sv,
                             "{{ .name }}"sv,
                             "#{"sv,
                             "#{exit}"sv,
                             "${"sv,
                             "${x}"sv,
                             "$${"sv,
                             "%{"sv,
                             "%%{"sv,
                             "#"sv,
                             " #"sv,
                             ": "sv,
                             ":"sv,
                             "- "sv,
                             "-"sv,
                             "? "sv,
                             "|"sv,
                             ">"sv,
                             "|-\n"sv,
                             "!"sv,
                             "!!str "sv,
                             "&a "sv,
                             "*a"sv,
                             "%"sv,
                             "@"sv,
                             ","sv,
                             "\n"sv,
                             "\r"sv,
                             "\r\n"sv,
                             "\n\n"sv,
                             "\n  "sv,
                             "\t"sv,
                             " "sv,
                             "  "sv,
                             "\b"sv,
                             "\f"sv,
                             "\v"sv,
                             "\x01"sv,
                             "\x1b[31m"sv,
                             "\x7f"sv,
                             "\u0085"sv,
                             "\u00a0"sv,
                             "\u2028"sv,
                             "\u2029"sv,
                             "\u200f"sv,
                             "\u202e"sv,
                             "\ufeff"sv,
                             "\ufffe"sv,
                             "\U0001F600"sv,
                             "\U0010FFFF"sv,
                             "e\u0301"sv,
                             "\u00e9"sv,
                             "---"sv,
                             "--- "sv,
                             "..."sv,
                             "\n---\n"sv,
                             "<source>"sv,
                             "</match>"sv,
                             "\n</record>\n"sv,
                             "@include /etc/passwd"sv,
                             "</buffer>"sv,
                             "\n@type exec"sv,
                             "\n  command: rm"sv,
                             "\nreplicaCount: 0"sv,
                             "EOT\n"sv,
                             "<<"sv,
                             "~"sv,
                             "a"sv,
                             "Z"sv,
                             "0"sv,
                             "1"sv,
                             "\\n"sv,
                             "\\u0000"sv,
                             "\\\""sv,
                             "__TAG__"sv,
                             "__HOSTNAME__"sv};

constexpr std::array kWhole{""sv,
                            "y"sv,
                            "N"sv,
                            "yes"sv,
                            "No"sv,
                            "on"sv,
                            "OFF"sv,
                            "true"sv,
                            "False"sv,
                            "null"sv,
                            "Null"sv,
                            "~"sv,
                            "NaN"sv,
                            ".nan"sv,
                            ".inf"sv,
                            "-.Inf"sv,
                            "0"sv,
                            "007"sv,
                            "0o7"sv,
                            "0x1F"sv,
                            "0b1"sv,
                            "1_000"sv,
                            "1e3"sv,
                            "1e400"sv,
                            "+1"sv,
                            "-0"sv,
                            ".5"sv,
                            "1."sv,
                            "22:30"sv,
                            "190:20:30"sv,
                            "2024-01-31"sv,
                            "2024-01-31T12:00:00Z"sv,
                            "<<"sv,
                            "="sv,
                            "-"sv,
                            "--"sv,
                            "---"sv,
                            "..."sv,
                            "?"sv,
                            ":"sv,
                            "|"sv,
                            ">"sv,
                            "%TAG"sv,
                            "@x"sv,
                            "`x`"sv,
                            "!"sv,
                            "&"sv,
                            "*"sv,
                            " "sv,
                            " x"sv,
                            "x "sv,
                            "\n"sv,
                            "\nx"sv,
                            "x\n"sv,
                            "x\n\n"sv,
                            "\tx"sv,
                            "x\t"sv,
                            "#x"sv,
                            "x #y"sv,
                            "x: y"sv,
                            "x:"sv,
                            "[]"sv,
                            "{}"sv,
                            "[a"sv,
                            "{\"a\": 1}"sv,
                            "[1, 2]"sv,
                            "12345678901234567890"sv,
                            "9007199254740993"sv};

constexpr std::array kBroken{"\x80"sv,     "\xff"sv, "\xc3"sv, "\xed\xa0\x80"sv, "\xf5\x80\x80\x80"sv,
                             "\xc0\xaf"sv, "\0"sv};

template <std::size_t N>
std::string_view pick(const std::array<std::string_view, N>& from, std::mt19937& random) {
  return from[random() % N];
}

}  // namespace

std::string valid_string(std::mt19937& random) {
  if (random() % 4 == 0) return std::string{pick(kWhole, random)};
  std::string text;
  const std::size_t pieces = random() % 200 == 0 ? 3000 : 1 + random() % 12;
  for (std::size_t i = 0; i < pieces; ++i) text += pick(kPieces, random);
  return text;
}

std::string any_string(std::mt19937& random) {
  std::string text = valid_string(random);
  if (random() % 3 == 0) text.insert(random() % (text.size() + 1), pick(kBroken, random));
  return text;
}

}  // namespace stageplot::hostile
