#include "cli/explain_output.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <ostream>
#include <string_view>
#include <vector>

#include "cli/selection.hpp"
#include "diagnostics/rules/usage.hpp"
#include "render/reach.hpp"
#include "report/line_report.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

constexpr std::size_t kMostText = 80;

struct Place {
  std::string environment;
  std::string service;
  std::string output;
  std::uint32_t line = 0;
};

std::optional<Place> parse_place(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  Place place;
  const std::string_view number = text.substr(colon + 1);
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), place.line);
  if (error != std::errc{} || end != number.data() + number.size() || place.line == 0) return std::nullopt;
  std::string_view path = text.substr(0, colon);
  for (const std::string_view prefix : {std::string_view{"./"}, std::string_view{"rendered/"}}) {
    if (path.starts_with(prefix)) path.remove_prefix(prefix.size());
  }
  const std::size_t first = path.find('/');
  const std::size_t second = first == std::string_view::npos ? first : path.find('/', first + 1);
  if (second == std::string_view::npos || second + 1 == path.size()) return std::nullopt;
  place.environment = path.substr(0, first);
  place.service = path.substr(first + 1, second - first - 1);
  place.output = path.substr(second + 1);
  return place;
}

ExitCode refuse(Session& session, std::string summary, std::string help) {
  session.diagnostics().add(
      {.rule = &diagnostics::rules::usage_bad_option, .summary = std::move(summary), .help = std::move(help)});
  return session.finish();
}

std::string first_line(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const bool whole = end == text.size() && end <= kMostText;
  return std::string{text.substr(0, std::min(end, kMostText))} + (whole ? "" : "…");
}

std::vector<report::WrittenPlace> written(const std::vector<source::Span>& spans, const render::UnitSpace& space) {
  std::vector<report::WrittenPlace> places;
  for (const source::Span& span : spans) {
    places.push_back({.place = space.sources.resolve(span), .text = first_line(space.sources.text(span))});
  }
  return places;
}

std::vector<report::LinePartReport> parts(const render::UnitRender& unit, const render::RenderedOutput& output,
                                          std::uint32_t line, const render::UnitSpace& space) {
  std::vector<report::LinePartReport> result;
  for (const render::LinePart& part : render::parts_of_line(unit, output, line, space)) {
    const std::string_view text = space.sources.text(part.seen);
    if (text.find_first_not_of(' ') == std::string_view::npos) continue;  // nobody asks where blanks come from
    result.push_back({.text = std::string{text},
                      .column = space.sources.position(output.file_id, part.seen.begin).column,
                      .values = written(part.trace.values, space),
                      .printed = written(part.trace.printed, space)});
  }
  return result;
}

}  // namespace

ExitCode explain_output(Session& session, const std::string& text, bool json) {
  const auto place = parse_place(text);
  if (!place) {
    return refuse(session, "`--output " + text + "` is not FILE:LINE of an output",
                  "for example `--output rendered/prod-east/cart/values.yaml:12`");
  }
  const auto model = session.load_unit(place->environment, place->service);
  const model::Unit* unit = select_unit(*model, place->environment, place->service, session.diagnostics());
  if (unit == nullptr || unit->tree.is_nil()) return session.finish();
  const auto plan = session.load_plan(*model);
  render::UnitSpace space(session.sources(), model->origins);
  const render::UnitRender rendered = render::render_unit(*model, *unit, *plan, space, {}, session.diagnostics());
  const auto output = std::ranges::find(rendered.outputs, place->output,
                                        [](const render::RenderedOutput& made) { return made.file.path; });
  if (output == rendered.outputs.end()) {
    if (session.diagnostics().has_errors()) return session.finish();
    std::vector<std::string_view> known;
    for (const render::RenderedOutput& made : rendered.outputs) known.push_back(made.file.path);
    return refuse(session, "`" + place->service + "` has no output `" + place->output + "` there",
                  text::did_you_mean(place->output, known));
  }
  const std::string_view line = space.sources.line(output->file_id, place->line);
  const auto found = parts(rendered, *output, place->line, space);
  if (found.empty()) {
    return refuse(session, "nothing stands on line " + std::to_string(place->line) + " of `" + place->output + "`",
                  "the line is one of what would be rendered now; `stageplot render --check` says whether the file is");
  }
  const report::LineSubject subject{.output = place->environment + '/' + place->service + '/' + place->output,
                                    .line = place->line,
                                    .text = std::string{line}};
  session.streams().out << (json ? report::line_json(subject, found) : report::line_text(subject, found));
  return ExitCode::clean;
}

}  // namespace stageplot::cli
