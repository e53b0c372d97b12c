// Random cases against Go itself. STAGEPLOT_GO_PEER is a recorder (`record/record.sh --build FOLDER` makes
// FOLDER/recorder-3.21.4); without it the test is skipped, and the sample among the cases stands for it.
// STAGEPLOT_GO_PEER_ARGUMENTS are `SEED COUNT FAMILY`, `1 20000 all` where it isn't set.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "unit/go_tables/differences.hpp"
#include "unit/go_tables/engine_case.hpp"

namespace stageplot::go_tables {
namespace {

struct ClosePipe {
  void operator()(FILE* pipe) const { pclose(pipe); }
};

bool read_line(FILE* pipe, std::string& line) {
  line.clear();
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
    if (c == '\n') return true;
    line += static_cast<char>(c);
  }
  return false;
}

TEST(Peer, GivesTheSameForRandomCases) {
  const char* peer = std::getenv("STAGEPLOT_GO_PEER");
  if (peer == nullptr) GTEST_SKIP() << "STAGEPLOT_GO_PEER names no recorder";
  const char* given = std::getenv("STAGEPLOT_GO_PEER_ARGUMENTS");
  const std::string arguments = given == nullptr ? "1 20000 all" : given;
  const std::unique_ptr<FILE, ClosePipe> pipe(popen((std::string{peer} + " sample " + arguments).c_str(), "r"));
  ASSERT_NE(pipe, nullptr);
  const chart::Profile& profile = *chart::find_profile("3.21.4");
  std::size_t count = 0;
  for (std::string line; read_line(pipe.get(), line); ++count) {
    const nlohmann::json input = nlohmann::json::parse(line);
    const Case one{.kind = "template", .input = input, .data = &input["data"]};
    if (differs_on_purpose(one)) continue;
    EXPECT_EQ(engine_result(one, profile), one.expected("3.21.4")) << "sample " << line;
  }
  EXPECT_GT(count, 0u);
}

}  // namespace
}  // namespace stageplot::go_tables
