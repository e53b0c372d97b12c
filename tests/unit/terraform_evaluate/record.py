#!/usr/bin/env python3
"""Records what the real `terraform console` says of each expression in data/expressions.txt.

Usage: record.py [--check] TERRAFORM. With --check compares, else writes data/recorded.txt: the expression, then `= JSON`, `?` (known after apply) or `! SUMMARY`
of the error, then `: TYPE` where the type is known. Recorded with Terraform 1.11.4.
"""
import difflib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = {**os.environ, "TF_CLI_CONFIG_FILE": "/dev/null", "CHECKPOINT_DISABLE": "1", "NO_COLOR": "1"}


def console(terraform, folder, text):
    return subprocess.run([terraform, "console"], input=text + "\n", cwd=folder, env=ENVIRONMENT, text=True,
                          capture_output=True, check=False)


def decode(printed):
    """The text of a quoted text of Terraform's language."""
    simple = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}

    def escape(match):
        word = match.group(0)
        if word in ("$${", "%%{"):
            return word[1:]
        if word[1] in "xuU":
            return chr(int(word[2:], 16))
        return simple.get(word[1], word[1])
    return re.sub(r"\\x[0-9a-f]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\.|\$\$\{|%%\{", escape, printed[1:-1])


def record(terraform, folder, expression):
    lines = [expression]
    run = console(terraform, folder, f"jsonencode({expression})")
    printed = run.stdout.strip()
    if run.returncode != 0:
        summary = re.search(r"Error: (.*)", re.sub(r"\x1b\[[0-9;]*m", "", run.stderr))
        return lines + ["! " + (summary.group(1).strip() if summary else "error")]
    if printed == "(known after apply)":
        return lines + ["?"]
    if not printed.startswith('"'):
        raise SystemExit(f"cannot read what is printed for {expression}: {printed!r} {run.stderr}")
    lines.append("= " + decode(printed))
    kind = console(terraform, folder, f"type({expression})")
    if kind.returncode == 0:
        lines.append(": " + re.sub(r"\s+", "", kind.stdout))
    return lines


def main():
    check = sys.argv[1] == "--check"
    terraform = sys.argv[2 if check else 1]
    expressions = [line for line in (HERE / "data/expressions.txt").read_text().split("\n") if line]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "module"
        shutil.copytree(HERE / "data/module", folder)
        subprocess.run([terraform, "init", "-input=false"], cwd=folder, env=ENVIRONMENT, check=True,
                       stdout=subprocess.DEVNULL)
        # One at a time: the console locks the folder.
        results = [[line] if line.startswith("# ") else record(terraform, folder, line) for line in expressions]
    text = "".join("\n".join(lines) + "\n" for lines in results)
    if not check:
        (HERE / "data/recorded.txt").write_text(text)
        return
    recorded = (HERE / "data/recorded.txt").read_text()
    sys.stdout.writelines(difflib.unified_diff(recorded.splitlines(True), text.splitlines(True), "recorded", "here"))
    sys.exit(recorded != text)


if __name__ == "__main__":
    main()
