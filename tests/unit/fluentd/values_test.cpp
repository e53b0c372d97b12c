// The small readers that the checks stand on: values, regular expressions, patterns of tags. What fluentd reads was
// measured on 1.19.3.
#include "fluentd/checks/values.hpp"

#include <gtest/gtest.h>

#include "fluentd/checks/regular_expression.hpp"
#include "fluentd/checks/tag_pattern.hpp"

namespace stageplot::fluentd {
namespace {

Literal bare(std::string_view text) {
  return {.form = Form::bare, .text = std::string(text)};
}

TEST(Sizes, AreReadAsFluentdDoes) {
  EXPECT_EQ(size_as_fluentd("8 MB"), 8);
  EXPECT_EQ(size_as_fluentd("8MB"), 8 << 20);
  EXPECT_EQ(size_as_fluentd("8.5m"), 5 << 20);
  EXPECT_EQ(size_as_fluentd("1.5g"), std::int64_t{5} << 30);
  EXPECT_EQ(size_as_fluentd("abc"), 0);
  EXPECT_EQ(size_as_fluentd("100"), 100);
}

TEST(Times, AreReadAsFluentdDoes) {
  EXPECT_EQ(seconds_as_fluentd("500ms"), 30'000);
  EXPECT_EQ(seconds_as_fluentd("0.5s"), 5);
  EXPECT_EQ(seconds_as_fluentd("5 minutes"), 5);
  EXPECT_EQ(seconds_as_fluentd("1h30m"), 1800);
  EXPECT_EQ(seconds_as_fluentd("2d"), 172'800);
}

TEST(Values, AreRightOrNot) {
  struct Case {
    ValueType type;
    std::string_view right;  // separated by blanks
    std::string_view wrong;  // separated by `;`
  };
  const Case cases[] = {
      {ValueType::size, "8 8k 8m 8M 8MB 8MiB 1g 2t", "8 MB;8.5m;abc;-1;m"},
      {ValueType::time, "0 5 5s 5m 5h 5d 0.5 1.25", "5ms;0.5s;1h30m;5 minutes;s;-5s;.5"},
      {ValueType::integer, "0 5 123456", "5.0;abc;5m;99999999999999999999"},
      {ValueType::number, "5 0.5 1e3", "abc;5s"},
      {ValueType::boolean, "true false yes no", "on;off;True;1"},
      {ValueType::port, "1 24224 65535", "0;65536;abc;24224/tcp"},
      {ValueType::address, "0.0.0.0 127.0.0.1 :: ::1 fe80::1 localhost", "0.0.0.256;any;127.0.0;:24224"},
      {ValueType::url, "http://a https://a.b:9200 https://search-a.us-east-1.es.amazonaws.com",
       "a.b;https://;https://a/;https://a/b;https://a:x;https://a:0;https://u@a;ftp://a"},
      {ValueType::index_prefix, "logstash logstash-application_log app.log ${tag}",
       "Logs;logs-*;logs-2025.11.18;logs-%Y;-logs;_logs;a b;a/b"},
      {ValueType::slashed_regexp, "/^\\S/ /a|b/", "^\\S;/a/m;//;/(/;a"},
      {ValueType::regexp, "/^a$/im a.*b", "/a;/(/;/a/x;a("},
      {ValueType::hash, "a:integer a:integer,b:string", "a;a:b,c"},
  };
  for (const Case& one : cases) {
    const ParameterFact fact{.name = "p", .type = one.type};
    const auto check = [&](std::string_view list, char separator, bool wrong) {
      while (!list.empty()) {
        const std::string_view value = list.substr(0, list.find(separator));
        list.remove_prefix(std::min(value.size() + 1, list.size()));
        EXPECT_EQ(find_bad_value(fact, bare(value)).has_value(), wrong) << static_cast<int>(one.type) << " " << value;
      }
    };
    check(one.right, ' ', false);
    check(one.wrong, ';', true);
  }
}

TEST(Values, OfRubyCountAsRight) {
  Literal ruby = bare("#{ENV.fetch('PORT')}");
  ruby.ruby.push_back({.code = "ENV.fetch('PORT')"});
  EXPECT_FALSE(find_bad_value({.name = "port", .type = ValueType::port}, ruby));
}

TEST(RegularExpressions, ThatRubyRefuses) {
  for (const std::string_view right : {"", "^\\S", "a(b|c)*d+?", "(?<name>x)", "(?:a)", "[]a]", "[^]]", "[a-z&&[^b]]",
                                       "[[:alpha:]]+", "\\(", "[(]", "a{2,3}", "(?i)x", "\\[", "(?#x)"}) {
    EXPECT_EQ(find_regexp_problem(right), std::nullopt) << right;
  }
  for (const std::string_view wrong : {"(", "a)", "[a", "a\\", "*a", "a|*", "(*)", "[a[b]", "(a", "+"}) {
    EXPECT_NE(find_regexp_problem(wrong), std::nullopt) << wrong;
  }
}

TEST(TagPatterns, TakeTags) {
  struct Case {
    std::string_view pattern;
    std::string_view takes;
    std::string_view leaves;
  };
  // The right columns were printed by fluentd's own MatchPattern.
  const Case cases[] = {
      {"**", "a a.b", ""},
      {"a.*", "a.b", "a a.b.c b.c"},
      {"a.**", "a a.b a.b.c", "ab b"},
      {"**.c", "c a.c a.b.c", "ac a.c.d"},
      {"a.**.c", "a.c a.b.c a.b.b.c", "a c abc"},
      {"a*", "a ab", "a.b"},
      {"{a,b}.c", "a.c b.c", "c.c a"},
      {"a b.**", "a b b.c", "c"},
      {"titan.logs", "titan.logs", "titanxlogs titan.log"},
      {"{a,b{c,d}}", "a bc bd", "b ad"},
  };
  for (const Case& one : cases) {
    const TagPattern pattern(bare(one.pattern));
    ASSERT_TRUE(pattern.known());
    const auto check = [&](std::string_view list, bool takes) {
      while (!list.empty()) {
        const std::string_view tag = list.substr(0, list.find(' '));
        list.remove_prefix(std::min(tag.size() + 1, list.size()));
        EXPECT_EQ(pattern.takes(tag), takes) << one.pattern << " " << tag;
      }
    };
    check(one.takes, true);
    check(one.leaves, false);
  }
  EXPECT_FALSE(TagPattern(bare("/a.*/")).known());
}

TEST(TagPatterns, CoverOthers) {
  const auto covers = [](std::string_view wide, std::string_view narrow) {
    return TagPattern(bare(wide)).covers(TagPattern(bare(narrow)));
  };
  EXPECT_TRUE(covers("**", "a.b"));
  EXPECT_TRUE(covers("a.**", "a.b.**"));
  EXPECT_TRUE(covers("a.**", "a.*"));
  EXPECT_TRUE(covers("a.*", "a.b"));
  EXPECT_TRUE(covers("{a,b}", "b"));
  EXPECT_FALSE(covers("a.*", "a.**"));
  EXPECT_FALSE(covers("a.b", "a.*"));
  EXPECT_FALSE(covers("a b", "a c"));
  EXPECT_FALSE(covers("a.**", "ab.**"));
}

}  // namespace
}  // namespace stageplot::fluentd
