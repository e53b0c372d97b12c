#!/usr/bin/env bash
# Builds helm_engine.go against Helm's packages, for chart_benchmark: bench/build_helm_engine.sh PROGRAM [VERSION]. Needs
# Go and its module proxy.
set -euo pipefail
if [[ $# -lt 1 ]]; then
  echo "usage: bench/build_helm_engine.sh PROGRAM [VERSION]" >&2
  exit 3
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$(realpath "$1")
version=${2:-v3.21.4}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
grep -v '^//go:build ignore$' "$here/helm_engine.go" >"$folder/main.go"
cd "$folder"
go mod init helm_engine
go get "helm.sh/helm/v3@$version"
go mod tidy
go build -o "$program" .
