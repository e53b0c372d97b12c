// How the readers of exports report: with the place, and never with the text, which may hold secrets.
#pragma once

#include <string>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "source/source_files.hpp"

namespace stageplot::drift {

/// What is wrong, beside the place.
struct ExportProblem {
  const diagnostics::Rule& rule;
  std::string summary;
  std::string help;
  std::string path = {};  // in the document
};

/// One export under reading.
class ExportReport {
 public:
  ExportReport(std::string name, source::FileId file, const source::SourceFiles& sources,
               const document::Origins& origins, diagnostics::Diagnostics& diagnostics)
      : name_(std::move(name)), file_(file), sources_(sources), origins_(origins), diagnostics_(diagnostics) {}

  /// About the whole text.
  void add(ExportProblem problem);
  /// About a value of it.
  void add_at(const document::Value& value, ExportProblem problem);
  /// At a place that a reader of JSON or YAML has named.
  void add_at(source::Span span, ExportProblem problem);

  [[nodiscard]] std::string_view name() const { return name_; }
  /// Whether anything was an error.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::string name_;
  source::FileId file_;
  const source::SourceFiles& sources_;
  const document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  bool failed_ = false;
};

}  // namespace stageplot::drift
