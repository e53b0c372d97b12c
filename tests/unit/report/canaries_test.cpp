// Twelve secrets, each where secrets really stand, changed between two trees: none of them, in no encoding, may reach a
// report in any format.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "diff/describe.hpp"
#include "diff/summarise.hpp"
#include "document/map.hpp"
#include "report/diff_report.hpp"
#include "text/base64.hpp"
#include "unit/schema/documents.hpp"

namespace stageplot::report {
namespace {

/// `@N@` becomes secret N, `#N#` its base64; the sides have different ones.
const char* const kTree = R"(
secret:
  kind: Secret
  metadata:
    name: database
    annotations:
      kubectl.kubernetes.io/last-applied-configuration: '{"kind":"Secret","stringData":{"pin":"@3@"}}'
  data: {one: "#1#"}
  stringData: {two: "@2@"}
deployment:
  kind: Deployment
  spec:
    env:
      - {name: DATABASE_PASSWORD, value: "@4@"}
      - {name: DATABASE_URL, value: "postgres://user:@9@@database.example.com/app"}
values:
  database: {password: "@5@", replicas: 2}
resource:
  input: {pw: "@6@"}
outputs:
  copied: "@6@"
  joined: "user:@7@"
  encoded: "#8#"
  key: |
    -----BEGIN PRIVATE KEY-----
    @10@@10@@10@
    -----END PRIVATE KEY-----
config:
  kind: ConfigMap
  data:
    app.conf: |
      <match **>
        host logs.example.com
        password @11@
        user app
      </match>
by_name:
  "@12@": "changed @12@"
)";

std::string secret(int number, char side) {
  return std::string{"canary/"} + side + std::to_string(number) + "+Zx\"9qRt" +
         std::string(1, static_cast<char>('a' + number));
}

std::string without_quote(std::string text) {
  std::erase(text, '"');
  return text;
}

/// With a quotation mark where the format of the tree takes it, and as a URL can hold it.
std::string secret_of(int number, char side) {
  if (number == 5 || number == 7) return secret(number, side);
  std::string plain = without_quote(secret(number, side));
  if (number == 9) plain[plain.find('/')] = '-';
  return plain;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string tree_of(char side) {
  std::string tree = kTree;
  for (int number = 1; number <= 12; ++number) {
    const std::string name = std::to_string(number);
    tree = replaced(tree, "#" + name + "#", text::encode_base64(secret_of(number, side)));
    tree = replaced(tree, "@" + name + "@", replaced(secret_of(number, side), "\"", "\\\""));
  }
  return tree;
}

/// What must not be found: the secret as it is, as JSON and HTML write it, and its base64.
std::vector<std::string> forms_of(const std::string& secret) {
  return {secret,
          replaced(secret, "\"", "\\\""),
          replaced(secret, "\"", "&quot;"),
          replaced(replaced(replaced(secret, "/", "%2F"), "+", "%2B"), "\"", "%22"),
          text::encode_base64(secret),
          secret.substr(0, secret.find('Z'))};
}

diff::Report report_of(const document::Value& a, const document::Value& b) {
  redaction::Redactor redactor;
  for (const document::Value* tree : {&a, &b}) {
    redactor.learn(*tree);
    for (const document::Member& member : tree->map().members()) redactor.learn(member.value);
  }
  for (const char side : {'a', 'b'}) {
    // What Terraform's marks and other secrets of the run have told: 6 and 7 stand elsewhere without a mark.
    for (const int number : {6, 7, 8, 12}) redactor.add(secret_of(number, side));
  }
  diff::Report report{.mode = diff::Mode::drift, .title = "prod-east"};
  report.a.name = "model";
  report.b.name = "live";
  for (const document::Member& member : a.map().members()) {
    const document::Value* other = document::find(b, member.key->view());
    const std::string kind = [&] {
      const document::Value* found = document::find(member.value, "kind");
      return found == nullptr ? std::string{} : std::string{found->text()};
    }();
    diff::Subject subject{.environments = {"prod-east"}, .service = "app", .output = std::string{member.key->view()}};
    subject.kind = kind;
    subject.items =
        diff::describe(diff::compare(member.value, *other, diff::Shape{}).changes, redactor, {.kind = kind});
    report.subjects.push_back(std::move(subject));
  }
  diff::summarise(report);
  return report;
}

TEST(Canaries, ReachNoFormat) {
  schema::Documents documents;
  const document::Value a = documents.yaml("a.yaml", tree_of('a'));
  const document::Value b = documents.yaml("b.yaml", tree_of('b'));
  const diff::Report report = report_of(a, b);
  const std::vector<std::pair<std::string, std::string>> formats = {
      {"text", diff_text(report, {.full = true, .least = diff::Severity::information, .sources = true})},
      {"json", diff_json(report)},
      {"markdown", diff_markdown(report, {.limit = 1'000'000, .full = true, .least = diff::Severity::information})},
      {"html", diff_html(report)},
  };
  for (const auto& [format, text] : formats) {
    for (int number = 1; number <= 12; ++number) {
      for (const char side : {'a', 'b'}) {
        for (const std::string& form : forms_of(secret_of(number, side))) {
          EXPECT_EQ(text.find(form), std::string::npos) << format << " shows secret " << number << " as " << form;
        }
      }
    }
    // That they changed stays visible.
    EXPECT_THAT(text, testing::HasSubstr("spec.env[0].value")) << format;
    EXPECT_THAT(text, testing::HasSubstr("‹secret #1›")) << format;
  }
}

}  // namespace
}  // namespace stageplot::report
