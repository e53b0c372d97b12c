#include "document/go_yaml_error.hpp"

#include <utility>

#include "document/go_yaml_decode.hpp"
#include "document/go_yaml_tree.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

constexpr std::string_view kYaml = "yaml: ";

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
  if (const std::size_t bad = text::find_invalid_utf8(text); bad != text::kValid) {
    return {std::string{kYaml} + "invalid leading UTF-8 octet", static_cast<std::uint32_t>(bad)};
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
