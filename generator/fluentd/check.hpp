// Checks what a configuration says, where the reader checks how it is written: a closed schema of the plugins that our
// targets use, the way of the events, and what fluentd takes without a word but not as it was meant.
//
// `fluentd --dry-run` is weaker: it only warns of a misspelt parameter and says nothing of `8 MB` (8 bytes), of a port
// `abc`, of a `timeout_label` that no label has or of an output without `<endpoint>`. What a container's memory holds
// is not known here.
#pragma once

#include "diagnostics/collector.hpp"
#include "fluentd/document.hpp"

namespace stageplot::fluentd {

struct CheckOptions {
  diagnostics::Owner owner = diagnostics::Owner::templates;
  std::size_t max_findings = 200;  // further ones are dropped
  // Sources, filters, matches and labels, and the bytes of their tags and patterns. The way of events through more is
  // not checked.
  std::size_t max_routes = 300;
  std::size_t max_route_bytes = 8192;
};

/// Checks a configuration that read_fluentd() gave. Findings lie on its own text; tracing them to a template and to the
/// model is the caller's. A value with embedded Ruby counts as right, and where a file is included or workers have
/// configurations of their own, nothing is said of labels and ways. True when there is no error.
bool check_fluentd(const Section& root, const CheckOptions& options, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::fluentd
