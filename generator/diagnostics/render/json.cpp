#include "diagnostics/render/json.hpp"

#include <nlohmann/json.hpp>

#include "diagnostics/collector.hpp"
#include "diagnostics/render/totals.hpp"

namespace stageplot::diagnostics {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name(Owner owner) {
  switch (owner) {
    case Owner::model:
      return "model";
    case Owner::templates:
      return "templates";
    case Owner::chart:
      return "chart";
    case Owner::policies:
      return "policies";
    case Owner::external:
      return "external";
  }
  return "model";
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json position(const source::Position& position) {
  return {{"line", position.line}, {"column", position.column}};
}

Json place(const std::optional<source::ResolvedSpan>& resolved) {
  if (!resolved) return nullptr;
  return {{"file", resolved->file}, {"begin", position(resolved->begin)}, {"end", position(resolved->end)}};
}

Json waiver(const Waiver* waiver) {
  if (waiver == nullptr) return nullptr;
  return {{"id", text_or_null(waiver->id)},
          {"owner", waiver->owner},
          {"reason", waiver->reason},
          {"expires", waiver->expires},
          {"ticket", text_or_null(waiver->ticket)},
          {"place", place(waiver->place)}};
}

Json finding_object(const Diagnostic& finding) {
  Json labels = Json::array();
  for (const Label& label : finding.labels) {
    labels.push_back({{"text", label.text}, {"place", place(label.resolved)}});
  }
  Json frames = Json::array();
  for (const Frame& frame : finding.frames) {
    frames.push_back({{"text", frame.text}, {"place", place(frame.resolved)}});
  }
  Json environments = Json::array();
  for (const std::string& environment : finding.environments) environments.push_back({{"name", environment}});
  return {
      {"code", finding.rule->code},
      {"severity", name(finding.effective_severity())},
      {"summary", finding.summary},
      {"place", place(finding.primary.resolved)},
      {"label", text_or_null(finding.primary.text)},
      {"labels", std::move(labels)},
      {"path", text_or_null(finding.path)},
      {"help", text_or_null(finding.help)},
      {"frames", std::move(frames)},
      {"service", text_or_null(finding.service)},
      {"environments", std::move(environments)},
      {"owner", name(finding.owner)},
      {"waiver", waiver(finding.waiver)},
      {"fingerprint", fingerprint(finding)},
  };
}

}  // namespace

std::string render_json(std::span<const Diagnostic> findings) {
  Json items = Json::array();
  for (const Diagnostic& finding : findings) items.push_back(finding_object(finding));
  const Totals totals = count(findings);
  const Json root = {
      {"findings", std::move(items)},
      {"summary",
       {{"errors", totals.errors}, {"warnings", totals.warnings}, {"notes", totals.notes}, {"waived", totals.waived}}},
  };
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace stageplot::diagnostics
