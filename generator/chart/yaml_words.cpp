#include "chart/yaml_words.hpp"

#include <algorithm>
#include <set>

#include "document/yaml_events.hpp"
#include "text/utf8.hpp"

namespace stageplot::chart {
namespace {

constexpr std::string_view kPrefix = "error converting YAML to JSON: yaml: ";

std::size_t line_of(std::string_view text, std::uint32_t at) {
  return static_cast<std::size_t>(
      std::count(text.begin(), text.begin() + std::min<std::size_t>(at, text.size()), '\n'));
}

/// go-yaml counts the lines of its scanner's errors from 1 and those of its parser's from 0.
bool is_parser_problem(std::string_view problem) {
  return problem.starts_with("did not find expected") && problem != "did not find expected digit or letter" &&
         !problem.starts_with("did not find expected comment") &&
         !problem.starts_with("did not find expected whitespace") &&
         !problem.starts_with("did not find expected alphabetic") &&
         !problem.starts_with("did not find expected tag") && !problem.starts_with("did not find expected hexdecimal");
}

}  // namespace

YamlWords go_yaml_error(std::string_view text) {
  if (const std::size_t bad = text::find_invalid_utf8(text); bad != text::kValid) {
    return {std::string{kPrefix} + "invalid leading UTF-8 octet", static_cast<std::uint32_t>(bad)};
  }
  document::YamlEvents events(text);
  document::YamlEvent event;
  std::set<std::string, std::less<>> anchors;
  int documents = 0;
  while (events.next(event)) {
    if (event.kind == document::YamlEventKind::stream_end) break;
    if (event.kind == document::YamlEventKind::document_start && ++documents > 1) break;
    if (event.kind == document::YamlEventKind::alias) {
      if (!anchors.contains(event.anchor)) {
        return {std::string{kPrefix} + "unknown anchor '" + std::string{event.anchor} + "' referenced", event.begin};
      }
    } else if (!event.anchor.empty()) {
      anchors.emplace(event.anchor);
    }
  }
  const document::YamlProblem& problem = events.problem();
  if (problem.problem.empty()) return {std::string{kPrefix} + "the document cannot be read", 0};
  const bool parser = is_parser_problem(problem.problem);
  std::size_t line = line_of(text, problem.at);
  if (line > 0) {
    if (!parser) ++line;
  } else if (!problem.context.empty()) {
    line = line_of(text, problem.context_at);
  }
  std::string message{kPrefix};
  if (line > 0) message += "line " + std::to_string(line) + ": ";
  return {message.append(problem.problem), problem.at};
}

}  // namespace stageplot::chart
