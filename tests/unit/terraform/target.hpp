// A template of a dialect from a literal: loaded, analysed and rendered with data written in YAML.
#pragma once

#include <string>

#include "diagnostics/render/text.hpp"
#include "document/yaml_reader.hpp"
#include "template/escape/analysis.hpp"
#include "template/exec.hpp"
#include "template/template_set.hpp"

namespace stageplot::terraform {

struct Target {
  Target(const gotemplate::Dialect& dialect, std::string text) { add(dialect, "main.tmpl", std::move(text)); }
  void add(const gotemplate::Dialect& dialect, const std::string& name, std::string text) {
    auto error = set.add(name, sources, sources.add(name, std::move(text)), {.dialect = &dialect, .origins = &origins});
    if (error) diagnostics.add(std::move(error->diagnostic));
  }
  void analyse() { gotemplate::analyse_positions(set, diagnostics); }

  /// The output, or the findings.
  std::string render(const document::Value& data) {
    if (!diagnostics.empty()) return findings();
    gotemplate::RenderOptions options;
    options.missing_key = gotemplate::MissingKey::error;
    options.integer_types = gotemplate::IntegerTypes::one_type;
    gotemplate::RenderResult result =
        gotemplate::render_template(set, "main.tmpl", data, {arena, origins, sources}, options);
    if (!result.error) return std::move(result.text);
    diagnostics.add(std::move(result.error->diagnostic));
    return findings();
  }
  std::string render_yaml(std::string data) {
    const auto value =
        document::read_yaml(sources.add("data.yaml", std::move(data)), sources, arena, origins, {}, diagnostics);
    return value ? render(*value) : findings();
  }
  /// Each finding's code and summary.
  std::string findings() {
    std::string text;
    for (const diagnostics::Diagnostic& diagnostic : diagnostics.all()) {
      text += std::string(diagnostic.rule->code) + ": " + diagnostic.summary + '\n';
    }
    diagnostics = {};
    return text;
  }

  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;
  gotemplate::TemplateSet set;
};

inline std::string render(const gotemplate::Dialect& dialect, std::string text, std::string data) {
  Target target(dialect, std::move(text));
  target.analyse();
  return target.render_yaml(std::move(data));
}

}  // namespace stageplot::terraform
