#include "case_file.hpp"

#include <fstream>
#include <string_view>

namespace stageplot::terraform::hcl {
namespace {

/// Puts the bytes in place of `⟨0D 0A⟩`.
std::string decoded(std::string_view line) {
  constexpr std::string_view kOpen = "\xE2\x9F\xA8";
  constexpr std::string_view kClose = "\xE2\x9F\xA9";
  std::string out;
  while (true) {
    const std::size_t open = line.find(kOpen);
    out += line.substr(0, open);
    if (open == std::string_view::npos) return out;
    line.remove_prefix(open + kOpen.size());
    const std::size_t close = line.find(kClose);
    for (std::size_t i = 0; i < close; i += 3) {
      out += static_cast<char>(std::stoi(std::string(line.substr(i, 2)), nullptr, 16));
    }
    line.remove_prefix(close + kClose.size());
  }
}

/// What stands behind the first character and a blank.
std::string content(std::string_view line) {
  return line.size() > 2 ? decoded(line.substr(2)) : std::string();
}

}  // namespace

std::vector<ParseCase> read_cases(const std::filesystem::path& path) {
  std::vector<ParseCase> cases;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with("## ")) {
      const std::size_t blank = line.find(' ', 3);
      cases.push_back({.kind = line.substr(3, blank - 3), .name = line.substr(blank + 1)});
    } else if (line.empty() || line.starts_with('#')) {
      continue;
    } else if (line[0] == '|') {
      cases.back().input += content(line) + '\n';
    } else if (line[0] == '.') {
      cases.back().input += content(line);
    } else if (line[0] == '=') {
      cases.back().expected += content(line) + '\n';
    } else if (line[0] == ':') {
      cases.back().expected += content(line);
    } else if (line[0] == '!') {
      cases.back().errors.push_back(content(line));
    }
  }
  return cases;
}

}  // namespace stageplot::terraform::hcl
