#include "diagnostics/render/wording.hpp"

#include <algorithm>
#include <string_view>

#include "diagnostics/render/visible.hpp"

namespace stageplot::diagnostics {
namespace {

constexpr std::size_t kMostEnvironments = 20;

}  // namespace

std::string units_in_words(const Diagnostic& finding) {
  std::string words = visible(finding.service);
  const std::size_t shown = std::min(kMostEnvironments, finding.environments.size());
  for (std::size_t i = 0; i < shown; ++i) {
    if (i == 0) words += words.empty() ? "in " : " in ";
    if (i > 0) words += ", ";
    words += visible(finding.environments[i]);
  }
  if (finding.environments.size() > shown) {
    words += " and " + std::to_string(finding.environments.size() - shown) + " more";
  }
  return words;
}

std::string headline(const Diagnostic& finding) {
  const std::string units = units_in_words(finding);
  return visible(finding.summary) + (units.empty() ? std::string{} : " (" + units + ")");
}

std::string waived_in_words(const Waiver& waiver) {
  std::string words = "waived until " + waiver.expires + " by " + visible(waiver.owner) + ": " + visible(waiver.reason);
  if (!waiver.ticket.empty()) words += " (" + visible(waiver.ticket) + ")";
  return words;
}

std::string joined_help(const Diagnostic& finding, std::string_view separator) {
  std::string joined;
  std::string_view rest = finding.help;
  while (!rest.empty()) {
    const std::size_t line_end = rest.find('\n');
    const std::string_view line = rest.substr(0, line_end);
    if (!line.empty()) {
      if (!joined.empty()) joined += separator;
      joined += visible(line);
    }
    rest = line_end == std::string_view::npos ? std::string_view{} : rest.substr(line_end + 1);
  }
  return joined;
}

}  // namespace stageplot::diagnostics
