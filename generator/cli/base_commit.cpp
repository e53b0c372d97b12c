#include "cli/base_commit.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/rules/base.hpp"
#include "diagnostics/rules/usage.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::cli {
namespace {

namespace rules = diagnostics::rules;
using source::GitProblem;
using source::GitRepository;
using Kind = GitProblem::Kind;

constexpr std::string_view kProjectFile = "stageplot.yaml";
constexpr std::size_t kShortCommit = 8;

void report(const diagnostics::Rule& rule, std::string summary, std::string help,
            diagnostics::Diagnostics& diagnostics) {
  diagnostics.add(
      {.rule = &rule, .owner = diagnostics::Owner::external, .summary = std::move(summary), .help = std::move(help)});
}

/// What is wrong however the base is called.
void report_problem(const GitProblem& problem, const std::string& directory, diagnostics::Diagnostics& diagnostics) {
  switch (problem.kind) {
    case Kind::no_git:
      return report(rules::base_no_git, "there is no program `git`", "install it: `apt-get install git`", diagnostics);
    case Kind::no_repository:
      return report(rules::base_no_repository, "`" + directory + "` is in no git repository",
                    "run it in a clone, or compare with a tree of outputs: `stageplot diff --rendered DIRECTORY`",
                    diagnostics);
    case Kind::foreign_owner:
      return report(rules::base_foreign_owner,
                    "the repository `" + problem.detail + "` belongs to another user, and git does not trust it",
                    "if you do: `git config --global --add safe.directory " + problem.detail + "`", diagnostics);
    case Kind::no_work_tree:
      return report(rules::base_no_work_tree, "the repository around `" + directory + "` has no work tree",
                    "clone it, and run `stageplot` in the clone", diagnostics);
    case Kind::missing_objects:
      return report(rules::base_missing_objects, "files of the base are not in this clone: " + problem.detail,
                    "the clone was made with `--filter`; `git archive COMMIT > /dev/null` fetches what lacks",
                    diagnostics);
    default:
      return report(rules::base_unreadable, "git could not give the base: " + problem.detail,
                    "`git fsck` says whether the clone is damaged", diagnostics);
  }
}

bool is_hexadecimal(std::string_view text) {
  return text.size() >= 7 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

/// The command that makes an unknown reference known.
std::string help_for_unknown(const std::string& reference, const GitRepository& repository) {
  if (is_hexadecimal(reference)) {
    return "the commit is not in this clone: `git fetch origin " + reference + "`" +
           (repository.shallow() ? ", or all of them: `git fetch --unshallow`" : "");
  }
  // `main~20`, `HEAD^`, `main@{1.week.ago}` start from a reference, which no fetch has under this name.
  if (const std::size_t relative = reference.find_first_of("~^@"); relative != std::string::npos) {
    return "the history of `" + reference.substr(0, relative) + "` in this clone does not reach that far" +
           (repository.shallow() ? ": the clone is shallow, `git fetch --unshallow`" : "; `git log` lists it");
  }
  const std::vector<std::string> names = repository.references();
  const std::vector<std::string_view> views(names.begin(), names.end());
  const auto remote =
      std::ranges::find_if(names, [&reference](const std::string& name) { return name.ends_with('/' + reference); });
  if (remote != names.end()) return "did you mean `" + *remote + "`?";
  if (std::string meant = text::did_you_mean(reference, views); !meant.empty()) return meant;
  const std::string branch = reference.starts_with("origin/") ? reference.substr(7) : reference;
  return "fetch it: `git fetch origin " + branch + ":refs/remotes/origin/" + branch + "`, then `--base origin/" +
         branch + "`";
}

std::string short_of(const std::string& commit) {
  return commit.substr(0, kShortCommit);
}

std::string count_commits(std::size_t number) {
  return std::to_string(number) + (number == 1 ? " commit" : " commits");
}

/// The reference without its dots, and whether the commit itself is meant.
struct Reference {
  std::string name;
  bool itself = false;
};

Reference parse_reference(const std::string& text) {
  if (text.ends_with("...")) return {text.substr(0, text.size() - 3), false};
  if (text.ends_with("..")) return {text.substr(0, text.size() - 2), true};
  return {text, false};
}

/// Whether the reference can be handed to git; else a finding.
bool check_reference(const Reference& reference, diagnostics::Diagnostics& diagnostics) {
  const std::string& name = reference.name;
  if (!name.empty() && !name.starts_with('-') && name.find("..") == std::string::npos &&
      name.find('\n') == std::string::npos) {
    return true;
  }
  report(rules::usage_bad_option,
         name.empty() ? "`--base` names no reference" : "`--base " + name + "` is no reference of git",
         "name a branch, a tag or a commit: `--base main`; `--base main..` is its newest commit itself", diagnostics);
  return false;
}

/// The merge base of the commit and HEAD.
std::optional<std::string> common_commit(const std::string& commit, const Reference& reference,
                                         const GitRepository& repository, const std::string& directory,
                                         diagnostics::Diagnostics& diagnostics) {
  GitProblem problem;
  const std::optional<std::string> head = repository.commit("HEAD", problem);
  if (!head) {
    report(rules::base_unknown_reference, "HEAD has no commit",
           "commit something, or name the base itself: `--base " + reference.name + "..`", diagnostics);
    return std::nullopt;
  }
  std::optional<std::string> base = repository.merge_base(commit, *head, problem);
  if (base) return base;
  if (problem.kind != Kind::no_common_commit) {
    report_problem(problem, directory, diagnostics);
    return std::nullopt;
  }
  report(rules::base_no_common_commit, "`" + reference.name + "` and HEAD have no common commit in this clone",
         repository.shallow()
             ? "the clone is shallow: `git fetch --unshallow`, in GitLab `GIT_DEPTH: 0`; or compare with its newest "
               "commit: `--base " +
                   reference.name + "..`"
             : "their histories are unrelated; compare with its newest commit: `--base " + reference.name + "..`",
         diagnostics);
  return std::nullopt;
}

/// Which commit the base is.
std::string describe(const std::string& base, const std::string& named, const Reference& reference,
                     const GitRepository& repository) {
  std::string words = "compared with " + short_of(base);
  if (base == named) {
    words += ", which is `" + reference.name + "`";
  } else {
    words += ", where HEAD left `" + reference.name + "`";
    if (const auto newer = repository.commits_between(base, named); newer && *newer > 0) {
      words += " (which is " + count_commits(*newer) + " further)";
    }
  }
  GitProblem problem;
  const auto head = repository.commit("HEAD", problem);
  const auto own = head ? repository.commits_between(base, *head) : std::nullopt;
  if (own && *own > 0) words += "; " + count_commits(*own) + " since";
  return words;
}

}  // namespace

std::optional<BaseCommit> find_base(const std::string& text, const std::string& directory,
                                    diagnostics::Diagnostics& diagnostics) {
  const Reference reference = parse_reference(text);
  if (!check_reference(reference, diagnostics)) return std::nullopt;
  GitProblem problem;
  std::optional<GitRepository> repository = GitRepository::open(directory, problem);
  if (!repository) {
    report_problem(problem, directory, diagnostics);
    return std::nullopt;
  }
  const std::optional<std::string> named = repository->commit(reference.name, problem);
  if (!named) {
    if (problem.kind != Kind::unknown_reference) {
      report_problem(problem, directory, diagnostics);
      return std::nullopt;
    }
    report(rules::base_unknown_reference, "`" + reference.name + "` names no commit of this clone",
           help_for_unknown(reference.name, *repository), diagnostics);
    return std::nullopt;
  }
  std::optional<std::string> commit = named;
  if (!reference.itself) commit = common_commit(*named, reference, *repository, directory, diagnostics);
  if (!commit) return std::nullopt;
  const auto entries = repository->entries(*commit, problem);
  if (!entries && problem.kind == Kind::missing_objects) {
    report_problem(problem, directory, diagnostics);
    return std::nullopt;
  }
  if (!entries || std::ranges::find(*entries, kProjectFile) == entries->end()) {
    const std::string file = repository->prefix() + std::string{kProjectFile};
    report(rules::base_no_project, "there is no `" + file + "` in " + short_of(*commit) + ", the base",
           "`git log --diff-filter=A -- :/" + file + "` shows the first commit that has the project", diagnostics);
    return std::nullopt;
  }
  BaseCommit base{.repository = std::move(*repository),
                  .commit = *commit,
                  .name = reference.name + '@' + short_of(*commit),
                  .how = {},
                  .entries = *entries};
  base.how = describe(*commit, *named, reference, base.repository);
  return base;
}

void report_unreadable_base(const BaseCommit& base, const GitProblem& problem, diagnostics::Diagnostics& diagnostics) {
  report_problem(problem, base.repository.root(), diagnostics);
}

}  // namespace stageplot::cli
