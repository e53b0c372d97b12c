#include "redaction/secret_shapes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::redaction {
namespace {

/// `text` with what looks secret in brackets.
std::string marked(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (const Range& range : find_secret_shapes(text)) {
    out.append(text.substr(done, range.begin - done)).append("[");
    out.append(text.substr(range.begin, range.end - range.begin)).append("]");
    done = range.end;
  }
  return out.append(text.substr(done));
}

class SecretShapes : public testing::TestWithParam<std::string_view> {};

TEST_P(SecretShapes, AreFoundWhereTheyAre) {
  std::string text;
  for (const char c : GetParam()) {
    if (c != '[' && c != ']') text += c;
  }
  EXPECT_EQ(marked(text), GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    All, SecretShapes,
    testing::Values("id [AKIAIOSFODNN7EXAMPLE], no more", "AKIAIOSFODNN7EXAMPLEX", "XAKIAIOSFODNN7EXAMPLE",
                    "postgres://app:[hunter2]@db:5432/app", "postgres://app:[p@ss]@db/app", "https://app@host/x:y@z",
                    "http://host:8080/path", "url: \"amqp://u:[p]@h\", next", "mysql://u:${DB_PASSWORD}@h",
                    "Bearer [eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk].",
                    "eyJhbGciOiJIUzI1NiJ9 is no token alone",
                    "a\n[-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----]\nb",
                    "[-----BEGIN PRIVATE KEY-----\nMIIE and no end]",
                    "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----", "--------- a line of a table -----",
                    "[ghp_abcdefghijklmnopqrstuvwxyz0123456789]", "ghp_short", "[glpat-abcdefghijklmnop1234]", ""));

TEST(SecretShapes, ALongTextInOnePass) {
  std::string text;
  while (text.size() < 4'000'000) text += "eyJeyJ-----BEGIN a://AKIA";
  EXPECT_FALSE(looks_secret(text));
}

}  // namespace
}  // namespace stageplot::redaction
