// Lays out each file named on standard input as `terraform fmt` does: `== PATH refused 0` or `== PATH ok BYTES`, then
// the bytes and a line break.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "terraform/rewrite.hpp"

int main() {
  std::ios::sync_with_stdio(false);
  std::string path;
  while (std::getline(std::cin, path)) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto rewritten = stageplot::terraform::rewrite(text);
    if (rewritten) {
      std::cout << "== " << path << " ok " << rewritten->size() << '\n' << *rewritten << '\n';
    } else {
      std::cout << "== " << path << " refused 0\n";
    }
  }
}
