// Bytes are printed as Go prints them: a chart that takes its whole dot for a key prints all its files this way.
#include "template/functions/go_value.hpp"

#include <gtest/gtest.h>

#include <string>

#include "template/functions/run_builder.hpp"

namespace stageplot::gotemplate {
namespace {

std::string printed(std::string_view bytes) {
  document::Arena arena;
  document::Origins origins;
  document::Value value = document::Value::of(arena.copy(bytes));
  value.kind = document::Kind::bytes;
  std::string out = "x";
  append_go_value({.arena = arena, .origins = origins}, out, value);
  return out;
}

TEST(GoValue, PrintsBytesInDecimal) {
  EXPECT_EQ(printed(""), "x[]");
  EXPECT_EQ(printed("a"), "x[97]");
  EXPECT_EQ(printed(std::string_view{"\0\x09\x0A\x63\x64\xFF", 6}), "x[0 9 10 99 100 255]");
}

TEST(GoValue, PrintsManyBytes) {
  std::string bytes;
  std::string expected = "x[";
  for (int i = 0; i < 5000; ++i) {
    bytes += static_cast<char>(i % 256);
    expected += (i == 0 ? "" : " ") + std::to_string(i % 256);
  }
  EXPECT_EQ(printed(bytes), expected + ']');
}

TEST(GoValue, PrintsNoMoreBytesThanATextMayHave) {
  EXPECT_THROW((void)printed(std::string(RunBuilder::kLongestText / 3, '\xFF')), FunctionError);
}

}  // namespace
}  // namespace stageplot::gotemplate
