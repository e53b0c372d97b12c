// The way in for the tests: runs a target once for each file of the folders that are named, in the order of their
// names.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "target.hpp"

int main(int count, char** arguments) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (int i = 1; i < count; ++i) {
    if (fs::is_regular_file(arguments[i])) files.emplace_back(arguments[i]);
    if (!fs::is_directory(arguments[i])) continue;  // no crash was ever found
    for (const fs::directory_entry& entry : fs::directory_iterator(arguments[i])) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string input{std::istreambuf_iterator<char>(in), {}};
    if (!in.good() && !in.eof()) return 1;
    std::fprintf(stderr, "%s\n", file.c_str());  // the last one named is the one that failed
    stageplot::fuzz::run_input(input);
  }
  std::printf("%zu inputs\n", files.size());
  return files.empty() ? 1 : 0;
}
