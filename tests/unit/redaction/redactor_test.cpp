#include "redaction/redactor.hpp"

#include <gtest/gtest.h>

#include <ctime>

#include "document/arena.hpp"
#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "redaction/encodings.hpp"
#include "text/base64.hpp"

namespace stageplot::redaction {
namespace {

document::Value tree(std::string_view json) {
  static auto& arena = *new document::Arena;
  std::string error;
  const auto value = document::read_json_text(json, document::OriginId::none, arena, {}, error);
  EXPECT_TRUE(value.has_value()) << error;
  return value.value_or(document::Value{});
}

Redactor knowing(std::string_view json) {
  Redactor redactor;
  redactor.learn(tree(json));
  return redactor;
}

struct Place {
  std::string_view what;
  std::string_view json;  // where the secret `correct-horse` stands
};

class Learns : public testing::TestWithParam<Place> {};

TEST_P(Learns, ASecretWhereverItStands) {
  const Redactor redactor = knowing(GetParam().json);
  EXPECT_EQ(redactor.redact("say correct-horse twice: correct-horse."), "say ‹secret #1› twice: ‹secret #1›.")
      << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    All, Learns,
    testing::Values(Place{"by name", R"({"a":[{"dbPassword":"correct-horse"}]})"},
                    Place{"a list under a name", R"({"passwords":["correct-horse"]})"},
                    Place{"an environment variable", R"({"env":[{"name":"DB_PASSWORD","value":"correct-horse"}]})"},
                    Place{"a tag", R"([{"key":"api_token","value":"correct-horse","propagate_at_launch":true}])"},
                    Place{"a Secret's data", R"({"kind":"Secret","data":{"x":"Y29ycmVjdC1ob3JzZQ=="}})"},
                    Place{"a Secret's texts", R"({"items":[{"kind":"Secret","stringData":{"x":"correct-horse"}}]})"},
                    Place{"what was last applied",
                          R"({"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":
             "{\"kind\":\"Secret\",\"stringData\":{\"x\":\"correct-horse\"}}"}}})"},
                    Place{"a URL", R"({"DATABASE_URL":"postgres://app:correct-horse@db/app"})"},
                    Place{"a line of a configuration",
                          R"({"data":{"fluent.conf":"<match **>\n  password correct-horse\n</match>"}})"},
                    Place{"an argument", R"({"args":["--db-password=correct-horse"]})"}));

TEST(Redactor, HidesASecretInEveryForm) {
  Redactor redactor;
  const std::string secret = "p\"ss w/rd&<1>";
  redactor.add(secret);
  for (const std::string& form : forms_of(secret)) {
    EXPECT_EQ(redactor.redact("x " + form + " y"), "x ‹secret #1› y") << form;
  }
  std::string json;
  document::append_json_string(json, secret, true);
  EXPECT_EQ(redactor.redact(json), "\"‹secret #1›\"");
  EXPECT_EQ(redactor.redact("p%22ss%20w%2Frd%26%3C1%3E"), "‹secret #1›");
}

TEST(Redactor, HidesASecretInsideALongerBase64Text) {
  Redactor redactor;
  redactor.add("correct-horse-battery-staple");
  for (const std::string_view before : {"", "a", "ab", "abc", "password: "}) {
    const std::string encoded = text::encode_base64(std::string{before} + "correct-horse-battery-staple\nmore");
    const std::string shown = redactor.redact(encoded);
    EXPECT_NE(shown.find("‹secret #1›"), std::string::npos) << before;
    // What is left of it are the characters at its two ends that depend on its neighbours.
    EXPECT_LE(shown.size(), encoded.size() - 18) << shown;
  }
}

TEST(Redactor, HidesALineOfASecretOfSeveralLines) {
  Redactor redactor;
  redactor.add("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nshort\n-----END PRIVATE KEY-----\n");
  EXPECT_EQ(redactor.redact("    MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"), "    ‹secret #1›");
}

TEST(Redactor, EqualSecretsHaveEqualNumbers) {
  Redactor redactor =
      knowing(R"({"a":{"password":"first-one"},"b":{"password":"second-one"},"c":{"token":"first-one"}})");
  EXPECT_EQ(redactor.redact("first-one second-one"), "‹secret #1› ‹secret #2›");
  EXPECT_EQ(redactor.mask_of("first-one"), "‹secret #1›");
  EXPECT_EQ(redactor.mask_of("never seen"), "‹secret›");
}

TEST(Redactor, WordsAndShortTextsAreHiddenOnlyWhereTheyStand) {
  const Redactor redactor = knowing(R"({"password":"true","token":"abc","secret":"8080","apiKey":"default"})");
  EXPECT_EQ(redactor.redact("true abc 8080 default"), "true abc 8080 default");
  EXPECT_EQ(redactor.mask_of("abc"), "‹secret #4›");
}

TEST(Redactor, AShortSecretIsNoPartOfAWord) {
  Redactor redactor;
  redactor.add("hunt");
  EXPECT_EQ(redactor.redact("hunter hunt, \"hunt\""), "hunter ‹secret #1›, \"‹secret #1›\"");
}

TEST(Redactor, AReferenceIsNoSecret) {
  const Redactor redactor = knowing(R"json({
    "env": [{"name": "PASSWORD", "value": "$(OTHER)"},
            {"name": "TOKEN", "valueFrom": {"secretKeyRef": {"name": "app-secret", "key": "the-key"}}}],
    "secretName": "my-secret-name",
    "secret": {"kubernetes": {"name": "ref-name", "key": "ref-key"}}})json");
  const std::string text = "$(OTHER) app-secret the-key my-secret-name ref-name ref-key";
  EXPECT_EQ(redactor.redact(text), text);
}

TEST(Redactor, OverlappingSecretsAreHiddenWhole) {
  Redactor redactor;
  redactor.add("alpha-beta");
  redactor.add("beta-gamma");
  EXPECT_EQ(redactor.redact("alpha-beta-gamma").find("gamma"), std::string::npos);
  redactor.add("AKIAIOSF");
  EXPECT_EQ(redactor.redact("AKIAIOSFODNN7EXAMPLE"), "‹secret #3›");
}

TEST(Redactor, ManySecretsAndALongText) {
  Redactor redactor;
  for (int i = 0; i < 2000; ++i) redactor.add("secret-number-" + std::to_string(i) + "-of-many");
  std::string text;
  while (text.size() < 5'000'000) text += "a line with secret-number- and nothing behind it\n";
  text += "secret-number-1999-of-many";
  const std::clock_t begin = std::clock();
  const std::string shown = redactor.redact(text);
  EXPECT_TRUE(shown.ends_with("it\n‹secret #2000›"));
  EXPECT_LT(std::clock() - begin, 2 * CLOCKS_PER_SEC);
}

TEST(Redactor, LearnsALongTextInOnePass) {
  std::string text;
  while (text.size() < 3'000'000) text += "password eyJ a://b:c\n";
  Redactor redactor;
  const std::clock_t begin = std::clock();
  redactor.learn_text(text);
  EXPECT_LT(std::clock() - begin, 2 * CLOCKS_PER_SEC);
}

TEST(Redactor, TakesOverWhatOthersHaveLearned) {
  Redactor all;
  all.add_all(knowing(R"({"password": "correct-horse"})"));
  all.add_all(knowing(R"({"kind": "Secret", "data": {"a": "YmF0dGVyeS1zdGFwbGU=", "b": "not base64!"}})"));
  all.add_all(knowing(R"({"token": "correct-horse"})"));
  EXPECT_EQ(all.redact("correct-horse battery-staple YmF0dGVyeS1zdGFwbGU="), "‹secret #1› ‹secret #2› ‹secret #2›");
  EXPECT_EQ(all.mask_of("YmF0dGVyeS1zdGFwbGU="), all.mask_of("battery-staple"));
  EXPECT_EQ(all.mask_of("unknown-text"), "‹secret›");
  Redactor one;
  one.add_all(knowing(R"({"password": "correct-horse"})"));
  EXPECT_TRUE(one.same_as(knowing(R"({"password": "correct-horse"})")));
  EXPECT_FALSE(one.same_as(all));
}

}  // namespace
}  // namespace stageplot::redaction
