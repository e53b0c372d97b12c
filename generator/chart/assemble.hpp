// Puts the documents of a render together into the text that `helm template` prints, with the source map of the whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chart/manifest.hpp"
#include "template/output.hpp"

namespace stageplot::chart {

/// What one template file printed.
struct RenderedFile {
  std::string_view path;
  std::string text;
  std::vector<gotemplate::Mapping> mappings;
};

/// Appends documents with their `---` and `# Source` lines.
class Assembly {
 public:
  /// Makes room for so many bytes more.
  void reserve(std::size_t bytes) { text_.reserve(text_.size() + bytes); }

  /// Where the document came to stand.
  TextRange add(std::string_view path, std::string_view document);
  TextRange add(const RenderedFile& file, TextRange document);

  /// Ends the manifests: no white space at their end but one line break. Hooks follow.
  void end_manifests();

  [[nodiscard]] std::string take_text() { return std::move(text_); }
  [[nodiscard]] std::vector<gotemplate::Mapping> take_mappings() { return std::move(mappings_); }

 private:
  std::string text_;
  std::vector<gotemplate::Mapping> mappings_;
};

}  // namespace stageplot::chart
