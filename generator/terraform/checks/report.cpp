#include "terraform/checks/report.hpp"

#include <charconv>
#include <cmath>

#include "text/one_line.hpp"

namespace stageplot::terraform::checks {

using document::Kind;
using document::Value;

Report::Report(const EvaluatedModule& module, const document::Origins& origins, const CheckOptions& options,
               diagnostics::Diagnostics& diagnostics)
    : module_(module), origins_(origins), options_(options), diagnostics_(diagnostics) {
  const auto add_files = [this](const auto& parts) {
    for (const auto& part : parts) {
      if (part.header.known()) files_.insert(part.header.file);
    }
  };
  add_files(module.variables);
  add_files(module.outputs);
  add_files(module.resources);
  add_files(module.providers);
  add_files(module.backends);
  add_files(module.terraform);
  for (const EvaluatedLocal& local : module.locals) files_.insert(local.name_span.file);
}

/// Where a value was written. Of a text put together from a module's words and a value that it was given, the value.
source::Span Report::written_at(document::OriginId origin) const {
  source::Span first;
  for (const document::OriginId source : origins_.sources(origin)) {
    const source::Span span = origins_.span(source);
    if (!span.known()) continue;
    if (!is_configuration(span.file)) return span;
    if (!first.known()) first = span;
  }
  return first;
}

source::Span Report::written_at(const Value& value) const {
  return written_at(value.origin);
}

std::string Report::own_words(const Value& text) const {
  const std::span<const document::Run> runs = text.s->runs();
  std::string words;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::size_t end = i + 1 < runs.size() ? runs[i + 1].begin : text.text().size();
    const source::Span span = written_at(runs[i].origin);
    if (span.known() && is_configuration(span.file)) words += text.text().substr(runs[i].begin, end - runs[i].begin);
  }
  return words;
}

bool Report::is_given(const Value& value) const {
  const source::Span span = written_at(value);
  return span.known() && !is_configuration(span.file);
}

void Report::value(const BodyView& body, std::string_view argument, Finding finding) {
  const Value* value = finding.value != nullptr ? finding.value : body.find(argument);
  const bool given = value != nullptr && !finding.own_words && is_given(*value);
  if (given && options_.model_is_checked && !model_code_of(finding.rule).empty()) return;
  const source::Span place = body.place(argument);
  source::Span primary = value == nullptr || finding.own_words ? source::Span{} : written_at(*value);
  const ArgumentPlace* written = body.places() == nullptr ? nullptr : body.places()->argument(argument);
  if (!primary.known()) primary = written == nullptr ? place : written->value_span;
  diagnostics::Diagnostic diagnostic{.rule = &finding.rule,
                                     .severity = finding.severity,
                                     .owner = given ? diagnostics::Owner::model : diagnostics::Owner::templates,
                                     .summary = std::move(finding.summary),
                                     .primary = {primary, std::move(finding.label), {}},
                                     .path = body.path() + (argument.empty() ? "" : "." + std::string(argument)),
                                     .help = std::move(finding.help)};
  const bool inside = written != nullptr && primary.file == written->value_span.file &&
                      primary.begin >= written->value_span.begin && primary.end <= written->value_span.end;
  if (!inside && body.places() != nullptr && place.known() && primary != place) {
    diagnostic.labels.push_back({place, "`" + std::string(argument) + "` gets it", {}});
  }
  if (finding.other != nullptr) {
    const Value* other = finding.other->find(finding.other_argument);
    // Blocks of one name have no place as a list.
    const bool is_block = finding.other->is_written_as_block(finding.other_argument);
    source::Span span = other == nullptr || is_block ? source::Span{} : written_at(*other);
    if (!span.known()) span = finding.other->place(finding.other_argument);
    if (span.known() && span != primary) diagnostic.labels.push_back({span, std::move(finding.other_label), {}});
  }
  add(std::move(diagnostic));
}

void Report::structure(const BodyView& body, std::string_view argument, Finding finding) {
  diagnostics::Diagnostic diagnostic{
      .rule = &finding.rule,
      .severity = finding.severity,
      .owner = diagnostics::Owner::templates,
      .summary = std::move(finding.summary),
      .primary = {argument.empty() ? body.header() : body.place(argument), std::move(finding.label), {}},
      .path = body.path() + (argument.empty() ? "" : "." + std::string(argument)),
      .help = std::move(finding.help)};
  if (finding.other != nullptr) {
    const source::Span span = finding.other->place(finding.other_argument);
    if (span.known() && span != diagnostic.primary.span) {
      diagnostic.labels.push_back({span, std::move(finding.other_label), {}});
    }
  }
  add(std::move(diagnostic));
}

void Report::add(diagnostics::Diagnostic diagnostic) {
  // What several instances of a resource or a `dynamic` block have in common is said once.
  if (!said_.insert({diagnostic.rule, diagnostic.primary.span, diagnostic.summary}).second) return;
  sound_ = sound_ && diagnostic.effective_severity() != diagnostics::Severity::error;
  if (++findings_ <= options_.max_findings) diagnostics_.add(std::move(diagnostic));
}

std::string quoted(std::string_view text) {
  return "`" + text::one_line(text) + "`";
}

std::string quoted(const Value& value) {
  if (value.has(document::kSecret)) return "(secret)";
  if (const auto text = as_text(value)) return quoted(*text);
  return value.is_list() ? "a list" : value.is_map() ? "a map" : "it";
}

std::string number_text(double number) {
  char buffer[64];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, number);
  return error == std::errc{} ? std::string(buffer, end) : "?";
}

std::string word_list(std::span<const std::string_view> words, std::string_view last_joint, std::size_t most) {
  std::string list;
  const std::size_t shown = std::min(words.size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) list += i + 1 == words.size() ? " " + std::string(last_joint) + " " : ", ";
    list += "`" + std::string(words[i]) + "`";
  }
  if (shown < words.size()) list += " and " + std::to_string(words.size() - shown) + " more";
  return list;
}

}  // namespace stageplot::terraform::checks
