#include "fluentd/text_changes.hpp"

#include <gtest/gtest.h>

namespace stageplot::fluentd {
namespace {

std::string described(std::string_view a, std::string_view b) {
  redaction::Redactor redactor;
  redactor.learn_text(a);
  redactor.learn_text(b);
  return describe_text_changes(a, b, redactor);
}

TEST(TextChanges, NameTheParameters) {
  EXPECT_EQ(described("<match **>\n  flush_interval 1s\n</match>\n", "<match **>\n  flush_interval 60s\n</match>\n"),
            "match[**].flush_interval 1s → 60s");
  EXPECT_EQ(described("<match **>\na 1\nb 1\nc 1\nd 1\n</match>\n", "<match **>\na 2\nb 2\nc 2\ne 2\n</match>\n"),
            "match[**].a 1 → 2; match[**].b 1 → 2; match[**].c 1 → 2; and 2 more");
}

TEST(TextChanges, SayThatItIsTheSameConfiguration) {
  EXPECT_EQ(
      described("<match **>\n  flush_interval 60s\n</match>\n", "# soon\n<match **>\nflush_interval 1m  \n</match>\n"),
      "blanks, comments or spelling alone: fluentd reads the same");
}

TEST(TextChanges, HaveNoSecrets) {
  EXPECT_EQ(described("<match **>\npassword hunter2\n</match>\n", "<match **>\npassword swordfish\n</match>\n"),
            "match[**].password ‹secret #1› → ‹secret #2›");
}

TEST(TextChanges, OfOtherTextsNothing) {
  EXPECT_EQ(described("a: 1\n", "a: 2\n"), "");
  EXPECT_EQ(described("<match **>\n", "<match **>\n</match>\n"), "");
}

}  // namespace
}  // namespace stageplot::fluentd
