#include "lint/file_rules.hpp"

#include <array>
#include <cctype>
#include <string_view>

namespace stageplot::lint {
namespace {

constexpr std::size_t kMostLines = 800;

struct Exemption {
  std::string_view path;
  std::string_view reason;
};

constexpr std::array kMayOpenFiles = {
    Exemption{"generator/cli/report_file.cpp", "--format FORMAT=FILE writes a report that the user named"},
};

constexpr std::array kMayBeLong = {
    Exemption{"", ""},
};

template <std::size_t size>
bool is_exempt(const std::array<Exemption, size>& list, const std::string& path) {
  for (const Exemption& exemption : list) {
    if (!exemption.path.empty() && exemption.path == path) return true;
  }
  return false;
}

bool is_comment(const std::string& line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first != std::string::npos && line.compare(first, 2, "//") == 0;
}

std::string at(const SourceText& source, std::size_t index) {
  return source.path + ":" + std::to_string(index + 1);
}

/// Whether `word` stands in the line, not as the end of a longer name (`outputs(` is not `puts(`).
bool has_word(const std::string& line, std::string_view word) {
  for (std::size_t found = line.find(word); found != std::string::npos; found = line.find(word, found + 1)) {
    const char before = found == 0 ? ' ' : line[found - 1];
    if (std::isalnum(static_cast<unsigned char>(before)) == 0 && before != '_') return true;
  }
  return false;
}

/// A complaint for each line of code that holds one of `words`.
template <std::size_t size>
Complaints refuse_words(const SourceText& source, const std::array<std::string_view, size>& words,
                        std::string_view advice) {
  Complaints complaints;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    if (is_comment(source.lines[i])) continue;
    for (const std::string_view word : words) {
      if (!has_word(source.lines[i], word)) continue;
      complaints.push_back(at(source, i) + ": `" + std::string{word} + "`; " + std::string{advice});
      break;
    }
  }
  return complaints;
}

}  // namespace

Complaints check_file_access(const SourceText& source) {
  static constexpr std::array<std::string_view, 6> kWords = {"ifstream", "ofstream", "fstream",
                                                             "fopen(",   "::open(",  "freopen("};
  if (!source.path.starts_with("generator/") || source.path.starts_with("generator/source/") ||
      source.path.starts_with("generator/writer/") || is_exempt(kMayOpenFiles, source.path)) {
    return {};
  }
  return refuse_words(source, kWords, "read through source::FileTree, write through writer/");
}

Complaints check_printing(const SourceText& source) {
  static constexpr std::array<std::string_view, 7> kWords = {"std::cout", "std::cerr", "std::clog",  " printf(",
                                                             "fprintf(",  "puts(",     "fmt::print("};
  if (!source.path.starts_with("generator/") || source.path == "generator/main.cpp") return {};
  return refuse_words(source, kWords, "return text; the command writes it to the streams it was given");
}

Complaints check_shape(const SourceText& source) {
  Complaints complaints;
  const bool header = source.path.ends_with(".hpp");
  const std::string first = source.lines.empty() ? std::string{} : source.lines.front();
  // The paragraph about a pair of files stands in its header.
  const bool header_speaks = !header && first.starts_with("#include \"");
  if (!first.starts_with("//") && !header_speaks) {
    complaints.push_back(source.path +
                         ":1: no opening paragraph; say why the file exists, or include its header first");
  }
  if (header) {
    std::size_t line = 0;
    while (line < source.lines.size() && (is_comment(source.lines[line]) || source.lines[line].empty())) ++line;
    if (line == source.lines.size() || source.lines[line] != "#pragma once") {
      complaints.push_back(source.path + ":" + std::to_string(line + 1) + ": a header begins with `#pragma once`");
    }
  }
  if (source.lines.size() > kMostLines && !is_exempt(kMayBeLong, source.path)) {
    complaints.push_back(source.path + ": " + std::to_string(source.lines.size()) + " lines; split it at " +
                         std::to_string(kMostLines));
  }
  return complaints;
}

Complaints check_name(const SourceText& source) {
  static constexpr std::array<std::string_view, 8> kNames = {"util",    "utils", "common", "helper",
                                                             "helpers", "misc",  "shared", "stuff"};
  for (const std::string_view name : kNames) {
    const std::string folder = "/" + std::string{name} + "/";
    const std::string file = "/" + std::string{name} + ".";
    if (source.path.find(folder) != std::string::npos || source.path.find(file) != std::string::npos) {
      return {source.path + ": `" + std::string{name} + "` says nothing; name what it does"};
    }
  }
  return {};
}

}  // namespace stageplot::lint
