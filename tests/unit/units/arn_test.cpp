#include "units/arn.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stageplot::units {
namespace {

std::string outcome(std::string_view text) {
  const Parsed<Arn> parsed = parse_arn(text);
  if (!parsed) return "(" + std::string(parsed.problem()) + ")";
  std::string parts;
  for (const std::string_view part : {parsed->partition, parsed->service, parsed->region, parsed->account,
                                      parsed->resource_type(), parsed->resource_id()}) {
    parts.append(part).append("|");
  }
  return parts;
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

class ArnText : public testing::TestWithParam<Case> {};

TEST_P(ArnText, IsTakenApartOrRefusedWithAReason) {
  EXPECT_EQ(outcome(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ArnText,
    testing::Values(Case{"arn:aws:iam::343550350117:role/prd1541.titan.us-east-1.dev1.iam-kube-default",
                         "aws|iam||343550350117|role|prd1541.titan.us-east-1.dev1.iam-kube-default|"},
                    Case{"arn:aws:acm:us-east-1:234212695392:certificate/182d62fa-7cd8-4625-b6b5-86a2d4bea0dd",
                         "aws|acm|us-east-1|234212695392|certificate|182d62fa-7cd8-4625-b6b5-86a2d4bea0dd|"},
                    Case{"arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:f:1",
                         "aws-us-gov|lambda|us-gov-west-1|123456789012|function|f:1|"},
                    Case{"arn:aws:iam::aws:policy/ReadOnlyAccess", "aws|iam||aws|policy|ReadOnlyAccess|"},
                    Case{"arn:aws:s3:::bucket",
                         "aws|s3|||"
                         "|bucket|"},
                    Case{"", "(it does not have the six parts arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE)"},
                    Case{"arn:aws:iam::343550350117",
                         "(it does not have the six parts arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE)"},
                    Case{"urn:aws:iam::343550350117:role/x", "(it does not begin with `arn:`)"},
                    Case{"arn:gcp:iam::343550350117:role/x",
                         "(its partition is not `aws` or one that begins with `aws-`)"},
                    Case{"arn:aws::us-east-1:343550350117:role/x", "(its service is empty or not a name)"},
                    Case{"arn:aws:iam:US:343550350117:role/x", "(its region is not a name)"},
                    Case{"arn:aws:iam::34355035011:role/x", "(its account is not a number of twelve digits)"},
                    Case{"arn:aws:iam::343550350117:", "(its resource is empty)"},
                    Case{"arn:aws:iam::343550350117:role/a b", "(its resource has a space or a control character)"}));

}  // namespace
}  // namespace stageplot::units
