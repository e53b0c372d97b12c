// Where each byte of an output comes from: the template's place and the value's.
#include <gtest/gtest.h>

#include "rendering.hpp"
#include "template/execution.hpp"

namespace stageplot::gotemplate {
namespace {

using testing_support::Rendering;

/// One line a mapping: the printed text, the template's text, the text that the value was read from.
std::string trace(std::string_view helpers, std::string_view text, std::string_view json,
                  const RenderOptions& options = {}) {
  Rendering rendering;
  EXPECT_FALSE(rendering.add("helpers", helpers));
  EXPECT_FALSE(rendering.add("t", text));
  const document::Value data = rendering.data(json);
  const RenderResult result = rendering.render("t", data, options);
  EXPECT_FALSE(result.error) << result.error->go_message;
  std::string out;
  for (const Mapping& mapping : result.mappings) {
    out += result.text.substr(mapping.begin, mapping.end - mapping.begin) + " <- " +
           std::string{rendering.sources().text(mapping.template_span)} + " <-";
    for (const document::OriginId origin : rendering.origins().sources(mapping.origin)) {
      out += ' ' + std::string{rendering.sources().text(rendering.origins().get(origin).span)};
    }
    out += '\n';
  }
  return out;
}

TEST(Mapping, TextAndValues) {
  EXPECT_EQ(trace("", "a: {{ .a }}, b: {{ .b }}", R"({"a": 1, "b": "x"})"),
            "a:  <- a:  <- a: \n"
            "1 <- {{ .a }} <- 1\n"
            ", b:  <- , b:  <- , b: \n"
            "x <- {{ .b }} <- \"x\"\n");
}

TEST(Mapping, AssembledTextsKeepTheirParts) {
  EXPECT_EQ(trace("", "{{ printf \"%s-%d\" .a .b }}", R"({"a": "x", "b": 7})"),
            "x <- {{ printf \"%s-%d\" .a .b }} <- \"x\"\n"
            "- <- {{ printf \"%s-%d\" .a .b }} <- \"%s-%d\"\n"
            "7 <- {{ printf \"%s-%d\" .a .b }} <- 7\n");
  EXPECT_EQ(trace("", "{{ print .a .b | indent 1 }}", R"({"a": "x", "b": "y"})"),
            " x <- {{ print .a .b | indent 1 }} <- \"x\"\n"
            "y <- {{ print .a .b | indent 1 }} <- \"y\"\n");
}

TEST(Mapping, ThroughIncludeAndTpl) {
  EXPECT_EQ(trace("{{ define \"pair\" }}{{ .a }}={{ .b }}{{ end }}", "{{ include \"pair\" . | trim }}",
                  R"({"a": "x", "b": "y"})"),
            "x <- {{ include \"pair\" . | trim }} <- \"x\" {{ .a }}\n"
            "= <- {{ include \"pair\" . | trim }} <- =\n"
            "y <- {{ include \"pair\" . | trim }} <- \"y\" {{ .b }}\n");
  EXPECT_EQ(trace("", "{{ tpl .t . }}", R"({"t": "<{{ .b }}>", "b": "y"})"),
            "< <- {{ tpl .t . }} <- \"<{{ .b }}>\"\n"
            "y <- {{ tpl .t . }} <- \"y\" \"<{{ .b }}>\"\n"
            "> <- {{ tpl .t . }} <- \"<{{ .b }}>\"\n");
}

TEST(Mapping, SurvivesTheDeletionOfNoValue) {
  EXPECT_EQ(trace("", "{{ .x }}a{{ .x }}{{ .b }}{{ .x }}", R"({"b": "y"})", {.delete_no_value = true}),
            "a <- a <- a\n"
            "y <- {{ .b }} <- \"y\"\n");
}

TEST(Mapping, NothingIsRecordedWhenItIsOff) {
  EXPECT_EQ(trace("", "a: {{ .a }}", R"({"a": 1})", {.recording = Output::Recording::off}), "");
}

TEST(DeleteAll, MovesMappings) {
  std::string text = "aXXbXXXXc";
  std::vector<Mapping> mappings{
      {.begin = 0, .end = 1}, {.begin = 1, .end = 3}, {.begin = 2, .end = 4}, {.begin = 5, .end = 9}};
  delete_all(text, mappings, "XX");
  EXPECT_EQ(text, "abc");
  ASSERT_EQ(mappings.size(), 3u);
  EXPECT_EQ(mappings[1].begin, 1u);
  EXPECT_EQ(mappings[1].end, 2u);
  EXPECT_EQ(mappings[2].begin, 2u);
  EXPECT_EQ(mappings[2].end, 3u);
}

}  // namespace
}  // namespace stageplot::gotemplate
