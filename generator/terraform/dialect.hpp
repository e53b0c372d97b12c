// Terraform's language (HCL) as the language of a target's templates (*.tf, *.tfvars): where actions may stand, and
// what their values become there.
//
//   value    `name = {{ x }}`: the literal of the value
//   quoted   `"a{{ x }}b"`: text, numbers and booleans; `${…}` of the template's author stays, one of a value is text
//   key      `{{ x }} = …`, `resource "t" "{{ x }}"`: letters, digits, `_` and `-`, beginning with a letter or `_`
//   line     an action alone on its line: the members of a map as attributes, or what an `include` gave
//   flow     `[{{ x }}, …]`, `f({{ x }})`: the literal on one line
//
// Nil is `null` where a literal stands, and refused elsewhere. Outputs are laid out as `terraform fmt` does.
#pragma once

#include "template/dialect.hpp"

namespace stageplot::terraform {

class HclDialect final : public gotemplate::Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "hcl"; }
  [[nodiscard]] std::unique_ptr<gotemplate::Scanner> scanner() const override;
  [[nodiscard]] std::optional<gotemplate::PrintError> print(const gotemplate::Position& position,
                                                            const document::Value& value,
                                                            gotemplate::PrintContext& context) const override;
  [[nodiscard]] std::vector<gotemplate::Edit> format(std::string_view output) const override;
};

/// The one instance, which lives as long as the program.
[[nodiscard]] const HclDialect& dialect();

}  // namespace stageplot::terraform
