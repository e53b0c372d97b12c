#!/usr/bin/env bash
# Whether the Terraform of this machine says of each expression in tests/unit/terraform_evaluate/data what is recorded
# there, which is what the unit test holds our evaluation to. Ends with 77, "skipped", without Terraform.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
program=${STAGEPLOT_TERRAFORM:-}
if [[ -z $program ]]; then
  echo "expressions_test: skipped: STAGEPLOT_TERRAFORM does not name Terraform's program" >&2
  exit 77
fi
version=$("$program" version 2>/dev/null | head -n 1)
if [[ $version != "Terraform v1.11."* ]]; then
  echo "expressions_test: skipped: the record is of Terraform 1.11, and this is $version" >&2
  exit 77
fi
exec python3 "$here/../../unit/terraform_evaluate/record.py" --check "$program"
