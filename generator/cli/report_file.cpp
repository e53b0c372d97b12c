#include "cli/report_file.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

namespace stageplot::cli {

std::string write_report_file(const std::string& path, std::string_view text) {
  errno = 0;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (file.good()) return {};
  return errno == 0 ? "the system gives no reason" : std::generic_category().message(errno);
}

}  // namespace stageplot::cli
