#!/bin/bash
# Builds the recorder with the libraries of each of Helm's versions, and records the cases again:
#   record.sh [FILE...]       FILE of ../cases; without one, all of them
#   record.sh --build FOLDER  leaves the recorders there (as recorder-PROFILE), and records nothing
# Wants Go, and the modules that the .mod files name.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
target=$build
[ "${1:-}" = --build ] && { mkdir -p "$2"; target=$(cd "$2" && pwd); }
mkdir -p "$build/parse"
cp ./*.go ./*.mod "$build/"
cp "$(go env GOROOT)"/src/text/template/parse/{lex,node,parse}.go "$build/parse/"
cp export_lexer.go.txt "$build/parse/export.go"
cd "$build"

# Helm's own packages, without the rest of Helm. Version 3.10.1 has no ParseLiteral.
copy_of_helm() {
  local module=helm.sh/helm/v${1%%.*}@v$1
  go mod download "$module"
  rm -rf "$2" && mkdir "$2"
  local folder
  for folder in "$(go env GOMODCACHE)/$module"/{pkg,internal}/"$2"; do
    [ ! -d "$folder" ] || cp "$folder"/*.go "$2/"
  done
  rm -f "$2"/*_test.go
  chmod u+w "$2"/*.go
  if [ "$2" = strvals ] && ! grep -q 'func ParseLiteral' strvals/*.go; then
    printf 'package strvals\n\nimport "errors"\n\nfunc ParseLiteralInto(string, map[string]interface{}) error {\n\treturn errors.New("no --set-literal")\n}\n' > strvals/literal.go
  fi
}

for profile in 3.21.4 3.10.1 4.1.4; do
  file=helm-$profile.mod
  [ "$profile" = 3.21.4 ] && file=go.mod
  copy_of_helm "$profile" strvals
  copy_of_helm "$profile" ignore
  go mod tidy -modfile="$file"
  go build -modfile="$file" -o "$target/recorder-$profile" .
done
[ "${1:-}" = --build ] && exit
cd "$here/../cases"
[ $# = 0 ] && set -- *.json
export TZ=Europe/Berlin  # that of SeededSurroundings
for profile in 3.21.4 3.10.1 4.1.4; do "$build/recorder-$profile" record "$profile" "$@"; done
