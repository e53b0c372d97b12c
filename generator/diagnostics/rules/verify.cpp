#include "diagnostics/rules/verify.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

std::span<const Rule* const> verify_family() {
  static const std::vector<const Rule*> kFamily = {};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
