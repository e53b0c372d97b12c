// Addresses of resources, and where they go without quotes.
#include "terraform/address.hpp"

#include <gtest/gtest.h>

namespace stageplot::terraform {
namespace {

TEST(Address, IsOne) {
  for (const char* text : {"aws_elb.app", "aws_sns_topic.alarms[0]", "aws_x.y[\"up\"]", "module.app.aws_elb.app",
                           "module.app[\"a\"].module.b[1].aws_elb.app[\"c d\"]",
                           "aws_iam_role_policy_attachment.app[\"arn:aws:iam::aws:policy/A-b\"]"}) {
    EXPECT_TRUE(is_address(text)) << text;
  }
}

TEST(Address, IsNone) {
  for (const char* text :
       {"", "aws_elb", "aws_elb.", ".app", "aws_elb.app.name", "aws_elb.app[]", "aws_elb.app[\"\"]", "aws_elb.app[-1]",
        "aws_elb.app[\"a\"", "aws_elb.app[\"a\"]x", "aws_elb.app[\"${x}\"]", "aws_elb.app[\"a\\\"\"]", "aws_elb.app\n}",
        "aws_elb.app[\"a\nb\"]", "module.app", "module.app.aws_elb", "aws elb.app", "\"aws_elb.app\"", "0aws.b"}) {
    EXPECT_FALSE(is_address(text)) << text;
  }
}

TEST(Address, IsAwaitedInBlocksThatHaveOne) {
  EXPECT_TRUE(awaits_address("moved {\n  from = "));
  EXPECT_TRUE(awaits_address("a = 1\n\nimport {\n  id = \"x\"\n  to   = "));
  EXPECT_TRUE(awaits_address("removed {\n  from = "));
  EXPECT_FALSE(awaits_address("moved {\n  other = "));
  EXPECT_FALSE(awaits_address("resource \"aws_x\" \"y\" {\n  from = "));
  EXPECT_FALSE(awaits_address("moved {\n  from = aws_x.y\n}\nlocals {\n  to = "));
  EXPECT_FALSE(awaits_address("import {\n  id = "));
  EXPECT_FALSE(awaits_address(""));
}

}  // namespace
}  // namespace stageplot::terraform
