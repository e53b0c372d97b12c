// Reports whose every text was written by somebody who wants to break out of a format: the report must be built as the
// one with harmless texts is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "diagnostics/render/visible.hpp"
#include "report/diff_report.hpp"
#include "schema/decode.hpp"
#include "text/utf8.hpp"
#include "unit/report/hostile.hpp"
#include "unit/report/samples.hpp"
#include "unit/schema/documents.hpp"

namespace stageplot::report {
namespace {

/// What stays of a page without its texts and the values of its attributes.
std::string skeleton_of_html(const std::string& page) {
  std::string skeleton;
  for (std::size_t at = page.find('<'); at != std::string::npos;) {
    std::size_t end = at + 1;
    bool quoted = false;
    while (end < page.size() && (quoted || page[end] != '>')) {
      if (page[end] == '"') {
        quoted = !quoted;
        skeleton += '"';
      } else if (!quoted) {
        skeleton += page[end];
      }
      ++end;
    }
    skeleton += '\n';
    // The style and the script are ours, and not HTML inside.
    const bool raw = page.compare(at, 7, "<style>") == 0 || page.compare(at, 8, "<script>") == 0;
    at = raw ? page.find("</", end) : page.find('<', end);
  }
  return skeleton;
}

/// The text without code: what CommonMark takes out of its hands before it looks for anything else.
std::string skeleton_of_markdown(const std::string& text) {
  static const std::regex kCode("<code>[^<>]*</code>");
  std::string skeleton;
  std::string fence;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    std::string line = text.substr(begin, end - begin);
    begin = end == std::string::npos ? text.size() : end + 1;
    const std::size_t indent = line.find_first_not_of(' ');
    const std::size_t ticks = indent == std::string::npos || indent > 3
                                  ? 0
                                  : std::min(line.find_first_not_of('`', indent), line.size()) - indent;
    if (!fence.empty()) {
      if (ticks >= fence.size() && line.find_first_not_of(" `") == std::string::npos) fence.clear();
      continue;
    }
    if (ticks >= 3) {
      fence.assign(ticks, '`');
      skeleton += "fence " + line.substr(line.find_first_not_of('`')) + '\n';
      continue;
    }
    line = std::regex_replace(line, kCode, "CODE");
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (line[at] != '`') {
        skeleton += line[at];
        continue;
      }
      const std::size_t run = std::min(line.find_first_not_of('`', at), line.size()) - at;
      std::size_t close = at + run;
      while (close < line.size()) {
        close = std::min(line.find('`', close), line.size());
        const std::size_t length = std::min(line.find_first_not_of('`', close), line.size()) - close;
        if (length == run) break;
        close += length;
      }
      skeleton += close < line.size() ? "CODE" : "UNCLOSED";
      at = close < line.size() ? close + run - 1 : at + run - 1;
    }
    skeleton += '\n';
  }
  return skeleton + (fence.empty() ? "" : "UNCLOSED FENCE\n");
}

std::vector<diff::Report> samples() {
  return {drift_sample(), base_sample()};
}

class HostileText : public testing::TestWithParam<std::string> {};

TEST_P(HostileText, MovesNoCursorAndHidesNothing) {
  for (const diff::Report& sample : samples()) {
    const std::string text =
        diff_text(with_text(sample, GetParam()), {.least = diff::Severity::information, .sources = true});
    std::string lines = text;
    std::erase(lines, '\n');
    EXPECT_EQ(diagnostics::visible(lines), lines);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), [&] {
      const std::string harmless =
          diff_text(with_text(sample, "harmless"), {.least = diff::Severity::information, .sources = true});
      return std::count(harmless.begin(), harmless.end(), '\n');
    }());
  }
}

TEST_P(HostileText, IsAStringOfJson) {
  schema::Documents documents;
  const document::Value published = documents.json_file("schemas/diff-report.schema.json");
  const schema::CompiledSchema compiled =
      schema::compile_schema(published, documents.origins, {}, documents.diagnostics);
  for (const diff::Report& sample : samples()) {
    schema::validate(compiled, documents.json("report.json", diff_json(with_text(sample, GetParam()))),
                     {.sources = &documents.sources}, documents.origins, documents.diagnostics);
    EXPECT_EQ(documents.rendered(), "");
  }
}

TEST_P(HostileText, IsTextInAPage) {
  for (const diff::Report& sample : samples()) {
    const std::string page = diff_html(with_text(sample, GetParam()));
    EXPECT_EQ(skeleton_of_html(page), skeleton_of_html(diff_html(with_text(sample, "harmless"))));
    EXPECT_EQ(text::find_invalid_utf8(page), text::kValid);
  }
}

TEST_P(HostileText, IsCodeInAComment) {
  for (const diff::Report& sample : samples()) {
    const std::string comment = diff_markdown(with_text(sample, GetParam()), {.least = diff::Severity::information});
    const std::string harmless = diff_markdown(with_text(sample, "harmless"), {.least = diff::Severity::information});
    EXPECT_EQ(skeleton_of_markdown(comment.substr(comment.find('\n'))),
              skeleton_of_markdown(harmless.substr(harmless.find('\n'))));
    EXPECT_THAT(comment.substr(0, comment.find('\n')), testing::MatchesRegex("<!-- [a-z]+:[-A-Za-z0-9._]*:v1 -->"));
    EXPECT_EQ(text::find_invalid_utf8(comment), text::kValid);
  }
}

INSTANTIATE_TEST_SUITE_P(EveryFormat, HostileText, testing::ValuesIn(hostile_texts()),
                         [](const auto& text) { return "Text" + std::to_string(text.index); });

}  // namespace
}  // namespace stageplot::report
