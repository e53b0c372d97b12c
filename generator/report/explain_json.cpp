// What `explain` found, as one JSON object for other programs.
#include <nlohmann/json.hpp>

#include "report/explain_report.hpp"
#include "report/value_text.hpp"

namespace stageplot::report {
namespace {

using Json = nlohmann::ordered_json;
using layering::Standing;

std::string_view name(Standing standing) {
  switch (standing) {
    case Standing::wins:
      return "wins";
    case Standing::overridden:
      return "overridden";
    case Standing::removed:
      return "removes";
    case Standing::refers:
      return "refers-to";
  }
  return "";
}

Json setter_json(const layering::Setter& setter) {
  Json json;
  json["file"] = setter.place.file.empty() ? Json() : Json(setter.place.file);
  json["line"] = setter.place.begin.line;
  json["column"] = setter.place.begin.column;
  json["text"] = setter.text;
  json["standing"] = name(setter.standing);
  return json;
}

}  // namespace

std::string explain_json(const ExplainSubject& subject, std::span<const layering::Explanation> explained) {
  Json root;
  root["environment"] = subject.environment;
  root["service"] = subject.service;
  root["values"] = Json::array();
  for (std::size_t i = 0; i < explained.size(); ++i) {
    const layering::Explanation& explanation = explained[i];
    Json json;
    json["path"] = explanation.path;
    json["value"] = explanation.exists ? Json(value_text(explanation.value)) : Json();
    json["removed"] = !explanation.exists;
    json["reasons"] = explanation.reasons;
    json["setters"] = Json::array();
    for (const layering::Setter& setter : explanation.setters) json["setters"].push_back(setter_json(setter));
    json["reaches"] = Json::array();
    if (i < subject.reaches.size()) {
      for (const ReachedLine& reached : subject.reaches[i]) {
        json["reaches"].push_back({{"output", reached.output}, {"line", reached.line}});
      }
    }
    root["values"].push_back(std::move(json));
  }
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace stageplot::report
