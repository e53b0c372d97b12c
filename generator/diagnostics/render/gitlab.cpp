#include "diagnostics/render/gitlab.hpp"

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>

#include "diagnostics/collector.hpp"
#include "diagnostics/render/wording.hpp"

namespace stageplot::diagnostics {
namespace {

using Json = nlohmann::ordered_json;

/// GitLab's words are info, minor, major, critical and blocker; the last two are left for what brings a service down.
std::string_view gitlab_severity(const Diagnostic& finding) {
  if (finding.waiver != nullptr) return "info";
  switch (finding.effective_severity()) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::note:
      return "info";
  }
  return "major";
}

Json location(const Diagnostic& finding) {
  const auto& place = finding.primary.resolved;
  return {{"path", place ? place->file : "stageplot.yaml"}, {"lines", {{"begin", place ? place->begin.line : 1}}}};
}

std::string description(const Diagnostic& finding) {
  const std::string help = finding.waiver != nullptr ? waived_in_words(*finding.waiver) : joined_help(finding, "; ");
  return headline(finding) + (help.empty() ? std::string{} : "; " + help);
}

}  // namespace

std::string render_gitlab(std::span<const Diagnostic> findings) {
  std::map<std::string, std::size_t> seen;
  Json issues = Json::array();
  for (const Diagnostic& finding : findings) {
    std::string print = fingerprint(finding);
    const std::size_t number = ++seen[print];
    if (number > 1) print += "-" + std::to_string(number);
    issues.push_back({{"description", description(finding)},
                      {"check_name", finding.rule->code},
                      {"fingerprint", std::move(print)},
                      {"severity", gitlab_severity(finding)},
                      {"location", location(finding)}});
  }
  return issues.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace stageplot::diagnostics
