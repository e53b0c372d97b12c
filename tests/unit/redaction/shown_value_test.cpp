#include "redaction/shown_value.hpp"

#include <gtest/gtest.h>

#include "document/arena.hpp"
#include "document/json_reader.hpp"

namespace stageplot::redaction {
namespace {

document::Value tree(std::string_view json) {
  static auto& arena = *new document::Arena;
  std::string error;
  const auto value = document::read_json_text(json, document::OriginId::none, arena, {}, error);
  EXPECT_TRUE(value.has_value()) << error;
  return value.value_or(document::Value{});
}

std::string shown(std::string_view json, const ShowOptions& options = {}) {
  Redactor redactor;
  redactor.learn(tree(json));
  return show(tree(json), redactor, options).text;
}

TEST(ShownValue, IsJsonOnOneLine) {
  EXPECT_EQ(shown(R"({"b":[1,2.5,true,null],"a":"x\ny"})"), R"({"a":"x\ny","b":[1,2.5,true,null]})");
}

TEST(ShownValue, SecretsHaveMasks) {
  EXPECT_EQ(shown(R"({"password":"hunter2","note":"it is hunter2"})"),
            R"({"note":"it is ‹secret #1›","password":‹secret #1›})");
  EXPECT_EQ(shown(R"([{"name":"API_TOKEN","value":"ab"},{"name":"PORT","value":"ab"}])"),
            R"([{"name":"API_TOKEN","value":‹secret #1›},{"name":"PORT","value":"ab"}])");
  EXPECT_EQ(shown(R"({"kind":"Secret","data":{"a":"aHVudGVyMg=="},"stringData":{"b":"hunter2"}})"),
            R"({"data":{"a":‹secret #1›},"kind":"Secret","stringData":{"b":‹secret #1›}})");
  EXPECT_EQ(shown(R"({"password":12345,"token":null,"secret":{"name":"x"}})"),
            R"({"password":‹secret #1›,"secret":{"name":"x"},"token":null})");
}

TEST(ShownValue, IsCutButNoMaskIs) {
  EXPECT_EQ(shown(R"("abcdefghij")", {.most = 10}), R"("abcdefgh…)");
  EXPECT_EQ(shown(R"("abcdefgh")", {.most = 10}), R"("abcdefgh")");
  EXPECT_EQ(shown(R"({"password":"hunter2"})", {.most = 18}), R"({"password":…)");
}

TEST(ShownValue, WhereItStandsMayHideIt) {
  EXPECT_EQ(shown(R"("ab")", {.name = "password"}), "‹secret›");
  EXPECT_EQ(shown(R"({"x":"ab","y":[1]})", {.secret = true}), R"({"x":‹secret›,"y":[‹secret›]})");
}

TEST(ShownValue, SectionsAreMembers) {
  EXPECT_EQ(shown(R"({"<>":"resource[a.b]","x":1,"<sections>":[{"<>":"listener","port":2},{"<>":"tag[#2]"}]})",
                  {.sections = "<sections>", .section_key = "<>"}),
            R"({"listener":{"port":2},"tag[#2]":{},"x":1})");
}

}  // namespace
}  // namespace stageplot::redaction
