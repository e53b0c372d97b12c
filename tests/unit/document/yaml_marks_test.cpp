// The marks of the model as values, and what is said about bad ones.
#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

std::string dumped(std::string text, YamlOptions options = {}) {
  Reading reading;
  const auto value = reading.yaml(std::move(text), options);
  if (!reading.findings.empty() || !value) return describe(reading.findings, reading.sources);
  return dump(*value, reading.origins, reading.sources);
}

TEST(YamlMarks, AreValues) {
  EXPECT_EQ(dumped("a: !assumed\n  value:\n    b: [1]\n    c: {d: e}\n  reason: as in prod\ng: !unknown no document "
                   "says\nh: !deploy {name: BUILD_VERSION, as: image.tag, example: \"1.2.3\"}\ni: !deploy {name: "
                   "X}\nj: !assumed {reason: guess, value: 5}\n"),
            R"(map of 5 @1:1-9:38
"a" @1:1-1:2: map of 2 assumed @3:5-4:14 because "as in prod"
  "b" @3:5-3:6: list of 1 assumed @3:8-3:11 because "as in prod"
    - int 1 assumed @3:9-3:10 because "as in prod"
  "c" @4:5-4:6: map of 1 assumed @4:8-4:14 because "as in prod"
    "d" @4:9-4:10: "e" assumed @4:12-4:13 because "as in prod"
"g" @6:1-6:2: !unknown "no document says" @6:4-6:29
"h" @7:1-7:2: !deploy BUILD_VERSION as image.tag example "1.2.3" @7:4-7:66
"i" @8:1-8:2: !deploy X @8:4-8:21
"j" @9:1-9:2: int 5 assumed @9:36-9:37 because "guess"
)");
}

TEST(YamlMarks, AssumptionsReachThroughAliases) {
  EXPECT_EQ(dumped("a: !assumed {value: {b: &x [1]}, reason: guess}\nc: *x\n"),
            R"(map of 2 @1:1-2:6
"a" @1:1-1:2: map of 1 assumed @1:21-1:32 because "guess"
  "b" @1:22-1:23: list of 1 assumed @1:28-1:31 because "guess"
    - int 1 assumed @1:29-1:30 because "guess"
"c" @2:1-2:2: list of 1 assumed @1:28-1:31 because "guess"
  - int 1 assumed @1:29-1:30 because "guess"
)");
}

TEST(YamlMarks, UnknownInsideAnAssumption) {
  EXPECT_EQ(dumped("a: !assumed {value: {b: !unknown \"x\", c: 1}, reason: guess}\n"),
            R"(map of 1 @1:1-1:60
"a" @1:1-1:2: map of 2 assumed @1:21-1:44 because "guess"
  "b" @1:22-1:23: !unknown "x" @1:25-1:37
  "c" @1:39-1:40: int 1 assumed @1:42-1:43 because "guess"
)");
}

TEST(YamlMarks, BadOnes) {
  EXPECT_EQ(findings_of("a: !assumed 512Mi\nb: !assumed {value: 1}\nc: !assumed {reason: x}\nd: !assumed {value: 1, "
                        "reson: x}\ne: !unknown\nf: !unknown {reason: x}\ng: !deploy X\nh: !deploy {as: x}\ni: !deploy "
                        "{name: 1X}\nj: !deploy {name: A, example: !unknown x}\nk: !assumed {value: !unknown x, "
                        "reason: y}\nl: !assumed [1]\n!unknown m: 1\nn: !assumed {value: 1, value: 2, reason: y}\no: "
                        "!assumed {value: NO, reason: y}\np: !assumed {value: {q: [yes]}, reason: y}\n"),
            R"(1:4-1:18 yaml.bad-mark a: `!assumed` takes a map [] (write `!assumed {value: …, reason: "…"}`)
2:4-2:23 yaml.bad-mark b: `!assumed` lacks its `reason` [] (write `!assumed {value: …, reason: "…"}`)
3:4-3:24 yaml.bad-mark c: `!assumed` lacks its `value` [] (write `!assumed {value: …, reason: "…"}`)
4:24-4:29 yaml.bad-mark d: `!assumed` has no part `reson` [did you mean `reason`?] (write `!assumed {value: …, reason: "…"}`)
5:4-5:12 yaml.bad-mark e: `!unknown` lacks its reason [] (write `!unknown "reason"`)
6:4-6:24 yaml.bad-mark f: `!unknown` takes a reason, not a map [] (write `!unknown "reason"`)
7:4-7:13 yaml.bad-mark g: `!deploy` takes a map [] (write `!deploy {name: VARIABLE, as: path.in.values, example: …}`)
8:4-8:19 yaml.bad-mark h: `!deploy` lacks its `name` [] (write `!deploy {name: VARIABLE, as: path.in.values, example: …}`)
9:13-9:17 yaml.bad-mark i: `1X` is no name of a variable: letters, digits and `_`, no digit first [] (write `!deploy {name: VARIABLE, as: path.in.values, example: …}`)
10:22-10:29 yaml.bad-mark j: the example of `!deploy` is itself marked [] (write `!deploy {name: VARIABLE, as: path.in.values, example: …}`)
11:41-11:42 yaml.unquoted-word k.reason: `y` without quotes is `true` for some readers and a text for others [quotes missing] (write `"y"` for the text, or `true` for the boolean)
12:4-12:16 yaml.bad-mark l: `!assumed` takes a map [] (write `!assumed {value: …, reason: "…"}`)
13:1-13:11 yaml.bad-mark : a key is marked with `!unknown` [key] (put the mark on the value)
14:1-14:2 yaml.unquoted-word : `n` without quotes is `false` for some readers and a text for others [quotes missing] (write `"n"` for the text, or `false` for the boolean)
14:24-14:29 yaml.duplicate-key n: `value` stands twice in the mark [again here] (keep one of them)
14:42-14:43 yaml.unquoted-word n.reason: `y` without quotes is `true` for some readers and a text for others [quotes missing] (write `"y"` for the text, or `true` for the boolean)
15:21-15:23 yaml.unquoted-word o: `NO` without quotes is `false` for some readers and a text for others [quotes missing] (write `"NO"` for the text, or `false` for the boolean)
15:33-15:34 yaml.unquoted-word o.reason: `y` without quotes is `true` for some readers and a text for others [quotes missing] (write `"y"` for the text, or `true` for the boolean)
16:26-16:29 yaml.unquoted-word p.q[0]: `yes` without quotes is `true` for some readers and a text for others [quotes missing] (write `"yes"` for the text, or `true` for the boolean)
16:41-16:42 yaml.unquoted-word p.reason: `y` without quotes is `true` for some readers and a text for others [quotes missing] (write `"y"` for the text, or `true` for the boolean)
)");
}

TEST(YamlMarks, MisspeltMark) {
  EXPECT_EQ(
      findings_of("a: !unkown \"x\"\nb: !asumed {value: 1}\nc: !vault secret/x\n"),
      R"(1:4-1:12 yaml.unknown-tag a: tag `!unkown` means nothing in the model [unknown tag] (did you mean `!unknown`?)
2:4-2:12 yaml.unknown-tag b: tag `!asumed` means nothing in the model [unknown tag] (did you mean `!assumed`?)
3:4-3:11 yaml.unknown-tag c: tag `!vault` means nothing in the model [unknown tag] (the marks are `!assumed`, `!unknown` and `!deploy`)
)");
}

}  // namespace
}  // namespace stageplot::document
