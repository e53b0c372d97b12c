#include "policy/waivers/scope_pattern.hpp"

#include <gtest/gtest.h>

namespace stageplot::waivers {
namespace {

struct PathCase {
  const char* pattern;
  const char* path;
  bool covered;
};

TEST(ScopePattern, DataPaths) {
  for (const PathCase& test :
       {PathCase{"workload.replicas", "workload.replicas", true},
        PathCase{"workload.replicas", "workload.replicas.max", true},
        PathCase{"workload.replicas", "workload.replicasMax", false},
        PathCase{"workload.replicas.max", "workload.replicas", false}, PathCase{"workload.replicas", "", false},
        PathCase{"ports", "ports[0].name", true}, PathCase{"ports[0]", "ports[0].name", true},
        PathCase{"ports[0]", "ports[1].name", false}, PathCase{"ports[*].name", "ports[12].name", true},
        PathCase{"alerts.*.period", "alerts.cpu.period", true},
        PathCase{"alerts.*.period", "alerts.cpu.high.period", false},
        PathCase{"alerts.*-high", "alerts.cpu-high", true}, PathCase{"alerts.*-high", "alerts.cpu-higher", false},
        PathCase{"*", "anything.at.all", true}, PathCase{"labels[\"a.b/c\"]", "labels[\"a.b/c\"]", true},
        PathCase{"labels[\"a.b/c\"]", "labels.a.b/c", false},
        PathCase{"labels[\"a\\\"b\"].x", "labels[\"a\\\"b\"].x", true}, PathCase{"a*b*c", "aXbXbXc", true},
        PathCase{"a*b*c", "aXbXbX", false}}) {
    const auto pattern = ScopePattern::of_data_path(test.pattern);
    ASSERT_TRUE(pattern.has_value()) << test.pattern;
    EXPECT_EQ(pattern->covers_data_path(test.path), test.covered) << test.pattern << " of " << test.path;
  }
}

TEST(ScopePattern, WhatIsNoDataPath) {
  for (const char* text :
       {"", ".", "a.", ".a", "a..b", "a[", "a[]", "a[0", "a[\"x]", "a[\"x\"", "a]", "a[0]b", "a[\"\\"}) {
    EXPECT_FALSE(ScopePattern::of_data_path(text).has_value()) << text;
  }
}

TEST(ScopePattern, Files) {
  for (const PathCase& test :
       {PathCase{"environments/dev/cart.yaml", "environments/dev/cart.yaml", true},
        PathCase{"environments/dev", "environments/dev/cart.yaml", true},
        PathCase{"environments/dev/", "environments/dev/cart.yaml", true},
        PathCase{"environments/dev", "environments/dev2/cart.yaml", false},
        PathCase{"environments/*/cart.yaml", "environments/dev/cart.yaml", true},
        PathCase{"environments/*.yaml", "environments/dev/cart.yaml", false}, PathCase{"environments", "", false}}) {
    const auto pattern = ScopePattern::of_file(test.pattern);
    ASSERT_TRUE(pattern.has_value()) << test.pattern;
    EXPECT_EQ(pattern->covers_file(test.path), test.covered) << test.pattern << " of " << test.path;
  }
  for (const char* text : {"", "/etc", "a//b", "./a", "a/../b", "."}) {
    EXPECT_FALSE(ScopePattern::of_file(text).has_value()) << text;
  }
}

TEST(ScopePattern, ManyStarsTakeNoTime) {
  std::string stars;
  for (int i = 0; i < 200; ++i) stars += "*a";
  const auto pattern = ScopePattern::of_data_path(stars + "b");
  EXPECT_FALSE(pattern->covers_data_path(std::string(20'000, 'a')));
}

}  // namespace
}  // namespace stageplot::waivers
