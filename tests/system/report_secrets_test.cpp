// Twelve secrets in manifests and in an export, each where secrets really stand and none the same on both sides: the
// command shows that they differ, and in no format and on no stream what they are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "cases/runner/files.hpp"
#include "system/launch.hpp"
#include "text/base64.hpp"

namespace stageplot::system_test {
namespace {

/// `@N@` becomes secret N, `#N#` its base64, `%N%` its form in a URL.
constexpr const char* kObjects = R"(apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Secret
  metadata:
    name: database
    namespace: shop
    annotations:
      example.com/copied: "@1@"
      kubectl.kubernetes.io/last-applied-configuration: '{"kind":"Secret","stringData":{"password":"@3@"}}'
  data: {one: "#1#", two: "#2#"}
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: app, namespace: shop}
  data:
    password: "@5@"
    copied: "host=a session=@6@ copy=@3@ port=1"
    encoded: "#2#"
    key.pem: |
      -----BEGIN PRIVATE KEY-----
      @10@@10@@10@@10@
      -----END PRIVATE KEY-----
    app.conf: |
      <match **>
        host logs.example.com
        password @11@
      </match>
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: app, namespace: shop}
  spec:
    selector: {matchLabels: {app: app}}
    template:
      metadata: {labels: {app: app}}
      spec:
        containers:
        - name: app
          image: registry.example.com/app:1
          args: ["--address=https://example.com/?key=%2%", "--api-key=@7@"]
          env:
          - {name: DATABASE_PASSWORD, value: "@4@"}
          - {name: DATABASE_URL, value: "postgres://user:@9@@database.example.com/app"}
          - {name: GITHUB_TOKEN, value: "@8@"}
          - {name: SESSION_SECRET, value: "@6@"}
)";

std::string secret_of(int number, char side) {
  return std::string{"canary-"} + side + std::to_string(number) + "+Zx9qRt" +
         std::string(1, static_cast<char>('a' + number));
}

std::string in_url(const std::string& secret) {
  std::string text = secret;
  return text.replace(text.find('+'), 1, "%2B");
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string objects_of(char side) {
  std::string text = kObjects;
  for (int number = 1; number <= 12; ++number) {
    const std::string secret = secret_of(number, side);
    replace(text, "#" + std::to_string(number) + "#", text::encode_base64(secret));
    replace(text, "%" + std::to_string(number) + "%", in_url(secret));
    replace(text, "@" + std::to_string(number) + "@", secret);
  }
  return text;
}

void expect_no_secret(const std::string& text, const std::string& where) {
  for (int number = 1; number <= 12; ++number) {
    for (const char side : {'a', 'b'}) {
      const std::string secret = secret_of(number, side);
      for (const std::string& form :
           {secret.substr(0, secret.find('+')), text::encode_base64(secret), in_url(secret)}) {
        EXPECT_EQ(text.find(form), std::string::npos) << where << " shows secret " << number << " as " << form;
      }
    }
  }
}

class ReportSecrets : public testing::TestWithParam<const char*> {
 protected:
  ReportSecrets() {
    std::filesystem::create_directories(folder_.path() / "scratch");
    std::ofstream(folder_.path() / "manifests.yaml") << objects_of('a');
    std::ofstream(folder_.path() / "live.yaml") << objects_of('b');
    std::ofstream(folder_.path() / "broken.json")
        << R"({"apiVersion":"v1","kind":"Secret","stringData":{"password":")" << secret_of(12, 'b');
  }

  cases::ProcessResult run(const std::vector<std::string>& arguments) const {
    return launch(arguments, {.folder = folder_.path(), .scratch = folder_.path() / "scratch"});
  }

 private:
  cases::TemporaryDirectory folder_;
};

TEST_P(ReportSecrets, AreMaskedInEveryFormat) {
  const std::string format = GetParam();
  const cases::ProcessResult result = run({"drift", "--manifests", "manifests.yaml", "--kubernetes", "live.yaml",
                                           "--format", format, "--verbose", "--full", "--show-ignored"});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_THAT(result.output, testing::HasSubstr("‹secret #"));
  EXPECT_THAT(result.output, testing::HasSubstr("DATABASE_PASSWORD"));
  expect_no_secret(result.output, format);
  expect_no_secret(result.errors, "the error stream");
}

TEST_P(ReportSecrets, StandInNoFindingAboutABrokenExport) {
  const cases::ProcessResult result =
      run({"drift", "--manifests", "manifests.yaml", "--kubernetes", "broken.json", "--format", GetParam()});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(result.output, "");
  EXPECT_THAT(result.errors, testing::HasSubstr("broken.json"));
  expect_no_secret(result.errors, "the error stream");
}

INSTANTIATE_TEST_SUITE_P(Formats, ReportSecrets, testing::Values("text", "json", "markdown", "html"),
                         [](const auto& format) { return std::string{format.param}; });

}  // namespace
}  // namespace stageplot::system_test
