// What a failed render says: whole findings, with places, paths, frames and help.
#include <gtest/gtest.h>

#include "rendering.hpp"

namespace stageplot::gotemplate {
namespace {

using testing_support::Rendering;

constexpr RenderOptions kTarget{.missing_key = MissingKey::error, .integer_types = IntegerTypes::one_type};

std::string finding_of(Rendering& rendering, std::string_view json, const RenderOptions& options = kTarget) {
  const document::Value data = rendering.data(json);
  const RenderResult result = rendering.render("values.yaml", data, options);
  EXPECT_EQ(result.outcome, Outcome::failed);
  return result.error ? rendering.describe(result.error->diagnostic) : "no error: " + result.text;
}

std::string finding(std::string_view text, std::string_view json, const RenderOptions& options = kTarget) {
  Rendering rendering;
  if (const auto error = rendering.add("values.yaml", text)) return rendering.describe(error->diagnostic);
  return finding_of(rendering, json, options);
}

TEST(ExecError, MissingFieldSuggestsTheNearestAndNamesThePath) {
  EXPECT_EQ(finding("a: 1\nb: {{ .workload.replica.min }}\n", R"({"workload": {"replicas": {"min": 1}}})"),
            "template.missing-field values.yaml:2:17 `replica`\n"
            "`workload` has no field `replica`\n"
            "path: workload.replica\n"
            "label: data.json:1:14 `{\"replicas\": {\"min\": 1}}` it would stand in here\n"
            "help: did you mean `replicas`?\n");
}

TEST(ExecError, MissingFieldListsWhatThereIs) {
  EXPECT_EQ(finding("{{ range .services }}{{ .colour }}{{ end }}", R"({"services": [{"name": "a", "port": 1}]})"),
            "template.missing-field values.yaml:1:26 `colour`\n"
            "`services[0]` has no field `colour`\n"
            "path: services[0].colour\n"
            "label: data.json:1:15 `{\"name\": \"a\", \"port\": 1}` it would stand in here\n"
            "help: there are: `name`, `port`\n");
}

TEST(ExecError, FieldOfNothing) {
  EXPECT_EQ(finding("{{ .ingress.host }}", R"({"ingress": null})"),
            "template.missing-field values.yaml:1:13 `host`\n"
            "the field `host` is asked of something that is nothing\n"
            "label: data.json:1:13 `null` it would stand in here\n"
            "help: ask first whether there is something, with `with`, `if` or `known`\n");
}

TEST(ExecError, FieldOfAString) {
  EXPECT_EQ(finding("{{ .name.first }}", R"({"name": "x"})"),
            "template.wrong-type values.yaml:1:10 `first`\n"
            "`first` is asked of a string, which has no fields\n"
            "label: data.json:1:10 `\"x\"` the string is set here\n");
}

TEST(ExecError, WrongArgumentTypePointsAtTheValue) {
  EXPECT_EQ(finding("{{ upper .port }}", R"({"port": 80})"),
            "template.wrong-type values.yaml:1:10 `.port`\n"
            "wrong type for value; expected string; got int64\n"
            "label: data.json:1:10 `80` the int64 is set here\n");
}

TEST(ExecError, FramesOfIncludes) {
  Rendering rendering;
  ASSERT_FALSE(rendering.add("_helpers.tpl",
                             "{{ define \"labels\" }}{{ include \"name\" . }}{{ end }}\n"
                             "{{ define \"name\" }}{{ .service.nam }}{{ end }}\n"));
  ASSERT_FALSE(rendering.add("values.yaml", "x\n  {{ include \"labels\" . }}\n"));
  EXPECT_EQ(finding_of(rendering, R"({"service": {"name": "a"}})"),
            "template.missing-field _helpers.tpl:2:32 `nam`\n"
            "`service` has no field `nam`\n"
            "path: service.nam\n"
            "label: data.json:1:13 `{\"name\": \"a\"}` it would stand in here\n"
            "frame: in `include \"name\"` at _helpers.tpl:1:25 `include \"name\" .`\n"
            "frame: in `include \"labels\"` at values.yaml:2:6 `include \"labels\" .`\n"
            "help: did you mean `name`?\n");
}

TEST(ExecError, RecursionIsFoldedAndKeepsGoMessage) {
  Rendering rendering;
  ASSERT_FALSE(
      rendering.add("values.yaml", "{{ define \"tree\" }}{{ include \"tree\" . }}{{ end }}{{ include \"tree\" . }}"));
  const document::Value data = rendering.data("{}");
  const RenderResult result = rendering.render("values.yaml", data, {.limits = {.depth = 200}});
  ASSERT_TRUE(result.error);
  EXPECT_EQ(rendering.describe(result.error->diagnostic),
            "template.depth-limit values.yaml:1:23 `include \"tree\" .`\n"
            "the template `tree` includes itself more than 200 levels deep\n"
            "frame: in `include \"tree\"`, 199 more times from there at values.yaml:1:23 `include \"tree\" .`\n"
            "frame: in `include \"tree\"` at values.yaml:1:54 `include \"tree\" .`\n"
            "help: end the recursion with an `if` or `range` around the `include`\n");
  EXPECT_TRUE(result.error->go_message.starts_with(
      "template: values.yaml:1:53: executing \"values.yaml\" at <include \"tree\" .>: error calling include: "
      "template: values.yaml:1:22: executing \"tree\" at <include \"tree\" .>: error calling include: template: "));
  EXPECT_TRUE(result.error->go_message.ends_with(
      ": error calling include: rendering template has a nested reference name: tree: unable to execute template"));
}

TEST(ExecError, AThousandNestedIncludesFit) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the sanitizer's stack frames are too large for it";
#endif
  Rendering rendering;
  ASSERT_FALSE(
      rendering.add("values.yaml",
                    "{{ define \"down\" }}{{ if . }}{{ include \"down\" (rest .) }}{{ else }}end{{ end }}{{ end }}"
                    "{{ include \"down\" (untilStep 0 1000 1) }}"));
  const RenderResult result = rendering.render("values.yaml", rendering.data("{}"));
  EXPECT_EQ(result.text, "end");
}

TEST(ExecError, TemplateActionsThatNeverEnd) {
  EXPECT_EQ(finding("{{ define \"a\" }}{{ template \"b\" }}{{ end }}{{ define \"b\" }}{{ template \"a\" }}{{ end }}"
                    "{{ template \"a\" }}",
                    "{}", {.limits = {.depth = 5}}),
            "template.depth-limit values.yaml:1:17 `{{ template \"b\" }}`\n"
            "templates call each other more than 5 levels deep\n"
            "frame: in `template \"a\"` at values.yaml:1:60 `{{ template \"a\" }}`\n"
            "frame: in `template \"b\"` at values.yaml:1:17 `{{ template \"b\" }}`\n"
            "frame: in `template \"a\"` at values.yaml:1:60 `{{ template \"a\" }}`\n"
            "frame: in `template \"b\"` at values.yaml:1:17 `{{ template \"b\" }}`\n"
            "frame: in `template \"a\"` at values.yaml:1:87 `{{ template \"a\" }}`\n"
            "help: look for a template that calls itself, in the frames below\n");
}

TEST(ExecError, DeepEvaluationIsRefusedBeforeTheStackEnds) {
  // Hundreds of nested actions in a template that includes itself a thousand times.
  std::string body;
  for (int i = 0; i < 300; ++i) body += "{{ if true }}";
  body += "{{ include \"deep\" . }}";
  for (int i = 0; i < 300; ++i) body += "{{ end }}";
  Rendering rendering;
  ASSERT_FALSE(rendering.add("values.yaml", "{{ define \"deep\" }}" + body + "{{ end }}{{ include \"deep\" . }}"));
  const document::Value data = rendering.data("{}");
  const RenderResult result = rendering.render("values.yaml", data);
  ASSERT_TRUE(result.error);
  EXPECT_EQ(result.error->diagnostic.rule->code, "template.depth-limit");
  EXPECT_EQ(result.error->diagnostic.summary, "templates are nested too deep to be evaluated");
}

TEST(ExecError, LongWaysThroughManyTemplatesAreRefusedToo) {
  // Each of the names stays below its own limit; the arguments are nested as well.
  Rendering rendering;
  const std::vector<std::string> names{"a", "b", "c", "d", "a"};
  std::string text;
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    text += "{{ define \"" + names[i] + "\" }}{{ with . }}{{ print (printf \"%s\" (include \"" + names[i + 1] +
            "\" .)) }}{{ end }}{{ end }}";
  }
  ASSERT_FALSE(rendering.add("values.yaml", text + "{{ include \"a\" . }}"));
  const document::Value data = rendering.data(R"({"x": 1})");
  const RenderResult result = rendering.render("values.yaml", data);
  ASSERT_TRUE(result.error);
  EXPECT_EQ(result.error->diagnostic.summary, "templates are nested too deep to be evaluated");
  EXPECT_EQ(result.error->diagnostic.frames.size(), 11u);
}

TEST(ExecError, EndlessLoopIsStoppedByCounting) {
  EXPECT_EQ(finding("{{ define \"spin\" }}{{ range 1000000000 }}{{ end }}{{ end }}\n{{ include \"spin\" . }}", "{}",
                    {.limits = {.steps = 10'000}}),
            "template.step-limit values.yaml:1:20 `{{ range 1000000000 }}`\n"
            "the template did not end after 10000 steps\n"
            "frame: in `include \"spin\"` at values.yaml:2:4 `include \"spin\" .`\n"
            "help: look for a loop over a huge number, or for templates that include each other again and again\n");
}

TEST(ExecError, OutputLimit) {
  EXPECT_EQ(finding("{{ range 100 }}0123456789{{ end }}", "{}", {.limits = {.output_bytes = 100}}),
            "template.size-limit values.yaml:1:16 `0123456789`\n"
            "the output is longer than 100 bytes\n"
            "help: look for a loop that prints much more than it was meant to\n");
}

TEST(ExecError, MemoryLimit) {
  source::SourceFiles sources;
  document::Origins origins;
  document::Arena arena(100'000);
  TemplateSet templates;
  const source::FileId id =
      sources.add("values.yaml", "{{ $x := \"0123456789\" }}{{ range 64 }}{{ $x = print $x $x }}{{ end }}");
  ASSERT_FALSE(templates.add("values.yaml", sources, id, {}));
  const RenderResult result =
      render_template(templates, "values.yaml", {}, {.arena = arena, .origins = origins, .sources = sources}, {});
  ASSERT_TRUE(result.error);
  EXPECT_EQ(result.error->diagnostic.rule->code, "template.size-limit");
  EXPECT_EQ(result.error->diagnostic.summary, "the render needs more memory than it may have, in a call of `print`");
  EXPECT_EQ(sources.text(result.error->diagnostic.primary.span), "print $x $x");
}

TEST(ExecError, MemoryLimitOutsideOfCalls) {
  source::SourceFiles sources;
  document::Origins origins;
  document::Arena arena(5'000);
  TemplateSet templates;
  const source::FileId id = sources.add("values.yaml", "{{ range 1000000 }}{{ hasKey nil \"a\" }}{{ end }}");
  ASSERT_FALSE(templates.add("values.yaml", sources, id, {}));
  const RenderResult result =
      render_template(templates, "values.yaml", {}, {.arena = arena, .origins = origins, .sources = sources}, {});
  ASSERT_TRUE(result.error);
  EXPECT_EQ(result.error->diagnostic.rule->code, "template.size-limit");
  EXPECT_EQ(sources.text(result.error->diagnostic.primary.span), "nil");
}

TEST(ExecError, AuthorsMessages) {
  EXPECT_EQ(finding("{{ required \"an image is needed\" .image }}", R"({"image": ""})"),
            "template.required values.yaml:1:4 `required \"an image is needed\" .image`\n"
            "an image is needed\n"
            "label: data.json:1:11 `\"\"` the value is set here\n");
  Rendering rendering;
  ASSERT_FALSE(rendering.add("values.yaml", "{{ define \"d\" }}{{ fail \"no\" }}{{ end }}{{ include \"d\" . }}"));
  const RenderResult result = rendering.render("values.yaml", rendering.data("{}"));
  ASSERT_TRUE(result.error);
  EXPECT_EQ(result.error->author_message, "no");
  EXPECT_EQ(result.error->diagnostic.rule->code, "template.fail");
}

TEST(ExecError, UndefinedTemplate) {
  EXPECT_EQ(finding("{{ define \"labels\" }}{{ end }}{{ include \"lables\" . }}", "{}"),
            "template.undefined-template values.yaml:1:34 `include \"lables\" .`\n"
            "there is no template `lables`\n"
            "help: did you mean `labels`?\n");
}

TEST(ExecError, FailedCallAndFailedText) {
  EXPECT_EQ(finding("{{ index .l 7 }}", R"({"l": [1]})"),
            "template.call-failed values.yaml:1:4 `index .l 7`\n"
            "`index` failed: index out of range: 7\n");
  EXPECT_EQ(finding("{{ tpl .t . }}", R"({"t": "{{ if }}"})"),
            "template.syntax values.yaml:1:4 `tpl .t .`\n"
            "missing value for if, in a text that `tpl` evaluates\n"
            "label: data.json:1:7 `\"{{ if }}\"` the text stands here\n");
}

TEST(ParseError, WholeFindings) {
  EXPECT_EQ(finding("a: {{ uper .x }}", "{}"),
            "template.undefined-function values.yaml:1:7 `uper`\n"
            "there is no function `uper`\n"
            "help: did you mean `upper`?\n");
  EXPECT_EQ(finding("{{ $port := 1 }}\n{{ $prot }}", "{}"),
            "template.undefined-variable values.yaml:2:4 `$prot`\n"
            "there is no variable `$prot` here\n"
            "help: did you mean `$port`?\n");
  EXPECT_EQ(finding("{{ if .a }}\n{{ range .b }}x{{ end }}\n", "{}"),
            "template.syntax values.yaml:1:1 `{{ if .a }}`\n"
            "the file ends before an action is closed\n"
            "here: never closed\n"
            "help: add the `{{ end }}` that is missing\n");
  EXPECT_EQ(finding("x: {{ .a\ny: 1\n", "{}"),
            "template.undefined-function values.yaml:2:1 `y`\n"
            "there is no function `y`\n"
            "label: values.yaml:1:4 `{{` the action begins here, is it closed?\n"
            "help: templates know Go's, Sprig's and Helm's functions, `known`, `isDeploy` and `raw`\n");
  EXPECT_EQ(finding("x: {{ .a\n", "{}"),
            "template.syntax values.yaml:2:1 ``\n"
            "unclosed action\n"
            "label: values.yaml:1:4 `{{` the action begins here, is it closed?\n"
            "help: close the action with `}}`\n");
  EXPECT_EQ(finding("{{ define \"a\" }}1{{ end }}{{ define \"a\" }}2{{ end }}", "{}"),
            "template.syntax values.yaml:1:37 `\"a\"`\n"
            "the template `a` is defined twice in one file\n"
            "here: defined again\n"
            "label: values.yaml:1:11 `\"a\"` first defined here\n"
            "help: give one of them another name, or remove it\n");
}

TEST(ParseError, DeepNestingIsRefused) {
  std::string parentheses = "{{ " + std::string(501, '(') + '1' + std::string(501, ')') + " }}";
  EXPECT_EQ(Rendering().go(parentheses, "{}"), "error: template: t:1: max expression depth exceeded");
  std::string actions;
  for (int i = 0; i < 502; ++i) actions += "{{ if 1 }}";
  EXPECT_EQ(Rendering().go(actions, "{}"), "error: template: t:1: actions are nested deeper than 500");
}

}  // namespace
}  // namespace stageplot::gotemplate
