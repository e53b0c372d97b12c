#!/usr/bin/env bash
# terraform_test.sh STEP: what Terraform itself says of every rendered configuration. STEP is
#   format     terraform fmt -check
#   validate   terraform validate, with the schemas of the AWS provider
#   plan       terraform plan with the deploy command's arguments, against a mock of AWS
# Ends with 77, which CTest takes as "skipped", where what the step needs is absent; README.md says what that is.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
cd "$here/../../.."

readonly skipped=77
readonly deploy=(
  -var app_instance_artifact_version=1.2.3
  -var app_instance_image=titan/export-service
  -var app_elb_dns_alias_name=vf-export
)

say() { printf 'terraform_test: %s\n' "$*" >&2; }

skip() {
  say "skipped: $*"
  exit "$skipped"
}

fail() {
  say "$*"
  exit 1
}

terraform() { "$program" "$@"; }

# Runs Terraform quietly in the folder $1; what it printed is in $scratch/output and shown when it fails.
try() {
  local folder=$1
  shift
  terraform "-chdir=$folder" "$@" -no-color >"$scratch/output" 2>&1 ||
    fail "$unit: terraform $*: $(cat "$scratch/output")"
}

need_provider() {
  [[ -n ${STAGEPLOT_TERRAFORM_PLUGINS:-} ]] || skip "STAGEPLOT_TERRAFORM_PLUGINS names no mirror of providers"
  plugins=$(realpath "$STAGEPLOT_TERRAFORM_PLUGINS")
}

check_format() {
  terraform fmt -check -diff -recursive "$1" || fail "$1 is not formatted"
}

# The configuration as it is rendered; its backend is not asked.
check_validate() {
  cp -r "$1" "$scratch/validate"
  try "$scratch/validate" init -input=false -backend=false "-plugin-dir=$plugins"
  try "$scratch/validate" validate
  if grep -q 'Warning:' "$scratch/output"; then fail "$unit: $(cat "$scratch/output")"; fi
  rm -r "$scratch/validate"
}

# The surroundings are made and, for the next unit of the same account, removed again.
check_plan() {
  local surroundings=$scratch/surroundings plan=$scratch/plan
  mkdir "$surroundings"
  cp "$1"/{versions.tf,variables.tf,terraform.tfvars} "$here"/{surroundings.tf,mock_override.tf} "$surroundings"
  cp -r "$1" "$plan"
  cp "$here"/{mock_override.tf,lookups_override.tf} "$plan"

  try "$surroundings" init -input=false "-plugin-dir=$plugins"
  try "$surroundings" apply -input=false -auto-approve "${deploy[@]}"
  try "$plan" init -input=false "-plugin-dir=$plugins"
  try "$plan" plan -input=false -out=plan "${deploy[@]}"
  try "$plan" show plan
  sed -nE 's/^  # (.*) (will|must) be (.*)$/\3 \1/p' "$scratch/output" | sort >"$scratch/planned"
  diff "$here/expected_plan.txt" "$scratch/planned" >&2 || fail "$unit: the plan makes other resources"

  # In what the instances get, Terraform filled in the image and its version and took nothing else for a template.
  sed -nE 's/^ *\+ user_data += "(.*)"$/\1/p' "$scratch/output" | base64 --decode >"$scratch/user_data"
  sed -e 's|${app_instance_image}|titan/export-service|; s|${app_instance_artifact_version}|1.2.3|' -e 's|$\${|${|g' \
    "$1/cloud-config.yaml.tftpl" | diff - "$scratch/user_data" >&2 ||
    fail "$unit: the instances get another cloud-config"

  try "$surroundings" destroy -input=false -auto-approve "${deploy[@]}"
  rm -r "$surroundings" "$plan"
}

step=$1
program=${STAGEPLOT_TERRAFORM:-$(type -P terraform || true)}
[[ -n $program ]] || skip "no terraform found; STAGEPLOT_TERRAFORM may name one"
[[ -x $program ]] || fail "STAGEPLOT_TERRAFORM: there is no program $program"
# The settings of whoever runs the test must not decide which provider it sees.
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1 LC_ALL=C
case $step in
  format) ;;
  validate) need_provider ;;
  plan)
    need_provider
    [[ -n ${STAGEPLOT_AWS_ENDPOINT:-} ]] || skip "STAGEPLOT_AWS_ENDPOINT names no mock of AWS"
    export AWS_ENDPOINT_URL=$STAGEPLOT_AWS_ENDPOINT AWS_ACCESS_KEY_ID=mock AWS_SECRET_ACCESS_KEY=mock
    export AWS_EC2_METADATA_DISABLED=true
    ;;
  *) fail "there is no step \`$step\`" ;;
esac

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
shopt -s nullglob
configurations=(rendered/*/*/terraform)
[[ ${#configurations[@]} -gt 0 ]] || fail "no configuration is rendered"
for configuration in "${configurations[@]}"; do
  unit=${configuration#rendered/}
  unit=${unit%/terraform}
  "check_$step" "$configuration"
  say "$step: $unit"
done
