// Gzipped archives entry by entry: what a caller is shown, and where reading ends. The archive is that of a case, so
// that no test has to compress.
#include "source/packed_entries.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <vector>

namespace stageplot::source {
namespace {

class Packed : public testing::Test {
 protected:
  Packed() {
    std::ifstream file("tests/cases/template/pass_packaged_chart/project/charts/shop-1.2.3.tgz", std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
  }

  PackedProblem read(std::string_view bytes, const PackedLimits& limits = {}, std::size_t accepted = 100) {
    shown_.clear();
    taken_ = 0;
    return read_packed(
        bytes, limits,
        [&](const PackedEntry& entry) {
          shown_.push_back(entry.name + ' ' + std::to_string(entry.size));
          return shown_.size() <= accepted;
        },
        [&](const std::string& content) { taken_ += content.size(); });
  }

  std::string bytes_;
  std::vector<std::string> shown_;
  std::size_t taken_ = 0;
};

TEST_F(Packed, ShowsEachEntryBeforeItsContent) {
  EXPECT_EQ(read(bytes_), PackedProblem::none);
  ASSERT_EQ(shown_.size(), 4U);
  EXPECT_EQ(shown_[0], "shop/Chart.yaml 102");
  EXPECT_EQ(shown_[2], "shop/templates/config.yaml 128");
  EXPECT_GT(taken_, 500U);
}

TEST_F(Packed, EndsWhereTheCallerSaysSo) {
  EXPECT_EQ(read(bytes_, {}, 1), PackedProblem::stopped);
  EXPECT_EQ(shown_.size(), 2U);
  EXPECT_EQ(taken_, 102U);
}

TEST_F(Packed, EndsAtItsLimits) {
  EXPECT_EQ(read(bytes_, {.entries = 3}), PackedProblem::too_large);
  EXPECT_EQ(shown_.size(), 3U);
  EXPECT_EQ(read(bytes_, {.bytes = 4096}), PackedProblem::too_large);
  EXPECT_EQ(read(bytes_, {.bytes = 10240, .entries = 4}), PackedProblem::none);
}

TEST_F(Packed, TellsWhatIsWrong) {
  EXPECT_EQ(read(""), PackedProblem::cut_off);
  EXPECT_EQ(read("some text that is no archive"), PackedProblem::no_gzip);
  EXPECT_EQ(read(std::string_view{bytes_}.substr(0, 200)), PackedProblem::cut_off);
  std::string damaged = bytes_;
  for (std::size_t i = 20; i < 60; ++i) damaged[i] = '\xff';
  EXPECT_EQ(read(damaged), PackedProblem::damaged);
}

}  // namespace
}  // namespace stageplot::source
