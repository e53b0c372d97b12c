#include "render/trace.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "diagnostics/rules/template.hpp"

namespace stageplot::render {
namespace {

// A chart's values are an output; nothing that is shipped goes deeper.
constexpr int kMostOutputs = 4;

const RenderedOutput* output_of(const UnitRender& unit, source::FileId file) {
  const auto found = std::ranges::find(unit.outputs, file, &RenderedOutput::file_id);
  return file == source::FileId::none || found == unit.outputs.end() ? nullptr : &*found;
}

const gotemplate::Mapping* mapping_at(const RenderedOutput& output, std::uint32_t offset) {
  const auto after = std::ranges::upper_bound(output.mappings, offset, {}, &gotemplate::Mapping::begin);
  return after == output.mappings.begin() ? nullptr : &*(after - 1);
}

bool is_template(source::FileId file, const UnitSpace& space) {
  return space.sources.name(file).starts_with("templates/");
}

/// Where the text between actions that printed `seen` stands in its template; nullopt where an action printed it.
std::optional<source::Span> literal_place(const gotemplate::Mapping& mapping, source::Span seen,
                                          const UnitSpace& space) {
  const std::string_view written = space.sources.text(mapping.template_span);
  if (written.starts_with("{{")) return std::nullopt;
  std::string_view printed = space.sources.text(seen);
  printed = printed.substr(0, printed.find('\n'));
  // Blanks that a neighbour trims stand in the template and not in the output.
  std::size_t at = seen.begin - mapping.begin;
  if (written.substr(std::min(at, written.size())).substr(0, printed.size()) != printed) at = written.find(printed);
  if (printed.empty() || at == std::string_view::npos) return mapping.template_span;
  const auto begin = static_cast<std::uint32_t>(mapping.template_span.begin + at);
  return source::Span{mapping.template_span.file, begin, begin + static_cast<std::uint32_t>(printed.size())};
}

void follow(const UnitRender& unit, const RenderedOutput& output, source::Span seen, const UnitSpace& space,
            int outputs, Trace& trace) {
  const gotemplate::Mapping* mapping = mapping_at(output, seen.begin);
  if (mapping == nullptr) return;
  // A finding about what is missing may have no bytes.
  seen.end = std::min(std::max(seen.end, seen.begin + 1), mapping->end);
  if (const auto place = literal_place(*mapping, seen, space)) {
    trace.printed.push_back(*place);
    return;
  }
  trace.printed.push_back(mapping->template_span);
  for (const document::OriginId source : space.origins.sources(mapping->origin)) {
    const source::Span span = space.origins.span(source);
    if (!span.known() || span == mapping->template_span) continue;
    if (const RenderedOutput* from = output_of(unit, span.file)) {
      if (outputs < kMostOutputs) follow(unit, *from, span, space, outputs + 1, trace);
    } else if (is_template(span.file, space)) {
      trace.printed.push_back(span);  // the text of a template that was included
    } else if (std::ranges::find(trace.values, span) == trace.values.end()) {
      trace.values.push_back(span);
    }
  }
}

}  // namespace

std::optional<Trace> trace(const UnitRender& unit, const RenderedOutput& output, source::Span seen,
                           const UnitSpace& space) {
  Trace result;
  follow(unit, output, seen, space, 0, result);
  return result.printed.empty() ? std::nullopt : std::optional(std::move(result));
}

namespace {

/// A place in one of the unit's outputs becomes the model's value that was printed there, or else the template.
void put_on_value(diagnostics::Label& label, const UnitRender& unit, const UnitSpace& space) {
  const RenderedOutput* output = output_of(unit, label.span.file);
  if (output == nullptr) return;
  const auto traced = trace(unit, *output, label.span, space);
  if (!traced) return;
  label.span = traced->values.empty() ? traced->printed.front() : traced->values.front();
}

/// The finding's place is in an output: what printed it takes its stead.
void move_into_sources(diagnostics::Diagnostic& finding, const Trace& traced) {
  const diagnostics::Label seen = std::exchange(finding.primary, {});
  std::vector<diagnostics::Label> places;
  if (!traced.values.empty()) {
    finding.primary = {traced.values.front(), seen.text, {}};
    finding.owner = diagnostics::Owner::model;
    for (std::size_t i = 1; i < traced.values.size(); ++i) places.push_back({traced.values[i], "part of it", {}});
  }
  for (const source::Span& place : traced.printed) {
    if (finding.primary.span.known()) {
      places.push_back({place, "printed here", {}});
    } else {
      finding.primary = {place, seen.text.empty() ? "printed here" : seen.text, {}};
    }
  }
  places.push_back({seen.span, {}, {}});
  finding.labels.insert(finding.labels.begin(), places.begin(), places.end());
}

}  // namespace

void put_on_model(diagnostics::Diagnostic& finding, const UnitRender& unit, const UnitSpace& space) {
  // What a template refuses in so many words is a value, which its author can change.
  if (finding.rule == &diagnostics::rules::template_fail && !finding.labels.empty() &&
      output_of(unit, finding.labels.front().span.file) != nullptr) {
    put_on_value(finding.labels.front(), unit, space);
    if (output_of(unit, finding.labels.front().span.file) == nullptr) {
      std::swap(finding.primary, finding.labels.front());
      finding.owner = diagnostics::Owner::model;
    }
  }
  for (diagnostics::Label& label : finding.labels) put_on_value(label, unit, space);
  const RenderedOutput* output = output_of(unit, finding.primary.span.file);
  if (output == nullptr) return;
  if (const auto traced = trace(unit, *output, finding.primary.span, space)) move_into_sources(finding, *traced);
}

}  // namespace stageplot::render
