#include "fluentd/diff_tree.hpp"

#include <gtest/gtest.h>

#include "diff/compare.hpp"
#include "document/json_writer.hpp"
#include "unit/fluentd/read_support.hpp"

namespace stageplot::fluentd {
namespace {

std::string compared(std::string a, std::string b) {
  ReadFixture left{std::move(a)};
  ReadFixture right{std::move(b)};
  EXPECT_EQ(left.findings() + right.findings(), "");
  document::Origins origins;
  const auto tree_a = to_diff_tree(*left.root, left.arena, origins);
  const auto tree_b = to_diff_tree(*right.root, right.arena, origins);
  std::string out;
  for (const diff::Change& change : diff::compare(tree_a, tree_b, ConfigurationShape{}).changes) {
    out += change.path.text() + ": ";
    if (change.kind == diff::ChangeKind::moved) out += "moved ";
    if (change.on_a) out += document::write_json(change.a).text;
    out += " → ";
    if (change.on_b) out += document::write_json(change.b).text;
    out += "\n";
  }
  return out;
}

constexpr std::string_view kConfiguration = R"(<source>
  @type tail
  path /var/log/a.log
</source>
<match **>
  @type elasticsearch
  host es.example.com
  <buffer>
    flush_interval 60s
    chunk_limit_size 1024k
  </buffer>
</match>
)";

std::string with(std::string_view from, std::string_view to) {
  std::string text{kConfiguration};
  return text.replace(text.find(from), from.size(), to);
}

TEST(FluentdDiffTree, NamesParametersByTheirSections) {
  EXPECT_EQ(compared(std::string{kConfiguration}, with("es.example.com", "other.example.com")),
            "match[**].host: \"es.example.com\" → \"other.example.com\"\n");
  EXPECT_EQ(compared(std::string{kConfiguration}, with("flush_interval 60s", "flush_interval 5s")),
            "match[**].buffer.flush_interval: \"60s\" → \"5s\"\n");
}

TEST(FluentdDiffTree, CommentsBlanksAndUnitsAreNoDifference) {
  EXPECT_EQ(compared(std::string{kConfiguration}, with("flush_interval 60s\n    chunk_limit_size 1024k",
                                                       "# soon\n  flush_interval   1m\nchunk_limit_size 1m")),
            "");
  EXPECT_EQ(compared(std::string{kConfiguration}, with("1024k", "1025k")),
            "match[**].buffer.chunk_limit_size: \"1024k\" → \"1025k\"\n");
  EXPECT_EQ(compared(std::string{kConfiguration}, with("60s", "60")),
            "match[**].buffer.flush_interval: \"60s\" → \"60\"\n");
}

TEST(FluentdDiffTree, ANewSectionIsOneChange) {
  EXPECT_EQ(
      compared(std::string{kConfiguration}, with("<match **>", "<filter a.*>\n@type grep\n</filter>\n<match **>")),
      "filter[a.*]:  → {\"<>\":\"filter[a.*]\",\"@type\":\"grep\"}\n");
}

TEST(FluentdDiffTree, TheOrderOfSectionsCounts) {
  EXPECT_EQ(
      compared("<match a>\n@type null\n</match>\n<match b>\n@type null\n</match>\n<match c>\n@type null\n</match>\n",
               "<match c>\n@type null\n</match>\n<match a>\n@type null\n</match>\n<match b>\n@type null\n</match>\n"),
      "match[c]: moved {\"<>\":\"match[c]\",\"@type\":\"null\"} → {\"<>\":\"match[c]\",\"@type\":\"null\"}\n");
}

TEST(FluentdDiffTree, SectionsOfOneNameHaveNumbersAndSourcesTheirId) {
  EXPECT_EQ(compared("<source>\n@id one\nport 1\n</source>\n<match **>\nx 1\n</match>\n<match **>\nx 2\n</match>\n",
                     "<source>\n@id one\nport 2\n</source>\n<match **>\nx 1\n</match>\n<match **>\nx 3\n</match>\n"),
            "source[one].port: \"1\" → \"2\"\nmatch[** #2].x: \"2\" → \"3\"\n");
}

TEST(FluentdDiffTree, EmbeddedRubyIsNoText) {
  EXPECT_EQ(compared("<match **>\nhost \"#{ENV['H']}\"\n</match>\n@include a.conf\n",
                     "<match **>\nhost '#{ENV[\"H\"]}'\n</match>\n@include b.conf\n"),
            "@include[a.conf]: {\"<>\":\"@include[a.conf]\"} → \n"
            "match[**].host: {\"ruby\":\"#{ENV['H']}\"} → \"#{ENV[\\\"H\\\"]}\"\n"
            "@include[b.conf]:  → {\"<>\":\"@include[b.conf]\"}\n");
}

}  // namespace
}  // namespace stageplot::fluentd
