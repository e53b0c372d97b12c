#include "parity/report.hpp"

#include <map>
#include <string>
#include <utility>

#include "diff/describe.hpp"
#include "diff/summarise.hpp"

namespace stageplot::parity {
namespace {

using diff::Class;
using diff::Severity;

Severity severity_of(Class what) {
  switch (what) {
    case Class::by_fact:
    case Class::declared:
    case Class::not_supplied:
      return Severity::information;
    case Class::suspiciously_equal:
      return Severity::warning;
    default:
      return Severity::difference;
  }
}

std::string hint_of(const Entry& entry) {
  if (entry.out_of_bound) return "bring the values back within the bound, or change the declaration";
  switch (entry.what) {
    case Class::leak:
      return "refer to the environment's own fact, or declare it in `" + std::string{kFile} + "`";
    case Class::suspiciously_equal:
      return "refer to the fact as the other service does, or declare it in `" + std::string{kFile} + "`";
    case Class::by_fact:
    case Class::declared:
    case Class::not_supplied:
      return {};
    default:
      return "make them alike, refer to a fact, or declare it in `" + std::string{kFile} + "`";
  }
}

class Reporter {
 public:
  Reporter(const model::Model& model, const model::Environment& a, const model::Environment& b,
           const source::SourceFiles& sources)
      : model_(model), a_(a), b_(b), sources_(sources) {
    redactor_.learn(a.facts);
    redactor_.learn(b.facts);
    for (const model::Unit& unit : model.units) {
      const std::string& environment = model.environment(unit).name;
      if (environment == a.name || environment == b.name) redactor_.learn(unit.tree);
    }
  }

  diff::Report make(const Parity& parity) {
    diff::Report report{.mode = diff::Mode::environments,
                        .title = a_.name + ":" + b_.name,
                        .a = {.name = a_.name, .source = {}, .sha256 = {}},
                        .b = {.name = b_.name, .source = {}, .sha256 = {}}};
    std::map<std::string, diff::Subject> subjects;  // by service, the facts under no name
    const auto subject = [&](const std::string& service) -> diff::Subject& {
      return subjects.try_emplace(service, subject_of(service)).first->second;
    };
    for (const Entry& entry : parity.entries) {
      // That a service does not run somewhere is said where the environment lists its services.
      subject(entry.path.empty() ? std::string{} : entry.service).items.push_back(item_of(entry));
    }
    for (const Declaration* declaration : parity.stale) {
      subject(declaration->path ? declaration->service : std::string{}).items.push_back(item_of(*declaration));
    }
    for (auto& [service, one] : subjects) report.subjects.push_back(std::move(one));
    report.summary.objects = parity.objects;
    report.summary.leaves = parity.leaves;
    for (const auto& [fact, number] : parity.by_fact) {
      report.notes.push_back("`" + fact + "` explains " + std::to_string(number) +
                             (number == 1 ? " difference" : " differences"));
    }
    diff::summarise(report);
    return report;
  }

 private:
  static std::string path_of_service(const std::string& service) { return "environment.services[" + service + "]"; }

  [[nodiscard]] diff::Subject subject_of(const std::string& service) const {
    diff::Subject subject{.environments = {b_.name}, .service = service};
    if (service.empty()) subject.name = "environment";
    return subject;
  }

  [[nodiscard]] std::string place(source::Span span) const {
    if (!span.known()) return {};
    const source::Position position = sources_.position(span.file, span.begin);
    return std::string{sources_.name(span.file)} + ":" + std::to_string(position.line) + ":" +
           std::to_string(position.column);
  }

  diff::Item item_of(const Entry& entry) const {
    const auto source = [this](const document::Value& value) { return place(model_.origins.span(value.origin)); };
    diff::Item item = diff::describe(entry.change, redactor_, {.source_a = source, .source_b = source});
    if (entry.path.empty()) item.path = path_of_service(entry.service);
    item.what = entry.what;
    item.severity = severity_of(entry.what);
    item.note = redactor_.redact(entry.note);
    item.hint = hint_of(entry);
    if (entry.what == Class::order && entry.declaration == nullptr) item.severity = Severity::warning;
    return item;
  }

  [[nodiscard]] diff::Item item_of(const Declaration& declaration) const {
    return {.path = declaration.path ? declaration.path_text : path_of_service(declaration.service),
            .what = Class::suspiciously_equal,
            .severity = Severity::warning,
            .note = "declared to differ, and does not: " + declaration.reason,
            .hint = "remove the declaration",
            .source_a = place(declaration.span)};
  }

  const model::Model& model_;
  const model::Environment& a_;
  const model::Environment& b_;
  const source::SourceFiles& sources_;
  redaction::Redactor redactor_;
};

}  // namespace

diff::Report make_report(const Parity& parity, const model::Model& model, const model::Environment& a,
                         const model::Environment& b, const source::SourceFiles& sources) {
  return Reporter{model, a, b, sources}.make(parity);
}

}  // namespace stageplot::parity
