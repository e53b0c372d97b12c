#include "diagnostics/rules/reference.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule reference_syntax{
    .code = "reference.syntax",
    .title = "a reference is malformed",
    .what = "A string has `${` without a closing `}`, or something between them that is no path.",
    .why = "It is not clear whether a reference or literal text is meant.",
    .example = "host: \"${release.${domain}\"\n",
    .fix = "host: \"${release}.${domain}\"\n",
};

const Rule reference_unknown{
    .code = "reference.unknown",
    .title = "a reference leads to nothing",
    .what = "The path between `${` and `}` names no value of the merged service, nor of `environment`.",
    .why = "The text `${…}` would end up in an output.",
    .example = "host: \"${relaese}.example.org\"\n",
    .fix = "host: \"${release}.example.org\"\n",
};

const Rule reference_cycle{
    .code = "reference.cycle",
    .title = "references go round in a circle",
    .what = "Following the references of a value leads back to the value itself. The message shows the whole chain.",
    .why = "Such a value has no content.",
    .example = "a: ${b}\nb: ${a}\n",
    .fix = "a: ${b}\nb: 1\n",
};

const Rule reference_not_text{
    .code = "reference.not-text",
    .title = "a map or list stands inside a longer string",
    .what = "A string with more than one reference, or with text around it, refers to a map or a list.",
    .why = "Only scalars have a text.",
    .example = "label: \"replicas ${workload.replicas}\"\n",
    .fix = "label: \"replicas ${workload.replicas.min}\"\n",
};

const Rule reference_too_large{
    .code = "reference.too-large",
    .title = "references blow up a tree",
    .what = "Values that refer several times to values that do the same grow past the limit.",
    .why = "A handful of lines could otherwise fill the memory.",
    .example = "a: [x, x]\nb: [${a}, ${a}]\nc: [${b}, ${b}]\n…\n",
    .fix = "Refer to single values.",
};

std::span<const Rule* const> reference_family() {
  static const std::vector<const Rule*> kFamily = {&reference_syntax, &reference_unknown, &reference_cycle,
                                                   &reference_not_text, &reference_too_large};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
