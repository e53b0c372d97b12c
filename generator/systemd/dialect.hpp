// systemd's units as a language of templates: where actions may stand, and what their values become there.
//
//   value    `ExecStart=/bin/x {{ x }}`, `Environment={{ x }}`: one whole word, in quotes where it needs them; in other
//            settings, which keep quotes, words of plain characters alone
//   quoted   `-e "NAME={{ x }}"`: text, numbers and booleans, in settings that are lists of words
//
// `%` begins a specifier in every value and is doubled; `$` begins a variable in commands and is doubled there. Names
// of sections and settings are written in the template.
#pragma once

#include "template/dialect.hpp"

namespace stageplot::systemd {

class UnitDialect final : public gotemplate::Dialect {
 public:
  [[nodiscard]] std::string_view name() const override { return "systemd"; }
  [[nodiscard]] std::unique_ptr<gotemplate::Scanner> scanner() const override;
  [[nodiscard]] std::optional<gotemplate::PrintError> print(const gotemplate::Position& position,
                                                            const document::Value& value,
                                                            gotemplate::PrintContext& context) const override;
};

/// The one instance, which lives as long as the program.
[[nodiscard]] const UnitDialect& dialect();

}  // namespace stageplot::systemd
