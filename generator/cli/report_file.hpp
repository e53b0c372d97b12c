// The FILE of `--format FORMAT=FILE`: the one place of the command line that writes a file of the user's choice.
#pragma once

#include <string>
#include <string_view>

namespace stageplot::cli {

/// Replaces the file at `path`. Empty, or why that failed.
[[nodiscard]] std::string write_report_file(const std::string& path, std::string_view text);

}  // namespace stageplot::cli
