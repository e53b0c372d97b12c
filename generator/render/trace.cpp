#include "render/trace.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "diagnostics/rules/kubernetes.hpp"
#include "diagnostics/rules/schema.hpp"
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
  if (space.template_files != nullptr) return std::ranges::binary_search(*space.template_files, file);
  return space.sources.name(file).starts_with("templates/");
}

bool is_action(source::Span place, const UnitSpace& space) {
  return space.sources.text(place).starts_with("{{");
}

/// How many bytes in front of two places are the same, at most 200.
std::size_t same_before(std::string_view a, std::string_view b) {
  std::size_t same = 0;
  while (same < std::min({a.size(), b.size(), std::size_t{200}}) && a[a.size() - 1 - same] == b[b.size() - 1 - same]) {
    ++same;
  }
  return same;
}

/// Where in a template's text between actions (`place`) the first line of `seen` stands: of the same words the ones
/// with most of the same text in front of them. Indentation, and what trimming takes away, differ between the two.
source::Span literal_place(source::Span place, source::Span seen, std::uint32_t printed_from, const UnitSpace& space) {
  const std::string_view written = space.sources.text(place);
  std::string_view printed = space.sources.text(seen);
  printed = printed.substr(0, printed.find('\n'));
  printed.remove_prefix(std::min(printed.find_first_not_of(' '), printed.size()));
  // The end of a line: the line that ends there.
  const bool is_line_end = printed.empty() && seen.begin > printed_from;
  if (is_line_end) {
    printed = space.sources.text({seen.file, printed_from, seen.begin});
    printed.remove_prefix(printed.rfind('\n') + 1);
    printed.remove_prefix(std::min(printed.find_first_not_of(' '), printed.size()));
    seen.begin -= static_cast<std::uint32_t>(printed.size());
  }
  if (printed.empty()) return place;
  const std::string_view before = space.sources.text({seen.file, printed_from, seen.begin});
  std::size_t best = std::string_view::npos;
  std::size_t best_context = 0;
  for (std::size_t at = written.find(printed); at != std::string_view::npos; at = written.find(printed, at + 1)) {
    const std::size_t context = same_before(written.substr(0, at), before);
    if (best != std::string_view::npos && context <= best_context) continue;
    best = at;
    best_context = context;
  }
  if (best == std::string_view::npos) return place;
  const auto begin = static_cast<std::uint32_t>(place.begin + best);
  const auto end = static_cast<std::uint32_t>(begin + printed.size());
  return {place.file, is_line_end ? end : begin, end};
}

void follow(const UnitRender& unit, const RenderedOutput& output, source::Span seen, const UnitSpace& space,
            int outputs, Trace& trace) {
  const gotemplate::Mapping* mapping = mapping_at(output, seen.begin);
  if (mapping == nullptr) return;
  // A finding about what is missing may have no bytes.
  seen.end = std::min(std::max(seen.end, seen.begin + 1), mapping->end);
  if (!is_action(mapping->template_span, space)) {
    trace.printed.push_back(literal_place(mapping->template_span, seen, mapping->begin, space));
    return;
  }
  std::vector<source::Span> made_from;
  for (const document::OriginId source : space.origins.sources(mapping->origin)) {
    const source::Span span = space.origins.span(source);
    if (!span.known() || span == mapping->template_span) continue;
    if (output_of(unit, span.file) != nullptr) {
      made_from.push_back(span);
    } else if (is_template(span.file, space)) {
      // Of a template that was included, the innermost first.
      trace.printed.push_back(is_action(span, space) ? span : literal_place(span, seen, mapping->begin, space));
    } else if (std::ranges::find(trace.values, span) == trace.values.end()) {
      trace.values.push_back(span);
    }
  }
  trace.printed.push_back(mapping->template_span);
  if (outputs == kMostOutputs) return;
  for (const source::Span& span : made_from) follow(unit, *output_of(unit, span.file), span, space, outputs + 1, trace);
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

bool is_quoted(std::string_view text) {
  return text.starts_with('"') || text.starts_with('\'');
}

/// Whether a template made a value another type than the model's: it put quotes around it, or took them away. Then the
/// value is right where it stands.
bool is_type_of_template(const diagnostics::Diagnostic& finding, const Trace& traced, const UnitSpace& space) {
  const diagnostics::Rule* rule = finding.rule;
  if (rule != &diagnostics::rules::kubernetes_wrong_type && rule != &diagnostics::rules::schema_wrong_type)
    return false;
  if (traced.values.size() != 1) return false;
  return is_quoted(space.sources.text(finding.primary.span)) != is_quoted(space.sources.text(traced.values.front()));
}

/// The finding's place is in an output: what printed it takes its stead.
void move_into_sources(diagnostics::Diagnostic& finding, const Trace& traced, const UnitSpace& space) {
  const bool is_template = is_type_of_template(finding, traced, space);
  const diagnostics::Label seen = std::exchange(finding.primary, {});
  std::vector<diagnostics::Label> places;
  if (is_template) {
    finding.owner = diagnostics::Owner::templates;
    places.push_back({traced.values.front(), "the value", {}});
  } else if (!traced.values.empty()) {
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
  if (const auto traced = trace(unit, *output, finding.primary.span, space)) move_into_sources(finding, *traced, space);
}

}  // namespace stageplot::render
