// Values as `helm get values` prints them in its three forms, and the history of a release.
#include <gtest/gtest.h>

#include "unit/drift_exports/reading.hpp"

namespace stageplot::drift {
namespace {

struct ValuesCase {
  std::string name;
  std::string text;
  std::string json;
  bool computed = false;
};

class Values : public testing::TestWithParam<ValuesCase> {};

TEST_P(Values, AreRead) {
  const auto reading = read(GetParam().text, ExportOption::helm, "values");
  ASSERT_TRUE(reading->result) << reading->findings();
  EXPECT_EQ(reading->findings(), "");
  EXPECT_EQ(reading->result->kind, ExportKind::helm_values);
  EXPECT_EQ(json_of(reading->result->values), GetParam().json);
  EXPECT_EQ(reading->result->computed_values, GetParam().computed);
}

INSTANTIATE_TEST_SUITE_P(
    Helm, Values,
    testing::Values(
        ValuesCase{"Json", R"({"replicas": 3, "image": {"tag": "1.2.3"}})",
                   R"({"image":{"tag":"1.2.3"},"replicas":3})"},
        ValuesCase{"Yaml", "replicas: 3\nimage:\n  tag: 1.2.3\n", R"({"image":{"tag":"1.2.3"},"replicas":3})"},
        ValuesCase{"Headed", "USER-SUPPLIED VALUES:\nreplicas: 3\n", R"({"replicas":3})"},
        ValuesCase{"HeadedAll", "COMPUTED VALUES:\nreplicas: 3\n", R"({"replicas":3})", true},
        ValuesCase{"HeadedNone", "USER-SUPPLIED VALUES:\nnull\n", "{}"}, ValuesCase{"None", "null\n", "{}"},
        ValuesCase{"Empty", "{}\n", "{}"},
        ValuesCase{"WholeNumberAsFloat", "accountId: 8.89199535989e+11\n", R"({"accountId":889199535989})"}),
    [](const auto& example) { return example.param.name; });

TEST(Values, AHeadingAloneSaysWhatItIs) {
  const auto reading = read("USER-SUPPLIED VALUES:\nreplicas: 3\n");
  ASSERT_TRUE(reading->result) << reading->findings();
  EXPECT_EQ(reading->result->kind, ExportKind::helm_values);
}

TEST(Values, APlaceIsThatOfTheText) {
  const auto reading = read("USER-SUPPLIED VALUES:\nimage:\n  tag: 1.2.3\n", ExportOption::helm);
  const document::Value* tag = document::find_path(reading->result->values, "image.tag");
  ASSERT_NE(tag, nullptr);
  EXPECT_EQ(reading->sources.resolve(reading->origins.span(tag->origin)).begin, (source::Position{3, 8}));
}

TEST(Values, ANumberAboveTheExactOnesIsReported) {
  const auto reading = read("ids:\n- 9007199254740992\n- 9.007199254740994e+15\n", ExportOption::helm, "values.yaml");
  EXPECT_TRUE(reading->result);
  EXPECT_EQ(reading->findings(),
            "warning export.inexact-number values.yaml:3:3 `ids[1]` in `values.yaml` is above 2^53, and may have lost "
            "digits in Helm | write such a number as a string in the values\n");
}

TEST(Values, AManifestGivenToHelmNeedsNoComments) {
  const auto reading =
      read("apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n", ExportOption::helm, "manifest.yaml");
  ASSERT_TRUE(reading->result) << reading->findings();
  EXPECT_EQ(reading->result->kind, ExportKind::helm_manifest);
}

TEST(History, IsRead) {
  const auto reading = read(R"([
    {"revision":1,"updated":"2026-11-20T16:08:00Z","status":"superseded","chart":"webservice-1.0.0","app_version":"","description":"Install complete"},
    {"revision":3,"updated":"2026-11-20T17:08:00Z","status":"deployed","chart":"webservice-1.0.0","app_version":"","description":"Rollback to 1"}])",
                            ExportOption::helm);
  ASSERT_TRUE(reading->result) << reading->findings();
  ASSERT_EQ(reading->result->history.size(), 2U);
  EXPECT_EQ(reading->result->history[1].number, 3);
  EXPECT_EQ(reading->result->history[1].status, "deployed");
  EXPECT_EQ(reading->result->history[1].description, "Rollback to 1");
}

}  // namespace
}  // namespace stageplot::drift
