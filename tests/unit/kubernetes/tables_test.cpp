// The tables are what generate.py writes from the published OpenAPI files. Their folder is named by
// STAGEPLOT_KUBERNETES_OPENAPI; it is not part of this repository.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "unit/kubernetes/objects.hpp"

namespace stageplot::kubernetes {
namespace {

namespace fs = std::filesystem;

TEST(Tables, AreNotStale) {
  const char* data = std::getenv("STAGEPLOT_KUBERNETES_OPENAPI");
  if (data == nullptr) GTEST_SKIP() << "STAGEPLOT_KUBERNETES_OPENAPI names no folder with openapi-1.N.json";
  if (std::system("python3 --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no python3";
  const std::string tables = STAGEPLOT_SOURCE_DIR "/generator/kubernetes/tables";
  const fs::path output = fs::temp_directory_path() / ("stageplot-tables-" + std::to_string(::getpid()));
  const std::string command = "python3 '" + tables + "/generate.py' '" + data + "' '" + output.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0) << command;
  for (const std::string name : {"kinds.inc", "names.inc", "types.inc"}) {
    EXPECT_TRUE(text_of(tables + "/" + name) == text_of((output / name).string()))
        << name << " is stale: run generator/kubernetes/tables/generate.py " << data;
  }
  fs::remove_all(output);
}

}  // namespace
}  // namespace stageplot::kubernetes
