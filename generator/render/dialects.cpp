#include "render/dialects.hpp"

#include <array>

#include "fluentd/dialect.hpp"
#include "yaml/dialect.hpp"

namespace stageplot::render {

const gotemplate::Dialect* find_dialect(std::string_view name) {
  if (name == "yaml") return &yaml::dialect();
  if (name == "fluentd") return &fluentd::dialect();
  return nullptr;
}

std::span<const std::string_view> dialect_names() {
  static constexpr std::array<std::string_view, 2> kNames{"fluentd", "yaml"};
  return kNames;
}

}  // namespace stageplot::render
