// The reader of everyday YAML gives what libyaml gives, event by event, or leaves the text to it.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "document/everyday_yaml.hpp"
#include "document/yaml_events.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

std::string described(const YamlEvent& event) {
  return std::to_string(static_cast<int>(event.kind)) + ' ' + std::to_string(event.begin) + ' ' +
         std::to_string(event.content) + ' ' + std::to_string(event.end) + ' ' +
         std::to_string(static_cast<int>(event.style)) + (event.flow ? "f" : "b") + " <" + std::string{event.value} +
         '>' + std::string{event.anchor} + std::string{event.tag};
}

std::vector<std::string> events_of(const std::string& text, YamlEvents::Reader reader) {
  YamlEvents events(text, reader);
  std::vector<std::string> all;
  YamlEvent event;
  do {
    if (!events.next(event)) {
      all.push_back("problem " + std::string{events.problem().problem} + ' ' + std::to_string(events.problem().at));
      break;
    }
    all.push_back(described(event));
  } while (event.kind != YamlEventKind::stream_end);
  return all;
}

/// The same events; where there is a problem, the same one in the end: libyaml, which looks further ahead, may know of
/// it some events earlier.
void expect_same(const std::string& text) {
  std::vector<std::string> ours = events_of(text, YamlEvents::Reader::fastest);
  std::vector<std::string> libyaml = events_of(text, YamlEvents::Reader::libyaml);
  if (libyaml.back().starts_with("problem") && ours.size() >= libyaml.size()) {
    ASSERT_EQ(ours.back(), libyaml.back()) << text;
    libyaml.pop_back();
    ours.resize(libyaml.size());
  }
  ASSERT_EQ(ours, libyaml) << text;
}

bool is_everyday(const std::string& text) {
  EverydayYaml events(text);
  YamlEvent event;
  do {
    if (!events.next(event)) return false;
  } while (event.kind != YamlEventKind::stream_end);
  return true;
}

const std::vector<std::string_view>& everyday_texts() {
  static const std::vector<std::string_view> texts = {
      "",
      "\n",
      "# nothing\n",
      "a: b\n",
      "a: b",
      "a: 'b \n\n   c\n  d'\nb: \"c\n  \\ d\n\n\n e \\n\n f\"\nc: [\"d\n e\"]\n",
      "a: :80\nb: ?c\n",
      "a:\n",
      "a:",
      "---\na: b\n",
      "--- # begins\n\n# comment\na: b # behind\n",
      "# comment\n\n  # deeper\na: 1\n",
      "a:\n  b: 1\n  c:\n    d: 2\ne: 3\n",
      "a:\n- b\n- c\nd: e\n",
      "a:\n  - b\n  - c\nd: e\n",
      "- a\n- b: c\n  d: e\n-\n  f: g\n- - h\n  - i\n-\n- j",
      "a:\n-\n-  b:  c\n   d:\n   - e\n   f:\n",
      "a: one\n  two\n  three\n\n\n  four # comment\nb: c\n",
      "a:\n  one\n  two\nb:\n  \"c\"\n",
      "a: one\n  - two\n  ? three\n  [four\n  \"five\nb: c\n",
      "a: 'it''s'\nb: \"x\\n\\\"y\\\" \\\\ \\/ \\t\"\n'c': d\n\"e f\" : g\n",
      "a: []\nb: {}\nc: [1, 'two', \"three\", four five]\nd: {a: 1, \"b\":2, c: [{}, {x: y}]}\n",
      "a: [\n  1,\n  2\n  ]\nb: {\n  \"c\": {\n    \"d\": -1\n  }\n}\n",
      "{\"a\": [1, 2.5, true, null], \"b\": {\"c\": \"d\"}}\n",
      "a: |\n  one\n   two\n\n  three\n\nb: |-\n  four\nc: |+\n  five\n\n\nd: |2\n    six\n",
      "a: >\n  one\n  two\n\n  three\n   four\n  five\n\nb: >-\n  six\n\n\n  seven\n",
      "a: |  # comment\n\n  one\n   \n    \nb: c\n",
      "a: |\n  one\n  two",
      "a:\n- |\n  one\n- >-\n  two\n  three\n- b: |\n    four\n  c: d\n",
      "url: http://host:80/a#b\ntime: 12:30\nneg: -1\ndots: ...\ncolon: a:b\n-x: y\n",
      "a: \xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80 b\nc: d\n",
      "a: b  \nc:   \n  - d  \n\n   \n",
      "a:    # what it is\n  b: c\nd: # none\ne: f\n",
      "a: -b\n",
      "a: \"b\\\n  c \\\n\n  \\ d\\\n  \\n\"\nb: [\"c\\\n d\"]\n",
      "a: [b, ]\nc: [\n  d,\n]\ne: {f: g, }\n",
      "a: |\n# comment\nb: >-\n\n\n# comment\nc:\n  d: |+\n\n  e: |2\n  f: g\n",
  };
  return texts;
}

TEST(EverydayYaml, ReadsEverydayTexts) {
  for (const std::string_view written : everyday_texts()) {
    const std::string text{written};
    EXPECT_TRUE(is_everyday(text)) << text;
    expect_same(text);
  }
}

TEST(EverydayYaml, LeavesTheRestToLibyaml) {
  const std::vector<std::string_view> texts = {
      "scalar\n",
      "a: &x b\nc: *x\n",
      "a: !tag b\n",
      "%YAML 1.1\n---\na: b\n",
      "a: b\n---\nc: d\n",
      "a: b\n...\n",
      "? a\n: b\n",
      "a: \"b\n---\n c\"\n",
      "\"a\n  b\": c\n",
      "a: \"\\x41\"\n",
      "\xEF\xBB\xBF"
      "a: b\n",
      "a: b\r\nc: d\r\n",
      "a:\tb\n",
      "\ta: b\n",
      "a: b\xC2\x85"
      "c: d\n",
      "a: b: c\n",
      "a: - b\n",
      "a: [b: c]\n",
      "a: {b}\n",
      "a: [b\n",
      "a: b\n  c: d\n",
      "- a\nb: c\n",
      "a: 'b' c\n",
      "a: b\nc\n",
      "a: |\n    \n  b\n",
      "a: |\n",
      "a: \"b\"#c\n",
      "a: @b\n",
  };
  for (const std::string_view written : texts) {
    const std::string text{written};
    EXPECT_FALSE(is_everyday(text)) << text;
    expect_same(text);
  }
}

TEST(EverydayYaml, LeavesLongKeysToLibyaml) {
  std::string text(2000, 'k');
  text.append(": v\n");
  EXPECT_FALSE(is_everyday(text));
  expect_same(text);
}

/// Small changes of everyday texts: most are still YAML, many are no longer everyday.
TEST(EverydayYaml, AgreesWithLibyamlOnWhatIsNearlyEveryday) {
  const std::vector<std::string> pieces = {
      " ",  "  ", "\n", "- ",  "-",   ": ", ":", "#", " #",       "|",        ">",    "|-\n", "'",
      "\"", "[",  "]",  "{",   "}",   ", ", ",", "a", "\t",       "?",        "? ",   "*",    "&a ",
      "!",  "%",  "\\", "---", "...", "\r", "~", "0", "\xC3\xA4", "\xC2\x85", "\\\n", ", ]",  "|+\n"};
  std::mt19937 chance(7);  // NOLINT: the same texts in every run
  const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(chance() % bound); };
  std::size_t everyday = 0;
  for (int round = 0; round < 40'000; ++round) {
    std::string text{everyday_texts()[below(everyday_texts().size())]};
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
      const std::size_t at = below(text.size() + 1);
      switch (below(3)) {
        case 0:
          text.insert(at, pieces[below(pieces.size())]);
          break;
        case 1:
          text.erase(at, 1 + below(3));
          break;
        default: {
          const std::size_t from = below(text.size() + 1);
          text.insert(at, text.substr(from, below(12)));
        }
      }
    }
    // Only what is well-formed UTF-8 gets this far.
    if (text::find_invalid_utf8(text) != text::kValid) continue;
    if (is_everyday(text)) ++everyday;
    expect_same(text);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(everyday, 8'000u);
}

}  // namespace
}  // namespace stageplot::document
