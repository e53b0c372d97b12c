// Mistakes in --set and its like, in Helm's words. What is right is compared with recorded outputs (data/set_flags).
#include "chart/set_values.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "document/map.hpp"

namespace stageplot::chart {
namespace {

std::string error_of(std::string_view text, SetKind kind, std::string_view version) {
  document::Arena arena;
  return set_values(text, kind, document::OriginId::none, arena, *arena.map(), *find_profile(version)).value_or("");
}

TEST(SetValues, SayWhatHelmSays) {
  struct Row {
    std::string_view text;
    std::string_view message;  // behind `failed parsing --set data: `
  };
  constexpr Row kRows[] = {
      {"a", "key \"a\" has no value"},
      {"a,b=1", "key \"a\" has no value (cannot end with ,)"},
      {"a.b", "key \"b\" has no value"},
      {"a[0=1", "error parsing index: EOF"},
      {"a[x]=1", "error parsing index: strconv.Atoi: parsing \"x\": invalid syntax"},
      {"a[-1]=1", "negative -1 index not allowed"},
      {"a[65537]=1", "index of 65537 is greater than maximum supported index of 65536"},
      {"a[0]b=1", "unexpected data at end of array index: ['b']"},
      {"a[0]b\"'=1", "unexpected data at end of array index: ['b' '\"' '\\'']"},
      {"a={1,2", "list must terminate with '}'"},
      {"a=1,a.b=2", "unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}"},
      {"a=x,a[0]=2", "unable to parse key: interface conversion: interface {} is string, not []interface {}"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(error_of(row.text, SetKind::typed, "3.21.4"), "failed parsing --set data: " + std::string{row.message});
  }
  EXPECT_EQ(error_of("a.b", SetKind::typed, "3.10.1"), "failed parsing --set data: key map \"a\" has no value");
  EXPECT_EQ(error_of("a", SetKind::text, "3.10.1"), "failed parsing --set-string data: key \"a\" has no value");
  EXPECT_EQ(error_of("a={", SetKind::json, "3.10.1"), "failed parsing --set-json data a={");
}

TEST(SetValues, SayWhatIsWrongWithFilesAndLiterals) {
  document::Arena arena;
  document::Map& values = *arena.map();
  const Profile& profile = *find_profile("3.21.4");
  const ReadSetFile read = [](const std::string& path, std::string& error) -> std::optional<std::string> {
    if (path == "a.txt") return "text of a, with a comma";
    error = "open " + path + ": no such file or directory";
    return std::nullopt;
  };
  EXPECT_EQ(set_values("x=a.txt,y={a.txt,a.txt},z=", SetKind::file, {}, arena, values, profile, read), std::nullopt);
  EXPECT_EQ(document::find(values, "x")->value.text(), "text of a, with a comma");
  EXPECT_EQ(document::find(values, "y")->value.items().size(), 2U);
  EXPECT_EQ(document::find(values, "z")->value.text(), "");
  EXPECT_EQ(set_values("x=b.txt", SetKind::file, {}, arena, values, profile, read),
            "failed parsing --set-file data: open b.txt: no such file or directory");
  EXPECT_EQ(set_values("l={a},b=\\c", SetKind::literal, {}, arena, values, profile), std::nullopt);
  EXPECT_EQ(document::find(values, "l")->value.text(), "{a},b=\\c");
  EXPECT_EQ(set_values("l", SetKind::literal, {}, arena, values, profile),
            "failed parsing --set-literal data: key \"l\" has no value");
}

TEST(SetValues, ReadJsonUpToItsEnd) {
  for (const char* text : {"a=1b=2", "a=\"x\"b=2", "a={\"x\":1}b=2", "a=1 b=2", "a= 1 , b=2"}) {
    EXPECT_EQ(error_of(text, SetKind::json, "3.21.4"), "") << text;
  }
  for (const char* text : {"a=truefalse", "a=1.2.3", "a=01", "a=-", "a=1e", "a=[1", "a=text"}) {
    EXPECT_EQ(error_of(text, SetKind::json, "3.21.4"), "failed parsing --set-json data " + std::string{text});
  }
}

TEST(SetValues, StopAtDeepNesting) {
  std::string deep = "a";
  for (int i = 0; i < 100'000; ++i) deep += ".a";
  EXPECT_EQ(error_of(deep + "=1", SetKind::typed, "3.21.4"),
            "failed parsing --set data: value name nested level is greater than maximum supported nested level of 30");
  std::string lists = "a";
  for (int i = 0; i < 100'000; ++i) lists += "[0]";
  EXPECT_EQ(error_of(lists + "=1", SetKind::typed, "3.21.4"), "failed parsing --set data: lists are nested too deep");
}

}  // namespace
}  // namespace stageplot::chart
