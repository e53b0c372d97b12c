// Where results come from: what is handed on keeps its origin, what is put together keeps one for each part.
#include <gtest/gtest.h>

#include "document/map.hpp"
#include "expression.hpp"

namespace stageplot::gotemplate::test {
namespace {

using document::OriginId;
using document::Value;

/// A map whose values come from the lines 1, 2 and 3 of a file, its keys from 11, 12 and 13.
class OriginTest : public testing::Test {
 protected:
  OriginTest() {
    document::Map* map = arena_.map();
    put(*map, "a", Value::of(arena_.copy("first"), at(1)), at(11));
    put(*map, "b", Value::of(arena_.copy("second\nline"), at(2)), at(12));
    put(*map, "port", Value::of_float(8080, at(3)), at(13));
    evaluation_.dot = Value::of(map, at(9));
  }

  void put(document::Map& map, std::string_view key, Value value, OriginId key_origin) {
    document::set(arena_, map, arena_.copy(key), value, key_origin);
  }

  /// An origin that can be told by its number.
  OriginId at(std::uint32_t line) {
    while (lines_.size() <= line) {
      const auto begin = static_cast<std::uint32_t>(lines_.size());
      lines_.push_back(origins_.written({.file = static_cast<source::FileId>(1), .begin = begin, .end = begin + 1}));
    }
    return lines_[line];
  }

  std::string name(OriginId origin) {
    std::string text;
    for (const OriginId source : origins_.sources(origin)) {
      text += (text.empty() ? "" : "+") + std::to_string(origins_.get(source).span.begin);
    }
    return text.empty() ? "-" : text;
  }

  /// The text cut into its runs, each with the line that it comes from: `[1]first[-], [2]second`.
  std::string runs(std::string_view expression) {
    const Value value = evaluate(evaluation_, expression);
    const std::string_view text = value.text();
    if (value.s->runs().empty()) return "[" + name(value.origin) + "]" + std::string(text);
    std::string out;
    const auto all = value.s->runs();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::size_t end = i + 1 < all.size() ? all[i + 1].begin : text.size();
      out += "[" + name(all[i].origin) + "]" + std::string(text.substr(all[i].begin, end - all[i].begin));
    }
    return out;
  }

  std::string origin(std::string_view expression) { return name(evaluate(evaluation_, expression).origin); }

  document::Arena arena_;
  document::Origins origins_;
  std::vector<OriginId> lines_;
  Evaluation evaluation_{.arena = arena_, .origins = origins_, .dot = {}};
};

TEST_F(OriginTest, WhatIsHandedOnKeepsItsOrigin) {
  EXPECT_EQ(origin("default .a .b"), "2");
  EXPECT_EQ(origin("default .a nil"), "1");
  EXPECT_EQ(origin("coalesce nil .port .a"), "3");
  EXPECT_EQ(origin("ternary .a .b true"), "1");
  EXPECT_EQ(origin("first (list .b .a)"), "2");
  EXPECT_EQ(origin("get . \"port\""), "3");
  EXPECT_EQ(origin("dig \"a\" \"none\" ."), "1");
  EXPECT_EQ(origin("toString .a"), "1");
  EXPECT_EQ(origin("trimSuffix \"x\" .a"), "1");
  EXPECT_EQ(origin("first (keys .)"), "11");
}

TEST_F(OriginTest, WhatIsMadeHasAllOrigins) {
  EXPECT_EQ(origin("add .port 1"), "3");
  EXPECT_EQ(origin("list .a .b"), "1+2");
  EXPECT_EQ(origin("contains .a .b"), "1+2");
  EXPECT_EQ(origin("upper .a"), "1");
  EXPECT_EQ(origin("add 1 2"), "-");
  EXPECT_EQ(origin("sha256sum .a"), "1");
}

TEST_F(OriginTest, AssembledTextsKeepRuns) {
  EXPECT_EQ(runs("list .a .b | join \", \""), "[1]first, [2]second\nline");
  EXPECT_EQ(runs("cat .a \"x\" .port"), "[1]first [-]x [3]8080");
  EXPECT_EQ(runs("quote .a .b"), "[1]\"first\" [2]\"second\\nline\"");
  EXPECT_EQ(runs("squote .a .b"), "[1]'first' [2]'second\nline'");
  EXPECT_EQ(runs("replace \"r\" .a \"1r2\""), "[-]1[1]first[-]2");
  EXPECT_EQ(runs("list .a .b | join \"\" | indent 2"), "[1]  first[2]second\n  line");
  EXPECT_EQ(runs("list .a .b | join \"-\" | trunc 8"), "[1]first-[2]se");
  EXPECT_EQ(runs("list .a .b | join \"-\" | trunc -4"), "[2]line");
  EXPECT_EQ(runs("list .a .b | join \"-\" | trimPrefix \"first\" | quote"), "[1+2]\"[1]-[2]second\\nline\"");
  EXPECT_EQ(runs("regexReplaceAll \"ir\" (list .a .b | join \"-\") .a"), "[1]ffirstst-[2]second\nline");
}

// Charts hand maps from one template to another as text.
TEST_F(OriginTest, WhatIsReadBackKeepsTheOriginOfItsPlace) {
  EXPECT_EQ(origin("(toJson . | fromJson).a"), "1");
  EXPECT_EQ(origin("(toJson . | fromJson).port"), "3");
  EXPECT_EQ(origin("(toYaml . | fromYaml).b"), "2");
  EXPECT_EQ(origin("(toYaml . | fromYaml).port"), "3");
  EXPECT_EQ(runs("toJson . | fromJson | toYaml"), "[11]a: [1]first\n[12]b: [2]|-\n  second\n  line\n[13]port: [3]8080");
}

TEST_F(OriginTest, EachLineOfYamlKeepsItsOrigin) {
  EXPECT_EQ(runs("toYaml . | nindent 2"),
            "[11]\n  a: [1]first\n  [12]b: [2]|-\n    second\n    line\n  [13]port: [3]8080");
  EXPECT_EQ(runs("toJson ."), "[9]{[11]\"a\":[1]\"first\",[12]\"b\":[2]\"second\\nline\",[13]\"port\":[3]8080}");
}

}  // namespace
}  // namespace stageplot::gotemplate::test
