#include "render/dialects.hpp"

#include <array>

#include "fluentd/dialect.hpp"
#include "systemd/dialect.hpp"
#include "terraform/dialect.hpp"
#include "terraform/template_file.hpp"
#include "yaml/dialect.hpp"

namespace stageplot::render {

namespace {

/// YAML that Terraform fills in: a cloud-config.
const gotemplate::Dialect& yaml_template_file() {
  static const terraform::TemplateFileDialect kDialect("yaml-tftpl", yaml::dialect());
  return kDialect;
}

}  // namespace

const gotemplate::Dialect* find_dialect(std::string_view name) {
  if (name == "yaml") return &yaml::dialect();
  if (name == "yaml-tftpl") return &yaml_template_file();
  if (name == "fluentd") return &fluentd::dialect();
  if (name == "hcl") return &terraform::dialect();
  if (name == "systemd") return &systemd::dialect();
  return nullptr;
}

std::span<const std::string_view> dialect_names() {
  static constexpr std::array<std::string_view, 5> kNames{"fluentd", "hcl", "systemd", "yaml", "yaml-tftpl"};
  return kNames;
}

}  // namespace stageplot::render
