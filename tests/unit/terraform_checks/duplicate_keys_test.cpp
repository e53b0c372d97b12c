// Keys that an object has twice, wherever it stands.
#include <gtest/gtest.h>

#include "unit/terraform_checks/modules.hpp"

namespace stageplot::terraform::checks {
namespace {

std::string findings_of(const std::string& text) {
  source::SourceFiles sources;
  const source::FileId file = sources.add("main.tf", text);
  const hcl::File parsed = hcl::parse_file(text);
  EXPECT_TRUE(parsed.errors.empty());
  diagnostics::Diagnostics findings;
  check_duplicate_keys(parsed.body, file, diagnostics::Owner::templates, findings);
  std::string lines;
  for (const diagnostics::Diagnostic& finding : diagnostics::finish(std::move(findings), sources)) {
    lines += std::to_string(finding.primary.resolved->begin.line) + ":" +
             std::to_string(finding.primary.resolved->begin.column) + " " + finding.summary + "\n";
  }
  return lines;
}

TEST(DuplicateKeys, AreFoundInEachKindOfExpression) {
  EXPECT_EQ(findings_of("a = { b = 1, b = 2 }\n"), "1:14 an object has the key `b` twice\n");
  EXPECT_EQ(findings_of("a = { b = 1, \"b\" = 2 }\n"), "1:14 an object has the key `b` twice\n");
  EXPECT_EQ(findings_of("a = merge(x, { b : 1, b : 2 })\n"), "1:23 an object has the key `b` twice\n");
  EXPECT_EQ(findings_of("a = x ? [{ b = 1, b = 2 }] : null\n"), "1:19 an object has the key `b` twice\n");
  EXPECT_EQ(findings_of("a = \"${jsonencode({ b = 1, b = 2 })}\"\n"), "1:28 an object has the key `b` twice\n");
  EXPECT_EQ(findings_of("a = {\n  b = 1\n  \"b\" = 2\n}\n"), "3:3 an object has the key `b` twice\n");
  EXPECT_EQ(findings_of("a = [for x in y : { b = x, b = 2 }]\n"), "1:28 an object has the key `b` twice\n");
  EXPECT_EQ(findings_of("a \"b\" {\n  c {\n    d = -({ e = 1, e = 2 }.e)\n  }\n}\n"),
            "3:20 an object has the key `e` twice\n");
  EXPECT_EQ(findings_of("a = { b = 1, b = 2, b = 3 }\n"),
            "1:14 an object has the key `b` twice\n1:21 an object has the key `b` twice\n");
}

TEST(DuplicateKeys, OfDifferentObjectsAreNone) {
  EXPECT_EQ(findings_of("a = { b = { c = 1 }, d = { c = 1 } }\n"), "");
  EXPECT_EQ(findings_of("a = { b = 1, B = 2 }\n"), "");
  // Only evaluation knows these keys.
  EXPECT_EQ(findings_of("a = { (b) = 1, (b) = 2, \"${c}\" = 3, \"${c}\" = 4 }\n"), "");
}

}  // namespace
}  // namespace stageplot::terraform::checks
