#include "diagnostics/rules/base.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule base_no_git{
    .code = "base.no-git",
    .title = "there is no git",
    .what = "`diff --base` found no program `git` in the folders of `PATH`.",
    .why = "The base of a comparison is read through git. Nothing was compared.",
    .example = "$ docker run debian:12 stageplot diff --base main\n",
    .fix = "$ apt-get install git\n",
};

const Rule base_no_repository{
    .code = "base.no-repository",
    .title = "the project is in no git repository",
    .what = "Neither the project's folder nor one above it is a git repository.",
    .why = "There is no commit to compare with. Nothing was compared.",
    .example = "$ curl …/shop.tar.gz | tar xz; cd shop; stageplot diff --base main\n",
    .fix = "Run it in a clone, or compare with a tree of outputs: `stageplot diff --rendered DIRECTORY`.",
};

const Rule base_foreign_owner{
    .code = "base.foreign-owner",
    .title = "the repository belongs to another user",
    .what = "The clone's owner is another user than the one who runs the tool, and git does not trust it.",
    .why =
        "A repository's configuration can make git run programs; so git reads only those of its own user, or those "
        "that `safe.directory` lists. It happens where a job runs in a container as root.",
    .example = "$ chown -R 1000 . && stageplot diff --base main\n",
    .fix = "$ git config --global --add safe.directory \"$PWD\"\n",
};

const Rule base_no_work_tree{
    .code = "base.no-work-tree",
    .title = "the repository has no work tree",
    .what = "The project's folder is inside a bare repository, or inside a `.git` folder.",
    .why = "A base is compared with the files of a work tree, and there are none. Nothing was compared.",
    .example = "$ git clone --bare …/shop.git && stageplot -C shop.git diff --base main\n",
    .fix = "$ git clone …/shop.git && stageplot -C shop diff --base origin/main\n",
};

const Rule base_unknown_reference{
    .code = "base.unknown-reference",
    .title = "a git reference names no commit of this clone",
    .what =
        "The reference given with `--base` is no branch, tag or commit here. Jobs of CI systems often clone one branch "
        "alone, and branches of the server are called `origin/NAME`.",
    .why = "There is nothing to compare with. Nothing was compared.",
    .example = "$ stageplot diff --base mian\n",
    .fix = "$ git fetch origin main && stageplot diff --base origin/main\n",
};

const Rule base_no_common_commit{
    .code = "base.no-common-commit",
    .title = "two commits have no common ancestor here",
    .what =
        "`git merge-base` finds no commit that the base and HEAD both come from: in a shallow clone it is beyond the "
        "commits that were fetched; otherwise the two histories are unrelated.",
    .why = "The base is the commit where the work left it, and nobody knows which that is. Nothing was compared.",
    .example = "$ git clone --depth 1 …/shop.git && stageplot diff --base origin/main\n",
    .fix = "$ git fetch --unshallow && stageplot diff --base origin/main\n",
};

const Rule base_no_project{
    .code = "base.no-project",
    .title = "there is no project at the base",
    .what = "The commit has no `stageplot.yaml` in the project's folder.",
    .why = "A comparison with nothing would show everything as added. Nothing was compared.",
    .example = "$ stageplot diff --base v0.1   # before the project began\n",
    .fix = "Name a later commit: `git log --diff-filter=A -- stageplot.yaml` shows the first one that has the project.",
};

const Rule base_missing_objects{
    .code = "base.missing-objects",
    .title = "files of the base are not in this clone",
    .what = "The clone is a partial one (`--filter`), and git would have to fetch files of the base from the server.",
    .why = "The tool uses no network. Nothing was compared.",
    .example = "$ git clone --filter=blob:none …/shop.git && stageplot diff --base origin/main\n",
    .fix = "$ git archive origin/main > /dev/null && stageplot diff --base origin/main\n",
};

const Rule base_unreadable{
    .code = "base.unreadable",
    .title = "the base cannot be read",
    .what = "git could not give the base, or what it gave is damaged or over a limit. The words are git's.",
    .why = "A comparison with a part of the base would be wrong. Nothing was compared.",
    .example = "$ rm .git/objects/pack/* && stageplot diff --base main\n",
    .fix = "$ git fsck\n",
};

const Rule base_unsound{
    .code = "base.unsound",
    .title = "the project at the base cannot be loaded",
    .what = "The model or the targets at the base have errors that leave nothing to render there.",
    .why = "A comparison with nothing would show everything as added. Nothing was compared.",
    .example = "$ stageplot diff --base v0.1   # with a `stageplot.yaml` that nobody could read\n",
    .fix =
        "Name a later commit with `--base REF..`, or compare with what is committed: `stageplot diff --rendered "
        "rendered`.",
};

std::span<const Rule* const> base_family() {
  static const std::vector<const Rule*> kFamily = {
      &base_no_git,           &base_no_repository, &base_foreign_owner,   &base_no_work_tree, &base_unknown_reference,
      &base_no_common_commit, &base_no_project,    &base_missing_objects, &base_unreadable,   &base_unsound};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
