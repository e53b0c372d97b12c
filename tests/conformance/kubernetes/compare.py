#!/usr/bin/env python3
"""Compares Stageplot's verdict on Kubernetes objects with that of the API server's own code. See README.md.

usage: compare.py VERDICT-PROGRAM SOURCE-FOLDER [SEED COUNT]

Exit code 77 and a reason where STAGEPLOT_KUBERNETES_SERVER names no program.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

VERSION = "1.35"  # of the server's code


def broken_objects(folder):
    """(change, text) for each line of broken.txt that is for any version."""
    for line in (folder / "broken.txt").read_text().splitlines():
        if not line or line.startswith(("#", " ")):
            continue
        place, change = line.split(": ", 1)
        before, after = change.split(" => ", 1)
        name = place.split("@")[0]
        text = (folder / "good" / f"{name}.yaml").read_text()
        before, after = before.replace("\\n", "\n"), "" if after == "(nothing)" else after.replace("\\n", "\n")
        yield line, text.replace(before, after)


def explanations(path):
    """[(expression, reason)]: disagreements that are meant."""
    found = []
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            expression, reason = line.split("  # ", 1)
            found.append((re.compile(expression.strip()), reason))
    return found


def ask(command, files):
    return subprocess.run([*command, *files], capture_output=True, text=True, check=True).stdout.splitlines()


def verdicts(server, program, files):
    """(file, document) → (the server's errors, ours)"""
    theirs = {}
    for line in ask([server], files):
        answer = json.loads(line)
        texts = [f"{error['type']} {error['field']}: {error['detail']}" for error in answer["errors"]]
        theirs[(answer["file"], answer["document"])] = (answer["kind"], "; ".join(texts))
    for line in ask([program, VERSION], files):
        file, number, errors = line.split("\t", 2)
        kind, error = theirs.get((file, int(number)), ("", "NoDocument"))
        yield file, int(number), kind, error, errors.strip()


def main():
    server = os.environ.get("STAGEPLOT_KUBERNETES_SERVER")
    if not server:
        print("skipped: STAGEPLOT_KUBERNETES_SERVER names no program; README.md says how it is built")
        return 77
    here = pathlib.Path(__file__).resolve().parent
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    seed, count = (sys.argv[3], sys.argv[4]) if len(sys.argv) > 4 else ("1", "5000")
    unit = source / "tests" / "unit" / "kubernetes"
    explained = explanations(here / "explained.txt")
    names, counts, used, failed = {}, collections.Counter(), collections.Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        files = [str(path) for path in sorted((unit / "good").glob("*.yaml"))]
        rendered = [str(path) for path in sorted((source / "rendered").glob("*/*/manifests.yaml"))]
        mutations = pathlib.Path(folder) / "mutations.yaml"
        mutations.write_text(subprocess.run([server, "mutate", seed, count, *files], capture_output=True, text=True,
                                            check=True).stdout)
        for number, (change, text) in enumerate(broken_objects(unit)):
            path = pathlib.Path(folder) / f"{number}.yaml"
            path.write_text(text)
            names[str(path)] = change
            files.append(str(path))
        files += [str(mutations), *rendered]
        documents = mutations.read_text().split("---\n")[1:]
        for file, number, kind, theirs, ours in verdicts(server, program, files):
            if theirs.startswith(("NoStrategy", "Crash", "NoDocument")):
                counts["not compared"] += 1
                continue
            if file in rendered:
                counts["rendered" if not theirs and not ours else "rendered and refused"] += 1
            if bool(theirs) == bool(ours):
                counts["both refuse" if ours else "both accept"] += 1
                continue
            side = "only Stageplot refuses" if ours else "only the server refuses"
            said = f"{kind} | {side} | {ours or theirs}"
            reason = next(((e, r) for e, r in explained if e.search(said)), None)
            if reason:
                counts["explained"] += 1
                used[reason[1]] += 1
                continue
            failed += 1
            print(f"{names.get(file, file)} #{number}: {said}")
            if file == str(mutations) and os.environ.get("STAGEPLOT_SHOW"):
                print(documents[number])
    for reason, times in used.most_common():
        print(f"{times:6} {reason}")
    print(", ".join(f"{name}: {counts[name]}" for name in sorted(counts)), f"; disagreements: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
