#include "render/trace.hpp"

#include <algorithm>
#include <utility>

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

void follow(const UnitRender& unit, const RenderedOutput& output, std::uint32_t offset, const UnitSpace& space,
            int outputs, Trace& trace) {
  const gotemplate::Mapping* mapping = mapping_at(output, offset);
  if (mapping == nullptr) return;
  trace.printed.push_back(mapping->template_span);
  for (const document::OriginId source : space.origins.sources(mapping->origin)) {
    const source::Span span = space.origins.span(source);
    if (!span.known() || span == mapping->template_span) continue;
    if (const RenderedOutput* from = output_of(unit, span.file)) {
      if (outputs < kMostOutputs) follow(unit, *from, span.begin, space, outputs + 1, trace);
    } else if (std::ranges::find(trace.values, span) == trace.values.end()) {
      trace.values.push_back(span);
    }
  }
}

}  // namespace

std::optional<Trace> trace(const UnitRender& unit, const RenderedOutput& output, std::uint32_t offset,
                           const UnitSpace& space) {
  Trace result;
  follow(unit, output, offset, space, 0, result);
  return result.printed.empty() ? std::nullopt : std::optional(std::move(result));
}

void put_on_model(diagnostics::Diagnostic& finding, const UnitRender& unit, const UnitSpace& space) {
  const RenderedOutput* output = output_of(unit, finding.primary.span.file);
  if (output == nullptr) return;
  const auto traced = trace(unit, *output, finding.primary.span.begin, space);
  if (!traced) return;
  diagnostics::Label seen = std::exchange(finding.primary, {});
  std::vector<diagnostics::Label> labels;
  if (!traced->values.empty()) {
    finding.primary = {traced->values.front(), seen.text, {}};
    finding.owner = diagnostics::Owner::model;
    for (std::size_t i = 1; i < traced->values.size(); ++i) labels.push_back({traced->values[i], "part of it", {}});
  }
  for (const source::Span& place : traced->printed) {
    if (finding.primary.span.known()) {
      labels.push_back({place, "printed here", {}});
    } else {
      finding.primary = {place, seen.text.empty() ? "printed here" : seen.text, {}};
    }
  }
  labels.push_back({seen.span, {}, {}});
  finding.labels.insert(finding.labels.begin(), labels.begin(), labels.end());
}

}  // namespace stageplot::render
