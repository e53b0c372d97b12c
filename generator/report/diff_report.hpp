// A comparison's Report in the formats that people and programs read. Each format is a function from the Report to a
// text: it computes nothing, redacts nothing, and the same Report gives the same bytes.
#pragma once

#include <cstddef>
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

struct DiffMarkdownOptions {
  std::size_t limit = 65'536;  // bytes, which are never fewer than characters; GitLab takes 1,000,000
  bool full = false;           // hunks of any length
  diff::Severity least = diff::Severity::warning;
};

/// A comment on a merge request. Its first line is a marker by which a later report of the same title finds the comment
/// to replace. What does not fit is left out in whole blocks, the least severe first, and the comment says how much.
[[nodiscard]] std::string diff_markdown(const diff::Report& report, const DiffMarkdownOptions& options);

/// The first line of diff_markdown() without its line break: `<!-- drift:prod-east:v1 -->`.
[[nodiscard]] std::string comment_marker(const diff::Report& report);

/// A page for a browser in one file, with every item of every severity: a table of environments, a block an object, a
/// filter, a permanent link an item (`#item-ID`). Reads nothing from anywhere.
[[nodiscard]] std::string diff_html(const diff::Report& report);

/// One object, described by schemas/diff-report.schema.json. All items of all severities; an item that stands for
/// several environments is one item in each, with an id of its own.
[[nodiscard]] std::string diff_json(const diff::Report& report);

}  // namespace stageplot::report
