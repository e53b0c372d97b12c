// The project that these tests render: the cases' `shop` with more services, so that a write takes long enough to be
// met half way, and two states of its model.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cases/runner/files.hpp"
#include "system/launch.hpp"

namespace stageplot::system_test {

using Tree = std::map<std::string, std::string>;

class SystemTest : public testing::Test {
 protected:
  SystemTest();

  [[nodiscard]] const std::filesystem::path& project() const { return project_; }
  [[nodiscard]] std::filesystem::path rendered() const { return project_ / "rendered"; }

  /// As a plain user would run it.
  [[nodiscard]] LaunchOptions plain() const { return {.folder = project_, .scratch = scratch_}; }
  [[nodiscard]] cases::ProcessResult run(const std::vector<std::string>& arguments) const {
    return launch(arguments, plain());
  }

  /// `cart`, and so many more services in both environments.
  void add_services(int number);
  /// Every unit differs between two levels.
  void set_log_level(const std::string& level);

  [[nodiscard]] Tree outputs() const { return cases::read_tree(rendered()); }
  /// The outputs of the model as it is, rendered elsewhere.
  [[nodiscard]] Tree wanted_outputs() const;
  /// Folders and files of an unfinished write, one a line.
  [[nodiscard]] std::string left_over() const;
  /// Gives the project to the user that `unprivileged` runs as.
  void give_away() const;

 private:
  cases::TemporaryDirectory folder_;
  std::filesystem::path project_;
  std::filesystem::path scratch_;
  int services_ = 1;
};

}  // namespace stageplot::system_test
