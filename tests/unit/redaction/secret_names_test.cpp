#include "redaction/secret_names.hpp"

#include <gtest/gtest.h>

namespace stageplot::redaction {
namespace {

TEST(SecretNames, SayThatTheirValueIsASecret) {
  for (const std::string_view name : {"password",     "DATABASE_PASSWORD",
                                      "dbPassword",   "DB_PASS",
                                      "dbPass",       "passwd",
                                      "PASSWORD2",    "secret",
                                      "clientSecret", "client_secret",
                                      "token",        "GITHUB_TOKEN",
                                      "authToken",    "api_key",
                                      "API-KEY",      "apiKey",
                                      "private_key",  "privateKey",
                                      "credential",   "credentials",
                                      "SENTRY_DSN",   "connectionString",
                                      "CONN_STRING",  "AWS_SECRET_ACCESS_KEY",
                                      "secret.key",   "pwd"}) {
    EXPECT_TRUE(names_a_secret(name)) << name;
  }
}

TEST(SecretNames, AReferenceOrAnotherWordIsNone) {
  for (const std::string_view name :
       {"", "secretName", "secretKeyRef", "imagePullSecrets", "secrets", "automountServiceAccountToken",
        "tokenExpirationSeconds", "bypass", "compass", "passthrough", "key", "name", "AWS_ACCESS_KEY_ID",
        "PASSWORD_FILE", "tokenReview", "keyspace", "passive", "monkey"}) {
    EXPECT_FALSE(names_a_secret(name)) << name;
  }
}

TEST(SecretNames, AReferenceIsNotTheSecret) {
  for (const std::string_view text : {"", "${DB_PASSWORD}", "$(TOKEN)", "#{ENV['X']}", "{{ .Values.x }}",
                                      "arn:aws:secretsmanager:us-east-1:123456789012:secret:x"}) {
    EXPECT_TRUE(is_reference(text)) << text;
  }
  for (const std::string_view text : {"hunter2", "$ecret", "${A}${B}", "{x}", "x${A}"}) {
    EXPECT_FALSE(is_reference(text)) << text;
  }
}

}  // namespace
}  // namespace stageplot::redaction
