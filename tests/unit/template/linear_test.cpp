// Ten times as much to do takes ten times the steps and the memory, not a hundred times: counted, since time depends on
// the machine.
#include <gtest/gtest.h>

#include <functional>

#include "unit/template/rendering.hpp"

namespace stageplot::gotemplate {
namespace {

using testing_support::Rendering;

struct Cost {
  std::uint64_t steps = 0;
  std::size_t bytes = 0;    // of values
  std::size_t origins = 0;  // recorded
  std::size_t output = 0;
};

/// A render of the template `t`, whose text and data are made for a size.
struct Scene {
  std::function<std::string(int)> text;
  std::function<std::string(int)> data;
  std::string helpers;
};

std::string repeated(int count, const std::function<std::string(int)>& piece) {
  std::string text;
  for (int i = 0; i < count; ++i) text += piece(i);
  return text;
}

std::string numbers(int count) {
  return "{\"list\":[0" + repeated(count - 1, [](int i) { return ',' + std::to_string(i + 1); }) + "]}";
}

Cost cost(const Scene& scene, int size) {
  Rendering rendering;
  EXPECT_FALSE(rendering.add("helpers", scene.helpers));
  EXPECT_FALSE(rendering.add("t", scene.text(size)));
  const document::Value data = rendering.data(scene.data(size));
  const std::size_t bytes = rendering.arena().bytes_used();
  const std::size_t origins = rendering.origins().size();
  RenderOptions options;
  options.recording = Output::Recording::on;
  const RenderResult result = rendering.render("t", data, options);
  EXPECT_EQ(result.outcome, Outcome::complete);
  return {result.steps, rendering.arena().bytes_used() - bytes, rendering.origins().size() - origins,
          result.text.size()};
}

void expect_linear(const Scene& scene, int size) {
  const Cost small = cost(scene, size);
  const Cost large = cost(scene, 10 * size);
  constexpr std::size_t kMost = 12;  // ten, and longer numbers
  EXPECT_LE(large.steps, kMost * small.steps);
  EXPECT_LE(large.bytes, kMost * small.bytes + 100'000);
  EXPECT_LE(large.origins, kMost * small.origins + 1'000);
  EXPECT_GE(large.output, 9 * small.output);
}

TEST(Linear, ManyIncludesOfIncludes) {
  expect_linear(
      {.text = [](int) { return std::string{"{{ range .list }}{{ include \"a\" (dict \"v\" .) }}\n{{ end }}"}; },
       .data = numbers,
       .helpers = R"({{ define "a" }}{{ include "b" . | indent 2 }}{{ end }}
{{ define "b" }}{{ with .v }}{{ include "c" . }}{{ end }}{{ end }}{{ define "c" }}{{ . | quote }}{{ end }})"},
      1'000);
}

TEST(Linear, OneTextOfTplManyTimes) {
  const Scene scene{.text = [](int) { return std::string{"{{ range .list }}{{ tpl \"x{{ . }}\\n\" . }}{{ end }}"}; },
                    .data = numbers,
                    .helpers = {}};
  expect_linear(scene, 1'000);
}

TEST(Linear, OneTextOfTplIsParsedOnce) {
  Rendering rendering;
  EXPECT_FALSE(rendering.add("t", "{{ range .list }}{{ tpl \"x{{ . }}\\n\" . }}{{ end }}"));
  EXPECT_EQ(rendering.render("t", rendering.data(numbers(10'000))).outcome, Outcome::complete);
  // The ids of texts count up: this one follows the template, the data and one text of tpl.
  EXPECT_LE(static_cast<std::uint32_t>(rendering.sources().add("next", "")), 5u);
}

TEST(Linear, ManyTextsOfTpl) {
  expect_linear(
      {.text =
           [](int) { return std::string{"{{ range .list }}{{ tpl (printf \"{{ %d }}{{ . }}\\n\" .) . }}{{ end }}"}; },
       .data = numbers,
       .helpers = {}},
      1'000);
}

TEST(Linear, ALongTemplate) {
  expect_linear({.text =
                     [](int size) {
                       return repeated(size, [](int i) {
                         return "line{{ if .list }}" + std::to_string(i) + "{{ end }}: {{ len .list }}\n";
                       });
                     },
                 .data = [](int) { return numbers(3); },
                 .helpers = {}},
                10'000);
}

TEST(Linear, LargeValues) {
  expect_linear({.text = [](int) { return std::string{"{{ toYaml .list | nindent 2 }}{{ toJson .list }}"}; },
                 .data =
                     [](int size) {
                       return "{\"list\":[{}" +
                              repeated(size,
                                       [](int i) {
                                         return ",{\"name\":\"item-" + std::to_string(i) + "\",\"text\":\"a b c\"}";
                                       }) +
                              "]}";
                     },
                 .helpers = {}},
                10'000);
}

TEST(Linear, AssignmentsInALoop) {
  expect_linear(
      {.text =
           [](int) {
             return std::string{"{{ $n := 0 }}{{ range .list }}{{ $x := . }}{{ $n = add $n $x }}{{ $n }}\n{{ end }}"};
           },
       .data = numbers,
       .helpers = {}},
      1'000);
}

}  // namespace
}  // namespace stageplot::gotemplate
