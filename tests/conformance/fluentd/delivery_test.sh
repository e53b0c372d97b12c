#!/usr/bin/env bash
# delivery_test.sh SHAPE: what a started fluentd delivers to Elasticsearch with a rendered configuration. SHAPE is
#   sidecar     the lines of sidecar.log, of which some stood in the file before fluentd started
#   forwarder   the events of forwarder.json, as docker's log driver sends them
# The configuration is the rendered one with other paths and ports, and a server on the loopback for Elasticsearch.
# What has to arrive stands in SHAPE.expected. Needs STAGEPLOT_FLUENTD (README.md) and Ruby, otherwise ends with 77, which
# CTest takes as "skipped".
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
cd "$here/../../.."

readonly skipped=77
readonly forward_port=24424
readonly patience=60  # seconds

say() { printf 'delivery_test: %s\n' "$*" >&2; }

skip() {
  say "skipped: $*"
  exit "$skipped"
}

fail() {
  say "$*"
  exit 1
}

# await WHAT COMMAND…: until the command succeeds.
await() {
  local what=$1 end=$((SECONDS + patience))
  shift
  until "$@" 2>/dev/null; do
    ((SECONDS < end)) || fail "no $what after $patience s: $(cat "$scratch/fluentd.log" 2>/dev/null)"
    sleep 0.2
  done
}

# A fluentd that waits for Elasticsearch at its start hears no SIGTERM, so it gets some seconds.
stop() {
  local status=$? process
  for process in $(jobs -p); do kill -- "-$process" 2>/dev/null || true; done
  for process in $(jobs -p); do
    for ((tenths = 0; tenths < 50; ++tenths)); do
      kill -0 -- "-$process" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL -- "-$process" 2>/dev/null || true
  done
  rm -rf "$scratch"
  exit "$status"
}

# configure FILE: the rendered configuration, changed as said above.
configure() {
  sed -e "s|\"http://[^\"]*\"|\"http://127.0.0.1:$(cat "$scratch/port")\"|" -e "s|\"/logs/|\"$scratch/|" \
    -e "s|\"/var/lib/fluentd/|\"$scratch/|" -e 's|"0.0.0.0"|"127.0.0.1"|' -e "s|port 24224|port $forward_port|" "$1"
}

start() {
  printf '[default]\naws_access_key_id = KEY\naws_secret_access_key = none\n' >"$scratch/credentials"
  AWS_SHARED_CREDENTIALS_FILE=$scratch/credentials INSTANCE_ID=i-0123456789abcdef0 HOST_IP=192.0.2.7 \
    setsid "$STAGEPLOT_FLUENTD" -c "$scratch/fluent.conf" >"$scratch/fluentd.log" 2>&1 &
  await "running fluentd" grep -q 'fluentd worker is now running' "$scratch/fluentd.log"
}

run_sidecar() {
  configure rendered/prod-east/code-service/fluent.conf >"$scratch/fluent.conf"
  head -n 3 "$here/sidecar.log" >"$scratch/titan.log"
  start
  tail -n +4 "$here/sidecar.log" >>"$scratch/titan.log"
}

run_forwarder() {
  awk -f "$here/embedded_configuration.awk" rendered/prod-east/export-service/terraform/cloud-config.yaml.tftpl \
    >"$scratch/embedded.conf"
  configure "$scratch/embedded.conf" >"$scratch/fluent.conf"
  start
  cat "$here/forwarder.json" >"/dev/tcp/127.0.0.1/$forward_port"
}

has_all() { [[ $(wc -l <"$scratch/documents") -ge $(wc -l <"$here/$shape.expected") ]]; }

shape=${1:-}
[[ $shape == sidecar || $shape == forwarder ]] || fail "unknown shape \`$shape\`"
[[ -n ${STAGEPLOT_FLUENTD:-} ]] || skip "STAGEPLOT_FLUENTD names no fluentd"
command -v ruby >/dev/null || skip "no Ruby"

scratch=$(mktemp -d)
trap stop EXIT
setsid ruby "$here/elasticsearch.rb" "$scratch" &
await "port of the server" test -s "$scratch/port"
"run_$shape"
await "documents: $(cat "$scratch/documents")" has_all
# A line that is no JSON has the time of its reading.
sed '/"unmatched_line"/s/"@timestamp":"[^"]*"/"@timestamp":"…"/; s/^\(logstash-application_log-\)[0-9.]*\(.*"…"\)/\1…\2/' \
  "$scratch/documents" | LC_ALL=C sort | diff "$here/$shape.expected" - >&2 || fail "other documents arrived"
