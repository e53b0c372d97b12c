// Every folder of data/ is a chart with what real Helm printed for it, one file a version (record.sh made them):
// `expected.VERSION`, or `expected.VERSION.error` where it failed. The same must come out here, byte for byte.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "chart/load.hpp"
#include "chart/render.hpp"
#include "chart/set_values.hpp"
#include "chart/values.hpp"
#include "chart/values_file.hpp"
#include "document/map.hpp"

namespace stageplot::chart {
namespace {

namespace fs = std::filesystem;

const fs::path kData = fs::path{STAGEPLOT_SOURCE_DIR} / "tests/unit/chart/data";

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>{file}, {}};
}

struct Case {
  std::string name;
  std::string version;
};

std::ostream& operator<<(std::ostream& out, const Case& one) {
  return out << one.name << " with Helm " << one.version;
}

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const fs::directory_entry& entry : fs::directory_iterator{kData}) {
    for (const std::string_view version : profile_versions()) {
      cases.push_back({entry.path().filename().string(), std::string{version}});
    }
  }
  std::ranges::sort(cases, {}, [](const Case& one) { return one.name + one.version; });
  return cases;
}

/// What a case's `flags` ask for.
class CaseRun {
 public:
  CaseRun(const fs::path& folder, const Profile& profile) : folder_(folder), profile_(profile) {
    input_.release.name = "rel";
    if (fs::exists(folder / "release")) std::ifstream{folder / "release"} >> input_.release.name;
    std::ifstream flags{folder / "flags"};
    std::string flag;
    values_ = arena_.map();
    while (flags >> flag) read_flag(flag, flags);
  }

  /// As a command does that renders a chart once, for its text alone.
  void render_once() {
    parses_templates_ = false;
    options_.recording = gotemplate::Output::Recording::off;
  }

  /// What Helm prints, on failure with `Error: ` in front.
  std::string render() {
    const std::filesystem::path where = std::filesystem::absolute(folder_);
    const LoadResult loaded = load_chart_at((where / "chart").string(), sources_, origins_,
                                            {.profile = &profile_, .parses_templates = parses_templates_});
    if (!loaded.chart) {
      EXPECT_NE(loaded.error->diagnostic.rule, nullptr);
      // The recordings are of charts in `/NAME/chart`.
      std::string message = loaded.error->message;
      const std::string above = where.parent_path().string();
      for (std::size_t at = 0; (at = message.find(above)) != std::string::npos;) message.erase(at, above.size());
      return "Error: " + message + '\n';
    }
    const std::vector<document::Value> trees{document::Value::of(values_)};
    input_.values = trees;
    diagnostics::Diagnostics findings;
    const ChartRender rendered = render_chart(*loaded.chart, input_, {arena_, origins_, sources_}, options_, findings);
    if (rendered.outcome == gotemplate::Outcome::complete) {
      EXPECT_FALSE(findings.has_errors());
      return rendered.text;
    }
    EXPECT_TRUE(findings.has_errors()) << "a failure is always a finding";
    return "Error: " + rendered.helm_error + '\n';
  }

 private:
  void read_flag(const std::string& flag, std::istream& flags) {
    std::string value;
    if (flag == "--is-upgrade") {
      input_.release.is_upgrade = true;
    } else if (flag == "--no-hooks") {
      options_.hooks = false;
    } else if (flag == "--skip-tests") {
      options_.tests = false;
    } else if (flag == "--include-crds") {
      options_.crds = true;
    } else if (flags >> value; flag == "--namespace") {
      input_.release.namespace_name = value;
    } else if (flag == "--kube-version") {
      std::string error;
      input_.capabilities = default_capabilities(profile_);
      input_.capabilities->kubernetes = parse_kubernetes_version(value, profile_, error).value();
    } else if (flag == "-f") {
      const source::FileId file = sources_.add(value, text_of(folder_ / value));
      const ValuesFile read = read_values_file(file, {arena_, origins_, sources_, profile_});
      EXPECT_FALSE(read.error.has_value());
      if (read.tree.is_map()) merge_user_values(arena_, *values_, read.tree.map());
    } else {
      const SetKind kind = flag == "--set" ? SetKind::typed : flag == "--set-string" ? SetKind::text : SetKind::json;
      EXPECT_EQ(set_values(value, kind, document::OriginId::none, arena_, *values_, profile_), std::nullopt);
    }
  }

  fs::path folder_;
  const Profile& profile_;
  source::SourceFiles sources_;
  document::Origins origins_;
  document::Arena arena_;
  document::Map* values_ = nullptr;
  RenderInput input_;
  RenderOptions options_;
  bool parses_templates_ = true;
};

class Recorded : public testing::TestWithParam<Case> {};

TEST_P(Recorded, RendersAsHelmDoes) {
  const fs::path folder = kData / GetParam().name;
  const fs::path output = folder / ("expected." + GetParam().version);
  const bool succeeds = fs::exists(output);
  const std::string expected = text_of(succeeds ? output : fs::path{output.string() + ".error"});
  ASSERT_FALSE(expected.empty()) << "not recorded: run tests/unit/chart/record.sh";
  const Profile& profile = *find_profile(GetParam().version);
  EXPECT_EQ(CaseRun(folder, profile).render(), expected);
  CaseRun once(folder, profile);
  once.render_once();
  EXPECT_EQ(once.render(), expected);
}

INSTANTIATE_TEST_SUITE_P(Data, Recorded, testing::ValuesIn(all_cases()), [](const auto& one) {
  std::string name = one.param.name + "_" + one.param.version;
  std::ranges::replace_if(
      name, [](char c) { return c == '.' || c == '-'; }, '_');
  return name;
});

}  // namespace
}  // namespace stageplot::chart
