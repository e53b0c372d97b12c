#include "document/go_yaml_error.hpp"

#include <utility>

#include "document/go_yaml_decode.hpp"
#include "document/go_yaml_tree.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

constexpr std::string_view kYaml = "yaml: ";

struct ReaderProblem {
  std::string_view problem;  // empty where there is none
  std::size_t at = 0;
};

bool is_permitted(char32_t c) {
  if (c == '\t' || c == '\n' || c == '\r' || c == 0x85) return true;
  return (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c <= 0xFFFD) || c >= 0x10000;
}

/// What go-yaml's reader refuses before it looks at any syntax.
std::string_view problem_of_invalid(std::string_view rest) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  const unsigned lead = byte(0);
  const std::size_t width = (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 0;
  if (width == 0) return "invalid leading UTF-8 octet";
  if (width > rest.size()) return "incomplete UTF-8 octet sequence";
  char32_t code_point = lead & (0x7Fu >> width);
  for (std::size_t i = 1; i < width; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return "invalid trailing UTF-8 octet";
    code_point = code_point << 6 | (byte(i) & 0x3F);
  }
  const char32_t least = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000;
  return code_point < least ? "invalid length of a UTF-8 sequence" : "invalid Unicode character";
}

ReaderProblem reader_problem(std::string_view text) {
  const std::size_t invalid = text::find_invalid_utf8(text);
  const std::size_t end = invalid == text::kValid ? text.size() : invalid;
  for (std::size_t at = 0; at < end;) {
    const text::Decoded decoded = text::decode_utf8(text, at);
    if (!is_permitted(decoded.code_point)) return {"control characters are not allowed", at};
    at += decoded.length;
  }
  if (invalid == text::kValid) return {};
  return {problem_of_invalid(text.substr(invalid)), invalid};
}

/// The line is that of the problem, counted from 1 for the scanner and from 0 for the parser, or that of its context;
/// in the first line Go names none.
std::string syntax_words(const YamlProblem& problem) {
  using Part = YamlProblem::Part;
  std::size_t line = 0;
  if (problem.line > 0) {
    line = problem.line + (problem.part == Part::scanner ? 1 : 0);
  } else {
    line = problem.context_line;
  }
  const std::string place = line > 0 ? "line " + std::to_string(line) + ": " : "";
  return std::string{kYaml} + place + std::string{problem.problem};
}

}  // namespace

YamlWords go_yaml_cause(std::string_view text, std::string_view unsupported_key) {
  if (const ReaderProblem bad = reader_problem(text); !bad.problem.empty()) {
    return {std::string{kYaml} + std::string{bad.problem}, static_cast<std::uint32_t>(bad.at)};
  }
  const YamlTree tree = read_yaml_tree(text);
  if (!tree.problem.problem.empty()) return {syntax_words(tree.problem), tree.problem.at};
  if (!tree.unknown_anchor.empty()) {
    return {std::string{kYaml} + "unknown anchor '" + tree.unknown_anchor + "' referenced", tree.unknown_anchor_at};
  }
  if (auto refusal = go_yaml_refusal(tree, unsupported_key)) return {std::move(refusal->message), refusal->at};
  return {std::string{kYaml} + "the document cannot be read", 0};
}

YamlWords go_yaml_error(std::string_view text, std::string_view unsupported_key) {
  YamlWords words = go_yaml_cause(text, unsupported_key);
  words.message.insert(0, "error converting YAML to JSON: ");
  return words;
}

}  // namespace stageplot::document
