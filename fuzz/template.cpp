// The template engine as charts use it: parse any text and execute it in bounded steps.
#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "target.hpp"
#include "template/exec.hpp"

namespace stageplot::fuzz {
namespace {

constexpr std::string_view kData = R"({"Values": {"a": 1, "b": [1, 2.5, "three", null, {"k": "v"}], "m": {"x": "ä €",
  "y": true, "z": {}}, "s": "some text\nof lines", "e": "", "big": 9223372036854775807, "f": 1e300}, "n": null})";

}  // namespace

void run_input(std::string_view input) {
  source::SourceFiles sources;
  document::Arena arena(std::size_t{48} << 20);
  document::Origins origins;
  diagnostics::Diagnostics findings;
  gotemplate::TemplateSet set;
  const source::FileId file = sources.add("input.tpl", std::string(input));
  if (auto error = set.add("input.tpl", sources, file, {.origins = &origins})) {
    require(!error->go_message.empty(), "an error says why");
    findings.add(std::move(error->diagnostic));
    return print_findings(std::move(findings), sources);
  }
  document::Arena data_arena;
  std::string reason;
  const auto data =
      document::read_json_text(kData, document::OriginId::none, data_arena, {.numbers_as_float = true}, reason);
  gotemplate::RenderOptions options;
  options.limits = {.steps = 20'000, .depth = 50, .output_bytes = std::size_t{1} << 20};
  gotemplate::RenderResult result =
      gotemplate::render_template(set, "input.tpl", document::thaw(arena, *data), {arena, origins, sources}, options);
  require((result.outcome == gotemplate::Outcome::failed) == result.error.has_value(), "a failure says why");
  // The text of one value, which 64 MiB bound, may come on top.
  require(result.text.size() <= options.limits.output_bytes + (std::size_t{65} << 20), "the output is bounded");
  for (std::size_t i = 0; i < result.mappings.size(); ++i) {
    require(result.mappings[i].begin <= result.text.size(), "a mapping lies in the output");
    require(i == 0 || result.mappings[i - 1].begin <= result.mappings[i].begin, "mappings are sorted");
  }
  if (result.error) findings.add(std::move(result.error->diagnostic));
  print_findings(std::move(findings), sources);
}

}  // namespace stageplot::fuzz
