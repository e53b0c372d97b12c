// Findings for people at a terminal: the summary, the source line with the place underlined, the other places that have
// to do with it, and what to do. Colour is the caller's decision.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/render/waived.hpp"

namespace stageplot::diagnostics {

enum class ColorMode { never, always };

struct TextOptions {
  ColorMode color = ColorMode::never;
  std::size_t width = 100;     // terminal columns for a source line; a longer one is cut around the place
  std::size_t max_frames = 8;  // further ones are counted in words; 0 shows all
  WaivedFindings waived = WaivedFindings::count;
};

/// Takes finished findings (see finish()). Findings are separated by an empty line; the last line counts them. Nothing
/// for no findings. The first finding of each code names the command that explains it.
[[nodiscard]] std::string render_text(std::span<const Diagnostic> findings, const TextOptions& options);

/// One finding alone, with the command that explains it, for a format that shows each for itself.
[[nodiscard]] std::string render_finding(const Diagnostic& finding, const TextOptions& options);

}  // namespace stageplot::diagnostics
