// Which of the files that two sides have read are not the same on both: what tells a change of the model from one of
// the templates.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "source/source_files.hpp"

namespace stageplot::comparison {

class ChangedFiles {
 public:
  /// Both must outlive it.
  ChangedFiles(const source::SourceFiles& a, const source::SourceFiles& b);

  /// Whether a line that stands in a file of this name on one side does not stand in that of the other side.
  [[nodiscard]] bool is_changed(std::string_view name, std::string_view line) const;

 private:
  struct Texts {
    std::optional<std::string_view> a;
    std::optional<std::string_view> b;
  };
  std::unordered_map<std::string_view, Texts> different_;  // by name
};

}  // namespace stageplot::comparison
