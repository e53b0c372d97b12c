// Every change of mutations.txt, made of the sound module in module/, gives the findings that stand there and no
// others. With STAGEPLOT_ACCEPT the findings are written instead of compared.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "diagnostics/rules/families.hpp"
#include "unit/terraform_checks/modules.hpp"

namespace stageplot::terraform::checks {
namespace {

struct Edit {
  std::string file;
  std::vector<std::string> before;
  std::vector<std::string> after;
};

struct Mutation {
  std::string title;
  std::vector<Edit> edits;
  std::string expected;  // the `find` lines
  std::string text;      // all lines but those, as written
  std::string tail;      // the lines behind the first `find`
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The line without `- `, `+ `.
std::string rest(const std::string& line) {
  return line.size() > 2 ? line.substr(2) : std::string{};
}

struct MutationFile {
  std::string opening;
  std::vector<Mutation> mutations;
};

MutationFile read_mutations() {
  MutationFile file;
  std::string name;
  bool closed = true;
  for (const std::string& line : lines_of(text_of(kFolder + "mutations.txt"))) {
    if (line.starts_with("== ")) {
      file.mutations.push_back({.title = line.substr(3), .edits = {}, .expected = {}, .text = {}, .tail = {}});
    } else if (file.mutations.empty()) {
      file.opening += line + "\n";
      continue;
    }
    Mutation& mutation = file.mutations.back();
    if (line.starts_with("find ")) {
      mutation.expected += line + "\n";
      continue;
    }
    (mutation.expected.empty() ? mutation.text : mutation.tail) += line + "\n";
    if (line.ends_with(".tf") || line.ends_with(".tfvars")) {
      name = line;
      closed = true;
    } else if (line.starts_with('-')) {
      if (closed) mutation.edits.push_back({.file = name, .before = {}, .after = {}});
      closed = false;
      mutation.edits.back().before.push_back(rest(line));
    } else if (line.starts_with('+')) {
      closed = true;
      mutation.edits.back().after.push_back(rest(line));
    } else {
      closed = true;
    }
  }
  return file;
}

std::string trimmed(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ');
  return begin == std::string::npos ? std::string{} : line.substr(begin);
}

/// Replaces one place of a text; of several lines the last one may be the beginning of a line.
void apply(const Edit& edit, Files& files) {
  const auto file = files.find(edit.file);
  if (file == files.end()) throw std::runtime_error("no file " + edit.file);
  std::vector<std::string> lines = lines_of(file->second);
  std::vector<std::size_t> found;
  const std::size_t count = edit.before.size();
  for (std::size_t i = 0; i + count <= lines.size(); ++i) {
    bool fits = true;
    for (std::size_t k = 0; k < count && fits; ++k) {
      const std::string line = trimmed(lines[i + k]);
      const std::string wanted = trimmed(edit.before[k]);
      fits = count == 1       ? lines[i].find(edit.before[0]) != std::string::npos
             : k + 1 == count ? line.starts_with(wanted)
                              : line == wanted;
    }
    if (fits) found.push_back(i);
  }
  if (found.size() != 1) throw std::runtime_error("`" + edit.before[0] + "` is not in " + edit.file + " once");
  std::vector<std::string> after = edit.after;
  const std::string& last = lines[found[0] + count - 1];
  if (!after.empty()) {
    const std::size_t begin = last.find(count == 1 ? edit.before[0] : trimmed(edit.before[count - 1]));
    const std::size_t end = begin + (count == 1 ? edit.before[0] : trimmed(edit.before[count - 1])).size();
    if (count == 1) after.front() = last.substr(0, begin) + after.front();
    after.back() += last.substr(end);
  }
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == found[0]) {
      for (const std::string& line : after) text += line + "\n";
      i += count - 1;
    } else {
      text += lines[i] + "\n";
    }
  }
  file->second = text;
}

std::string findings_of(const Mutation& mutation) {
  Files files = files_of(kFolder + "module");
  for (const Edit& edit : mutation.edits) apply(edit, files);
  const CheckedModule module = check_files(files);
  std::string lines;
  for (const diagnostics::Diagnostic& finding : module.findings) lines += "find " + line_of(finding) + "\n";
  return lines.empty() ? "find nothing\n" : lines;
}

TEST(Mutations, GiveTheFindingsOfTheFile) {
  MutationFile file = read_mutations();
  const bool accept = std::getenv("STAGEPLOT_ACCEPT") != nullptr;
  std::set<std::string> titles;
  std::string accepted = file.opening;
  for (const Mutation& mutation : file.mutations) {
    EXPECT_TRUE(titles.insert(mutation.title).second) << "twice: " << mutation.title;
    std::string found;
    try {
      found = findings_of(mutation);
    } catch (const std::runtime_error& error) {
      ADD_FAILURE() << mutation.title << ": " << error.what();
      found = mutation.expected;
    }
    if (!accept) {
      EXPECT_EQ(found, mutation.expected) << mutation.title;
    }
    accepted += mutation.text + found + mutation.tail;
  }
  EXPECT_GE(file.mutations.size(), 200U);
  if (accept) {
    std::ofstream(kFolder + "mutations.txt", std::ios::binary) << accepted;
    GTEST_SKIP() << "findings are written, not compared";
  }
}

TEST(Mutations, TheModuleIsSound) {
  const CheckedModule module = check_files(files_of(kFolder + "module"));
  std::string lines;
  for (const diagnostics::Diagnostic& finding : module.evaluation) lines += line_of(finding) + "\n";
  for (const diagnostics::Diagnostic& finding : module.findings) lines += line_of(finding) + "\n";
  EXPECT_EQ(lines, "");
  EXPECT_TRUE(module.sound);
}

/// A rule that nothing in the file gives is one whose wording nobody has seen.
TEST(Mutations, EachRuleHasOne) {
  std::set<std::string> seen;
  for (const Mutation& mutation : read_mutations().mutations) {
    for (const std::string& line : lines_of(mutation.expected)) {
      std::istringstream words(line);
      std::string find;
      std::string severity;
      std::string code;
      words >> find >> severity >> code;
      seen.insert(code);
    }
  }
  for (const diagnostics::Rule* rule : diagnostics::rules::terraform_aws_family()) {
    EXPECT_TRUE(seen.contains(std::string(rule->code))) << rule->code;
  }
}

}  // namespace
}  // namespace stageplot::terraform::checks
