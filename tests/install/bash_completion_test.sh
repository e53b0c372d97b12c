#!/usr/bin/env bash
# bash_completion_test.sh TOOL PROJECT: loads the script that TOOL prints into this bash and compares what it offers on
# lines that end at the cursor.
set -euo pipefail
tool=$1
project=$2
failures=0

stageplot() { "$tool" "$@"; }
source <("$tool" completion bash)
cd "$project"

# expect OFFERED WORD…: what is offered for the last word, sorted, each once. The words are split as bash does, `=` apart.
expect() {
  local expected=$1 offered
  shift
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMPREPLY=()
  _stageplot || true  # `compopt` fails outside of a completion
  offered=$(printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort -u | paste -sd ' ')
  if [[ $offered != "$expected" ]]; then
    printf 'after `%s`:\n  expected  %s\n  offered   %s\n' "$*" "$expected" "$offered" >&2
    failures=$((failures + 1))
  fi
}

expect '--chdir --color --format --help --jobs --quiet --verbose --version' stageplot --
expect 'check completion diff drift explain policy preview render rule template' stageplot ''
expect 'render rule' stageplot r
expect 'render rule' stageplot -C . r
expect 'dev prod-east' stageplot render ''
expect 'dev prod-east' stageplot -q render dev --check ''
expect 'prod-east' stageplot check p
expect 'cart' stageplot preview dev ''
expect '' stageplot preview dev cart ''
expect 'cart' stageplot render --service ''
expect '--chdir --check' stageplot render --ch
expect '--chart --chdir' stageplot check --ch
expect 'always auto' stageplot render --color a
expect 'always auto never' stageplot render --color =
expect 'never' stageplot render --color = n
expect 'dev prod-east' stageplot render --color = never ''
expect 'json junit' stageplot check --format j
expect 'stageplot.yaml' stageplot check --format json = stage
expect 'dev prod-east' stageplot check --format json = report.json ''
expect 'environments' stageplot check -C env
expect 'bash fish zsh' stageplot completion ''
expect 'stageplot.yaml' stageplot template stageplot.y
expect 'stageplot.yaml' stageplot template live stageplot.y
expect 'stageplot.yaml' stageplot check --chart stageplot.y
expect 'usage.unknown-rule' stageplot rule usage.unknown-r
expect '' stageplot nothing ''

# The names of files are never commands.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/environments/dev"
touch "$scratch/environments/dev/\$(touch $(basename "$scratch")).yaml" "$scratch/environments/dev/environment.yaml"
cd "$scratch"
expect "\$(touch $(basename "$scratch"))" stageplot render --service ''
if [[ -e $(basename "$scratch") ]]; then
  printf 'a file name was run as a command\n' >&2
  failures=$((failures + 1))
fi

# The project that the line or the variable names.
cd /
expect 'dev prod-east' stageplot -C "$project" render ''
STAGEPLOT_CHDIR=$project expect 'dev prod-east' stageplot render ''
exit $((failures > 0))
