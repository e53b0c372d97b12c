// Explanations of rules as a person reads them.
#include "diagnostics/render/rule_page.hpp"

#include <gtest/gtest.h>

namespace stageplot::diagnostics {
namespace {

constexpr Rule kDuplicate{
    .code = "sample.duplicate",
    .title = "a key stands twice",
    .what = "A map has the same key more than once. This sentence is long enough to be wrapped at the end of a line.",
    .why = "Readers disagree.",
    .example = "workload:\n  port: 8080\n\n  port: 8081\n",
    .fix = "workload:\n  port: 8081\n",
};
constexpr Rule kLater{
    .code = "zebra.later",
    .severity = Severity::warning,
    .title = "a file is late",
    .what = "It is late.",
    .why = "Nobody waits.",
    .example = "late: true",
    .fix = "Be early.",
};

TEST(RenderRule, WhatWhyExampleFix) {
  EXPECT_EQ(render_rule(kDuplicate), R"(error[sample.duplicate]: a key stands twice

A map has the same key more than once. This sentence is long enough to be wrapped at the
end of a line.

Why it matters

Readers disagree.

Example

    workload:
      port: 8080

      port: 8081

Fix

    workload:
      port: 8081
)");
}

TEST(RenderRule, AFixMayBeASentence) {
  EXPECT_EQ(render_rule(kLater), R"(warning[zebra.later]: a file is late

It is late.

Why it matters

Nobody waits.

Example

    late: true

Fix

Be early.
)");
}

TEST(RenderRuleList, OneLineARule) {
  const Rule* const rules[] = {&kDuplicate, &kLater};
  EXPECT_EQ(render_rule_list(rules),
            "sample.duplicate  error    a key stands twice\n"
            "zebra.later       warning  a file is late\n");
}

TEST(RenderRulesMarkdown, AHeadingAFamilyAndARule) {
  const Rule* const rules[] = {&kDuplicate, &kLater};
  EXPECT_EQ(render_rules_markdown(rules), R"(# Findings

Every code that stageplot reports. Generated from `generator/diagnostics/rules/` by `./dev docs`; `stageplot rule CODE` prints the same text.

## sample

### sample.duplicate

error: a key stands twice

A map has the same key more than once. This sentence is long enough to be wrapped at the end of a line.

**Why it matters.** Readers disagree.

Example:

```
workload:
  port: 8080

  port: 8081
```

Fix:

```
workload:
  port: 8081
```

## zebra

### zebra.later

warning: a file is late

It is late.

**Why it matters.** Nobody waits.

Example:

```
late: true
```

Fix: Be early.
)");
}

}  // namespace
}  // namespace stageplot::diagnostics
