#include "diagnostics/render/sarif.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <vector>

#include "diagnostics/collector.hpp"
#include "diagnostics/render/visible.hpp"
#include "diagnostics/render/wording.hpp"

namespace stageplot::diagnostics {
namespace {

using Json = nlohmann::ordered_json;

/// What services call the root of the checkout; the log has no absolute path.
constexpr std::string_view kRoot = "%SRCROOT%";

/// A path as a relative URI: everything but RFC 3986's unreserved characters and `/` is percent-encoded, so that a `:`
/// in the first segment is not taken for the end of a scheme.
std::string uri_of(std::string_view path) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool plain = letter || (c >= '0' && c <= '9') || std::string_view{"-._~/"}.find(c) != std::string_view::npos;
    if (plain) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += '%';
      uri += kDigits[byte >> 4];
      uri += kDigits[byte & 0xF];
    }
  }
  return uri;
}

Json text_message(std::string text) {
  return {{"text", std::move(text)}};
}

Json artifact_location(const std::string& file) {
  // Named on the command line, and not of the project.
  if (file.starts_with('/')) return {{"uri", "file://" + uri_of(file)}};
  return {{"uri", uri_of(file)}, {"uriBaseId", kRoot}};
}

Json region(const source::ResolvedSpan& place) {
  const bool whole_file = place.source_line.empty() && place.begin == place.end;
  if (whole_file) return {{"startLine", place.begin.line}};
  return {{"startLine", place.begin.line},
          {"startColumn", place.begin.column},
          {"endLine", place.end.line},
          {"endColumn", place.end.column}};
}

/// `message` is left out where it is empty.
Json location(const source::ResolvedSpan& place, const std::string& message) {
  Json result = {
      {"physicalLocation", {{"artifactLocation", artifact_location(place.file)}, {"region", region(place)}}}};
  if (!message.empty()) result["message"] = text_message(visible(message));
  return result;
}

Json related_locations(const std::vector<Label>& labels) {
  Json result = Json::array();
  for (const Label& label : labels) {
    if (label.resolved) result.push_back(location(*label.resolved, label.text));
  }
  return result;
}

/// How evaluation came to the place, innermost first, as SARIF wants it.
Json stack(const std::vector<Frame>& frames) {
  Json steps = Json::array();
  for (const Frame& frame : frames) {
    Json where =
        frame.resolved ? location(*frame.resolved, frame.text) : Json{{"message", text_message(visible(frame.text))}};
    steps.push_back({{"location", std::move(where)}});
  }
  return {{"message", text_message("how evaluation came here")}, {"frames", std::move(steps)}};
}

/// An empty list says that a result is not suppressed; without one nobody would know.
Json suppressions(const Waiver* waiver) {
  if (waiver == nullptr) return Json::array();
  Json properties = {{"owner", waiver->owner}, {"expires", waiver->expires}};
  if (!waiver->id.empty()) properties["id"] = waiver->id;
  if (!waiver->ticket.empty()) properties["ticket"] = waiver->ticket;
  Json suppression = {{"kind", "external"},
                      {"status", "accepted"},
                      {"justification", waived_in_words(*waiver)},
                      {"location", location(waiver->place, {})},
                      {"properties", std::move(properties)}};
  return Json::array({std::move(suppression)});
}

Json properties(const Diagnostic& finding) {
  Json result = Json::object();
  if (!finding.path.empty()) result["path"] = finding.path;
  if (!finding.service.empty()) result["service"] = finding.service;
  if (!finding.environments.empty()) result["environments"] = finding.environments;
  return result;
}

std::string message_of(const Diagnostic& finding) {
  const std::string help = joined_help(finding, "\n");
  return headline(finding) + (help.empty() ? std::string{} : "\n" + help);
}

Json result_of(const Diagnostic& finding, std::size_t rule_index) {
  Json result = {{"ruleId", finding.rule->code},
                 {"ruleIndex", rule_index},
                 {"level", name(finding.effective_severity())},
                 {"message", text_message(message_of(finding))}};
  result["locations"] = Json::array();
  if (finding.primary.resolved)
    result["locations"].push_back(location(*finding.primary.resolved, finding.primary.text));
  if (Json related = related_locations(finding.labels); !related.empty())
    result["relatedLocations"] = std::move(related);
  if (!finding.frames.empty()) result["stacks"] = Json::array({stack(finding.frames)});
  result["partialFingerprints"] = {{"stageplot/v1", fingerprint(finding)}};
  result["suppressions"] = suppressions(finding.waiver);
  if (Json more = properties(finding); !more.empty()) result["properties"] = std::move(more);
  return result;
}

Json rule_of(const Rule& rule) {
  std::string help{rule.why};
  if (!rule.example.empty()) help += "\n\nexample:\n" + std::string{rule.example};
  if (!rule.fix.empty()) help += "\n\nfix:\n" + std::string{rule.fix};
  Json result = {{"id", rule.code}, {"shortDescription", text_message(std::string{rule.title})}};
  if (!rule.what.empty()) result["fullDescription"] = text_message(std::string{rule.what});
  if (!help.empty()) result["help"] = text_message(std::move(help));
  result["defaultConfiguration"] = {{"level", name(rule.severity)}};
  return result;
}

/// The rules of the findings, each once, sorted by code.
std::vector<const Rule*> rules_of(std::span<const Diagnostic> findings) {
  std::vector<const Rule*> rules;
  for (const Diagnostic& finding : findings) rules.push_back(finding.rule);
  const auto less = [](const Rule* a, const Rule* b) { return a->code < b->code; };
  const auto equal = [](const Rule* a, const Rule* b) { return a->code == b->code; };
  std::sort(rules.begin(), rules.end(), less);
  rules.erase(std::unique(rules.begin(), rules.end(), equal), rules.end());
  return rules;
}

}  // namespace

std::string render_sarif(std::span<const Diagnostic> findings, std::string_view tool_version) {
  const std::vector<const Rule*> rules = rules_of(findings);
  Json descriptors = Json::array();
  for (const Rule* rule : rules) descriptors.push_back(rule_of(*rule));
  Json results = Json::array();
  for (const Diagnostic& finding : findings) {
    const auto at = std::lower_bound(rules.begin(), rules.end(), finding.rule->code,
                                     [](const Rule* rule, std::string_view code) { return rule->code < code; });
    results.push_back(result_of(finding, static_cast<std::size_t>(at - rules.begin())));
  }
  const Json driver = {{"name", "stageplot"},
                       {"version", tool_version},
                       {"semanticVersion", tool_version},
                       {"rules", std::move(descriptors)}};
  const Json root = {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       Json::array({{{"tool", {{"driver", driver}}},
                     {"columnKind", "unicodeCodePoints"},
                     {"originalUriBaseIds",
                      {{kRoot, {{"description", text_message("the project's root, where stageplot.yaml is")}}}}},
                     {"results", std::move(results)}}})}};
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace stageplot::diagnostics
