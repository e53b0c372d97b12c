// A target's templates from literals: loads and analyses them, renders one with data written in YAML, and shows
// findings as a user sees them.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "diagnostics/render/text.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "fluentd/dialect.hpp"
#include "template/escape/analysis.hpp"
#include "template/exec.hpp"
#include "template/template_set.hpp"
#include "yaml/dialect.hpp"

namespace stageplot::gotemplate {

class Target {
 public:
  /// `files`: name → text. `.yaml` and `.conf` name their dialect, `.txt` has none, others are of `dialect`.
  Target(const Dialect& dialect, const std::map<std::string, std::string>& files) {
    for (const auto& [name, text] : files) {
      const ParseOptions options{.dialect = dialect_of(name, dialect), .origins = &origins_};
      add(name, text, options);
    }
    analyse_positions(set_, diagnostics_);
  }

  [[nodiscard]] bool loaded() const { return diagnostics_.empty(); }
  std::string findings() {
    const auto finished = diagnostics::finish(std::move(diagnostics_), sources_);
    diagnostics_ = {};
    return diagnostics::render_text(finished, {});
  }

  /// Renders with `data`; a finding is kept, and the text empty.
  std::string render(const std::string& name, const document::Value& data) {
    RenderOptions options;
    options.missing_key = MissingKey::error;
    options.integer_types = IntegerTypes::one_type;
    RenderResult result = render_template(set_, name, data, {arena_, origins_, sources_}, options);
    if (result.error) diagnostics_.add(std::move(result.error->diagnostic));
    return result.error ? "" : std::move(result.text);
  }
  std::string render_yaml(const std::string& name, std::string data) {
    const source::FileId file = sources_.add("data.yaml", std::move(data));
    const auto value = document::read_yaml(file, sources_, arena_, origins_, {}, diagnostics_);
    return value ? render(name, *value) : "";
  }

  document::Arena& arena() { return arena_; }
  /// The codes of the findings of the last render.
  std::string take_codes() {
    std::string codes;
    for (const diagnostics::Diagnostic& diagnostic : diagnostics_.all()) codes += diagnostic.rule->code;
    diagnostics_ = {};
    return codes;
  }

 private:
  static const Dialect* dialect_of(std::string_view name, const Dialect& otherwise) {
    if (name.ends_with(".txt")) return nullptr;
    if (name.ends_with(".yaml")) return &yaml::dialect();
    return name.ends_with(".conf") ? &fluentd::dialect() : &otherwise;
  }
  void add(const std::string& name, const std::string& text, const ParseOptions& options) {
    std::optional<ParseError> error = set_.add(name, sources_, sources_.add(name, text), options);
    if (error) diagnostics_.add(std::move(error->diagnostic));
  }

  source::SourceFiles sources_;
  document::Arena arena_;
  document::Origins origins_;
  diagnostics::Diagnostics diagnostics_;
  TemplateSet set_;
};

/// A template and what comes of it.
struct PositionCase {
  std::string name;
  std::string text;
  std::string expected;
};
inline void PrintTo(const PositionCase& test_case, std::ostream* out) {
  *out << test_case.name;
}
inline std::string case_name(const testing::TestParamInfo<PositionCase>& info) {
  return info.param.name;
}

}  // namespace stageplot::gotemplate
