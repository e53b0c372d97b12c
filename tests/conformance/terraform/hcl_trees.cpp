// Says of each file named on standard input what our reader makes of it: `== PATH`, then `error: …` lines, or the tree.
// hcl_reference/ says the same of hashicorp/hcl, hcl_corpus.py compares.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "terraform/hcl/dump.hpp"
#include "terraform/hcl/parser.hpp"

namespace hcl = stageplot::terraform::hcl;

namespace {

void print_errors(const std::vector<hcl::SyntaxError>& errors) {
  for (const hcl::SyntaxError& error : errors) {
    std::cout << "error: " << error.range.begin << '-' << error.range.end << ' ' << error.summary << "; " << error.help
              << '\n';
  }
}

bool is_template(const std::string& path) {
  return path.ends_with(".tmpl") || path.ends_with(".tftpl") || path.ends_with(".tpl");
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string path;
  while (std::getline(std::cin, path)) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::cout << "== " << path << '\n';
    if (path.ends_with("tokens")) {
      const bool bare = path.ends_with(".template-tokens");
      std::cout << hcl::dump(bare ? hcl::tokenize_template(text) : hcl::tokenize(text), text);
    } else if (is_template(path) || path.ends_with(".expr")) {
      const hcl::Formula formula = is_template(path) ? hcl::parse_template(text) : hcl::parse_expression(text);
      print_errors(formula.errors);
      if (formula.errors.empty()) std::cout << hcl::dump(*formula.expression) << '\n';
    } else {
      const hcl::File tree = hcl::parse_file(text);
      print_errors(tree.errors);
      if (tree.errors.empty()) std::cout << hcl::dump(tree.body);
    }
  }
}
