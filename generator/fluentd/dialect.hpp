// fluentd's configuration syntax as the language of a target's templates: where actions may stand, and what their
// values become there.
//
//   value    `path {{ x }}`: text in double quotes, numbers and booleans bare, sizes and times of the model in the one
//            form that fluentd reads right (`8m`, `5s`), lists and maps as JSON
//   quoted   `"a{{ x }}b"`: text, numbers and booleans
//   key      `{{ x }} …`, `<match {{ x }}>`: letters, digits and `_ . - / @ $`, in an argument also `*`
//   line     an action alone on its line: the members of a map as parameters, or what an `include` gave
//
// Nil is refused everywhere: fluentd has no word for it. `#{` in a value never runs. Values in `<record>` are refused
// where record_transformer would expand them.
#pragma once

#include "template/dialect.hpp"

namespace stageplot::fluentd {

class FluentdDialect final : public gotemplate::Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "fluentd"; }
  [[nodiscard]] std::unique_ptr<gotemplate::Scanner> scanner() const override;
  [[nodiscard]] std::optional<gotemplate::PrintError> print(const gotemplate::Position& position,
                                                            const document::Value& value,
                                                            gotemplate::PrintContext& context) const override;
};

/// The one instance, which lives as long as the program.
[[nodiscard]] const FluentdDialect& dialect();

}  // namespace stageplot::fluentd
