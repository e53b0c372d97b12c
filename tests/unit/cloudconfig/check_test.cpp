// What the checks find: mutations of the cloud-config that the target renders, each with the place of its finding in
// the template file, and a few whole messages.
#include "cloudconfig/check.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "diagnostics/render/text.hpp"
#include "diagnostics/rule.hpp"

namespace stageplot::cloudconfig {
namespace {

const std::filesystem::path kFolder = "tests/unit/cloudconfig/mutations";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

struct CheckFixture {
  source::SourceFiles sources;
  diagnostics::Diagnostics diagnostics;
  bool sound = false;

  explicit CheckFixture(std::string text) {
    const CloudConfigOptions options{
        .samples = {{"app_instance_image", "titan/export-service"}, {"app_instance_artifact_version", "1.2.3"}}};
    sound = check_cloud_config(sources.add("cloud-config.yaml.tftpl", std::move(text)), sources, options, diagnostics);
  }

  /// `code LINE:COLUMN` of each finding, sorted by place; `fine` without any.
  std::string codes() {
    std::string joined;
    for (const diagnostics::Diagnostic& finding : diagnostics::finish(diagnostics::Diagnostics(diagnostics), sources)) {
      const source::Position place = finding.primary.resolved->begin;
      joined += (joined.empty() ? "" : ", ") + std::string(finding.rule->code) + " " + std::to_string(place.line) +
                ":" + std::to_string(place.column);
    }
    return joined.empty() ? "fine" : joined;
  }

  std::string findings() {
    return diagnostics::render_text(diagnostics::finish(diagnostics::Diagnostics(diagnostics), sources), {});
  }
};

struct Mutation {
  std::string name;
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
    } else if (line.starts_with("finds ")) {
      mutations.back().codes = rest("finds ");
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
  std::string text = read_file(kFolder / "cloud-config.yaml.tftpl");
  const std::size_t at = text.find(mutation.before);
  ASSERT_NE(at, std::string::npos);
  ASSERT_EQ(text.find(mutation.before, at + 1), std::string::npos) << "found twice";
  text.replace(at, mutation.before.size(), mutation.after);
  CheckFixture fixture(text);
  EXPECT_EQ(fixture.codes(), mutation.codes) << fixture.findings();
  EXPECT_EQ(fixture.sound, !fixture.diagnostics.has_errors());
}

INSTANTIATE_TEST_SUITE_P(CloudConfig, Mutations, testing::ValuesIn(read_mutations()), [](const auto& instance) {
  std::string name = instance.param.name;
  for (char& c : name) c = c == ' ' ? '_' : c;
  return name;
});

TEST(Mutations, AreEnough) {
  EXPECT_GE(read_mutations().size(), 80u);
}

TEST(CheckRendered, HasNoFinding) {
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("rendered")) {
    if (entry.path().filename() != "cloud-config.yaml.tftpl") continue;
    ++files;
    CheckFixture fixture(read_file(entry.path()));
    EXPECT_EQ(fixture.findings(), "") << entry.path();
  }
  EXPECT_GE(files, 2);
}

TEST(CheckCloudConfig, CountsTheBytesOfTheFilledText) {
  const std::string begin = "#cloud-config\nhostname: ${app_instance_artifact_version}\n#";
  // Five bytes stand for the 32 of the variable, and `$${` is one byte less.
  const auto findings = [&](std::size_t bytes) {
    CheckFixture fixture(begin + "$${" + std::string(bytes - (begin.size() - 32 + 5) - 3, 'x') + "\n");
    return fixture.findings();
  };
  EXPECT_EQ(findings(16384), "");
  EXPECT_EQ(findings(16385).substr(0, 125),
            "error[cloudconfig.too-large]: the user data has 16385 bytes with sample values; EC2 takes 16384\n"
            " --> cloud-config.yaml.tftpl:");
}

TEST(CheckCloudConfig, ShowsTheLineOfTheTemplateFile) {
  CheckFixture fixture(R"(#cloud-config
hostname: host-${app_instance_artifact_version}
coreos:
  units:
    - name: application.service
      command: start
      content: |
        [Service]
        Environment=IMAGE=${app_instance_image}
        ExecStart=/usr/bin/docker run $${IMAGE} \
          --name ${app_instance_image} $${NMAE}
        RestartSecs=10
)");
  EXPECT_EQ(fixture.findings(),
            R"(warning[systemd.bad-command]: nothing sets the variable `NMAE`
  --> cloud-config.yaml.tftpl:11:40   (coreos.units[0].content/Service.ExecStart)
11 |           --name ${app_instance_image} $${NMAE}
   |                                        ^^^^^^^^ here
help: set it with `Environment=`; a dollar sign that is meant for another program is written `$$`; run `stageplot rule systemd.bad-command`

error[systemd.unknown-setting]: `[Service]` has no setting `RestartSecs`
  --> cloud-config.yaml.tftpl:12:9   (coreos.units[0].content/Service.RestartSecs)
12 |         RestartSecs=10
   |         ^^^^^^^^^^^ systemd skips it
help: did you mean `RestartSec`?; run `stageplot rule systemd.unknown-setting`

1 error, 1 warning
)");
}

TEST(CheckCloudConfig, TakesAnyText) {
  for (const std::string text :
       {"", "#cloud-config", "#cloud-config\n- a\n", "#cloud-config\nwrite_files: {}\n", "#cloud-config\ncoreos: [1]\n",
        "#cloud-config\ncoreos: {units: [1, {name: [a]}]}\n"}) {
    CheckFixture fixture(text);
    EXPECT_EQ(fixture.sound, !fixture.diagnostics.has_errors()) << text;
  }
}

}  // namespace
}  // namespace stageplot::cloudconfig
