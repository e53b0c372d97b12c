// What the checks find: mutations of the shapes that the targets render, judged beside fluentd's own dry run, and a few
// whole messages.
#include "fluentd/check.hpp"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "unit/fluentd/read_support.hpp"

namespace stageplot::fluentd {
namespace {

const std::filesystem::path kFolder = "tests/unit/fluentd/mutations";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Reader and checks together.
struct CheckFixture : ReadFixture {
  explicit CheckFixture(std::string text) : ReadFixture(std::move(text)) {
    if (root) check_fluentd(*root, {}, diagnostics);
  }

  /// The codes without their family, sorted, each once; `fine` without findings.
  std::string codes() {
    std::set<std::string> seen;
    for (const diagnostics::Diagnostic& finding : diagnostics.all()) seen.emplace(finding.rule->code);
    std::string joined;
    for (const std::string& code : seen) joined += (joined.empty() ? "" : " ") + code;
    return joined.empty() ? "fine" : joined;
  }
};

struct Mutation {
  std::string name;
  std::string shape;
  std::string dry_run;
  std::string codes;
  std::string before;
  std::string after;
};

void PrintTo(const Mutation& mutation, std::ostream* out) {
  *out << mutation.name;
}

std::vector<Mutation> read_mutations() {
  std::vector<Mutation> mutations;
  std::istringstream lines(read_file(kFolder / "mutations.txt"));
  for (std::string line; std::getline(lines, line);) {
    const auto rest = [&line](std::string_view word) { return line.substr(word.size()); };
    if (line.starts_with("= ")) {
      mutations.push_back({.name = rest("= ")});
    } else if (line.starts_with("shape ")) {
      mutations.back().shape = rest("shape ");
    } else if (line.starts_with("dry-run ")) {
      mutations.back().dry_run = rest("dry-run ");
    } else if (line.starts_with("codes ")) {
      mutations.back().codes = rest("codes ");
    } else if (line.starts_with('-')) {
      mutations.back().before += rest("-") + "\n";
    } else if (line.starts_with('+')) {
      mutations.back().after += rest("+") + "\n";
    }
  }
  return mutations;
}

class Mutations : public testing::TestWithParam<Mutation> {};

TEST_P(Mutations, AreFound) {
  const Mutation& mutation = GetParam();
  std::string text = read_file(kFolder / (mutation.shape + ".conf"));
  const std::size_t at = text.find(mutation.before);
  ASSERT_NE(at, std::string::npos);
  ASSERT_EQ(text.find(mutation.before, at + 1), std::string::npos) << "found twice";
  text.replace(at, mutation.before.size(), mutation.after);
  CheckFixture fixture(text);
  EXPECT_EQ(fixture.codes(), mutation.codes) << fixture.findings();
  // What fluentd refuses is an error here too.
  if (mutation.dry_run == "refuses") {
    EXPECT_TRUE(fixture.diagnostics.has_errors());
  }
}

INSTANTIATE_TEST_SUITE_P(Fluentd, Mutations, testing::ValuesIn(read_mutations()), [](const auto& instance) {
  std::string name = instance.param.name;
  for (char& c : name) c = c == ' ' ? '_' : c;
  return name;
});

TEST(Mutations, AreEnough) {
  std::map<std::string, int> counted;
  for (const Mutation& mutation : read_mutations()) {
    ++counted[mutation.codes == "fine" ? "fine" : mutation.dry_run];
  }
  EXPECT_GE(counted["refuses"], 32);
  EXPECT_GE(counted["warns"], 8);
  EXPECT_GE(counted["silent"], 16);
  EXPECT_GE(counted["fine"], 8);
}

class Shapes : public testing::TestWithParam<const char*> {};

TEST_P(Shapes, AreFine) {
  CheckFixture fixture(read_file(kFolder / GetParam()));
  EXPECT_EQ(fixture.findings(), "");
}

INSTANTIATE_TEST_SUITE_P(Fluentd, Shapes, testing::Values("sidecar.conf", "forwarder.conf"), [](const auto& instance) {
  return std::string(instance.param, std::strcspn(instance.param, "."));
});

TEST(CheckRendered, HasNoFinding) {
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("rendered")) {
    if (entry.path().filename() != "fluent.conf") continue;
    ++files;
    CheckFixture fixture(read_file(entry.path()));
    EXPECT_EQ(fixture.findings(), "") << entry.path();
  }
  EXPECT_GE(files, 10);
}

struct Case {
  std::string name;
  std::string text;
  std::string expected;
};

void PrintTo(const Case& test_case, std::ostream* out) {
  *out << test_case.name;
}

class Codes : public testing::TestWithParam<Case> {};

TEST_P(Codes, AreThese) {
  CheckFixture fixture(GetParam().text);
  EXPECT_EQ(fixture.codes(), GetParam().expected) << fixture.findings();
}

std::string tail(const std::string& parameters) {
  return "<source>\n  @type tail\n  path /l/a.log\n  pos_file /l/a.pos\n" + parameters +
         "  <parse>\n    @type none\n  </parse>\n</source>\n";
}
const std::string kNull = "  @type null\n";

const Case kCodes[] = {
    {"empty_file", "", "fine"},
    {"system", "<system>\n  log_level info\n  workers 2\n  <log>\n    format json\n  </log>\n</system>\n", "fine"},
    {"system_misspelt", "<system>\n  log_levl info\n</system>\n", "fluentd.unknown-parameter"},
    {"tag_from_the_path", tail("  tag app.*\n") + "<match app.**>\n" + kNull + "</match>\n", "fine"},
    {"first_match_wins",
     tail("  tag a.b\n") + "<match a.*>\n" + kNull + "</match>\n<match a.b>\n" + kNull + "</match>\n",
     "fluentd.unreachable"},
    {"words_of_fluentd_itself",
     tail("  tag a\n") + "<match fluent.**>\n" + kNull + "</match>\n<match a>\n" + kNull + "</match>\n", "fine"},
    {"events_of_an_unknown_plugin", "<source>\n  @type syslog\n</source>\n<match a>\n" + kNull + "</match>\n",
     "fluentd.unknown-plugin"},
    {"labels_in_a_store",
     tail("  tag a\n") + "<match a>\n  @type copy\n  <store>\n    @type relabel\n    @label @B\n  </store>\n</match>\n"
                         "<label @B>\n  <match **>\n    @type null\n  </match>\n</label>\n",
     "fluentd.unknown-plugin"},
    {"errors_have_a_label",
     tail("  tag a\n") + "<match a>\n" + kNull +
         "</match>\n<label @ERROR>\n  <match **>\n    @type null\n  </match>\n"
         "</label>\n",
     "fine"},
    {"label_without_match", "<source>\n  @type forward\n  @label @A\n</source>\n<label @A>\n</label>\n",
     "fluentd.unmatched-tag"},
    {"filter_of_another_tag",
     tail("  tag a\n") +
         "<filter b>\n  @type parser\n  key_name k\n  <parse>\n    @type json\n  </parse>\n</filter>\n"
         "<match **>\n" +
         kNull + "</match>\n",
     "fluentd.unreachable"},
    {"include_may_have_the_rest", "@include a.conf\n" + tail("  tag a\n  @label @A\n"), "fluentd.unchecked"},
    {"buffer_below_a_root_directory",
     "<system>\n  root_dir /d\n</system>\n" + tail("  tag a\n") +
         "<match a>\n  @type elasticsearch\n  @id e\n  <buffer tag>\n    @type file\n    total_limit_size 1g\n  "
         "</buffer>\n"
         "</match>\n",
     "fine"},
    {"two_position_files", tail("  tag a\n") + tail("  tag b\n") + "<match **>\n" + kNull + "</match>\n",
     "fluentd.shared-file"},
};
INSTANTIATE_TEST_SUITE_P(Fluentd, Codes, testing::ValuesIn(kCodes),
                         [](const auto& instance) { return instance.param.name; });

TEST(Check, StopsAtItsLimit) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "<nonsense>\n</nonsense>\n";
  CheckFixture fixture(text);
  EXPECT_EQ(fixture.diagnostics.all().size(), 200U);
}

TEST(Check, ShowsTheWholeMessage) {
  CheckFixture fixture(tail("  tag app\n  refresh_intervall 500ms\n  refresh_interval 500ms\n") +
                       "<match apps>\n  @type null\n</match>\n");
  EXPECT_EQ(fixture.findings(), R"~(error[fluentd.unmatched-tag]: no `<match>` takes the tag `app`
  --> fluent.conf:5:7   (source.tag)
 5 |   tag app
   |       ^^^ its events are dropped
  ::: fluent.conf:12:1
12 | <match apps>
   | ------------ takes others
help: make the tag and the pattern of a `<match>` fit; run `stageplot rule fluentd.unmatched-tag`

error[fluentd.unknown-parameter]: unknown parameter `refresh_intervall` in `<source>` of type `tail`
 --> fluent.conf:6:3   (source.refresh_intervall)
6 |   refresh_intervall 500ms
  |   ^^^^^^^^^^^^^^^^^ fluentd does not read it
help: did you mean `refresh_interval`?; run `stageplot rule fluentd.unknown-parameter`

error[fluentd.bad-value]: `refresh_interval` is `500ms`, which fluentd reads as 30000 seconds
 --> fluent.conf:7:20   (source.refresh_interval)
7 |   refresh_interval 500ms
  |                    ^^^^^
help: write a whole number with `s`, `m`, `h` or `d` right behind it: `5s`; run `stageplot rule fluentd.bad-value`

3 errors
)~");
}

}  // namespace
}  // namespace stageplot::fluentd
