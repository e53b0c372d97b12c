// Reports as comments on merge requests: whole ones, cut ones, and texts that try to break out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/diff_report.hpp"
#include "report/markdown_escape.hpp"
#include "unit/report/golden.hpp"
#include "unit/report/samples.hpp"

namespace stageplot::report {
namespace {

TEST(DiffMarkdown, ShowsDrift) {
  expect_golden("drift.md", diff_markdown(drift_sample(), {}));
}

TEST(DiffMarkdown, ShowsTheMatrix) {
  expect_golden("base.md", diff_markdown(base_sample(), {}));
}

TEST(DiffMarkdown, MarksACommentInAWayThatNoTitleCanEnd) {
  diff::Report report{.mode = diff::Mode::drift, .title = "prod-east"};
  EXPECT_EQ(comment_marker(report), "<!-- drift:prod-east:v1 -->");
  report.title = "--><script>";
  EXPECT_EQ(comment_marker(report), "<!-- drift:-_-_script-:v1 -->");
}

std::size_t count_of(std::string_view what, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

TEST(DiffMarkdown, LeavesTheLeastSevereOutAndSaysSo) {
  const std::string comment = diff_markdown(large_sample(200, 10), {});
  EXPECT_LE(comment.size(), 65'536u);
  EXPECT_GE(comment.size(), 60'000u);
  EXPECT_EQ(count_of("<details", comment), count_of("</details>", comment));
  EXPECT_EQ(count_of("<details open>", comment), 20u);  // every critical one
  const std::size_t shown = count_of("<summary>", comment);
  EXPECT_THAT(comment, testing::EndsWith("\n**" + std::to_string(shown) + " of 200 objects shown**, **" +
                                         std::to_string(shown * 10) +
                                         " of 2000 items shown**. The reports in the formats HTML and JSON have "
                                         "everything.\n"));
}

TEST(DiffMarkdown, ShowsAPartOfAnObjectThatIsTooBigForAComment) {
  const std::string comment = diff_markdown(large_sample(1, 2'000), {});
  EXPECT_LE(comment.size(), 65'536u);
  EXPECT_GE(comment.size(), 60'000u);
  EXPECT_THAT(comment, testing::ContainsRegex("# [0-9]+ of 2000 items shown\n```"));
  EXPECT_THAT(comment, testing::ContainsRegex("\n1 of 1 object shown, \\*\\*[0-9]+ of 2000 items shown\\*\\*"));
}

TEST(DiffMarkdown, KeepsEveryLimit) {
  const diff::Report report = large_sample(50, 20);
  for (const std::size_t limit : {4'096, 10'000, 65'536, 1'000'000}) {
    const std::string comment = diff_markdown(report, {.limit = limit});
    EXPECT_LE(comment.size(), limit);
    EXPECT_EQ(count_of("<details", comment), count_of("</details>", comment));
  }
}

}  // namespace
}  // namespace stageplot::report
