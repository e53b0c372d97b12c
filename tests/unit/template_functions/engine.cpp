#include "engine.hpp"

#include "document/json_reader.hpp"
#include "template/exec.hpp"
#include "unit/template/seeded_surroundings.hpp"

namespace stageplot::gotemplate::test {

namespace {

std::string render_in(Surroundings& surroundings, const std::string& text, const std::string& data) {
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  TemplateSet templates;
  const source::FileId file = sources.add("gotpl", text);
  if (const auto error = templates.add("gotpl", sources, file, {.origins = &origins})) return error->go_message;
  std::string reason;
  const auto dot = document::read_json_text(data, document::OriginId::none, arena, {.numbers_as_float = true}, reason);
  RenderOptions options;
  options.surroundings = &surroundings;
  const RenderResult result =
      render_template(templates, "gotpl", *dot, {.arena = arena, .origins = origins, .sources = sources}, options);
  return result.error ? result.error->go_message : result.text;
}

}  // namespace

std::string render(const std::string& text, const std::string& data) {
  testing_support::SeededSurroundings surroundings;
  return render_in(surroundings, text, data);
}

std::string render_at(const Moment& now, const std::string& text) {
  testing_support::SeededSurroundings surroundings("seed", now);
  return render_in(surroundings, text, "null");
}

}  // namespace stageplot::gotemplate::test
