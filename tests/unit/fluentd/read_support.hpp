// Reads a configuration from a literal and shows what came of it: a compact dump of the tree, or the findings as a user
// sees them.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "diagnostics/render/text.hpp"
#include "fluentd/reader.hpp"

namespace stageplot::fluentd {

struct ReadFixture {
  source::SourceFiles sources;
  document::Arena arena;
  diagnostics::Diagnostics diagnostics;
  std::optional<Section> root;

  explicit ReadFixture(std::string text, const ReadOptions& options = {}) {
    root = read_fluentd(sources, sources.add("fluent.conf", std::move(text)), arena, options, diagnostics);
  }

  std::string findings() {
    const std::vector<diagnostics::Diagnostic> finished = diagnostics::finish(std::move(diagnostics), sources);
    return diagnostics::render_text(finished, {});
  }
};

inline std::string show(std::string_view text) {
  std::string shown;
  for (const char c : text) {
    switch (c) {
      case '\n':
        shown += "␊";
        break;
      case '\r':
        shown += "␍";
        break;
      case '\t':
        shown += "␉";
        break;
      case '\0':
        shown += "␀";
        break;
      default:
        shown += c;
    }
  }
  return shown;
}

inline std::string show(const Literal& literal) {
  static constexpr std::string_view kForms[] = {"absent", "bare", "single", "double", "json"};
  std::string shown(kForms[static_cast<int>(literal.form)]);
  shown += " [" + show(literal.text) + "]";
  for (const EmbeddedRuby& ruby : literal.ruby) shown += " ruby [" + show(ruby.code) + "]";
  return shown;
}

/// One line a parameter, section and include, sections' contents indented.
inline std::string show(const Section& section, const std::string& indent = "") {
  std::string shown;
  for (const Parameter& parameter : section.parameters) {
    shown += indent + show(parameter.name) + ": " + show(parameter.value) + "\n";
  }
  for (const Include& include : section.includes) shown += indent + "@include " + show(include.path) + "\n";
  for (const Section& child : section.sections) {
    shown += indent + "<" + child.name + "> " + show(child.argument) + "\n" + show(child, indent + "  ");
  }
  return shown;
}

}  // namespace stageplot::fluentd
