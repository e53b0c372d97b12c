// packages.txt must name the Debian packages that the build really uses, each from its first use on and no longer.
#pragma once

#include <map>
#include <set>
#include <string>

#include "lint/source_tree.hpp"

namespace stageplot::lint {

/// Debian packages of the libraries that CMake files look for, with the file that asks; a library that the rule doesn't
/// know is a complaint.
[[nodiscard]] std::map<std::string, std::string> packages_used(const std::vector<SourceText>& cmake_files,
                                                               Complaints& complaints);

/// Libraries (lib…-dev, nlohmann-json3-dev) that packages.txt lists.
[[nodiscard]] std::set<std::string> libraries_listed(const SourceText& package_list, Complaints& complaints);

}  // namespace stageplot::lint
