#!/usr/bin/env bash
# merge_request_test.sh TOOL SCRIPT PROJECT: runs SCRIPT in a clone of a repository with PROJECT as jobs of GitLab and
# GitHub would, with a `curl` that answers from files and writes down what it was asked for.
set -euo pipefail
tool=$1 script=$2 shop=$3
for program in git jq; do
  if ! command -v "$program" >/dev/null; then
    echo "skipped: there is no $program"
    exit 77
  fi
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0
fail() {
  printf '%s: %s\n' "$test" "$*" >&2
  sed 's/^/  | /' "$scratch/log" >&2
  failures=$((failures + 1))
}
expect_log() { grep -qF -- "$1" "$scratch/log" || fail "no \`$1\` in what was printed"; }
expect_requests() {
  local found
  found=$(cat "$scratch/requests" 2>/dev/null || true)
  [[ $found == "$1" ]] || fail "requests: $found"
}

# --- a repository, and the clone of a job with its newest commit alone ---------------------------------------------

export HOME=$scratch GIT_CONFIG_NOSYSTEM=1
git config --global user.name test
git config --global user.email test@example.org
git config --global init.defaultBranch main
git init -q "$scratch/origin"
cp -r "$shop/." "$scratch/origin"
in_origin() { git -C "$scratch/origin" "$@"; }
in_origin add -A
in_origin commit -q -m one
in_origin checkout -q -b work
sed -i 's/LOG_LEVEL: info/LOG_LEVEL: debug/' "$scratch/origin/environments/base/cart.yaml"
in_origin commit -q -a -m two
base=$(in_origin rev-parse main)
in_origin config uploadpack.allowAnySHA1InWant true
git clone -q --depth 1 --branch work "file://$scratch/origin" "$scratch/clone"
cd "$scratch/clone"

# --- curl: the token comes by standard input, the answer to page N of a list from $scratch/page-N -------------------

mkdir "$scratch/bin"
cat >"$scratch/bin/curl" <<'CURL'
#!/usr/bin/env bash
set -euo pipefail
cat >"$FAKE/settings"
printf '%s\n' "$@" >>"$FAKE/arguments"
method= data= url=${*: -1}
while [[ $# -gt 0 ]]; do
  case $1 in
    --request) method=$2 ;;
    --data-binary) data=${2#@} ;;
  esac
  shift
done
printf '%s %s\n' "$method" "$url" >>"$FAKE/requests"
if [[ -e $FAKE/refuse ]]; then
  echo 'curl: (22) The requested URL returned error: 403' >&2
  exit 22
fi
if [[ -n $data ]]; then cp "$data" "$FAKE/sent"; fi
if [[ $method == GET ]]; then cat "$FAKE/page-${url##*page=}" 2>/dev/null || echo '[]'; fi
CURL
chmod +x "$scratch/bin/curl"
export FAKE=$scratch PATH=$scratch/bin:$PATH STAGEPLOT=$tool

# job EXIT NAME=VALUE…: a job with these variables.
job() {
  local wanted=$1 code=0
  shift
  rm -f "$scratch"/{requests,arguments,settings,sent,log}
  env CI=true "$@" "$script" report >"$scratch/log" 2>&1 || code=$?
  [[ $code -eq $wanted ]] || fail "exit $code, not $wanted"
  if grep -qs secret-token "$scratch/arguments"; then fail 'the token is on a command line'; fi
}
gitlab=(GITLAB_CI=true CI_API_V4_URL=https://gitlab.example/api/v4 CI_PROJECT_ID=7 CI_MERGE_REQUEST_IID=12
  CI_MERGE_REQUEST_DIFF_BASE_SHA="$base")
github=(GITHUB_ACTIONS=true GITHUB_EVENT_NAME=pull_request GITHUB_REF=refs/pull/5/merge
  GITHUB_API_URL=https://api.github.example GITHUB_REPOSITORY=team/shop)
token=STAGEPLOT_COMMENT_TOKEN=secret-token
notes=https://gitlab.example/api/v4/projects/7/merge_requests/12/notes
# A page of a hundred comments by others.
others() { jq -n '[range(100) | {id: ., body: "nice"}]'; }

test='without a token the report is in files alone'
job 0 "${gitlab[@]}"
expect_log 'no STAGEPLOT_COMMENT_TOKEN: the report is in report/report.md alone'
expect_log 'info → debug'
expect_requests ''
for format in md html json; do [[ -s report/report.$format ]] || fail "no report.$format"; done

test='the first report is a new comment'
job 0 "${gitlab[@]}" "$token"
expect_requests "GET $notes?per_page=100&page=1
POST $notes"
expect_log 'wrote a comment'
[[ $(cat "$scratch/settings") == 'header = "PRIVATE-TOKEN: secret-token"' ]] || fail 'no token'
[[ $(jq -r .body "$scratch/sent") == "$(cat report/report.md)" ]] || fail 'the body is not the report'

test='a later report takes its place'
others >"$scratch/page-1"
jq -n --rawfile body report/report.md '[{id: 900, body: "see <!-- base"}, {id: 901, body: $body}]' >"$scratch/page-2"
job 0 "${gitlab[@]}" "$token"
expect_requests "GET $notes?per_page=100&page=1
GET $notes?per_page=100&page=2
PUT $notes/901"
expect_log 'updated comment 901'

test='a comment that is refused fails the job, not the report'
touch "$scratch/refuse"
job 4 "${gitlab[@]}" "$token"
expect_log 'error: 403'
expect_log 'the comment could not be written; the report is in report/report.md'
rm "$scratch/refuse" "$scratch"/page-*

test='a token with a line break is none'
job 4 "${gitlab[@]}" $'STAGEPLOT_COMMENT_TOKEN=a\nurl = "https://elsewhere.example"'
expect_log 'is no token'
expect_requests ''

test='a target branch that is merged in is the base'
job 0 "${gitlab[@]}" CI_MERGE_REQUEST_TARGET_BRANCH_SHA="$(git rev-parse HEAD)"
expect_log 'no differences'

test='a model with errors is a comment too'
sed -i 's/LOG_LEVEL: debug/LOG_LEVEL: [debug]/' environments/base/cart.yaml
job 1 "${gitlab[@]}" "$token"
expect_log 'cannot be rendered now'
expect_log 'wrote a comment'
git checkout -q .

test='a base that is not there'
job 3 "${gitlab[@]}" CI_MERGE_REQUEST_DIFF_BASE_SHA=0123456789abcdef0123456789abcdef01234567 "$token"
expect_log '`git fetch origin 0123456789abcdef0123456789abcdef01234567` failed'
expect_requests ''

test='no merge request'
job 3
expect_log 'this is no job of a merge request'

test='GitHub, whose checkout has the merge alone'
job 3 "${github[@]}"
expect_log 'give actions/checkout `fetch-depth: 2`'

test='GitHub'
git fetch -q --depth 2 origin work
jq -n --rawfile body report/report.md '[{id: 31, body: $body}]' >"$scratch/page-1"
job 0 "${github[@]}" "$token"
issues=https://api.github.example/repos/team/shop/issues
expect_requests "GET $issues/5/comments?per_page=100&page=1
PATCH $issues/comments/31"
[[ $(cat "$scratch/settings") == 'header = "Authorization: Bearer secret-token"' ]] || fail 'no token'

if [[ $failures -gt 0 ]]; then exit 1; fi
echo 'the script does what a job needs'
