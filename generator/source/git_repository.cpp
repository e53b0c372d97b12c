#include "source/git_repository.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <utility>

namespace stageplot::source {
namespace {

using Kind = GitProblem::Kind;

std::vector<std::string> lines_of(std::string_view text, char end = '\n') {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t found = text.find(end);
    lines.emplace_back(text.substr(0, found));
    text = found == std::string_view::npos ? std::string_view{} : text.substr(found + 1);
  }
  return lines;
}

/// The first line of git's that says what is wrong, without `fatal: `.
std::string words_of(const ProgramRun& run) {
  if (!run.started) return "`git` cannot be started: " + run.problem;
  for (std::string& line : lines_of(run.errors)) {
    for (const std::string_view mark : {"fatal: ", "error: "}) {
      if (line.starts_with(mark)) return line.substr(mark.size());
    }
  }
  return "`git` ended with " + std::to_string(run.exit_code);
}

GitProblem problem_of(const ProgramRun& run) {
  const auto says = [&run](std::string_view words) { return run.errors.find(words) != std::string::npos; };
  std::string words = words_of(run);
  if (says("dubious ownership") || says("unsafe repository")) {
    const std::size_t begin = words.find('\'');
    const std::size_t end = words.rfind('\'');
    return {Kind::foreign_owner, begin < end ? words.substr(begin + 1, end - begin - 1) : std::string{}};
  }
  if (says("not a git repository")) return {Kind::no_repository, {}};
  if (says("must be run in a work tree")) return {Kind::no_work_tree, {}};
  if (says("promisor") || says("could not fetch")) return {Kind::missing_objects, std::move(words)};
  return {Kind::failed, std::move(words)};
}

/// What git needs to find its settings and programs; with them, of its own variables, where its configuration is. The
/// others (GIT_DIR, GIT_INDEX_FILE, …) are set while git runs a hook, and would lead it elsewhere.
std::vector<std::string> environment() {
  static constexpr std::array<std::string_view, 9> kKept{
      "PATH=",      "HOME=", "XDG_CONFIG_HOME=",         "TMPDIR=",
      "SUDO_UID=",  "USER=", "GIT_CEILING_DIRECTORIES=", "GIT_DISCOVERY_ACROSS_FILESYSTEM=",
      "GIT_CONFIG_"};
  std::vector<std::string> result;
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const std::string_view text{*variable};
    if (std::ranges::any_of(kKept, [text](std::string_view name) { return text.starts_with(name); })) {
      result.emplace_back(text);
    }
  }
  // Its messages are told apart by their words. No protocol is allowed: nothing is fetched.
  for (const char* fixed : {"LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_ALLOW_PROTOCOL=", "GIT_OPTIONAL_LOCKS=0",
                            "GIT_LITERAL_PATHSPECS=1", "GIT_ATTR_NOSYSTEM=1"}) {
    result.emplace_back(fixed);
  }
  return result;
}

}  // namespace

std::optional<GitRepository> GitRepository::open(const std::string& directory, GitProblem& problem) {
  GitRepository repository;
  repository.program_ = find_program("git");
  if (repository.program_.empty()) {
    problem = {Kind::no_git, {}};
    return std::nullopt;
  }
  // With the user's own configuration: it alone says whose repositories are trusted.
  const ProgramRun run = run_program(repository.program_,
                                     {"-C", directory, "rev-parse", "--show-toplevel", "--absolute-git-dir",
                                      "--is-shallow-repository", "--show-prefix"},
                                     environment());
  const std::vector<std::string> lines = lines_of(run.output);
  if (run.exit_code != 0) {
    problem = problem_of(run);
    return std::nullopt;
  }
  if (lines.size() != 4) {
    problem = {Kind::failed, "the path of the repository has a line break"};
    return std::nullopt;
  }
  repository.root_ = lines[0];
  repository.git_directory_ = lines[1];
  repository.shallow_ = lines[2] == "true";
  repository.prefix_ = lines[3];
  return repository;
}

ProgramRun GitRepository::run(const std::vector<std::string>& arguments, const ProgramLimits& limits) const {
  // The git directory as its own work tree: no `.gitattributes` is found there, so that no filter is run and no file is
  // changed or left out. The user's configuration has done its part in open().
  std::vector<std::string> variables = environment();
  std::erase_if(variables, [](const std::string& variable) { return variable.starts_with("GIT_CONFIG_"); });
  variables.push_back("GIT_DIR=" + git_directory_);
  variables.push_back("GIT_WORK_TREE=" + git_directory_);
  variables.emplace_back("GIT_CONFIG_GLOBAL=/dev/null");
  variables.emplace_back("GIT_CONFIG_NOSYSTEM=1");
  std::vector<std::string> words{"-C", git_directory_, "--no-pager", "-c", "core.attributesFile=/dev/null"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run_program(program_, words, variables, limits);
}

std::string GitRepository::tree_at(const std::string& commit) const {
  return commit + ':' + prefix_.substr(0, prefix_.size() - (prefix_.ends_with('/') ? 1 : 0));
}

std::optional<std::string> GitRepository::commit(const std::string& reference, GitProblem& problem) const {
  const ProgramRun found = run({"rev-parse", "--verify", "--end-of-options", reference + "^{commit}"});
  if (found.exit_code == 0 && !found.output.empty()) return lines_of(found.output).front();
  problem = problem_of(found);
  if (problem.kind == Kind::failed) problem.kind = Kind::unknown_reference;
  return std::nullopt;
}

std::optional<std::string> GitRepository::merge_base(const std::string& a, const std::string& b,
                                                     GitProblem& problem) const {
  const ProgramRun found = run({"merge-base", a, b});
  if (found.exit_code == 0 && !found.output.empty()) return lines_of(found.output).front();
  problem = found.exit_code == 1 ? GitProblem{Kind::no_common_commit, {}} : problem_of(found);
  return std::nullopt;
}

std::optional<std::size_t> GitRepository::commits_between(const std::string& from, const std::string& to) const {
  const ProgramRun counted = run({"rev-list", "--count", from + ".." + to});
  std::size_t number = 0;
  const char* end = counted.output.data() + counted.output.size();
  const auto [last, failure] = std::from_chars(counted.output.data(), end, number);
  if (counted.exit_code != 0 || failure != std::errc{} || last == counted.output.data()) return std::nullopt;
  return number;
}

std::vector<std::string> GitRepository::references() const {
  return lines_of(
      run({"for-each-ref", "--count=5000", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"})
          .output);
}

std::optional<std::vector<std::string>> GitRepository::entries(const std::string& commit, GitProblem& problem) const {
  const ProgramRun listed = run({"ls-tree", "-z", "--name-only", tree_at(commit)}, {.output_bytes = 16u << 20});
  if (listed.exit_code == 0) return lines_of(listed.output, '\0');
  problem = problem_of(listed);
  return std::nullopt;
}

std::optional<std::string> GitRepository::archive(const std::string& commit, const std::vector<std::string>& entries,
                                                  std::size_t max_bytes, GitProblem& problem) const {
  std::vector<std::string> arguments{"archive", "--format=tar", "--worktree-attributes", tree_at(commit), "--"};
  arguments.insert(arguments.end(), entries.begin(), entries.end());
  ProgramRun packed = run(arguments, {.output_bytes = max_bytes});
  if (packed.exit_code == 0) return std::move(packed.output);
  problem = problem_of(packed);
  if (packed.too_much) {
    problem = {Kind::failed, '`' + entries.front() + "` has more than " + std::to_string(max_bytes) + " bytes"};
  }
  return std::nullopt;
}

}  // namespace stageplot::source
