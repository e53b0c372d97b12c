#!/usr/bin/env bash
# try_package.sh PACKAGE: what a .deb must hold and do. It is unpacked into a temporary folder, not installed, and its
# program renders a project that has neither schemas nor templates, far from this repository.
set -euo pipefail
package=$(realpath "$1")
cases=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../cases")

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
  printf 'try_package: %s\n' "$*" >&2
  exit 1
}

[[ -n $(dpkg-deb --field "$package" Maintainer) ]] || fail "no maintainer"
depends=$(dpkg-deb --field "$package" Depends)
# All libraries are inside (cmake/linking.cmake).
[[ -z $depends ]] || fail "it should depend on nothing: $depends"

dpkg-deb --contents "$package" | awk '$1 !~ /^d/ { print $1, $2, $6 }' | sort -k 3 >"$scratch/contents"
diff - "$scratch/contents" <<'CONTENTS' || fail "the package holds other files"
-rwxr-xr-x root/root ./usr/bin/stageplot
-rwxr-xr-x root/root ./usr/bin/stageplot-merge-request
-rw-r--r-- root/root ./usr/share/bash-completion/completions/stageplot
-rw-r--r-- root/root ./usr/share/doc/stageplot/commands.md
-rw-r--r-- root/root ./usr/share/doc/stageplot/diff.md
-rw-r--r-- root/root ./usr/share/doc/stageplot/functions.md
-rw-r--r-- root/root ./usr/share/doc/stageplot/github-workflow.yml
-rw-r--r-- root/root ./usr/share/doc/stageplot/rules.md
-rw-r--r-- root/root ./usr/share/doc/stageplot/stageplot.gitlab-ci.yml
-rw-r--r-- root/root ./usr/share/fish/vendor_completions.d/stageplot.fish
-rw-r--r-- root/root ./usr/share/zsh/vendor-completions/_stageplot
CONTENTS

dpkg-deb --extract "$package" "$scratch/unpacked"
program=$(find "$scratch/unpacked" -type f -name stageplot -perm -u+x)
tool() { env -i "$program" "$@"; }
[[ $(tool --version) == "stageplot $(dpkg-deb --field "$package" Version)" ]] || fail "the versions differ"
tool completion bash | cmp - "${program%/bin/stageplot}/share/bash-completion/completions/stageplot" ||
  fail "the completion script is not the program's"

cp -r "$cases/install/pass_foreign_project/project" "$scratch/project"
tool -C "$scratch/project" check >"$scratch/output" 2>&1 || fail "check: $(cat "$scratch/output")"
tool -C "$scratch/project" render >"$scratch/output" 2>&1 || fail "render: $(cat "$scratch/output")"
diff -r "$cases/install/pass_foreign_project/expected/rendered" "$scratch/project/rendered" ||
  fail "the outputs differ from the case install/pass_foreign_project"
printf 'try_package: %s renders a foreign project\n' "${package##*/}" >&2
