// What every test of the engine needs: a set of templates in memory, data as JSON, and one call to render.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/json_reader.hpp"
#include "template/exec.hpp"

namespace stageplot::gotemplate::testing_support {

class Rendering {
 public:
  Rendering() : origins_(nullptr) {}

  /// Parses `text` as the template `name`; the error where there is one.
  std::optional<ParseError> add(std::string_view name, std::string_view text, const Dialect* dialect = nullptr);
  /// JSON, as `data.json`; numbers as integers where they are, or all float64 as in Helm.
  enum class Numbers { integers, floats };
  document::Value data(std::string_view json, Numbers numbers = Numbers::integers);

  RenderResult render(std::string_view name, const document::Value& data, const RenderOptions& options = {});
  /// One template named `t`: its output, or `error: ` and Go's message.
  std::string go(std::string_view text, std::string_view json, const RenderOptions& options = {});
  /// The finding as text: `code line:column summary`, then its help, path, labels and frames, one a line.
  [[nodiscard]] std::string describe(const diagnostics::Diagnostic& finding) const;

  source::SourceFiles& sources() { return sources_; }
  document::Arena& arena() { return arena_; }
  document::Origins& origins() { return origins_; }
  TemplateSet& templates() { return templates_; }

 private:
  source::SourceFiles sources_;
  document::Origins origins_;
  document::Arena arena_;
  TemplateSet templates_;
};

}  // namespace stageplot::gotemplate::testing_support
