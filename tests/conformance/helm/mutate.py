#!/usr/bin/env python3
"""Shows the same mutated values to real Helm and to Stageplot. See README.md.

usage: mutate.py PROGRAM VERSION [SEED COUNT [CASE]]

Compares standard output, exit code and what is said behind `Error: `. Helm walks through Go's maps in random order: the
lines about a values.schema.json are sorted, and where it names one of several things it is asked again until it names
ours. CASE repeats one case and leaves its files in a folder. Exit code 1 where something differs, 77, which CTest takes
as "skipped", without STAGEPLOT_HELM_VERSION.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

import mutations

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
CHART = ROOT / "templates" / "helm" / "webservice"
KUBERNETES = ["1.31.0", "1.31.0", "1.31.0", "v1.22.5", "v1.20.0-eks-1"]
SECONDS = 60
ATTEMPTS = 12


def run(command):
    """(exit code, standard output, error stream); a process that hangs or crashes has a negative code."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, cwd=ROOT)
    except subprocess.TimeoutExpired:
        return -1, b"", b"took too long"
    return done.returncode, done.stdout, done.stderr


def error_of(stream):
    """What is said from `Error: ` on, the lines of a schema in order."""
    text = stream.decode(errors="backslashreplace")
    begin = re.search(r"^Error: ", text, re.MULTILINE)
    if not begin:
        return []
    # Behind a schema that is none the next chart's name stands in the last line, whichever that is.
    text = re.sub(r"(?m)^( *- at .*')([\w.-]+:)$", r"\1\n\2", text[begin.start():])
    lines = [with_sorted_names(line) for line in text.split("\n")]
    return [line for line in lines if not is_of_schema(line)] + sorted(filter(is_of_schema, lines))


def with_sorted_names(line):
    """`additional properties 'b', 'a' not allowed` with the names in order"""
    listed = re.fullmatch(r"( *- at '.*': additional properties )('.*')( not allowed)", line)
    return listed[1] + ", ".join(sorted(listed[2].split(", "))) + listed[3] if listed else line


def is_of_schema(line):
    return re.match(r" *- ", line) is not None


def bases(helm, scratch):
    """[(name, release, namespace, tree of the values)], one for each line of releases.txt."""
    chart = scratch / "as-json"
    (chart / "templates").mkdir(parents=True)
    (chart / "Chart.yaml").write_text("apiVersion: v2\nname: as-json\nversion: 1.0.0\n")
    (chart / "templates" / "values.yaml").write_text("{{ .Values | toJson }}")
    found = []
    for line in (HERE / "releases.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        name, values, release, namespace, settings = line.split()
        settings = [] if settings == "-" else ["--set", settings]
        code, text, error = run([helm, "template", "a", str(chart), "--values", str(ROOT / values), *settings])
        if code:
            sys.exit(f"{values} cannot be read: {error.decode()}")
        data = json.loads(text.split(b"\n", 2)[2], parse_int=mutations.Raw, parse_float=mutations.Raw)
        found.append((name, release, namespace, mutations.tree_of(data)))
    return found


def settings(chance, tree):
    """Options as `--set a.b=VALUE`."""
    path, _ = chance.choice(list(mutations.nodes(tree)))
    steps, at = [], tree
    for position in path:
        key = json.loads(at[position][0]) if isinstance(at, mutations.Map) else f"[{position}]"
        at = at[position][1] if isinstance(at, mutations.Map) else at[position]
        steps.append(key.replace(".", chance.choice(["\\.", "\\.", "."])))
    key = ".".join(steps).replace(".[", "[")
    if chance.random() < 0.15:
        key = mutations.damaged(chance, key)
    value = str(mutations.any_value(chance))
    option = chance.choice(["--set", "--set", "--set-string", "--set-json"])
    if option != "--set-json" and chance.random() < 0.5:
        value = value.replace("\\", "\\\\").replace(",", "\\,")
    if chance.random() < 0.2:
        value = "{" + value + "," + str(mutations.any_value(chance)) + "}"
    return [option, f"{key}={value}".replace("\0", "")]


def make_case(seed, number, all_bases, charts, folder):
    """(arguments behind `template`, what was changed)"""
    chance = random.Random(f"{seed}/{number}")
    everything = next(base for base in all_bases if base[0] == "everything.yaml")
    name, release, namespace, original = everything if chance.random() < 0.4 else chance.choice(all_bases)
    tree, done, options = mutations.copy_of(original), [name], []
    way = chance.choices(["values", "set", "slip"], [75, 17, 8])[0]
    for _ in range(chance.choice([1, 1, 1, 2, 3]) if way == "values" else 0):
        done.append(mutations.mutate(chance, tree, everything[3]))
    text = mutations.block(chance, tree) + "\n"
    if way == "set":
        options = [word for _ in range(chance.choice([1, 1, 2])) for word in settings(chance, tree)]
    elif way == "slip":
        text, what = mutations.slip(chance, text)
        done.append(what)
    file = folder / f"{number}.yaml"
    file.write_text(text, newline="")
    chart = chance.choice(charts)
    done += [chart.name] + options
    return [release, str(chart), "--namespace", namespace, "--values", str(file), "--kube-version",
            chance.choice(KUBERNETES), *options], done


def first_difference(theirs, ours):
    for left, right in zip(theirs + ["(end)"], ours + ["(end)"]):
        if left != right:
            return f"    Helm: {left[:600]}\n    ours: {right[:600]}"
    return ""


def compare(helm, program, version, arguments):
    """(verdict, the first line that differs)"""
    our_code, our_text, our_error = run([program, "template", *arguments, "--quiet", "--helm-version", version])
    for _ in range(ATTEMPTS):
        their_code, their_text, their_error = run([helm, "template", *arguments])
        if their_code < 0 or our_code < 0:
            return "failing", f"    Helm ends with {their_code}, ours with {our_code}: {our_error[-300:]!r}"
        if (their_code, their_text, error_of(their_error)) == (our_code, our_text, error_of(our_error)):
            return "identical manifests" if their_code == 0 else "identical errors", ""
    lines = [error_of(error) + text.decode(errors="backslashreplace").split("\n")
             for error, text in ((their_error, their_text), (our_error, our_text))]
    return "different", first_difference(*lines) or f"    Helm ends with {their_code}, ours with {our_code}"


def main():
    program, version = sys.argv[1], sys.argv[2]
    seed, count = sys.argv[3:5] if len(sys.argv) > 4 else ("1", os.environ.get("STAGEPLOT_HELM_MUTATIONS", "60"))
    helm = os.environ.get(f"STAGEPLOT_HELM_{version.replace('.', '_')}")
    if not helm:
        print(f"skipped: STAGEPLOT_HELM_{version.replace('.', '_')} names no Helm {version}")
        return 77
    chosen = int(sys.argv[5]) if len(sys.argv) > 5 else None
    counts = collections.Counter()
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="helm-mutations-"))
    # Without the schema, values that it refuses reach the templates.
    charts = [scratch / "webservice", scratch / "without-schema"]
    for chart in charts:
        shutil.copytree(CHART, chart)
    (charts[1] / "values.schema.json").unlink()
    all_bases = bases(helm, scratch)

    def judge(number):
        arguments, done = make_case(seed, number, all_bases, charts, scratch)
        verdict, difference = compare(helm, program, version, arguments)
        if chosen is None:
            (scratch / f"{number}.yaml").unlink()
        else:
            print(" ".join(map(repr, arguments)))
        return number, verdict, done, difference

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for number, verdict, done, difference in pool.map(judge, range(int(count)) if chosen is None else [chosen]):
            counts[verdict] += 1
            if difference:
                print(f"case {number}, {verdict}: {'; '.join(map(str, done))[:300]!r}\n{difference}")
    if chosen is None:
        shutil.rmtree(scratch)
    print(f"Helm {version}, seed {seed}: " + ", ".join(f"{counts[verdict]} {verdict}" for verdict in sorted(counts)))
    return 1 if counts["different"] or counts["failing"] else 0


if __name__ == "__main__":
    sys.exit(main())
