#include "cli/output_directory.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "diagnostics/rules/usage.hpp"

namespace stageplot::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kSourceFolders{"environments", "schemas", "templates"};

/// Links followed as far as the path is there.
fs::path real_path(const std::string& path) {
  std::error_code error;
  fs::path real = fs::weakly_canonical(path, error);
  return error ? fs::path{path} : real;
}

bool lies_in(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

}  // namespace

bool check_output_directory(Session& session, const std::string& output) {
  const auto refuse = [&](std::string summary) {
    session.diagnostics().add({.rule = &diagnostics::rules::usage_bad_option,
                               .summary = std::move(summary),
                               .help = "name a directory of its own, for example `--output rendered`"});
    return false;
  };
  if (output.empty()) return refuse("`--output` names no directory");
  const fs::path real = real_path(session.path_on_disk(output));
  for (const std::string_view folder : kSourceFolders) {
    if (!lies_in(real, real_path(session.path_on_disk(std::string{folder})))) continue;
    return refuse("`--output " + output + "` lies in `" + std::string{folder} + "/`, which the project is read from");
  }
  return true;
}

}  // namespace stageplot::cli
