// Layers written as YAML text, as a user would, for the tests of layering.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "diagnostics/render/concise.hpp"
#include "document/dump.hpp"
#include "document/yaml_reader.hpp"
#include "layering/merge.hpp"
#include "layering/references.hpp"

namespace stageplot::layering {

class Layers {
 public:
  /// A layer of its own file `NAME.yaml`.
  document::Value add(const std::string& name, const std::string& yaml) {
    const source::FileId file = sources.add(name + ".yaml", yaml);
    const auto root = document::read_yaml(file, sources, arena, origins, {}, diagnostics);
    EXPECT_TRUE(root.has_value()) << findings();
    roots.push_back(root.value_or(document::Value{}));
    return roots.back();
  }
  LayeredDocument merge() { return merge_layers(roots, arena, origins, diagnostics); }
  document::Value resolve(const document::Value& root, const document::Value& resolved = {}) {
    return resolve_references({.root = root, .resolved = resolved}, arena, origins, diagnostics).value_or(root);
  }
  /// All findings so far, one a line.
  std::string findings() { return diagnostics::render_concise(diagnostics::finish(std::move(diagnostics), sources)); }

  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;
  std::vector<document::Value> roots;
};

}  // namespace stageplot::layering
