#!/bin/bash
# Records what real Helm prints for each chart of data/, so that the test needs no Helm:
#   record.sh VERSION HELM [CHART]   HELM is the program of that version
# Helm is told the Kubernetes version that its published program would assume; one built with `go install` assumes
# another one. Lines of Helm's own log (`coalesce.go:220: warning: …`, `level=WARN …`) are left out, and of
# paths what stands before data/.
set -euo pipefail
cd "$(dirname "$0")/data"
version=$1 helm=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
declare -A kubernetes=([3.10.1]=1.25.0 [3.21.4]=1.36.0 [4.1.4]=1.35.0)
for case in ${3:-*}; do
  flags=() release=rel
  [ -f "$case/flags" ] && read -ra flags < "$case/flags"
  [ -f "$case/release" ] && release=$(cat "$case/release")
  case " ${flags[*]-} " in *--kube-version*) ;; *) flags+=(--kube-version "${kubernetes[$version]}") ;; esac
  code=0
  (cd "$case" && "$helm" template "$release" chart "${flags[@]}") > "$scratch/out" 2> "$scratch/err" || code=$?
  sed -i "s|$PWD/|/|g" "$scratch/err"
  if [ "$code" = 0 ]; then
    cp "$scratch/out" "$case/expected.$version"
    rm -f "$case/expected.$version.error"
  else
    grep -vE '^([a-z_]+\.go:[0-9]+: |level=|[0-9]{4}/[0-9/]+ [0-9:]+ )' "$scratch/err" > "$case/expected.$version.error" || true
    rm -f "$case/expected.$version"
  fi
done
