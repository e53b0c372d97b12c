#include "diagnostics/rules/yaml.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule yaml_syntax{
    .code = "yaml.syntax",
    .title = "the file is not valid YAML",
    .what = "The YAML reader cannot go on: an unclosed quote or bracket, a tab as indentation, a list that turns into a "
            "map. Only the first such error of a file is reported, since what follows it is guesswork.",
    .why = "Nothing in the file can be trusted, so none of it is used.",
    .example = "workload:\n  replicas: {min: 1, max: 3\n",
    .fix = "workload:\n  replicas: {min: 1, max: 3}\n",
};

const Rule yaml_duplicate_key{
    .code = "yaml.duplicate-key",
    .title = "a key stands twice in one map",
    .what = "A map has the same key more than once.",
    .why = "Readers disagree: most take the last one and drop the first without a word.",
    .example = "workload:\n  port: 8080\n  port: 8081\n",
    .fix = "workload:\n  port: 8081\n",
};

std::span<const Rule* const> yaml_family() {
  static const std::vector<const Rule*> kFamily = {&yaml_syntax, &yaml_duplicate_key};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
