#include "diff/describe.hpp"

#include <gtest/gtest.h>

#include <ctime>

#include "unit/diff/trees.hpp"

namespace stageplot::diff {
namespace {

/// `path what/severity: a (type) → b (type) [leaves] note`, its hunk behind it.
std::string described(std::string_view json_a, std::string_view json_b, const DescribeOptions& options = {}) {
  const document::Value a = tree(json_a);
  const document::Value b = tree(json_b);
  redaction::Redactor redactor;
  redactor.learn(a);
  redactor.learn(b);
  std::string out;
  for (const Item& item : describe(compare(a, b, NamedShape{}).changes, redactor, options)) {
    out += item.path + " " + std::string{name_of(item.what, Mode::base)} + "/" + std::string{name_of(item.severity)} +
           ": ";
    if (item.a) out += item.a->text + " (" + item.a->type + ")";
    out += " → ";
    if (item.b) out += item.b->text + " (" + item.b->type + ")";
    if (item.leaves != 1) out += " [" + std::to_string(item.leaves) + "]";
    if (item.redacted) out += " redacted";
    if (!item.note.empty()) out += " " + item.note;
    if (!item.source_a.empty() || !item.source_b.empty()) out += " " + item.source_a + "|" + item.source_b;
    out += '\n';
    for (const TextLine& line : item.text)
      out += "  " + std::to_string(static_cast<int>(line.kind)) + " " + line.text + "\n";
  }
  return out;
}

TEST(Describe, ValuesAndTheirTypes) {
  EXPECT_EQ(
      described(R"({"port":8080,"x":{"y":[1,2]},"list":["a","b"]})", R"({"port":"8080","z":null,"list":["b","a"]})"),
      "list[0] moved/difference: \"b\" (string) → \"b\" (string) [0] position 1 → 0\n"
      "port changed/difference: 8080 (integer) → \"8080\" (string)\n"
      "x removed/difference: {\"y\":[1,2]} (map) →  [2]\n"
      "z added/difference:  → null (null)\n");
}

TEST(Describe, OrderAndRepetition) {
  EXPECT_EQ(
      described(R"({"keyed":[{"name":"a"},{"name":"b"}]})", R"({"keyed":[{"name":"b"},{"name":"a"},{"name":"a"}]})"),
      "keyed order/information: [{\"name\":\"a\"},{\"name\":\"b\"}] (list) → "
      "[{\"name\":\"b\"},{\"name\":\"a\"},{\"name\":\"a\"}] (list) [0]\n"
      "keyed[a] duplicate-key/warning:  → {\"name\":\"a\"} (map)\n");
}

TEST(Describe, ATextOfSeveralLinesHasItsLines) {
  EXPECT_EQ(described(R"({"c":"a\npassword hunter2\nx\n"})", R"({"c":"a\npassword other-one\nx\n"})"),
            "c changed/difference: \"a\\npassword ‹secret #1›\\nx\\n\" (string) → "
            "\"a\\npassword ‹secret #2›\\nx\\n\" (string) redacted\n"
            "  0 a\n  1 password ‹secret #1›\n  2 password ‹secret #2›\n  0 x\n");
}

TEST(Describe, SecretsByTheirPlace) {
  EXPECT_EQ(described(R"({"keyed":[{"name":"DB_PASSWORD","value":"ab"}],"token":"1\n2"})",
                      R"({"keyed":[{"name":"DB_PASSWORD","value":"cd"}],"token":"1\n3"})"),
            "keyed[DB_PASSWORD].value changed/difference: ‹secret #1› (string) → ‹secret #3› (string) redacted\n"
            "token changed/difference: ‹secret #2› (string) → ‹secret #4› (string) redacted\n");
  EXPECT_EQ(described(R"({"kind":"Secret","data":{"x":"YQ=="}})", R"({"kind":"Secret","data":{"x":"Yg==","y":"YQ=="}})",
                      {.kind = "Secret"}),
            "data.x changed/difference: ‹secret #1› (string) → ‹secret #2› (string) redacted\n"
            "data.y added/difference:  → ‹secret #1› (string) redacted\n");
}

TEST(Describe, LongValuesFromWhereTheyDiffer) {
  const std::string same(1000, 'x');
  EXPECT_EQ(
      described("\"" + same + "1\"", "\"" + same + "2\""),
      " changed/difference: …" + std::string(60, 'x') + "1\" (string) → …" + std::string(60, 'x') + "2\" (string)\n");
}

TEST(Describe, SourcesOfBothSides) {
  const auto source = [](const document::Value& value) { return "line " + std::to_string(value.i); };
  EXPECT_EQ(described("[1]", "[2]", {.source_a = source, .source_b = source}),
            "[0] changed/difference: 1 (integer) → 2 (integer) line 1|line 2\n");
}

TEST(Describe, FiveHundredObjectsInAMoment) {
  std::string a = "[";
  std::string b = "[";
  for (int i = 0; i < 500; ++i) {
    std::string object = R"({"kind":"Deployment","name":"app-)" + std::to_string(i) + R"(","keyed":[)";
    for (int n = 0; n < 40; ++n) {
      object += (n > 0 ? "," : "") + (R"({"name":"VARIABLE_)" + std::to_string(n) + R"(","value":"some value )") +
                std::to_string(i * n) + R"("})";
    }
    object += R"(,{"name":"PASSWORD","value":"secret-of-)" + std::to_string(i) + R"("}],"replicas":)";
    const std::string_view comma = i > 0 ? "," : "";
    a += std::string{comma} + object + "3}";
    b += std::string{comma} + object + (i % 2 == 0 ? "3}" : "5}");
  }
  const document::Value tree_a = tree(a + "]");
  const document::Value tree_b = tree(b + "]");
  const std::clock_t begin = std::clock();
  redaction::Redactor redactor;
  redactor.learn(tree_a);
  redactor.learn(tree_b);
  const Comparison comparison = compare(tree_a, tree_b, NamedShape{});
  EXPECT_EQ(describe(comparison.changes, redactor).size(), 250U);
  EXPECT_LT(std::clock() - begin, CLOCKS_PER_SEC);
}

}  // namespace
}  // namespace stageplot::diff
