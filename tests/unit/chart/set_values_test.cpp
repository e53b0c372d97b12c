// Mistakes in --set and its like, in Helm's words. What is right is compared with recorded outputs (data/set_flags).
#include "chart/set_values.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

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
      {"a[0]b=1", "unexpected data at end of array index: \"b\""},
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
