#include "target.hpp"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "diagnostics/render/json.hpp"
#include "diagnostics/render/text.hpp"

namespace stageplot::fuzz {

void require(bool holds, std::string_view claim) {
  if (holds) return;
  std::fprintf(stderr, "claim does not hold: %.*s\n", static_cast<int>(claim.size()), claim.data());
  std::abort();
}

void require_equal(std::string_view a, std::string_view b, std::string_view claim) {
  if (a == b) return;
  std::fprintf(stderr, "--- one\n%.*s\n--- other\n%.*s\n---\n", static_cast<int>(a.size()), a.data(),
               static_cast<int>(b.size()), b.data());
  require(false, claim);
}

void print_findings(diagnostics::Diagnostics findings, const source::SourceFiles& sources) {
  if (findings.empty()) return;
  for (const diagnostics::Diagnostic& finding : findings.all()) {
    const source::Span span = finding.primary.span;
    if (!span.known()) continue;
    require(span.begin <= span.end && span.end <= sources.text(span.file).size(), "a finding's span lies in its text");
  }
  const std::vector<diagnostics::Diagnostic> finished = diagnostics::finish(std::move(findings), sources);
  require(!diagnostics::render_text(finished, {}).empty(), "a finding has a text");
  require(!diagnostics::render_json(finished).empty(), "a finding has JSON");
}

}  // namespace stageplot::fuzz
