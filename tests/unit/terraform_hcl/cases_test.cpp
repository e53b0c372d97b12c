// hashicorp/hcl's published cases, and our own, as files of ours: the tree or the words that a text gives, or that it
// is refused and with which errors. data/README.md says where trees and refusals were recorded.
#include <gtest/gtest.h>

#include <map>

#include "case_file.hpp"
#include "terraform/hcl/dump.hpp"
#include "terraform/hcl/parser.hpp"

namespace stageplot::terraform::hcl {
namespace {

struct Read {
  std::string tree;
  std::vector<std::string> errors;
};

Read read(const std::vector<SyntaxError>& errors, std::string tree) {
  Read result;
  for (const SyntaxError& error : errors) {
    result.errors.push_back(std::to_string(error.range.begin) + '-' + std::to_string(error.range.end) + ' ' +
                            error.summary + "; " + error.help);
  }
  if (errors.empty()) result.tree = std::move(tree);
  return result;
}

Read read(const ParseCase& test_case) {
  const std::string& input = test_case.input;
  if (test_case.kind == "file") {
    const File file = parse_file(input);
    return read(file.errors, dump(file.body));
  }
  if (test_case.kind == "tokens") return read({}, dump(tokenize(input), input));
  if (test_case.kind == "template-tokens") return read({}, dump(tokenize_template(input), input));
  const Formula formula = test_case.kind == "template" ? parse_template(input) : parse_expression(input);
  return read(formula.errors, dump(*formula.expression) + '\n');
}

struct CaseFile {
  std::string_view name;
  std::size_t cases;
  std::size_t refused;
};
void PrintTo(const CaseFile& file, std::ostream* out) {
  *out << file.name;
}
std::string case_name(const testing::TestParamInfo<CaseFile>& info) {
  return std::string(info.param.name);
}

class CasesTest : public testing::TestWithParam<CaseFile> {};

TEST_P(CasesTest, give_the_recorded_tree_or_errors) {
  std::size_t refused = 0;
  const auto cases = read_cases("tests/unit/terraform_hcl/data/" + std::string(GetParam().name) + ".txt");
  for (const ParseCase& test_case : cases) {
    const Read result = read(test_case);
    EXPECT_EQ(result.tree, test_case.expected) << test_case.kind << ' ' << test_case.name << ":\n" << test_case.input;
    EXPECT_EQ(result.errors, test_case.errors) << test_case.kind << ' ' << test_case.name << ":\n" << test_case.input;
    refused += test_case.errors.empty() ? 0 : 1;
  }
  EXPECT_EQ(cases.size(), GetParam().cases);
  EXPECT_EQ(refused, GetParam().refused);
}

const CaseFile kFiles[] = {
    {"specification", 15, 3}, {"files", 132, 56}, {"expressions", 263, 28},
    {"templates", 59, 11},    {"words", 67, 0},   {"escapes", 64, 17},
};
INSTANTIATE_TEST_SUITE_P(Published, CasesTest, testing::ValuesIn(kFiles), case_name);

}  // namespace
}  // namespace stageplot::terraform::hcl
