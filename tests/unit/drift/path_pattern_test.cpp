// Which places an entry of expected drift is for.
#include "drift/path_pattern.hpp"

#include <gtest/gtest.h>

namespace stageplot::drift {
namespace {

TEST(PathPattern, CoversThePlaceAndAllBelow) {
  const PathPattern pattern("spec.template.spec.containers[*].env[DEBUG]");
  EXPECT_TRUE(pattern.covers("spec.template.spec.containers[cart].env[DEBUG]"));
  EXPECT_TRUE(pattern.covers("spec.template.spec.containers[a.b/c].env[DEBUG].value"));
  EXPECT_FALSE(pattern.covers("spec.template.spec.containers[cart].env[DEBUG_DEPTH]"));
  EXPECT_FALSE(pattern.covers("spec.template.spec.containers[cart].env"));
  EXPECT_TRUE(PathPattern("").covers("spec.replicas"));
  EXPECT_TRUE(PathPattern("").covers(""));
  EXPECT_FALSE(PathPattern("spec").covers(""));
}

TEST(PathPattern, KeysWithDotsStandInQuotes) {
  const PathPattern pattern("metadata.annotations[\"alb.ingress.kubernetes.io/*\"]");
  EXPECT_TRUE(pattern.covers("metadata.annotations[\"alb.ingress.kubernetes.io/scheme\"]"));
  EXPECT_FALSE(pattern.covers("metadata.annotations[\"kubernetes.io/ingress.class\"]"));
  EXPECT_FALSE(pattern.covers("metadata.annotations.alb"));
}

TEST(PathPattern, WhatIsCutOffIsReadToItsEnd) {
  EXPECT_TRUE(PathPattern("data[\"fluent.conf").covers("data[\"fluent.conf\"]"));
  EXPECT_TRUE(PathPattern("args[2").covers("args[2]"));
}

TEST(Fits, StarsStandForAnyCharacters) {
  EXPECT_TRUE(fits("vf-*-srvc", "vf-code-srvc"));
  EXPECT_TRUE(fits("*", ""));
  EXPECT_TRUE(fits("a*b*c", "a-b-b-c"));
  EXPECT_FALSE(fits("a*b*c", "a-b-b-d"));
  EXPECT_FALSE(fits("cart", "carts"));
}

}  // namespace
}  // namespace stageplot::drift
