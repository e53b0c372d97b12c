#!/usr/bin/env bash
# fluentd_test.sh STEP: the rendered fluentd configurations, as the machine and fluentd get them. STEP is
#   embedded   the text inside each cloud-config is the fluent.conf beside it, once Terraform has filled in its template
#   dry_run    `fluentd --dry-run` takes each fluent.conf and each text of a cloud-config without a warning
# The dry run's fluentd is the command in STAGEPLOT_FLUENTD (README.md). Ends with 77, which CTest takes as "skipped",
# where there is none.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
cd "$here/../../.."

readonly skipped=77
# What the instance's own environment file gives the forwarder.
export INSTANCE_ID=i-0123456789abcdef0 HOST_IP=192.0.2.7

say() { printf 'fluentd_test: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# extract CLOUD_CONFIG: the content of its /etc/fluentd/fluent.conf, as Terraform's templatefile leaves it.
extract() {
  awk -f "$here/embedded_configuration.awk" "$1"
}

# dry_run FILE: fluentd's exit code; what it printed is in $scratch/output.
dry_run() {
  "$STAGEPLOT_FLUENTD" --dry-run -c "$1" >"$scratch/output" 2>&1
}

# accept FILE NAME
accept() {
  dry_run "$1" || fail "$2: fluentd refuses it: $(cat "$scratch/output")"
  grep -q 'finished dry run mode' "$scratch/output" || fail "$2: no dry run: $(cat "$scratch/output")"
  if grep -E '\[(warn|error|fatal)\]' "$scratch/output" >&2; then fail "$2: fluentd complains"; fi
}

# A command that accepts everything proves nothing.
need_judgement() {
  sed 's/@type record_transformer/@type record_transfromer/' "$1" >"$scratch/broken.conf"
  if dry_run "$scratch/broken.conf"; then fail "$STAGEPLOT_FLUENTD accepts a plugin that does not exist"; fi
  sed 's/logstash_format /logstash_fromat /' "$1" >"$scratch/broken.conf"
  dry_run "$scratch/broken.conf" || fail "fluentd refuses a parameter that does not exist"
  grep -q '\[warn\].*logstash_fromat' "$scratch/output" || fail "no warning of a parameter that does not exist"
}

check_embedded() {
  for cloud_config in "${cloud_configs[@]}"; do
    extract "$cloud_config" >"$scratch/embedded.conf" || fail "$cloud_config: no configuration can be taken out"
    diff "${cloud_config%/terraform/*}/fluent.conf" "$scratch/embedded.conf" >&2 ||
      fail "$cloud_config: holds another configuration than fluent.conf"
  done
}

check_dry_run() {
  [[ -n ${STAGEPLOT_FLUENTD:-} ]] || {
    say "skipped: STAGEPLOT_FLUENTD names no fluentd"
    exit "$skipped"
  }
  need_judgement "${configurations[0]}"
  for configuration in "${configurations[@]}"; do accept "$configuration" "$configuration"; done
  for cloud_config in "${cloud_configs[@]}"; do
    extract "$cloud_config" >"$scratch/embedded.conf"
    accept "$scratch/embedded.conf" "$cloud_config"
  done
  say "$("$STAGEPLOT_FLUENTD" --version): ${#configurations[@]} files and ${#cloud_configs[@]} cloud-configs"
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
configurations=(rendered/*/*/fluent.conf)
cloud_configs=(rendered/*/*/terraform/cloud-config.yaml.tftpl)
[[ -f ${configurations[0]} && -f ${cloud_configs[0]} ]] || fail "rendered/ holds no fluentd configuration"

case ${1:-} in
  embedded) check_embedded ;;
  dry_run) check_dry_run ;;
  *) fail "unknown step \`${1:-}\`" ;;
esac
