// `environments/drift.yaml`: what runs differently on purpose. An expected difference stays in the report, as
// information, until its last day.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "diff/report.hpp"
#include "drift/path_pattern.hpp"
#include "policy/waivers/date.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::drift {

inline constexpr std::string_view kExpectationsFile = "environments/drift.yaml";

struct Expectation {
  std::string kind;
  std::string name;                       // empty: any
  std::vector<std::string> environments;  // empty: all
  PathPattern path{""};
  std::string reason;
  waivers::Day until;
  source::Span span;
  source::Span until_span;
  bool matched = false;
};

/// Reads the file; none where it is not there. What is wrong with it is a finding (the readers', the schema's,
/// `drift.bad-expectation`), and then no entry is taken. `shipped` has `schemas/drift.schema.json`.
[[nodiscard]] std::vector<Expectation> load_expectations(const source::FileTree& project,
                                                         const source::FileTree& shipped, source::SourceFiles& sources,
                                                         diagnostics::Diagnostics& diagnostics);

/// Makes information of class `expected` of the differences that an entry fits which has not ended before `today`.
/// Remembers which entries have fitted anything.
void apply_expectations(std::vector<Expectation>& expectations, waivers::Day today,
                        std::vector<diff::Subject>& subjects);

/// Reports `drift.expired-expectation` for this environment's entries that have ended, and `drift.unused-expectation`
/// for those that nothing fits although objects of their kind were compared.
void report_expectations(const std::vector<Expectation>& expectations, waivers::Day today, std::string_view environment,
                         const std::set<std::string>& compared_kinds, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::drift
