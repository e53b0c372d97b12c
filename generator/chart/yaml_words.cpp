#include "chart/yaml_words.hpp"

#include <algorithm>

#include "chart/yaml_decode.hpp"
#include "chart/yaml_tree.hpp"
#include "text/utf8.hpp"

namespace stageplot::chart {
namespace {

constexpr std::string_view kConversion = "error converting YAML to JSON: ";
constexpr std::string_view kPrefix = "error converting YAML to JSON: yaml: ";

/// Lines before a place: YAML 1.1 has more line breaks than `\n`.
std::size_t line_of(std::string_view text, std::uint32_t at) {
  std::size_t lines = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(at, text.size()); ++i) {
    const std::string_view rest = text.substr(i);
    const bool half_of_two = text[i] == '\r' && rest.starts_with("\r\n");
    const bool is_break = text[i] == '\n' || text[i] == '\r' || rest.starts_with("\u0085") ||
                          rest.starts_with("\u2028") || rest.starts_with("\u2029");
    if (is_break && !half_of_two) ++lines;
  }
  return lines;
}

/// go-yaml counts the lines of its scanner's errors from 1 and those of its parser's from 0.
bool is_parser_problem(std::string_view problem) {
  return problem.starts_with("did not find expected") && problem != "did not find expected digit or letter" &&
         !problem.starts_with("did not find expected comment") &&
         !problem.starts_with("did not find expected whitespace") &&
         !problem.starts_with("did not find expected alphabetic") &&
         !problem.starts_with("did not find expected tag") && !problem.starts_with("did not find expected hexdecimal");
}

/// Its reader, which knows characters but no lines, says this one.
bool is_reader_problem(std::string_view problem) {
  return problem == "control characters are not allowed";
}

std::string syntax_words(const document::YamlProblem& problem, std::string_view text) {
  std::size_t line = is_reader_problem(problem.problem) ? 0 : line_of(text, problem.at);
  if (line > 0) {
    if (!is_parser_problem(problem.problem)) ++line;
  } else if (!problem.context.empty()) {
    line = line_of(text, problem.context_at);
  }
  std::string message{kPrefix};
  if (line > 0) message += "line " + std::to_string(line) + ": ";
  return message.append(problem.problem);
}

}  // namespace

YamlWords go_yaml_error(std::string_view text, const Profile& profile) {
  if (const std::size_t bad = text::find_invalid_utf8(text); bad != text::kValid) {
    return {std::string{kPrefix} + "invalid leading UTF-8 octet", static_cast<std::uint32_t>(bad)};
  }
  const YamlTree tree = read_yaml_tree(text);
  if (!tree.problem.problem.empty()) return {syntax_words(tree.problem, text), tree.problem.at};
  if (!tree.unknown_anchor.empty()) {
    return {std::string{kPrefix} + "unknown anchor '" + tree.unknown_anchor + "' referenced", tree.unknown_anchor_at};
  }
  if (const auto refusal = go_yaml_refusal(tree, profile)) {
    return {std::string{kConversion} + refusal->message, refusal->at};
  }
  return {std::string{kPrefix} + "the document cannot be read", 0};
}

}  // namespace stageplot::chart
