// Whole findings as a person sees them. A caret in the wrong column is a bug, so every expectation is the whole output.
#include "diagnostics/render/text.hpp"

#include <gtest/gtest.h>

#include "unit/diagnostics/samples.hpp"

namespace stageplot::diagnostics {
namespace {

using samples::on;
using samples::span_of;

std::string without_help(std::string text) {
  for (const char* tail : {"help: run `stageplot rule sample.conflict`\n\n1 error\n"}) {
    const std::size_t at = text.find(tail);
    if (at != std::string::npos) text.erase(at);
  }
  return text;
}

/// The excerpt of a finding on `word`: all but the first line and what follows the carets.
std::string shown(std::string text, std::string_view word, TextOptions options = {}) {
  const std::string whole = without_help(render_text(on(std::move(text), word), options));
  return whole.substr(whole.find('\n') + 1);
}

TEST(RenderText, AConflictOfTwoLayers) {
  source::SourceFiles sources;
  const auto base = sources.add("environments/base/user-service.yaml",
                                "# what every environment shares\n#\n#\n#\n#\n#\nworkload:\n  replicas:\n    min: 1\n");
  const auto prod = sources.add("environments/prod/user-service.yaml",
                                "#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\nworkload:\n  replicas: [3, 12]\n");
  Diagnostics findings;
  findings.add({.rule = &samples::kConflict,
                .summary = "`replicas` is a list here but a map in an earlier layer",
                .primary = {span_of(sources, prod, "[3, 12]"), "list", {}},
                .labels = {{span_of(sources, base, "min: 1"), "map, set first here", {}}},
                .path = "workload.replicas",
                .help = "name the parts, for example `replicas: {min: 3, max: 12}`"});
  EXPECT_EQ(render_text(finish(std::move(findings), sources), {}),
            R"(error[sample.conflict]: `replicas` is a list here but a map in an earlier layer
  --> environments/prod/user-service.yaml:14:13   (workload.replicas)
14 |   replicas: [3, 12]
   |             ^^^^^^^ list
  ::: environments/base/user-service.yaml:9:5
 9 |     min: 1
   |     ------ map, set first here
help: name the parts, for example `replicas: {min: 3, max: 12}`; run `stageplot rule sample.conflict`

1 error
)");
}

TEST(RenderText, NothingForNoFindings) {
  EXPECT_EQ(render_text({}, {}), "");
}

TEST(RenderText, UnitsFramesAndHelpLines) {
  source::SourceFiles sources;
  const auto file = sources.add("templates/helm/values.yaml", "a: {{ include \"x\" . }}\n");
  Diagnostics findings;
  findings.add({.rule = &samples::kConflict,
                .summary = "`x` fails",
                .primary = {span_of(sources, file, "include"), "", {}},
                .help = "first line\nsecond line",
                .frames = {{"in `include \"x\"`", span_of(sources, file, "x"), {}}, {"in the target `helm`", {}, {}}},
                .environments = {"dev", "preprod", "prod-east"},
                .service = "user-service"});
  EXPECT_EQ(render_text(finish(std::move(findings), sources), {}),
            R"(error[sample.conflict]: `x` fails
 --> templates/helm/values.yaml:1:7
1 | a: {{ include "x" . }}
  |       ^^^^^^^
  = user-service in dev, preprod, prod-east
  = in `include "x"` at templates/helm/values.yaml:1:16
  = in the target `helm`
help: first line
help: second line; run `stageplot rule sample.conflict`

1 error
)");
}

TEST(RenderText, EnvironmentsWithoutAService) {
  std::vector<Diagnostic> findings = on("a: 1\n", "1");
  findings[0].environments = {"dev"};
  EXPECT_EQ(without_help(render_text(findings, {})),
            "error[sample.conflict]: `a` is wrong\n"
            " --> environments/dev/a.yaml:1:4\n"
            "1 | a: 1\n"
            "  |    ^ here\n"
            "  = in dev\n");
}

TEST(RenderText, ManyEnvironmentsAreCounted) {
  std::vector<Diagnostic> findings = on("a: 1\n", "1");
  for (int i = 10; i < 33; ++i) findings[0].environments.push_back("e" + std::to_string(i));
  EXPECT_NE(render_text(findings, {}).find("e28, e29 and 3 more\n"), std::string::npos);
}

TEST(RenderText, RepeatedFramesAreFoldedAndManyAreCounted) {
  std::vector<Diagnostic> findings = on("a: 1\n", "1");
  for (int i = 0; i < 40; ++i) findings[0].frames.push_back({"in `include \"loop\"`", {}, {}});
  for (int i = 0; i < 5; ++i) findings[0].frames.push_back({"in step " + std::to_string(i), {}, {}});
  const std::string expected_head =
      "error[sample.conflict]: `a` is wrong\n"
      " --> environments/dev/a.yaml:1:4\n"
      "1 | a: 1\n"
      "  |    ^ here\n"
      "  = in `include \"loop\"` (40 times)\n"
      "  = in step 0\n";
  EXPECT_EQ(without_help(render_text(findings, {.max_frames = 2})),
            expected_head + "  = … and 4 more steps (-v shows all)\n");
  EXPECT_EQ(without_help(render_text(findings, {.max_frames = 0})),
            expected_head + "  = in step 1\n  = in step 2\n  = in step 3\n  = in step 4\n");
}

TEST(RenderText, OnlyTheFirstFindingOfACodeNamesTheCommand) {
  std::vector<Diagnostic> findings = on("a: 1\n", "1");
  findings.push_back(findings[0]);
  findings[1].help = "put it right";
  findings.push_back(findings[0]);
  findings[2].rule = &samples::kWarning;
  EXPECT_EQ(render_text(findings, {}),
            R"(error[sample.conflict]: `a` is wrong
 --> environments/dev/a.yaml:1:4
1 | a: 1
  |    ^ here
help: run `stageplot rule sample.conflict`

error[sample.conflict]: `a` is wrong
 --> environments/dev/a.yaml:1:4
1 | a: 1
  |    ^ here
help: put it right

warning[sample.warning]: `a` is wrong
 --> environments/dev/a.yaml:1:4
1 | a: 1
  |    ^ here
help: run `stageplot rule sample.warning`

2 errors, 1 warning
)");
}

TEST(RenderText, AFindingWithoutAPlace) {
  Diagnostic finding;
  finding.rule = &samples::kNote;
  finding.summary = "no environment lists `monoql`";
  finding.path = "services";
  EXPECT_EQ(render_text(std::span(&finding, 1), {}),
            "note[sample.note]: no environment lists `monoql`\n"
            "  = (services)\n"
            "help: run `stageplot rule sample.note`\n"
            "\n"
            "1 note\n");
}

TEST(RenderText, AnEmptyFileHasNoExcerpt) {
  EXPECT_EQ(without_help(render_text(on("", "", ""), {})),
            "error[sample.conflict]: `a` is wrong\n --> environments/dev/a.yaml:1:1\n");
}

TEST(RenderText, CaretsStandUnderTabsAndWideCharacters) {
  EXPECT_EQ(shown("\ta: 1\n", "1"),
            " --> environments/dev/a.yaml:1:5\n"
            "1 |     a: 1\n"
            "  |        ^ here\n");
  EXPECT_EQ(shown("名前: \"値\"\n", "\"値\""),
            " --> environments/dev/a.yaml:1:5\n"
            "1 | 名前: \"値\"\n"
            "  |       ^^^^ here\n");
  EXPECT_EQ(shown("e\xCC\x81: 1\n", "1"),
            " --> environments/dev/a.yaml:1:5\n"
            "1 | e\xCC\x81: 1\n"
            "  |    ^ here\n");
}

TEST(RenderText, ControlCharactersAreShownAsEscapes) {
  EXPECT_EQ(shown("a: \x1b[31m red\n", "red"),
            " --> environments/dev/a.yaml:1:10\n"
            "1 | a: \\x1B[31m red\n"
            "  |             ^^^ here\n");
}

TEST(RenderText, NoTextOfAFindingReachesTheTerminalRaw) {
  source::SourceFiles sources;
  const auto file = sources.add("environments/\x1b[2J/a.yaml", "a: 1\n");
  Diagnostics findings;
  findings.add({.rule = &samples::kConflict,
                .summary = "key `\x1b[1m\n`",
                .primary = {{file, 3, 4}, "\x07", {}},
                .path = "a.\x1b",
                .help = "rename `\x1b`",
                .frames = {{"in `\x1b`", {}, {}}},
                .environments = {"\x1b"},
                .service = "\xE2\x80\xAE"});
  EXPECT_EQ(render_text(finish(std::move(findings), sources), {}),
            R"(error[sample.conflict]: key `\x1B[1m\n`
 --> environments/\x1B[2J/a.yaml:1:4   (a.\x1B)
1 | a: 1
  |    ^ \x07
  = \u202E in \x1B
  = in `\x1B`
help: rename `\x1B`; run `stageplot rule sample.conflict`

1 error
)");
}

TEST(RenderText, AMultiLinePlaceIsUnderlinedToTheEndOfItsFirstLine) {
  EXPECT_EQ(shown("a:\n  b: [1,\n    2]\n", "[1,\n    2]"),
            " --> environments/dev/a.yaml:2:6\n"
            "2 |   b: [1,\n"
            "  |      ^^^ here\n");
}

TEST(RenderText, AnEmptyPlaceGetsOneCaret) {
  EXPECT_EQ(shown("a:\nb: 1\n", "\n"),
            " --> environments/dev/a.yaml:1:3\n"
            "1 | a:\n"
            "  |   ^ here\n");
}

TEST(RenderText, ALongLineIsCutAroundThePlace) {
  const std::string before(200, 'x');
  const std::string after(200, 'y');
  EXPECT_EQ(shown("\"" + before + "\", WRONG, \"" + after + "\"\n", "WRONG", {.width = 40}),
            " --> environments/dev/a.yaml:1:205\n"
            "1 | …xxxxxxx\", WRONG, \"yyyyyyyyyyyyyyyyyyyyyy…\n"
            "  |            ^^^^^ here\n");
  EXPECT_EQ(shown(before + ": WRONG\n", "WRONG", {.width = 40}),
            " --> environments/dev/a.yaml:1:203\n"
            "1 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: WRONG\n"
            "  |                                     ^^^^^ here\n");
  EXPECT_EQ(shown("WRONG: " + after + "\n", "WRONG", {.width = 40}),
            " --> environments/dev/a.yaml:1:1\n"
            "1 | WRONG: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…\n"
            "  | ^^^^^ here\n");
}

TEST(RenderText, APlaceWiderThanTheLineIsUnderlinedAsFarAsItIsShown) {
  const std::string value(200, 'x');
  EXPECT_EQ(shown("a: " + value + "\n", value, {.width = 20}),
            " --> environments/dev/a.yaml:1:4\n"
            "1 | a: xxxxxxxxxxxxxxxxx…\n"
            "  |    ^^^^^^^^^^^^^^^^^ here\n");
}

TEST(RenderText, ALineOfMegabytesIsCutToo) {
  const std::string before(3 << 20, 'x');
  const std::string whole = render_text(on(before + " WRONG\n", "WRONG"), {});
  EXPECT_LT(whole.size(), 500u);
  EXPECT_NE(whole.find("x WRONG\n"), std::string::npos);
}

TEST(RenderText, WaivedFindingsAreCountedOrListedBehindTheOthers) {
  std::vector<Diagnostic> findings = on("a: 1\n", "1");
  findings.push_back(findings[0]);
  findings[0].waiver = &samples::kWaiver;
  findings[0].environments = {"dev", "preprod"};
  const std::string other =
      "error[sample.conflict]: `a` is wrong\n"
      " --> environments/dev/a.yaml:1:4\n"
      "1 | a: 1\n"
      "  |    ^ here\n"
      "help: run `stageplot rule sample.conflict`\n"
      "\n";
  EXPECT_EQ(render_text(findings, {}), other + "1 error, 1 waived\n");
  EXPECT_EQ(render_text(findings, {.waived = WaivedFindings::list}),
            other +
                "waived[sample.conflict]: environments/dev/a.yaml:1:4: `a` is wrong (in dev, preprod)\n"
                "  waived until 2027-01-31 by platform: one copy is enough there (OPS-12)\n"
                "\n"
                "1 error, 1 waived\n");
  findings.pop_back();
  EXPECT_EQ(render_text(findings, {}), "1 waived\n");
}

TEST(RenderText, ColourChangesNothingButColour) {
  EXPECT_EQ(render_text(on("a: 1\n", "1"), {.color = ColorMode::always}),
            "\x1b[1;31merror[sample.conflict]\x1b[0m\x1b[1m: `a` is wrong\x1b[0m\n"
            " \x1b[1;34m-->\x1b[0m environments/dev/a.yaml:1:4\n"
            "\x1b[1;34m1 |\x1b[0m a: 1\n"
            "\x1b[1;34m  |\x1b[0m    \x1b[1;31m^ here\x1b[0m\n"
            "\x1b[1;32mhelp:\x1b[0m run `stageplot rule sample.conflict`\n"
            "\n"
            "1 error\n");
}

}  // namespace
}  // namespace stageplot::diagnostics
