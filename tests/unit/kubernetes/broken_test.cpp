// Every line of broken.txt: an object of good/ with one thing changed, and the whole finding that this gives. With
// STAGEPLOT_ACCEPT the findings are written instead of compared.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include "unit/kubernetes/objects.hpp"

namespace stageplot::kubernetes {
namespace {

struct Broken {
  std::string change;    // the line as written
  std::string expected;  // the lines below it
};

struct BrokenFile {
  std::string opening;  // the comment on top
  std::vector<Broken> cases;
};

BrokenFile read_broken() {
  BrokenFile file;
  std::istringstream stream(text_of(kFolder + "broken.txt"));
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with('#') || line.empty()) {
      if (file.cases.empty()) {
        file.opening += line + "\n";
      } else {
        file.cases.back().expected += line + "\n";
      }
    } else if (line.starts_with("  ")) {
      file.cases.back().expected += line + "\n";
    } else {
      file.cases.push_back({.change = line, .expected = {}});
    }
  }
  return file;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n') {
      out += '\n';
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// `NAME[@VERSION]: OLD => NEW`, both with `\n` for line breaks; OLD must stand in good/NAME.yaml once.
std::string findings_of_change(const std::string& change) {
  const std::size_t colon = change.find(": ");
  const std::size_t arrow = change.find(" => ");
  if (colon == std::string::npos || arrow == std::string::npos) throw std::runtime_error("no change: " + change);
  std::string name = change.substr(0, colon);
  std::string version = "1.31";
  if (const std::size_t at = name.find('@'); at != std::string::npos) {
    version = name.substr(at + 1);
    name.resize(at);
  }
  VersionProblem problem;
  const auto kube_version = parse_kube_version(version, problem);
  if (!kube_version) throw std::runtime_error(problem.summary);
  std::string text = text_of(kFolder + "good/" + name + ".yaml");
  const std::string before = unescaped(change.substr(colon + 2, arrow - colon - 2));
  std::string after = unescaped(change.substr(arrow + 4));
  if (after == "(nothing)") after.clear();
  const std::size_t found = text.find(before);
  if (found == std::string::npos || text.find(before, found + 1) != std::string::npos) {
    throw std::runtime_error("`" + before + "` does not stand in it once: " + change);
  }
  text.replace(found, before.size(), after);
  return findings_of(text, {.version = *kube_version});
}

TEST(Broken, GivesTheFindingsOfTheFile) {
  BrokenFile file = read_broken();
  const bool accept = std::getenv("STAGEPLOT_ACCEPT") != nullptr;
  std::set<std::string> changes;
  for (Broken& broken : file.cases) {
    EXPECT_TRUE(changes.insert(broken.change).second) << "twice: " << broken.change;
    std::string comments;
    std::string expected;
    std::istringstream lines(broken.expected);
    for (std::string line; std::getline(lines, line);) (line.starts_with("  ") ? expected : comments) += line + "\n";
    std::string found;
    try {
      found = findings_of_change(broken.change);
    } catch (const std::runtime_error& error) {
      ADD_FAILURE() << error.what();
    }
    if (accept) {
      broken.expected = (found.empty() ? "  nothing is found\n" : found) + comments;
    } else {
      EXPECT_EQ(found.empty() ? "  nothing is found\n" : found, expected) << broken.change;
    }
  }
  EXPECT_GE(file.cases.size(), 200U);
  if (!accept) return;
  std::ofstream stream(kFolder + "broken.txt", std::ios::binary);
  stream << file.opening;
  for (const Broken& broken : file.cases) stream << broken.change << "\n" << broken.expected;
  GTEST_SKIP() << "broken.txt was rewritten: read it";
}

}  // namespace
}  // namespace stageplot::kubernetes
