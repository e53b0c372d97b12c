// Filling in a template file: what Terraform gives for the same text, and where its bytes come from.
#include "cloudconfig/template_text.hpp"

namespace stageplot::cloudconfig {
namespace {

const SampleValues kValues{{"name", "one"}, {"empty", ""}, {"long-name_2", "x"}};

struct FillCase {
  std::string_view text;
  std::string_view filled;  // or the problems' summaries
};

void PrintTo(const FillCase& one, std::ostream* out) {
  *out << one.text;
}

class Fills : public testing::TestWithParam<FillCase> {};

TEST_P(Fills, AsTerraform) {
  const FillResult result = fill(GetParam().text, kValues);
  std::string seen = result.filled ? result.filled->text() : "";
  for (const FillProblem& problem : result.problems) seen += (seen.empty() ? "" : "; ") + problem.summary;
  EXPECT_EQ(seen, GetParam().filled);
}

INSTANTIATE_TEST_SUITE_P(
    CloudConfig, Fills,
    testing::Values(FillCase{"", ""}, FillCase{"plain", "plain"}, FillCase{"${name}", "one"},
                    FillCase{"a ${ name } b", "a one b"}, FillCase{"${name}${name}", "oneone"},
                    FillCase{"[${empty}]", "[]"}, FillCase{"${long-name_2}", "x"}, FillCase{"$${name}", "${name}"},
                    FillCase{"$$${name}", "$${name}"}, FillCase{"%%{ if }", "%{ if }"}, FillCase{"$name", "$name"},
                    FillCase{"{}", "{}"}, FillCase{"$", "$"}, FillCase{"a$", "a$"}, FillCase{"$$", "$$"},
                    FillCase{"$${", "${"}, FillCase{"%{d}%", "`%{d}` is evaluated by Terraform alone"},
                    FillCase{"${", "`${` is not closed"}, FillCase{"${name", "`${` is not closed"},
                    FillCase{"${naem}", "`templatefile` is given no variable `naem`"},
                    FillCase{"${a} ${b}",
                             "`templatefile` is given no variable `a`; `templatefile` is given no variable `b`"},
                    FillCase{"${upper(name)}", "`${upper(name)}` is evaluated by Terraform alone"},
                    FillCase{"${\"}\"}", "`${\"}\"}` is evaluated by Terraform alone"},
                    FillCase{"${~ name ~}", "`${~ name ~}` is evaluated by Terraform alone"},
                    FillCase{"%{ if name }x%{ endif }",
                             "`%{ if name }` is evaluated by Terraform alone; `%{ endif }` is evaluated by Terraform "
                             "alone"}));

TEST(FilledText, KnowsWhereItsBytesComeFrom) {
  const std::string_view text = "ab ${name} cd $${x} ${empty}.";
  const FillResult result = fill(text, kValues);
  ASSERT_TRUE(result.filled);
  const std::string& filled = result.filled->text();
  ASSERT_EQ(filled, "ab one cd ${x} .");
  const auto origin = [&](std::string_view part) {
    const std::size_t at = filled.find(part);
    const Range range = result.filled->origin({at, at + part.size()});
    return std::string(text.substr(range.begin, range.end - range.begin));
  };
  EXPECT_EQ(origin("ab"), "ab");
  EXPECT_EQ(origin("one"), "${name}");
  EXPECT_EQ(origin("n"), "${name}");
  EXPECT_EQ(origin("b one"), "b ${name}");
  EXPECT_EQ(origin(" cd"), " cd");
  EXPECT_EQ(origin("${x}"), "$${x}");
  EXPECT_EQ(origin("x} ."), "x} ${empty}.");
}

}  // namespace
}  // namespace stageplot::cloudconfig
