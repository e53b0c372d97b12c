// Values that are known only later: what can be decided without them is decided, everything else names them.
#include <gtest/gtest.h>

#include "unit/policy_cel/evaluation.hpp"

namespace stageplot::policy::cel {
namespace {

struct Case {
  std::string_view expression;
  std::string_view expected;
};

class UnknownValues : public testing::TestWithParam<Case> {};

TEST_P(UnknownValues, TravelUpUnlessTheOthersDecide) {
  const Subject subject(R"(
image: {name: web, tag: !deploy {name: BUILD_VERSION}}
vpc: !unknown "no document says"
ports: [80, !unknown "later", 443]
)");
  EXPECT_EQ(outcome(GetParam().expression, &subject), GetParam().expected) << GetParam().expression;
}

INSTANTIATE_TEST_SUITE_P(
    Table, UnknownValues,
    testing::Values(
        Case{"object.vpc", "unknown: object.vpc"}, Case{"object.vpc == 'x'", "unknown: object.vpc"},
        Case{"object.vpc.id.x + 1 > 2", "unknown: object.vpc"}, Case{"object.vpc == 'x' || true", "true"},
        Case{"object.vpc == 'x' && false", "false"}, Case{"object.vpc == 'x' || false", "unknown: object.vpc"},
        // An unknown beats an error: once it is known, the error may be absorbed.
        Case{"object.vpc == 'x' || object.nothing", "unknown: object.vpc"},
        Case{"object.vpc == 'x' && object.image.tag == 'y'", "unknown: object.vpc object.image.tag"},
        Case{"object.vpc ? 1 : 2", "unknown: object.vpc"}, Case{"!object.vpc", "unknown: object.vpc"},
        Case{"has(object.vpc) && has(object.image.tag)", "true"}, Case{"has(object.vpc.id)", "unknown: object.vpc"},
        Case{"object.?vpc.hasValue()", "unknown: object.vpc"}, Case{"object.image.?other.orValue('x')", "\"x\""},
        Case{"object.ports.all(p, p > 0)", "unknown: object.ports[1]"}, Case{"object.ports.all(p, p > 100)", "false"},
        Case{"object.ports.exists(p, p == 443)", "true"},
        Case{"object.ports.exists(p, p == 22)", "unknown: object.ports[1]"},
        Case{"object.ports.exists_one(p, p == 80)", "unknown: object.ports[1]"},
        Case{"object.ports.map(p, p + 1)", "unknown: object.ports[1]"},
        Case{"object.ports.filter(p, p > 0)", "unknown: object.ports[1]"}, Case{"object.ports[0]", "80"},
        Case{"object.ports[1]", "unknown: object.ports[1]"}, Case{"size(object.ports)", "3"},
        Case{"443 in object.ports", "true"}, Case{"22 in object.ports", "unknown: object.ports"},
        Case{"object.ports == [80, 8080, 443]", "unknown: object.ports"},
        Case{"object.ports == [80, 8080, 444]", "false"}, Case{"[object.vpc, 1]", "unknown: object.vpc"},
        Case{"{'a': object.vpc}", "unknown: object.vpc"}, Case{"string(object.image.tag)", "unknown: object.image.tag"},
        Case{"type(object.vpc)", "unknown: object.vpc"}, Case{"object.ports.sum()", "unknown: object.ports"}));

}  // namespace
}  // namespace stageplot::policy::cel
