// `terraform fmt`'s published cases, and our own, as a file of ours.
#include <gtest/gtest.h>

#include "case_file.hpp"
#include "terraform/format.hpp"
#include "terraform/rewrite.hpp"

namespace stageplot::terraform {
namespace {

std::string laid_out(std::string_view text) {
  std::string result;
  std::size_t at = 0;
  for (const gotemplate::Edit& edit : format(text)) {
    result += text.substr(at, edit.begin - at);
    result += edit.text;
    at = edit.end;
  }
  return result += text.substr(at);
}

TEST(LayoutCasesTest, give_what_terraform_prints) {
  std::size_t files = 0;
  std::size_t fragments = 0;
  for (const hcl::ParseCase& test_case : hcl::read_cases("tests/unit/terraform_hcl/data/layout.txt")) {
    if (test_case.kind == "fragment") {
      EXPECT_EQ(laid_out(test_case.input), test_case.expected) << test_case.name;
      EXPECT_EQ(laid_out(test_case.expected), test_case.expected) << test_case.name;
      ++fragments;
      continue;
    }
    const auto result = rewrite(test_case.input);
    ASSERT_TRUE(result) << test_case.name;
    EXPECT_EQ(*result, test_case.expected) << test_case.name;
    EXPECT_EQ(laid_out(*result), test_case.expected) << test_case.name;
    ++files;
  }
  EXPECT_EQ(files, 99U);
  EXPECT_EQ(fragments, 20U);
}

TEST(LayoutCasesTest, what_terraform_refuses_is_left) {
  EXPECT_EQ(rewrite("a = [\n"), std::nullopt);
}

// Terraform 1.11.4 makes of these `a {}` and `a = b[]`: it loses the label, and the index.
TEST(LayoutCasesTest, nothing_is_lost) {
  EXPECT_EQ(rewrite("a \"b$c\"{}\n"), "a \"b$c\" {}\n");
  EXPECT_EQ(rewrite("a \"b\" \"$${c}\"{}\n"), "a \"b\" \"$${c}\" {}\n");
  EXPECT_EQ(rewrite("a=b[true]\n"), "a = b[true]\n");
  EXPECT_EQ(rewrite("a=b[null]\n"), "a = b[null]\n");
}

}  // namespace
}  // namespace stageplot::terraform
