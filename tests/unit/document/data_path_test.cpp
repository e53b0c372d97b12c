// Paths of values: whether they lie below a pattern, and what stands there in another tree.
#include <gtest/gtest.h>

#include "document/data_path.hpp"
#include "document/json_reader.hpp"

namespace stageplot::document {
namespace {

class DataPathTest : public testing::Test {
 protected:
  DataPathTest() {
    path_.push("scaling");
    path_.push("up");
    path_.push(std::size_t{1});
    path_.push("after");
  }
  Value json(std::string text) {
    const source::FileId file = sources_.add("tree.json", std::move(text));
    return read_json(file, sources_, arena_, origins_, {}, findings_).value_or(Value{});
  }

  source::SourceFiles sources_;
  Arena arena_;
  Origins origins_;
  diagnostics::Diagnostics findings_;
  DataPath path_;
};

TEST_F(DataPathTest, is_within_what_names_it_or_a_place_above) {
  for (const std::string_view pattern : {"scaling", "scaling.up", "*", "scaling.*", "*.up"}) {
    EXPECT_TRUE(path_.is_within(pattern)) << pattern;
  }
  // Patterns name keys; what they cover of a list is all of it.
  for (const std::string_view pattern :
       {"scale", "scaling.down", "up", "scaling.up.after", "scaling.up.*", "*.up.*.after"}) {
    EXPECT_FALSE(path_.is_within(pattern)) << pattern;
  }
  DataPath above;
  above.push("scaling");
  EXPECT_TRUE(above.is_within("scaling"));
  EXPECT_FALSE(above.is_within("scaling.up"));
  EXPECT_FALSE(DataPath{}.is_within("scaling"));
}

TEST_F(DataPathTest, finds_its_place_in_another_tree) {
  const auto found = path_.find_in(json(R"({"scaling": {"up": [1, {"after": "5m"}]}})"));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->key->view(), "after");
  EXPECT_EQ(found->value.text(), "5m");
  EXPECT_FALSE(path_.find_in(json(R"({"scaling": {"up": [1]}})")));
  EXPECT_FALSE(path_.find_in(json(R"({"scaling": {"up": {"after": 1}}})")));
  EXPECT_FALSE(path_.find_in(json(R"({"scaling": {"up": [1, {}]}})")));
  EXPECT_FALSE(path_.find_in(json("3")));
  EXPECT_TRUE(DataPath{}.find_in(json("3")));
}

}  // namespace
}  // namespace stageplot::document
