#include "artifact/output_path.hpp"

#include <algorithm>
#include <map>

namespace stageplot::artifact {
namespace {

constexpr std::size_t kLongestPath = 1024;
constexpr std::size_t kLongestComponent = 255;
constexpr std::size_t kDeepestPath = 16;

std::string_view component_problem(std::string_view component) {
  if (component.empty()) return "has an empty component";
  if (component == ".") return "has a `.` component";
  if (component == "..") return "has a `..` component";
  if (component.size() > kLongestComponent) return "has a component of more than 255 bytes";
  if (component.front() == ' ' || component.back() == ' ') return "has a component that begins or ends with a space";
  for (const char c : component) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return "has a control character";
    // File systems store letters outside ASCII in different forms, so that one name becomes two, or two one.
    if (byte > 0x7F) return "has a character outside ASCII";
    if (c == '\\') return "has a backslash";
  }
  return {};
}

/// File systems that fold case do so for ASCII at least, and paths are ASCII.
std::string fold(std::string_view text) {
  std::string folded(text);
  std::transform(folded.begin(), folded.end(), folded.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return folded;
}

struct Taken {
  std::string_view path;   // as it was written, up to here
  std::string_view owner;  // the whole path that took it
  bool folder = false;
};

}  // namespace

std::string_view path_problem(std::string_view path) {
  if (path.empty()) return "is empty";
  if (path.front() == '/') return "is absolute";
  if (path.size() > kLongestPath) return "is longer than 1,024 bytes";
  std::size_t depth = 0;
  for (std::size_t begin = 0; begin <= path.size(); ++depth) {
    if (depth == kDeepestPath) return "has more than 16 components";
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (const std::string_view problem = component_problem(path.substr(begin, end - begin)); !problem.empty()) {
      return problem;
    }
    begin = end + 1;
  }
  return {};
}

std::string_view name_problem(std::string_view name) {
  if (name.empty()) return "is empty";
  if (name.find('/') != std::string_view::npos) return "has a slash";
  if (const std::string_view problem = component_problem(name); !problem.empty()) return problem;
  if (name.front() == '.') return "begins with a dot";
  return {};
}

std::optional<PathConflict> find_conflict(std::span<const std::string_view> paths) {
  using Kind = PathConflict::Kind;
  std::map<std::string, Taken> taken;
  for (const std::string_view path : paths) {
    for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
      const bool folder = end != std::string_view::npos;
      const Taken here{.path = path.substr(0, end), .owner = path, .folder = folder};
      const auto [position, fresh] = taken.try_emplace(fold(here.path), here);
      if (!fresh) {
        const Taken& earlier = position->second;
        const auto conflict = [&](Kind kind, bool swap = false) {
          return PathConflict{.kind = kind,
                              .first = std::string(swap ? path : earlier.owner),
                              .second = std::string(swap ? earlier.owner : path)};
        };
        if (earlier.path != here.path) return conflict(Kind::differs_by_case);
        if (!earlier.folder && !folder) return conflict(Kind::twice);
        if (earlier.folder != folder) return conflict(Kind::file_and_folder, earlier.folder);
      }
      if (!folder) break;
    }
  }
  return std::nullopt;
}

}  // namespace stageplot::artifact
