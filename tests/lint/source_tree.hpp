// The project's own source texts as the house rules see them.
#pragma once

#include <string>
#include <vector>

namespace stageplot::lint {

struct SourceText {
  std::string path;  // from the project's root, with `/`
  std::vector<std::string> lines;
};

[[nodiscard]] SourceText make_source(std::string path, const std::string& text);

/// One file, by its path from the project's root; no lines for an absent one.
[[nodiscard]] SourceText read_source(const std::string& path);

/// The files below `folder` (from the project's root) whose names end in one of `endings`, sorted by path.
[[nodiscard]] std::vector<SourceText> read_sources(const std::string& folder, const std::vector<std::string>& endings);

/// One broken rule a line: `path:line: what is wrong; what to do instead`.
using Complaints = std::vector<std::string>;

[[nodiscard]] std::string joined(const Complaints& complaints);

}  // namespace stageplot::lint
