#include "unit/go_tables/differences.hpp"

#include <string_view>

namespace stageplot::go_tables {
namespace {

/// `1.5i`, `1+2i`: refused when a template is read.
bool has_complex_number(std::string_view text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const bool number = text[i] == 'i' && text[i - 1] >= '0' && text[i - 1] <= '9';
    if (number && std::string_view{" }|"}.find(text[i + 1]) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

bool differs_on_purpose(const Case& one) {
  return has_complex_number(one.text("template"));
}

}  // namespace stageplot::go_tables
