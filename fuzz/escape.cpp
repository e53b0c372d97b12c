// Templates of targets: the escaping analysis of each dialect over any text, and what the accepted ones print of
// hostile values. The first byte chooses the dialect.
#include <array>

#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "fluentd/dialect.hpp"
#include "systemd/dialect.hpp"
#include "target.hpp"
#include "template/escape/analysis.hpp"
#include "template/exec.hpp"
#include "terraform/dialect.hpp"
#include "terraform/template_file.hpp"
#include "yaml/dialect.hpp"

namespace stageplot::fuzz {
namespace {

constexpr std::string_view kData = R"({"a": "x", "h": "\"'`{}[]#{${%{\n: - & * ! |\t\\", "y": "yes", "n": 12.5,
  "l": ["a", "{{", "#{1}"], "m": {"k": "${a}", "weird key": "\u2028\u0085", "d": {"e": [1]}}, "b": true, "z": null})";

const gotemplate::Dialect& chosen(unsigned char byte) {
  static const terraform::TemplateFileDialect kTemplateFile("yaml-tftpl", yaml::dialect());
  static const std::array<const gotemplate::Dialect*, 5> kDialects{
      &yaml::dialect(), &fluentd::dialect(), &terraform::dialect(), &systemd::dialect(), &kTemplateFile};
  return *kDialects[byte % kDialects.size()];
}

}  // namespace

void run_input(std::string_view input) {
  if (input.empty()) return;
  const gotemplate::Dialect& dialect = chosen(static_cast<unsigned char>(input.front()));
  source::SourceFiles sources;
  document::Arena arena(std::size_t{48} << 20);
  document::Origins origins;
  diagnostics::Diagnostics findings;
  gotemplate::TemplateSet set;
  const source::FileId file = sources.add("input.tmpl", std::string(input.substr(1)));
  if (auto error = set.add("input.tmpl", sources, file, {.dialect = &dialect, .origins = &origins})) {
    findings.add(std::move(error->diagnostic));
    return print_findings(std::move(findings), sources);
  }
  gotemplate::analyse_positions(set, findings);
  if (!findings.has_errors()) {
    document::Arena data_arena;
    std::string reason;
    const auto data = document::read_json_text(kData, document::OriginId::none, data_arena, {}, reason);
    gotemplate::RenderOptions options;
    options.missing_key = gotemplate::MissingKey::error;
    options.integer_types = gotemplate::IntegerTypes::one_type;
    options.limits = {.steps = 20'000, .depth = 50, .output_bytes = std::size_t{1} << 20};
    gotemplate::RenderResult result = gotemplate::render_template(set, "input.tmpl", document::thaw(arena, *data),
                                                                  {arena, origins, sources}, options);
    if (result.error) findings.add(std::move(result.error->diagnostic));
    std::size_t at = 0;
    for (const gotemplate::Edit& edit : dialect.format(result.text)) {
      require(edit.begin >= at && edit.begin <= edit.end && edit.end <= result.text.size(), "edits are in order");
      at = edit.end;
    }
  }
  print_findings(std::move(findings), sources);
}

}  // namespace stageplot::fuzz
