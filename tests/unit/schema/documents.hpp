// Reads JSON and YAML texts and files for the tests of this folder, and renders findings as a user meets them.
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

#include "diagnostics/collector.hpp"
#include "diagnostics/render/text.hpp"
#include "document/json_reader.hpp"
#include "document/yaml_reader.hpp"

namespace stageplot::schema {

class Documents {
 public:
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;

  document::Value json(std::string name, std::string text) {
    const source::FileId file = sources.add(std::move(name), std::move(text));
    const auto value = document::read_json(file, sources, arena, origins, {}, diagnostics);
    if (!value) throw std::runtime_error("not JSON: " + rendered());
    return *value;
  }
  document::Value json(std::string text) { return json("schema.json", std::move(text)); }

  document::Value yaml(std::string name, std::string text) {
    const source::FileId file = sources.add(std::move(name), std::move(text));
    const auto value = document::read_yaml(file, sources, arena, origins, {}, diagnostics);
    if (!value) throw std::runtime_error("not YAML: " + rendered());
    return *value;
  }

  static std::string text_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw std::runtime_error("no file " + path);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
  }
  document::Value json_file(const std::string& path) { return json(path, text_of(path)); }

  /// All findings so far as text, and forgets them.
  std::string rendered() {
    auto findings = diagnostics::finish(std::move(diagnostics), sources);
    diagnostics = {};
    return diagnostics::render_text(findings, {});
  }

  /// The findings so far, one line each: place, code, summary.
  std::string listed() {
    auto findings = diagnostics::finish(std::move(diagnostics), sources);
    diagnostics = {};
    std::string out;
    for (const auto& finding : findings) {
      if (finding.primary.resolved) {
        out += std::to_string(finding.primary.resolved->begin.line) + ':' +
               std::to_string(finding.primary.resolved->begin.column) + ' ';
      }
      out.append(finding.rule->code).append(" (").append(finding.path).append(") ").append(finding.summary);
      if (!finding.help.empty()) out += " | " + finding.help;
      out += '\n';
    }
    return out;
  }
};

}  // namespace stageplot::schema
