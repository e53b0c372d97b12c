#include "drift/rendered_model.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "readback/read_back.hpp"
#include "render/trace.hpp"

namespace stageplot::drift {
namespace {

using document::Value;

/// The place of a value in its output; of a map or list that of the scalar in it that stands first.
source::Span first_scalar(const Value& value, const render::UnitSpace& space) {
  constexpr int kMostDepth = 200;
  const Value* current = &value;
  for (int depth = 0; depth < kMostDepth; ++depth) {
    if (current->is_map() && current->map().size > 0) {
      const auto begin = [&space](const document::Member& member) {
        const source::Span span = space.origins.span(member.value.origin);
        return span.known() ? span.begin : UINT32_MAX;
      };
      current = &std::ranges::min_element(current->map().members(), {}, begin)->value;
    } else if (current->is_list() && !current->items().empty()) {
      current = &current->items().front();
    } else {
      break;
    }
  }
  const source::Span span = space.origins.span(current->origin);
  return span.known() ? span : space.origins.span(value.origin);
}

/// Without the line breaks at the end.
std::string_view trimmed(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

/// Where in a scalar's YAML (`written`) byte `from` of its text stands; 0 where that cannot be told.
std::uint32_t offset_in(std::string_view written, std::string_view text, std::size_t from) {
  if (const std::size_t whole = written.find(text); whole != std::string_view::npos) {
    return static_cast<std::uint32_t>(std::min(whole + from, written.empty() ? 0 : written.size() - 1));
  }
  // A block: the heading, then the lines in their order with indentation.
  if (written.empty() || (written.front() != '|' && written.front() != '>')) return 0;
  const std::string_view before = text.substr(0, from);
  const auto lines = std::ranges::count(before, '\n');
  std::size_t at = 0;
  for (std::ptrdiff_t i = 0; i <= lines && at != std::string_view::npos; ++i) at = written.find('\n', at) + 1;
  const std::size_t line_begin = lines == 0 ? 0 : before.rfind('\n') + 1;
  const std::size_t indentation = written.find_first_not_of(' ', at);
  if (at == 0 || indentation == std::string_view::npos) return 0;
  const std::string_view line = text.substr(line_begin, text.find('\n', line_begin) - line_begin);
  const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
  const std::size_t column = from - line_begin;
  return static_cast<std::uint32_t>(
      std::min(indentation + (column > blanks ? column - blanks : 0), written.size() - 1));
}

}  // namespace

void RenderedModel::add(const model::Unit& unit, const gotemplate::DeployValues& deploy,
                        diagnostics::Diagnostics& diagnostics) {
  if (unit.tree.is_nil()) {
    not_rendered_.push_back({unit.service, "its model has errors"});
    return;
  }
  auto rendered = std::make_unique<RenderedUnit>(unit, sources_, model_.origins);
  diagnostics::Diagnostics findings;
  rendered->render = render::render_unit(model_, unit, plan_, rendered->space, {.deploy_values = &deploy}, findings);
  std::vector<std::pair<render::RenderedOutput*, readback::Artifact>> read;
  for (render::RenderedOutput& output : rendered->render.outputs) {
    if (output.dialect != "kubernetes") continue;
    read.emplace_back(&output, readback::read_output(rendered->render, output, rendered->space, findings));
  }
  std::erase_if(findings.all(), [](const diagnostics::Diagnostic& finding) { return !finding.counts_as_error(); });
  findings.recount();
  for (diagnostics::Diagnostic& finding : findings.all()) {
    finding.environments = {model_.environment(unit).name};
    finding.service = unit.service;
    diagnostics::resolve(finding, rendered->space.sources);
  }
  if (findings.has_errors()) {
    not_rendered_.push_back({unit.service, "it has errors"});
    diagnostics.merge(std::move(findings));
    return;
  }
  if (!rendered->render.blocked.empty()) {
    const render::Blocked& first = rendered->render.blocked.front();
    not_rendered_.push_back({unit.service, "blocked: `" + first.path + "` is unknown"});
    return;
  }
  for (const auto& [output, artifact] : read) {
    for (const document::Value& document : output->documents) {
      objects_.push_back({.object = document,
                          .place = {.service = unit.service,
                                    .output = output->file.path,
                                    .source_of = [&made = *rendered](const document::Value& value, std::size_t from) {
                                      return made.source_of(value, from);
                                    }}});
    }
  }
  units_.push_back(std::move(rendered));
}

std::string RenderedUnit::source_of(const Value& value, std::size_t from) const {
  source::Span seen = first_scalar(value, space);
  if (!seen.known()) return {};
  const auto output = std::ranges::find(render.outputs, seen.file, &render::RenderedOutput::file_id);
  if (output == render.outputs.end()) return {};
  if (value.is_string()) seen.begin += offset_in(space.sources.text(seen), value.text(), from);
  auto trace = render::trace(render, *output, seen, space);
  // A whole file inside an object has its own lines as an output of its own.
  if ((!trace || trace->values.empty()) && value.is_string() && value.text().find('\n') != std::string_view::npos) {
    for (const render::RenderedOutput& other : render.outputs) {
      if (trimmed(other.file.text) != trimmed(value.text())) continue;
      const auto at = static_cast<std::uint32_t>(std::min(from, other.file.text.size() - 1));
      trace = render::trace(render, other, {other.file_id, at, at + 1}, space);
      break;
    }
  }
  if (!trace) return {};
  const source::Span place = !trace->values.empty()    ? trace->values.front()
                             : !trace->printed.empty() ? trace->printed.front()
                                                       : source::Span{};
  if (!place.known()) return {};
  const source::Position position = space.sources.position(place.file, place.begin);
  return std::string{space.sources.name(place.file)} + ':' + std::to_string(position.line) + ':' +
         std::to_string(position.column);
}

}  // namespace stageplot::drift
