// A Report for programs. The names of the fields are published in schemas/diff-report.schema.json.
#include <array>
#include <nlohmann/json.hpp>

#include "report/diff_report.hpp"

namespace stageplot::report {
namespace {

using Json = nlohmann::ordered_json;
using diff::Class;
using diff::Item;
using diff::Report;
using diff::Severity;
using diff::Subject;
using diff::TextLine;

constexpr int kFormatVersion = 1;
constexpr std::array kSeverities{Severity::critical, Severity::difference, Severity::warning, Severity::information};

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json side(const diff::Side& side) {
  return {{"name", side.name}, {"source", text_or_null(side.source)}, {"sha256", text_or_null(side.sha256)}};
}

Json by_severity(const std::map<Severity, std::size_t>& counts) {
  Json json;
  for (const Severity severity : kSeverities) {
    const auto found = counts.find(severity);
    json[std::string{name_of(severity)}] = found == counts.end() ? 0 : found->second;
  }
  return json;
}

Json summary(const Report& report) {
  Json by_class = Json::object();
  for (const auto& [what, number] : report.summary.by_class) {
    by_class[std::string{name_of(what, report.mode)}] = number;
  }
  return {{"objects", report.summary.objects},
          {"leaves", report.summary.leaves},
          {"byClass", std::move(by_class)},
          {"bySeverity", by_severity(report.summary.by_severity)}};
}

Json cell(const diff::Cell& cell) {
  return {{"environment", cell.environment},
          {"service", cell.service},
          {"output", cell.output},
          {"bySeverity", by_severity(cell.counts)},
          {"note", text_or_null(cell.note)}};
}

std::string_view name_of(TextLine::Kind kind) {
  switch (kind) {
    case TextLine::Kind::context:
      return "context";
    case TextLine::Kind::only_a:
      return "only-a";
    case TextLine::Kind::only_b:
      return "only-b";
    case TextLine::Kind::gap:
      return "gap";
  }
  return "";
}

Json line(const TextLine& line) {
  return {{"kind", name_of(line.kind)},
          {"lineA", line.line_a},
          {"lineB", line.line_b},
          {"skipped", line.skipped},
          {"text", line.text}};
}

Json object(const Subject& subject, const std::string& environment) {
  return {{"environment", text_or_null(environment)}, {"service", text_or_null(subject.service)},
          {"output", text_or_null(subject.output)},   {"group", subject.group},
          {"kind", text_or_null(subject.kind)},       {"namespace", text_or_null(subject.space)},
          {"name", text_or_null(subject.name)}};
}

Json item(const Report& report, const Subject& subject, const std::string& environment, const Item& item) {
  Json same_in = Json::array();
  for (const std::string& other : subject.environments) {
    if (other != environment) same_in.push_back({{"environment", other}});
  }
  Json lines = Json::array();
  for (const TextLine& of_text : item.text) lines.push_back(line(of_text));
  Json json;
  json["id"] = item_id(report, subject, environment, item);
  json["object"] = object(subject, environment);
  json["sameIn"] = std::move(same_in);
  json["path"] = item.path;
  json["pointer"] = item.pointer;
  json["class"] = name_of(item.what, report.mode);
  json["severity"] = diff::name_of(item.severity);
  json["a"] = item.a ? Json(item.a->text) : Json(nullptr);
  json["b"] = item.b ? Json(item.b->text) : Json(nullptr);
  json["aType"] = item.a ? Json(item.a->type) : Json(nullptr);
  json["bType"] = item.b ? Json(item.b->type) : Json(nullptr);
  json["lines"] = std::move(lines);
  json["leaves"] = item.leaves;
  json["redacted"] = item.redacted;
  json["manager"] = text_or_null(item.manager);
  json["at"] = text_or_null(item.at);
  json["note"] = text_or_null(item.note);
  json["hint"] = text_or_null(item.hint);
  json["sourceA"] = text_or_null(item.source_a);
  json["sourceB"] = text_or_null(item.source_b);
  return json;
}

}  // namespace

std::string diff_json(const Report& report) {
  Json root;
  root["schema"] = kFormatVersion;
  root["mode"] = name_of(report.mode);
  root["title"] = text_or_null(report.title);
  root["sides"] = {{"a", side(report.a)}, {"b", side(report.b)}};
  root["summary"] = summary(report);
  root["cells"] = Json::array();
  for (const diff::Cell& of_matrix : report.cells) root["cells"].push_back(cell(of_matrix));
  root["items"] = Json::array();
  static const std::vector<std::string> kNoEnvironment{""};
  for (const Subject& subject : report.subjects) {
    for (const std::string& environment : subject.environments.empty() ? kNoEnvironment : subject.environments) {
      for (const Item& of_subject : subject.items) {
        root["items"].push_back(item(report, subject, environment, of_subject));
      }
    }
  }
  root["notes"] = Json::array();
  for (const std::string& note : report.notes) root["notes"].push_back({{"text", note}});
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace stageplot::report
