#include "lint/include_rules.hpp"

#include <sstream>
#include <string_view>
#include <vector>

namespace stageplot::lint {
namespace {

/// A library's headers, and the paths (beginnings) of the files that may include them; the first that fits holds.
struct LibraryRule {
  std::string_view header;
  std::vector<std::string_view> allowed;
};

const std::vector<LibraryRule>& library_rules() {
  static const std::vector<LibraryRule> kRules = {
      {"CLI/", {"generator/cli/"}},
      {"nlohmann/", {"generator/document/json_", "generator/diagnostics/render/", "generator/report/"}},
      {"yaml.h", {"generator/document/yaml_", "generator/terraform/functions/yaml.cpp"}},
      {"yaml-cpp/", {"generator/document/second_opinion"}},
      {"re2/",
       {"generator/schema/", "generator/template/", "generator/text/", "generator/units/",
        "generator/terraform/functions/pattern", "generator/policy/cel/pattern"}},
      {"archive", {"generator/source/archive_tree", "generator/source/packed_entries"}},
      {"gmp.h", {"generator/crypto/curve", "generator/template/functions/decimal"}},
      {"nettle/", {"generator/crypto/curve", "generator/crypto/ed25519"}},
      // Anything else of OpenSSL brings all of it into the program: see crypto/no_record.cpp.
      {"openssl/aes.h", {"generator/crypto/"}},
      {"openssl/bn.h", {"generator/crypto/"}},
      {"openssl/err.h", {"generator/crypto/no_record.cpp"}},
      {"openssl/md5.h", {"generator/terraform/functions/"}},
      {"openssl/sha.h", {"generator/crypto/", "generator/terraform/functions/", "generator/text/"}},
      {"openssl/", {}},
      {"utf8proc.h",
       {"generator/text/", "generator/diagnostics/render/", "generator/template/functions/",
        "generator/terraform/functions/"}},
      {"fmt/", {"generator/"}},
  };
  return kRules;
}

/// What stands between the quotes or brackets of an #include line; empty for any other line.
std::string included(const std::string& line, char open, char close) {
  if (!line.starts_with("#include ")) return {};
  const std::size_t begin = line.find(open);
  const std::size_t end = line.find(close, begin == std::string::npos ? begin : begin + 1);
  if (begin == std::string::npos || end == std::string::npos) return {};
  return line.substr(begin + 1, end - begin - 1);
}

/// The stage that a path below generator/ belongs to: the deepest folder with a target, whose name has `_` for `/`
/// (`template_functions`). Empty where no folder has one.
std::string stage_of(const std::string& path, const StageArrows& stages) {
  std::string found;
  std::string name;
  for (const char c : path) {
    if (c == '/' && stages.contains(name)) found = name;
    name += c == '/' ? '_' : c;
  }
  return found;
}

/// The words of a CMake file, parentheses apart, comments left out.
std::vector<std::string> cmake_words(const SourceText& cmake) {
  std::string text;
  for (const std::string& line : cmake.lines) {
    for (const char c : line.substr(0, line.find('#'))) {
      if (c == '(' || c == ')') {
        text += std::string(" ") + c + " ";
      } else {
        text += c;
      }
    }
    text += '\n';
  }
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(std::move(word));
  return words;
}

void visit(const StageArrows& arrows, const std::string& stage, std::set<std::string>& seen) {
  if (!seen.insert(stage).second) return;
  const auto found = arrows.find(stage);
  if (found == arrows.end()) return;
  for (const std::string& next : found->second) visit(arrows, next, seen);
}

std::string at(const SourceText& source, std::size_t index) {
  return source.path + ":" + std::to_string(index + 1);
}

}  // namespace

void add_arrows(const SourceText& cmake, StageArrows& arrows) {
  static const std::set<std::string> kSections = {"NAME", "SOURCES", "DEPENDS", "PACKAGES", "PRIVATE_PACKAGES"};
  const std::vector<std::string> words = cmake_words(cmake);
  for (std::size_t i = 0; i + 3 < words.size(); ++i) {
    if (words[i] == "add_stage" && words[i + 1] == "(" && words[i + 2] == "NAME") {
      const std::string stage = words[i + 3];
      std::string section;
      auto& targets = arrows[stage];
      for (std::size_t j = i + 2; j < words.size() && words[j] != ")"; ++j) {
        if (kSections.contains(words[j])) {
          section = words[j];
        } else if (section == "DEPENDS") {
          targets.insert(words[j]);
        }
      }
    }
  }
}

StageArrows closure(const StageArrows& arrows) {
  StageArrows reachable;
  for (const auto& [stage, targets] : arrows) visit(arrows, stage, reachable[stage]);
  return reachable;
}

Complaints check_stage_includes(const SourceText& source, const StageArrows& reachable) {
  static constexpr std::string_view kRoot = "generator/";
  if (!source.path.starts_with(kRoot)) return {};
  // A folder without a target is not built.
  const std::string stage = stage_of(source.path.substr(kRoot.size()), reachable);
  if (stage.empty()) return {};
  Complaints complaints;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string header = included(source.lines[i], '"', '"');
    if (header.empty()) continue;
    std::string other = stage_of(header, reachable);
    if (other.empty()) other = header.substr(0, header.find('/'));
    if (reachable.at(stage).contains(other)) continue;
    complaints.push_back(at(source, i) + ": `" + stage + "` includes `" + header + "`, but does not depend on `" +
                         other + "`; move the code, or draw the arrow in its CMakeLists.txt");
  }
  return complaints;
}

Complaints check_library_includes(const SourceText& source) {
  Complaints complaints;
  if (!source.path.starts_with("generator/")) return complaints;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string header = included(source.lines[i], '<', '>');
    for (const LibraryRule& rule : library_rules()) {
      if (header.empty() || !header.starts_with(rule.header)) continue;
      bool allowed = false;
      for (const std::string_view path : rule.allowed) allowed = allowed || source.path.starts_with(path);
      if (!allowed) {
        complaints.push_back(at(source, i) + ": <" + header +
                             "> has its place elsewhere; see tests/lint/include_rules.cpp");
      } else if (source.path.ends_with(".hpp")) {
        complaints.push_back(at(source, i) + ": <" + header + "> in a header; include it in the .cpp file alone");
      }
      break;
    }
  }
  return complaints;
}

}  // namespace stageplot::lint
