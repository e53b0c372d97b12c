// A comparison's Report in the formats that people and programs read. Each format is a function from the Report to a
// text: it computes nothing, redacts nothing, and the same Report gives the same bytes.
#pragma once

#include <string>

#include "diff/report.hpp"

namespace stageplot::report {

struct DiffTextOptions {
  bool color = false;
  bool full = false;                               // hunks of any length
  diff::Severity least = diff::Severity::warning;  // items below it are counted only
  bool sources = false;                            // the lines that set the two values
};

/// For a terminal: the matrix where there is one, a block an object, a line a leaf, `Summary: …` at the end. Nothing in
/// it can move a cursor; colour and signs repeat what words say.
[[nodiscard]] std::string diff_text(const diff::Report& report, const DiffTextOptions& options);

/// One object, described by schemas/diff-report.schema.json. All items of all severities; an item that stands for
/// several environments is one item in each, with an id of its own.
[[nodiscard]] std::string diff_json(const diff::Report& report);

}  // namespace stageplot::report
