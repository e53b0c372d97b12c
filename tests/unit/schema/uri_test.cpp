#include "schema/uri.hpp"

#include <gtest/gtest.h>

namespace stageplot::schema {
namespace {

struct Case {
  std::string_view base;
  std::string_view reference;
  std::string_view expected;
};

class UriResolution : public testing::TestWithParam<Case> {};

TEST_P(UriResolution, FollowsRfc3986) {
  EXPECT_EQ(resolve_uri(GetParam().base, GetParam().reference), GetParam().expected);
}

// The first block is section 5.4 of the RFC.
INSTANTIATE_TEST_SUITE_P(
    Table, UriResolution,
    testing::Values(Case{"http://a/b/c/d;p?q", "g", "http://a/b/c/g"},
                    Case{"http://a/b/c/d;p?q", "./g", "http://a/b/c/g"}, Case{"http://a/b/c/d;p?q", "/g", "http://a/g"},
                    Case{"http://a/b/c/d;p?q", "//g", "http://g"},
                    Case{"http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"},
                    Case{"http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q#s"},
                    Case{"http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q"},
                    Case{"http://a/b/c/d;p?q", "..", "http://a/b/"}, Case{"http://a/b/c/d;p?q", "../g", "http://a/b/g"},
                    Case{"http://a/b/c/d;p?q", "../../../g", "http://a/g"}, Case{"http://a/b/c/d;p?q", "g:h", "g:h"},
                    Case{"http://a/b/c/d;p?q", "g/./h/../i", "http://a/b/c/g/i"}, Case{"", "#/$defs/a", "#/$defs/a"},
                    Case{"", "other.json#a", "other.json#a"}, Case{"urn:uuid:1", "#/$defs/a", "urn:uuid:1#/$defs/a"},
                    Case{"http://a", "b", "http://a/b"}));

TEST(Uri, FragmentsAndPercentCodes) {
  EXPECT_EQ(split_fragment("http://a/b#c").document, "http://a/b");
  EXPECT_EQ(split_fragment("http://a/b#c").fragment, "c");
  EXPECT_EQ(split_fragment("http://a/b").fragment, "");
  EXPECT_EQ(percent_decoded("a%25b%22"), "a%b\"");
  EXPECT_EQ(percent_decoded("100%"), "100%");
  EXPECT_EQ(percent_decoded("%zz%2"), "%zz%2");
}

}  // namespace
}  // namespace stageplot::schema
