#include "template/helm_errors.hpp"

#include "template/functions/unicode_case.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr std::string_view kBetween = ": ";

/// The second of the parts that stand between colons: `FILE:LINE` or `FILE:LINE:COLUMN`.
std::string_view location_of(std::string_view go_message) {
  const std::size_t first = go_message.find(kBetween);
  if (first == std::string_view::npos) return {};
  const std::size_t begin = first + kBetween.size();
  return go_message.substr(begin, go_message.find(kBetween, begin) - begin);
}

/// One level of Helm 4's layout.
struct TracedError {
  std::string_view location;
  std::string_view executed;  // `executing "NAME" at <EXPR>`
  std::string_view message;

  bool operator==(const TracedError&) const = default;

  [[nodiscard]] std::string text() const {
    std::string lines;
    if (!location.empty()) lines += std::string{location} + "\n  ";
    if (!executed.empty()) lines += std::string{executed} + ":\n    ";
    if (!message.empty()) lines += std::string{message} + '\n';
    return lines;
  }
};

std::string_view before_inner_error(std::string_view message) {
  return message.substr(0, message.find(" template:"));
}

/// `NAME:L:C: executing "NAME" at <EXPR>: MESSAGE`
std::optional<TracedError> parse_executing(std::string_view text) {
  constexpr std::string_view kExecuting = ": executing ";
  constexpr std::string_view kAt = " at <";
  constexpr std::string_view kBehind = ">: ";
  const std::size_t found = text.find(kExecuting);
  if (found == std::string_view::npos) return std::nullopt;
  const std::size_t name = found + kExecuting.size();
  if (name >= text.size() || text[name] != '"') return std::nullopt;
  const std::size_t quote = text.find('"', name + 1);
  if (quote == std::string_view::npos || !text.substr(quote + 1).starts_with(kAt)) return std::nullopt;
  const std::size_t end = text.find(kBehind, quote + 1 + kAt.size());
  if (end == std::string_view::npos) return std::nullopt;
  return TracedError{text.substr(0, found), text.substr(found + 2, end + 1 - (found + 2)),
                     before_inner_error(text.substr(end + kBehind.size()))};
}

/// What Helm 4 makes out in a message by its words alone.
std::optional<TracedError> parse_traced(std::string_view message) {
  constexpr std::string_view kTemplate = "template: ";
  if (!message.starts_with(kTemplate)) return std::nullopt;
  const std::string_view text = message.substr(kTemplate.size());
  if (text.starts_with("no template ")) return TracedError{{}, {}, message};
  if (auto executing = parse_executing(text)) return executing;
  const std::size_t last = text.rfind(kBetween);
  if (last == std::string_view::npos) return std::nullopt;
  return TracedError{text.substr(0, last), {}, before_inner_error(text.substr(last + kBetween.size()))};
}

}  // namespace

std::string helm_parse_error(std::string_view go_message) {
  const std::size_t last = go_message.rfind(kBetween);
  const std::string_view words =
      last == std::string_view::npos ? go_message : go_message.substr(last + kBetween.size());
  return "parse error at (" + std::string{location_of(go_message)} + "): " + std::string{words};
}

std::string helm_execution_error(std::string_view go_message, const std::optional<std::string>& author_message) {
  if (!author_message) return std::string{go_message};
  return "execution error at (" + std::string{location_of(go_message)} + "): " + *author_message;
}

std::string helm_traced_error(std::string_view go_message, std::span<const std::size_t> passed_on) {
  std::string traced;
  std::optional<TracedError> previous;
  for (std::size_t level = 0; level <= passed_on.size(); ++level) {
    const std::size_t begin = level == 0 ? 0 : passed_on[level - 1];
    const std::optional<TracedError> error = parse_traced(go_message.substr(begin));
    if (!error) return std::string{go_message};
    if (error != previous) traced += error->text();
    previous = error;
  }
  const auto range = unicode::trim_space(traced);
  return traced.substr(range.begin, range.end - range.begin);
}

}  // namespace stageplot::gotemplate
