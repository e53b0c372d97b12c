// Files that Terraform fills in itself (`templatefile`): text of another language in which `${` and `%{` mean
// something. The language's own dialect does the work, on values in which they are doubled; the `${…}` of the
// template's author stay, and Terraform fills them in.
#pragma once

#include <string>

#include "template/dialect.hpp"

namespace stageplot::terraform {

class TemplateFileDialect final : public gotemplate::Dialect {
 public:
  /// `inner` must outlive the dialect. Templates of this dialect include each other as fragments; those of `inner` give
  /// finished texts here.
  TemplateFileDialect(std::string_view name, const gotemplate::Dialect& inner) : name_(name), inner_(inner) {}

  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::unique_ptr<gotemplate::Scanner> scanner() const override;
  [[nodiscard]] std::optional<gotemplate::PrintError> print(const gotemplate::Position& position,
                                                            const document::Value& value,
                                                            gotemplate::PrintContext& context) const override;
  [[nodiscard]] std::vector<gotemplate::Edit> format(std::string_view output) const override {
    return inner_.format(output);
  }

 private:
  std::string name_;
  const gotemplate::Dialect& inner_;
};

}  // namespace stageplot::terraform
