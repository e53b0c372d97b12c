#include "rendering.hpp"

#include <gtest/gtest.h>

namespace stageplot::gotemplate::testing_support {

std::optional<ParseError> Rendering::add(std::string_view name, std::string_view text, const Dialect* dialect) {
  const source::FileId id = sources_.add(std::string{name}, std::string{text});
  return templates_.add(name, sources_, id, {.dialect = dialect, .origins = &origins_});
}

document::Value Rendering::data(std::string_view json, Numbers numbers) {
  const source::FileId id = sources_.add("data.json", std::string{json});
  diagnostics::Diagnostics findings;
  const auto value =
      document::read_json(id, sources_, arena_, origins_, {.numbers_as_float = numbers == Numbers::floats}, findings);
  EXPECT_TRUE(value.has_value()) << json;
  return value.value_or(document::Value{});
}

RenderResult Rendering::render(std::string_view name, const document::Value& data, const RenderOptions& options) {
  return render_template(templates_, name, data, {.arena = arena_, .origins = origins_, .sources = sources_}, options);
}

std::string Rendering::go(std::string_view text, std::string_view json, const RenderOptions& options) {
  if (const auto error = add("t", text)) return "error: " + error->go_message;
  const document::Value root = data(json);
  RenderResult result = render("t", root, options);
  if (result.outcome == Outcome::blocked) return "blocked: " + result.blocked->reason;
  return result.error ? "error: " + result.error->go_message : result.text;
}

std::string Rendering::describe(const diagnostics::Diagnostic& finding) const {
  const auto place = [this](source::Span span) {
    if (!span.known()) return std::string{"nowhere"};
    const source::Position position = sources_.position(span.file, span.begin);
    return std::string{sources_.name(span.file)} + ':' + std::to_string(position.line) + ':' +
           std::to_string(position.column) + " `" + std::string{sources_.text(span)} + '`';
  };
  std::string text =
      std::string{finding.rule->code} + ' ' + place(finding.primary.span) + '\n' + finding.summary + '\n';
  if (!finding.primary.text.empty()) text += "here: " + finding.primary.text + '\n';
  if (!finding.path.empty()) text += "path: " + finding.path + '\n';
  for (const auto& label : finding.labels) text += "label: " + place(label.span) + ' ' + label.text + '\n';
  for (const auto& frame : finding.frames) text += "frame: " + frame.text + " at " + place(frame.span) + '\n';
  if (!finding.help.empty()) text += "help: " + finding.help + '\n';
  return text;
}

}  // namespace stageplot::gotemplate::testing_support
