// What GitHub's renderer makes of comments: the elements of the page are the same whatever the texts are. README.md
// says where the renderer comes from.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "report/diff_report.hpp"
#include "unit/report/hostile.hpp"
#include "unit/report/samples.hpp"

namespace stageplot::report {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRenderer = "cmark-gfm --unsafe -e table -e autolink -e strikethrough ";

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = ::popen((command + " 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) return output;
  std::array<char, 4096> part{};
  for (std::size_t length = 0; (length = std::fread(part.data(), 1, part.size(), pipe)) > 0;) {
    output.append(part.data(), length);
  }
  ::pclose(pipe);
  return output;
}

class Comment : public testing::Test {
 protected:
  void SetUp() override {
    if (output_of("cmark-gfm --version").empty()) GTEST_SKIP() << "no cmark-gfm in the search path";
    std::string folder = (fs::temp_directory_path() / "stageplot-comment-XXXXXX").string();
    ASSERT_NE(::mkdtemp(folder.data()), nullptr);
    folder_ = folder;
  }
  void TearDown() override {
    if (!folder_.empty()) fs::remove_all(folder_);
  }

  /// The tags of the rendered comment, without what stands between them.
  [[nodiscard]] std::string elements_of(const diff::Report& report) const {
    const std::string file = folder_ + "/comment.md";
    std::ofstream(file, std::ios::binary) << diff_markdown(report, {.least = diff::Severity::information});
    const std::string page = output_of(kRenderer + file);
    std::string elements;
    for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
      if (page.compare(at, 4, "<!--") != 0) elements += page.substr(at, page.find('>', at) + 1 - at) + '\n';
    }
    return elements;
  }

 private:
  std::string folder_;
};

TEST_F(Comment, HasTheSameElementsWhateverTheTextsAre) {
  for (const diff::Report& sample : {drift_sample(), base_sample()}) {
    const std::string harmless = elements_of(with_text(sample, "harmless"));
    EXPECT_NE(harmless.find("<details>"), std::string::npos);
    for (const std::string& text : hostile_texts()) {
      EXPECT_EQ(elements_of(with_text(sample, text)), harmless) << text;
    }
  }
}

}  // namespace
}  // namespace stageplot::report
