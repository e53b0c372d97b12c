// --show-only: of a finished text the documents whose templates were asked for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stageplot::chart {

struct ShownDocuments {
  std::string text;
  std::optional<std::string> error;  // Helm's words for a pattern that no document matches
};

/// `patterns` are file names or patterns of them, relative to the chart (`templates/deployment.yaml`).
[[nodiscard]] ShownDocuments show_only(std::string_view text, std::span<const std::string> patterns);

}  // namespace stageplot::chart
