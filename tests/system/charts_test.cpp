// Charts that no repository can hold: pipes, files of a gigabyte, folders without end. Each is refused with the place,
// within a memory that would not hold what was refused.
#include <sys/stat.h>

#include "system/project.hpp"

namespace stageplot::system_test {
namespace {

namespace fs = std::filesystem;

class Charts : public SystemTest {
 protected:
  Charts() {
    chart_ = project() / "chart";
    cases::write_file(chart_ / "Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
    cases::write_file(chart_ / "templates/config.yaml", "kind: ConfigMap\n");
  }

  /// With 400 MiB of address space: the tool and its tables, and no gigabyte.
  cases::ProcessResult render(std::vector<std::string> further = {}, std::size_t mebibytes = 400) const {
    LaunchOptions little = plain();
    little.max_memory = mebibytes << 20;
    std::vector<std::string> arguments{"template", "rel", "chart", "--helm-version", "3.21.4"};
    arguments.insert(arguments.end(), further.begin(), further.end());
    return launch(arguments, little);
  }

  void make_sparse(const fs::path& path, std::uintmax_t bytes) const {
    cases::write_file(path, "");
    fs::resize_file(path, bytes);
  }

  fs::path chart_;
};

TEST_F(Charts, APlainOneFitsIntoThatMemory) {
  const cases::ProcessResult result = render();
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_EQ(result.output, "---\n# Source: shop/templates/config.yaml\nkind: ConfigMap\n");
}

/// A heap that grows in large steps would not leave room for anything else.
TEST_F(Charts, APlainOneFitsIntoLittleMemory) {
  const cases::ProcessResult result = render({}, 96);
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_EQ(result.output, "---\n# Source: shop/templates/config.yaml\nkind: ConfigMap\n");
}

TEST_F(Charts, APipeIsNotWaitedFor) {
  ASSERT_EQ(mkfifo((chart_ / "templates/pipe.yaml").c_str(), 0600), 0);
  const cases::ProcessResult result = render();
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.output, "");
  EXPECT_EQ(result.errors, "Error: cannot load irregular file " + (chart_ / "templates/pipe.yaml").string() +
                               " as it has file mode type bits set\n"
                               "error[chart.unreadable]: `chart/templates/pipe.yaml` is no regular file: a pipe, a "
                               "socket or a device\n"
                               "help: take it out of the chart's folder or list it in `.helmignore`; run `stageplot "
                               "rule chart.unreadable`\n\n1 error\n");
}

TEST_F(Charts, AGigabyteOfDefaultsIsNotRead) {
  make_sparse(chart_ / "values.yaml", std::uintmax_t{1} << 30);
  const cases::ProcessResult result = render();
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.errors.substr(0, result.errors.find("help: ")),
            "Error: chart file \"values.yaml\" is larger than the maximum file size 5242880\n"
            "error[chart.unreadable]: `chart/values.yaml` has 1073741824 bytes, more than the 5242880 that a file of a "
            "chart may have\n");
}

TEST_F(Charts, AGigabyteOfValuesIsNotRead) {
  make_sparse(project() / "large.yaml", std::uintmax_t{1} << 30);
  const cases::ProcessResult result = render({"-f", "large.yaml"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.output, "");
  EXPECT_NE(result.errors.find("large.yaml` cannot be read: it has more than 67108864 bytes"), std::string::npos)
      << result.errors;
}

TEST_F(Charts, AGigabyteOfArchiveIsNotRead) {
  fs::remove_all(chart_);
  make_sparse(chart_, std::uintmax_t{1} << 30);
  const cases::ProcessResult result = render();
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_NE(result.errors.find("`chart` cannot be read: it has 1073741824 bytes"), std::string::npos) << result.errors;
}

TEST_F(Charts, TooManyFilesAreCountedAndLeft) {
  fs::create_directories(chart_ / "files");
  for (int i = 0; i < 20'001; ++i) make_sparse(chart_ / "files" / std::to_string(i), 0);
  const cases::ProcessResult result = render();
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_NE(result.errors.find("the chart is too large: there are more than 20000 files at `chart/"), std::string::npos)
      << result.errors;
}

}  // namespace
}  // namespace stageplot::system_test
