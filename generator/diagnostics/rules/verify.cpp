#include "diagnostics/rules/verify.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule verify_unreadable{
    .code = "verify.unreadable",
    .title = "a rendered file is not valid in its language",
    .what =
        "An output was read back right after rendering, and the reader of its language refuses it. The template around "
        "the place is at fault.",
    .why = "The unit is not written: what reads the file later would fail, or read something else.",
    .example = "template:\n  ports:\n  - {{ .port }}\n   - 9090\n",
    .fix = "template:\n  ports:\n  - {{ .port }}\n  - 9090\n",
};

std::span<const Rule* const> verify_family() {
  static const std::vector<const Rule*> kFamily = {&verify_unreadable};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
