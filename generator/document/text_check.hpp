// Refuses texts that YAML readers see differently or not at all, before any of them looks: invalid UTF-8, control
// characters, and line breaks that nobody sees.
#pragma once

#include <optional>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "source/span.hpp"

namespace stageplot::document {

struct TextLimits {
  std::size_t max_bytes = 0;
  bool permit_unusual_breaks = false;
};

/// The first thing wrong with the text as a finding with rule, summary, place and help; nothing where all is well.
[[nodiscard]] std::optional<diagnostics::Diagnostic> check_text(std::string_view text, source::FileId file,
                                                                const TextLimits& limits);

}  // namespace stageplot::document
