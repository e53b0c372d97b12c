#include "chart/show_only.hpp"

#include <vector>

#include "chart/manifest.hpp"
#include "chart/path_match.hpp"

namespace stageplot::chart {
namespace {

/// What `# Source: CHART/NAME` says, without the chart; empty where there is no such line.
std::string_view template_name(std::string_view document) {
  constexpr std::string_view kSource = "# Source: ";
  for (std::size_t at = document.find(kSource); at != std::string_view::npos; at = document.find(kSource, at + 1)) {
    const std::string_view path = document.substr(at + kSource.size());
    const std::string_view line = path.substr(0, path.find('\n'));
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 >= line.size()) continue;
    return line.substr(slash + 1);
  }
  return {};
}

}  // namespace

ShownDocuments show_only(std::string_view text, std::span<const std::string> patterns) {
  ShownDocuments shown;
  const std::vector<TextRange> documents = split_documents(text);
  for (const std::string& pattern : patterns) {
    bool missing = true;
    for (const TextRange range : documents) {
      const std::string_view document = text.substr(range.begin, range.end - range.begin);
      const std::string_view name = template_name(document);
      if (name.empty() || !path_match(pattern, name).value_or(false)) continue;
      shown.text.append("---\n").append(document).append("\n");
      missing = false;
    }
    if (missing) {
      shown.error = "could not find template " + pattern + " in chart";
      shown.text.clear();
      return shown;
    }
  }
  return shown;
}

}  // namespace stageplot::chart
