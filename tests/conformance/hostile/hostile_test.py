#!/usr/bin/env python3
"""What the real readers of the output languages make of hostile texts. See README.md.

usage: hostile_test.py PROGRAM READER

READER is terraform, helm, fluentd or systemd. Exit code 77, which CTest takes as "skipped", where the reader's variable
names no program. STAGEPLOT_HOSTILE_TEXTS is how many texts, 2500 if it is not set.
"""
import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

VARIABLES = {"terraform": "STAGEPLOT_TERRAFORM", "helm": "STAGEPLOT_HELM", "fluentd": "STAGEPLOT_FLUENTD",
             "systemd": "STAGEPLOT_SYSTEMD_ANALYZE"}


def run(command, folder, **more):
    result = subprocess.run(command, cwd=folder, capture_output=True, **more)
    if result.returncode != 0:
        sys.exit(f"hostile_test: {command[0]}: {result.stdout[-2000:]}{result.stderr[-2000:]}")
    return result.stdout.decode()


def texts_of(folder, dialect):
    return json.loads((folder / f"{dialect}.json").read_text(encoding="utf-8"))


def compare(what, wanted, read):
    if len(wanted) != len(read):
        sys.exit(f"hostile_test: {what}: {len(read)} texts instead of {len(wanted)}")
    wrong = [(a, b) for a, b in zip(wanted, read) if a != b]
    for a, b in wrong[:10]:
        print(f"hostile_test: {what}: {ascii(b)[:300]} is read instead of {ascii(a)[:300]}", file=sys.stderr)
    if wrong:
        sys.exit(f"hostile_test: {what}: {len(wrong)} of {len(wanted)} texts are read otherwise")
    print(f"{what}: {len(wanted)} texts")


def compare_all(what, texts, read):
    compare(f"{what}, values", texts, read["values"])
    compare(f"{what}, in quotes", [f"<{text}>" for text in texts], read["quoted"])
    if "whole" in read:
        compare(f"{what}, in one value", texts, read["whole"])
    if "keys" in read:
        compare(f"{what}, keys", sorted({text for text in texts if len(text.encode()) < 500}), sorted(read["keys"]))


def check_format(program, folder, environment):
    """Terraform counts a mark behind `$` or `%` as a column of its own, since a word of its reader begins there."""
    written = (folder / "values.tf").read_text(encoding="utf-8").split("\n")
    (folder / "formatted.tf").write_text("\n".join(written), encoding="utf-8")
    run([program, "fmt", "formatted.tf"], folder, env=environment)
    formatted = (folder / "formatted.tf").read_text(encoding="utf-8").split("\n")
    (folder / "formatted.tf").unlink()
    other = [(a, b) for a, b in zip(written, formatted) if a != b]
    unexplained = [pair for pair in other if not any(unicodedata.combining(c) for c in pair[0])
                   or pair[0].replace(" ", "") != pair[1].replace(" ", "")]
    if unexplained or len(written) != len(formatted):
        sys.exit(f"hostile_test: terraform fmt changes {len(unexplained)} lines: {ascii(unexplained[:3])[:2000]}")
    print(f"terraform fmt: {len(written)} lines, {len(other)} with a mark in another column")


def terraform(program, folder):
    environment = {**os.environ, "TF_CLI_CONFIG_FILE": os.devnull, "CHECKPOINT_DISABLE": "1"}
    check_format(program, folder, environment)

    def evaluate(lists):
        """The texts of the lists. In JSON Terraform would compose marks with the letters of its escapes; what is no text
        begins without a quote there."""
        quote = r'"\""'
        texts = f"{{for k, v in {lists} : k => [for x in v : [base64encode(x), startswith(jsonencode(x), {quote})]]}}"
        printed = run([program, "console"], folder, env=environment, input=f"base64encode(jsonencode({texts}))\n".encode())
        read = json.loads(base64.b64decode(printed.strip().strip('"')))
        return {name: [base64.b64decode(text).decode() if is_text else f"no text: {text}" for text, is_text in items]
                for name, items in read.items()}

    compare_all("Terraform", texts_of(folder, "hcl"),
                evaluate("{values = local.values, quoted = local.quoted, keys = keys(local.keys)}"))
    compare_all("Terraform's templatefile", texts_of(folder, "yaml-tftpl"),
                evaluate('yamldecode(templatefile("values.yaml.tftpl", {}))'))


def helm(program, folder):
    chart = folder / "chart"
    (chart / "templates").mkdir(parents=True)
    (chart / "Chart.yaml").write_text("apiVersion: v2\nname: chart\nversion: 1.0.0\n")
    (chart / "templates" / "all.yaml").write_text("all: {{ toJson .Values | b64enc }}\n")
    printed = run([program, "template", "release", "chart", "--values", "values.yaml"], folder)
    read = json.loads(base64.b64decode(printed.split("all: ")[1]))
    compare_all("Helm", texts_of(folder, "yaml"), {**read, "keys": list(read["keys"])})


FLUENTD_READER = """
require 'json'
require 'fluent/config'
root = Fluent::Config.parse(File.read('values.conf'), 'values.conf', Dir.pwd, true)
read = root.elements.map { |e| [e.arg, e['value'], e['quoted'], e['list']] }
File.write('read.json', JSON.generate(read))
"""


def fluentd(program, folder):
    (folder / "reader.rb").write_text(FLUENTD_READER)
    (folder / "idle.conf").write_text("<source>\n  @type forward\n</source>\n<match **>\n  @type null\n</match>\n")
    run([program, "--dry-run", "-c", str(folder / "idle.conf"), "-r", str(folder / "reader.rb")], folder)
    read = json.loads((folder / "read.json").read_text(encoding="utf-8"))
    texts = texts_of(folder, "fluentd")
    compare_all("fluentd", texts, {"values": [entry[1] for entry in read], "quoted": [entry[2] for entry in read],
                                   "whole": [json.loads(entry[3])[0] for entry in read]})
    compare("fluentd, arguments", [f"<{text}>" for text in texts], [entry[0] for entry in read])
    # The whole program, not only its parser, takes the texts as parameters.
    sources = [f"<source>\n  @type sample\n  tag {line.strip()[6:]}\n</source>\n" for line in
               (folder / "values.conf").read_text(encoding="utf-8").split("\n") if line.startswith("  value ")]
    (folder / "sources.conf").write_text("".join(sources[:300]) + "<match **>\n  @type null\n</match>\n")
    run([program, "--dry-run", "-c", str(folder / "sources.conf")], folder)
    print(f"fluentd --dry-run: {len(sources[:300])} texts")


def systemd(program, folder):
    # Says what it ignores and exits with 0: nothing may be said.
    result = subprocess.run([program, "verify", "--man=no", str(folder / "values.service")], cwd=folder,
                            capture_output=True, text=True)
    said = [line for line in result.stderr.split("\n") if "values.service" in line]
    if said or result.returncode != 0:
        sys.exit(f"hostile_test: systemd: {len(said)} lines: {said[:10]} {result.stderr[-500:]}")
    print(f"systemd-analyze verify: {len(texts_of(folder, 'systemd'))} texts")


def main():
    outputs, reader = sys.argv[1:]
    program = os.environ.get(VARIABLES[reader])
    if not program:
        print(f"skipped: {VARIABLES[reader]} names no program", file=sys.stderr)
        sys.exit(77)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        run([outputs, str(folder), os.environ.get("STAGEPLOT_HOSTILE_TEXTS", "2500")], folder)
        globals()[reader](program, folder)


main()
