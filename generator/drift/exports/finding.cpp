#include "drift/exports/finding.hpp"

#include <utility>

namespace stageplot::drift {

void ExportReport::add(ExportProblem problem) {
  add_at(source::Span{.file = file_, .begin = 0, .end = 0}, std::move(problem));
}

void ExportReport::add_at(const document::Value& value, ExportProblem problem) {
  add_at(origins_.span(value.origin), std::move(problem));
}

void ExportReport::add_at(source::Span span, ExportProblem problem) {
  diagnostics::Diagnostic finding;
  finding.rule = &problem.rule;
  finding.owner = diagnostics::Owner::external;
  finding.summary = std::move(problem.summary);
  finding.help = std::move(problem.help);
  finding.path = std::move(problem.path);
  finding.primary.span = span;
  diagnostics::resolve_without_text(finding, sources_);
  failed_ = failed_ || finding.counts_as_error();
  diagnostics_.add(std::move(finding));
}

}  // namespace stageplot::drift
