// Reads manifests for the tests of this folder and writes what the validator finds, as a person would compare it.
#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "document/yaml_reader.hpp"
#include "kubernetes/validate.hpp"
#include "source/source_files.hpp"

namespace stageplot::kubernetes {

inline std::string text_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("no file " + path);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

inline std::string place(const std::optional<source::ResolvedSpan>& span) {
  if (!span) return "-";
  return std::to_string(span->begin.line) + ":" + std::to_string(span->begin.column);
}

/// Every part of each finding: place, severity, code, path, summary, label, other places, help.
inline std::string listed(diagnostics::Diagnostics&& diagnostics, const source::SourceFiles& sources) {
  std::string out;
  for (const diagnostics::Diagnostic& finding : diagnostics::finish(std::move(diagnostics), sources)) {
    out += "  " + place(finding.primary.resolved) + " " + std::string(name(finding.effective_severity())) + " " +
           std::string(finding.rule->code) + " " + finding.path + "\n";
    out += "    " + finding.summary + "\n";
    if (!finding.primary.text.empty()) out += "    label: " + finding.primary.text + "\n";
    for (const diagnostics::Label& label : finding.labels) {
      out += "    " + place(label.resolved) + ": " + label.text + "\n";
    }
    if (!finding.help.empty()) out += "    help: " + finding.help + "\n";
  }
  return out;
}

/// The findings about a manifest, reading it included.
inline std::string findings_of(const std::string& text, ValidateOptions options) {
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;
  const source::FileId file = sources.add("manifests.yaml", text);
  const auto documents = document::read_yaml_stream(
      file, sources, arena, origins,
      {.resolution = document::YamlResolution::kubernetes, .owner = diagnostics::Owner::chart}, diagnostics);
  options.sources = &sources;
  if (documents) validate(*documents, options, origins, diagnostics);
  return listed(std::move(diagnostics), sources);
}

inline const std::string kFolder = STAGEPLOT_SOURCE_DIR "/tests/unit/kubernetes/";

}  // namespace stageplot::kubernetes
