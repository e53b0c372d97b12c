// Reads a text as an export, with all that it needs for as long as a test looks at it.
#pragma once

#include <deque>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "diagnostics/collector.hpp"
#include "document/json_writer.hpp"
#include "document/map.hpp"
#include "drift/exports/read_export.hpp"

namespace stageplot::drift {

struct Reading {
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;
  std::optional<Export> result;

  /// Each finding as `severity code file:line:column summary | help`.
  [[nodiscard]] std::string findings() {
    std::string text;
    for (const diagnostics::Diagnostic& finding : diagnostics::finish(std::move(diagnostics), sources)) {
      text += std::string{diagnostics::name(finding.effective_severity())} + " " + std::string{finding.rule->code};
      if (finding.primary.resolved) {
        const source::ResolvedSpan& place = *finding.primary.resolved;
        text += " " + place.file + ":" + std::to_string(place.begin.line) + ":" + std::to_string(place.begin.column);
        if (!place.source_line.empty()) text += " QUOTED " + place.source_line;
      }
      text += " " + finding.summary + " | " + finding.help + "\n";
    }
    return text;
  }
};

inline std::unique_ptr<Reading> read(std::string text, ExportOption option = ExportOption::any,
                                     std::string name = "live.json") {
  auto reading = std::make_unique<Reading>();
  reading->result = read_export({.name = std::move(name), .text = std::move(text), .option = option}, reading->sources,
                                reading->arena, reading->origins, reading->diagnostics);
  return reading;
}

inline std::string text_of_file(const std::string& path) {
  std::ifstream stream(std::string{STAGEPLOT_SOURCE_DIR} + "/" + path, std::ios::binary);
  if (!stream) throw std::runtime_error("no file " + path);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::string json_of(const document::Value& value) {
  return document::write_json(value).text;
}

}  // namespace stageplot::drift
