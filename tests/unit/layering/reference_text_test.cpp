// Cutting strings into literal pieces and references.
#include "layering/reference_text.hpp"

#include <gtest/gtest.h>

namespace stageplot::layering {
namespace {

std::string show(std::string_view text) {
  const ReferenceText parsed = parse_reference_text(text);
  std::string shown = parsed.error.empty() ? "" : "error: " + parsed.error + "; ";
  for (const Segment& segment : parsed.segments) {
    shown += segment.is_reference ? "<" + segment.text + ">" : "'" + segment.text + "'";
  }
  return shown;
}

TEST(ReferenceTextTest, cuts_strings) {
  EXPECT_EQ(show("plain"), "'plain'");
  EXPECT_EQ(show("${a.b}"), "<a.b>");
  EXPECT_EQ(show("x-${a}-${b.c}y"), "'x-'<a>'-'<b.c>'y'");
  EXPECT_EQ(show("$${a} ${b}"), "'${a} '<b>");
  EXPECT_EQ(show("$$${a}"), "'$${a}'");
  EXPECT_EQ(show("cost: 5$ {x}"), "'cost: 5$ {x}'");
  EXPECT_EQ(show("${variables[\"A.B\"]}"), "<variables[\"A.B\"]>");
}

TEST(ReferenceTextTest, refuses_what_is_no_path) {
  EXPECT_EQ(show("${a"), "error: `${` has no closing `}`; ");
  EXPECT_EQ(show("${}"), "error: `${}` is not a path like `environment.region`; ");
  EXPECT_EQ(show("${a..b}"), "error: `${a..b}` is not a path like `environment.region`; ");
  EXPECT_EQ(show("${a b}"), "error: `${a b}` is not a path like `environment.region`; ");
  EXPECT_EQ(show("${a.}"), "error: `${a.}` is not a path like `environment.region`; ");
}

TEST(ReferenceTextTest, splits_paths) {
  EXPECT_EQ(split_path("a.b.c"), (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(split_path("a[\"b.c\"].d"), (std::vector<std::string>{"a", "b.c", "d"}));
  EXPECT_TRUE(split_path("").empty());
  EXPECT_TRUE(split_path(".a").empty());
  EXPECT_TRUE(split_path("a[b]").empty());
}

}  // namespace
}  // namespace stageplot::layering
