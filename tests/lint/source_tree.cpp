#include "lint/source_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace stageplot::lint {

namespace fs = std::filesystem;

SourceText make_source(std::string path, const std::string& text) {
  SourceText source;
  source.path = std::move(path);
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) source.lines.push_back(std::move(line));
  return source;
}

SourceText read_source(const std::string& path) {
  std::ifstream stream(fs::path{STAGEPLOT_SOURCE_DIR} / path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return make_source(path, text.str());
}

std::vector<SourceText> read_sources(const std::string& folder, const std::vector<std::string>& endings) {
  const fs::path root{STAGEPLOT_SOURCE_DIR};
  std::vector<SourceText> sources;
  if (!fs::is_directory(root / folder)) return sources;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
    const std::string path = fs::relative(entry.path(), root).generic_string();
    const bool wanted = std::any_of(endings.begin(), endings.end(),
                                    [&path](const std::string& ending) { return path.ends_with(ending); });
    if (!wanted || !entry.is_regular_file()) continue;
    sources.push_back(read_source(path));
  }
  std::sort(sources.begin(), sources.end(), [](const SourceText& a, const SourceText& b) { return a.path < b.path; });
  return sources;
}

std::string joined(const Complaints& complaints) {
  std::string text;
  for (const std::string& complaint : complaints) text += complaint + "\n";
  return text;
}

}  // namespace stageplot::lint
