// Rules and findings for the tests of diagnostics: made up, so that no test depends on the wording of a real rule.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/collector.hpp"
#include "diagnostics/diagnostic.hpp"

namespace stageplot::diagnostics::samples {

inline constexpr Rule kConflict{.code = "sample.conflict", .title = "two layers disagree"};
inline constexpr Rule kOther{.code = "sample.other", .title = "something else"};
inline constexpr Rule kWarning{.code = "sample.warning", .severity = Severity::warning, .title = "a warning"};
inline constexpr Rule kNote{.code = "sample.note", .severity = Severity::note, .title = "a note"};

/// What the tests waive with.
inline const Waiver kWaiver{
    .number = 1,
    .id = "idle",
    .owner = "platform",
    .reason = "one copy is enough there",
    .expires = "2027-01-31",
    .ticket = "OPS-12",
    .place = {.file = "policies/waivers.yaml", .begin = {2, 5}, .end = {7, 1}, .source_line = {}}};

/// The span of the `nth` (from 0) occurrence of `word` in the text of `file`.
inline source::Span span_of(const source::SourceFiles& sources, source::FileId file, std::string_view word,
                            int nth = 0) {
  const std::string_view text = sources.text(file);
  std::size_t at = text.find(word);
  for (; nth > 0; --nth) at = text.find(word, at + 1);
  return {file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
}

/// One finding on `word` of a text of its own, finished.
inline std::vector<Diagnostic> on(std::string text, std::string_view word, std::string label = "here") {
  source::SourceFiles sources;
  const source::FileId file = sources.add("environments/dev/a.yaml", std::move(text));
  Diagnostics findings;
  Diagnostic finding;
  finding.rule = &kConflict;
  finding.summary = "`a` is wrong";
  finding.primary = {span_of(sources, file, word), std::move(label), {}};
  findings.add(std::move(finding));
  return finish(std::move(findings), sources);
}

}  // namespace stageplot::diagnostics::samples
