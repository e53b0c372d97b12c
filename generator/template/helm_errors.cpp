#include "template/helm_errors.hpp"

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

}  // namespace stageplot::gotemplate
