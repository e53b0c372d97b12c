#include "diff/renamed.hpp"

#include <gtest/gtest.h>

#include "unit/diff/trees.hpp"

namespace stageplot::diff {
namespace {

std::string object(std::string_view name, std::string_view host) {
  return R"({"kind":"ConfigMap","name":")" + std::string{name} +
         R"(","data":{"a":"1","b":"2","c":"3","d":"4","host":")" + std::string{host} + R"("}})";
}

std::string found(std::span<const Candidate> a, std::span<const Candidate> b) {
  std::string out;
  for (const Renamed& pair : find_renamed(a, b, Shape{})) {
    out += std::to_string(pair.a) + "=" + std::to_string(pair.b) + ";";
  }
  return out;
}

TEST(Renamed, TheMostAlikeOfOneKind) {
  const std::vector<Candidate> a{{"ConfigMap", tree(object("app-1", "x"))}, {"ConfigMap", tree(object("web-1", "y"))}};
  const std::vector<Candidate> b{{"ConfigMap", tree(object("web-2", "y"))},
                                 {"ConfigMap", tree(object("app-2", "z"))},
                                 {"Secret", tree(object("app-1", "x"))}};
  EXPECT_EQ(found(a, b), "0=1;1=0;");
}

TEST(Renamed, NotWhatDiffersMuchOrSaysLittle) {
  const std::vector<Candidate> a{{"x", tree(R"({"k":1,"a":1,"b":2,"c":3,"d":4,"e":5})")},
                                 {"y", tree(R"({"k":1,"n":"a"})")}};
  const std::vector<Candidate> b{{"x", tree(R"({"k":1,"a":2,"b":3,"c":4,"d":5,"e":5})")},
                                 {"y", tree(R"({"k":1,"n":"b"})")}};
  EXPECT_EQ(found(a, b), "");
}

TEST(Renamed, OfVeryManyOnlySoManyAreLookedAt) {
  const std::vector<Candidate> a(2000, {"ConfigMap", tree(object("a", "x"))});
  const std::vector<Candidate> b(2000, {"ConfigMap", tree(object("b", "x"))});
  EXPECT_EQ(find_renamed(a, b, Shape{}).size(), 5U);
}

}  // namespace
}  // namespace stageplot::diff
