// What differs between two configurations, in words.
#include "drift/configuration_note.hpp"

#include <gtest/gtest.h>

namespace stageplot::drift {
namespace {

constexpr const char* kOld = "<match **>\n  @type stdout\n  flush_interval 60s\n  # a comment\n</match>\n";

std::string note(std::string_view a, std::string_view b) {
  redaction::Redactor redactor;
  redactor.learn_text(a);
  redactor.learn_text(b);
  return configuration_note(a, b, redactor);
}

TEST(ConfigurationNote, NamesTheParameters) {
  EXPECT_EQ(note(kOld, "<match **>\n  @type stdout\n  flush_interval 5s\n</match>\n"),
            "match[**].flush_interval \"60s\" → \"5s\"");
}

TEST(ConfigurationNote, CountsWhatIsMoreThanThree) {
  EXPECT_EQ(note("<match a>\n a 1\n b 1\n c 1\n d 1\n e 1\n</match>\n",
                 "<match a>\n a 2\n b 2\n c 2\n d 2\n e 2\n</match>\n"),
            "match[a].a \"1\" → \"2\"; match[a].b \"1\" → \"2\"; match[a].c \"1\" → \"2\"; 2 more");
}

TEST(ConfigurationNote, KnowsWhatFluentdReadsAsTheSame) {
  EXPECT_EQ(note(kOld, "<match **>\n  @type stdout\n  flush_interval 60s  \n</match>\n"),
            "blanks, comments or spellings alone: Fluentd reads the same");
}

TEST(ConfigurationNote, IsSilentAboutOtherTexts) {
  EXPECT_EQ(note("level: info\n", "level: debug\n"), "");
  EXPECT_EQ(note("<html>\n<p>one\n", "<html>\n<p>two\n"), "");
}

TEST(ConfigurationNote, HidesSecrets) {
  EXPECT_EQ(
      note("<match **>\n  password correct-horse\n</match>\n", "<match **>\n  password battery-staple\n</match>\n"),
      "match[**].password ‹secret #1› → ‹secret #2›");
}

}  // namespace
}  // namespace stageplot::drift
