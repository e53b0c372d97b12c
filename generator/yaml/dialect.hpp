// YAML as the language of a target's templates (values.yaml, cloud-config): where actions may stand, and what their
// values become there.
//
//   value    `key: {{ x }}`, `- {{ x }}`: the literal of the value. Maps and lists go to lines of their own, text of
//            several lines becomes a literal block; with a comment behind the action everything stays on the line
//   quoted   `"a{{ x }}b"`: text, numbers and booleans
//   key      `{{ x }}: …`: letters, digits and `_ . - / @`
//   line     an action alone on its line: the members of a map, the items of a list, or what an `include` gave
//   flow     `[{{ x }}, …]`, `{key: {{ x }}}`: the literal on one line
//
// Nil is `null` as a value and in flow lists; elsewhere it is refused.
#pragma once

#include "template/dialect.hpp"

namespace stageplot::yaml {

class YamlDialect final : public gotemplate::Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "yaml"; }
  [[nodiscard]] std::unique_ptr<gotemplate::Scanner> scanner() const override;
  [[nodiscard]] std::optional<gotemplate::PrintError> print(const gotemplate::Position& position,
                                                            const document::Value& value,
                                                            gotemplate::PrintContext& context) const override;
};

/// The one instance, which lives as long as the program.
[[nodiscard]] const YamlDialect& dialect();

}  // namespace stageplot::yaml
