#include "lint/package_rules.hpp"

#include <sstream>
#include <string_view>

namespace stageplot::lint {
namespace {

/// What CMake calls a library → its Debian 12 packages. Empty: it comes with the compiler.
const std::map<std::string, std::vector<std::string>>& known_libraries() {
  static const std::map<std::string, std::vector<std::string>> kKnown = {
      {"benchmark", {"libbenchmark-dev"}},
      {"CLI11", {"libcli11-dev"}},
      {"fmt", {"libfmt-dev"}},
      {"gmp", {"libgmp-dev"}},
      {"GTest", {"libgtest-dev", "libgmock-dev"}},
      {"hogweed", {"nettle-dev"}},
      {"LibArchive", {"libarchive-dev"}},
      {"libarchive", {"libarchive-dev"}},
      {"libcrypt", {"libcrypt-dev"}},
      {"libcrypto", {"libssl-dev"}},
      {"libutf8proc", {"libutf8proc-dev"}},
      {"nettle", {"nettle-dev"}},
      {"nlohmann_json", {"nlohmann-json3-dev"}},
      {"OpenSSL", {"libssl-dev"}},
      {"PkgConfig", {}},
      {"re2", {"libre2-dev"}},
      {"Threads", {}},
      {"tomlplusplus", {"libtomlplusplus-dev"}},
      {"yaml-0.1", {"libyaml-dev"}},
      {"yaml-cpp", {"libyaml-cpp-dev"}},
      {"ZLIB", {"zlib1g-dev"}},
  };
  return kKnown;
}

/// The words between the parentheses of `command(…)` calls, one vector a call.
std::vector<std::vector<std::string>> calls(const SourceText& cmake, std::string_view command) {
  std::vector<std::vector<std::string>> result;
  for (const std::string& line : cmake.lines) {
    const std::string code = line.substr(0, line.find('#'));
    const std::size_t begin = code.find(std::string{command} + "(");
    if (begin == std::string::npos) continue;
    const std::size_t open = code.find('(', begin);
    std::istringstream stream(code.substr(open + 1, code.find(')', open) - open - 1));
    auto& words = result.emplace_back();
    for (std::string word; stream >> word;) words.push_back(std::move(word));
  }
  return result;
}

}  // namespace

std::map<std::string, std::string> packages_used(const std::vector<SourceText>& cmake_files, Complaints& complaints) {
  std::map<std::string, std::string> used;
  for (const SourceText& cmake : cmake_files) {
    std::set<std::string> libraries;
    for (const auto& words : calls(cmake, "find_package")) {
      if (!words.empty()) libraries.insert(words[0]);
    }
    // pkg_check_modules(PREFIX [REQUIRED] [IMPORTED_TARGET] MODULE…)
    for (const auto& words : calls(cmake, "pkg_check_modules")) {
      for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] != "REQUIRED" && words[i] != "IMPORTED_TARGET") libraries.insert(words[i]);
      }
    }
    for (const std::string& library : libraries) {
      const auto found = known_libraries().find(library);
      if (found == known_libraries().end()) {
        complaints.push_back(cmake.path + ": which Debian package is `" + library +
                             "`? add it to tests/lint/package_rules.cpp");
        continue;
      }
      for (const std::string& package : found->second) used.emplace(package, cmake.path);
    }
  }
  return used;
}

std::set<std::string> libraries_listed(const SourceText& package_list, Complaints& complaints) {
  std::set<std::string> listed;
  for (std::size_t i = 0; i < package_list.lines.size(); ++i) {
    std::istringstream stream(package_list.lines[i]);
    std::string name;
    std::string word;
    std::string reason;
    if (!(stream >> name) || name.starts_with('#')) continue;
    if (!(stream >> word >> reason)) {
      complaints.push_back(package_list.path + ":" + std::to_string(i + 1) + ": write name, word of ./dev, reason");
    }
    // The one that is left out belongs to the compiler: no library that CMake looks for.
    if (name.ends_with("-dev") && name != "libclang-rt-14-dev") listed.insert(name);
  }
  return listed;
}

}  // namespace stageplot::lint
