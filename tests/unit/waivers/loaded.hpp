// A `policies/waivers.yaml` and what it gives, for the tests of this folder.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "diagnostics/collector.hpp"
#include "diagnostics/render/concise.hpp"
#include "policy/waivers/load.hpp"
#include "shipped/shipped.hpp"
#include "source/file_tree.hpp"

namespace stageplot::waivers {

struct Loaded {
  source::SourceFiles sources;
  diagnostics::Diagnostics diagnostics;
  Waivers waivers;

  explicit Loaded(const std::string& text) {
    const source::MemoryTree project(std::map<std::string, std::string, std::less<>>{{std::string{kFile}, text}});
    waivers = load_waivers(project, shipped::tree(), sources, diagnostics);
  }

  /// The findings so far, one line and their help each, and forgets them.
  std::string findings() {
    std::string out;
    for (const auto& finding : diagnostics::finish(std::move(diagnostics), sources)) {
      const std::vector<diagnostics::Diagnostic> one{finding};
      out += diagnostics::render_concise(one);
      if (!finding.path.empty()) out += "  (" + finding.path + ")\n";
      if (!finding.help.empty()) out += "  " + finding.help + "\n";
      for (const diagnostics::Label& label : finding.labels) {
        if (label.resolved && !label.resolved->file.starts_with("schemas/")) {
          out +=
              "  " + label.text + ": " + label.resolved->file + ":" + std::to_string(label.resolved->begin.line) + "\n";
        }
      }
    }
    diagnostics = {};
    return out;
  }
};

/// A waiver on one line, with what it needs besides `members`.
inline std::string entry(const std::string& members, const std::string& expires = "2027-01-31") {
  return "  - {" + members + ", owner: shop, reason: a test, expires: " + expires + "}\n";
}

}  // namespace stageplot::waivers
