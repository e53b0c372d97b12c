#!/usr/bin/env python3
"""Compares what our reader of HCL makes of files with what hashicorp/hcl makes of them: the tree, or that the file is
refused. README.md says what the two variables name."""
import collections
import os
import subprocess
import sys

ENDINGS = (".tf", ".tfvars", ".hcl", ".tofu", ".tmpl", ".tftpl", ".tpl")


def skip(reason):
    print("skipped: " + reason)
    sys.exit(77)


def trees(program, paths):
    """path -> (what was printed, whether the file is refused)"""
    run = subprocess.run([program], input="\n".join(paths).encode() + b"\n", stdout=subprocess.PIPE, check=True)
    result = {}
    lines = []
    for line in run.stdout.split(b"\n"):
        if line.startswith(b"== "):
            lines = result.setdefault(line[3:].decode("utf-8", "surrogateescape"), [])
        elif line:
            lines.append(line.decode("utf-8", "replace"))
    return {path: ("\n".join(lines), bool(lines) and lines[0].startswith("error: ")) for path, lines in result.items()}


def main():
    folder = os.environ.get("STAGEPLOT_HCL_CORPUS", "")
    reference = os.environ.get("STAGEPLOT_HCL_REFERENCE", "")
    if not os.path.isdir(folder):
        skip("STAGEPLOT_HCL_CORPUS names no folder")
    if not os.access(reference, os.X_OK):
        skip("STAGEPLOT_HCL_REFERENCE names no program")
    paths = sorted(
        os.path.join(place, name)
        for place, _, names in os.walk(folder)
        for name in names
        if name.endswith(ENDINGS) and os.path.isfile(os.path.join(place, name))
    )
    if not paths:
        skip(folder + " has no files of HCL")
    ours = trees(sys.argv[1], paths)
    theirs = trees(reference, paths)
    counts = collections.Counter()
    for path in paths:
        (tree, refused), (their_tree, their_refused) = ours[path], theirs[path]
        if refused and their_refused:
            counts["refused by both"] += 1
        elif refused or their_refused or tree != their_tree:
            counts["different"] += 1
            if counts["different"] <= 20:
                print("different: " + path)
                if refused or their_refused:
                    print("  " + (tree if refused else "their " + their_tree).split("\n")[0])
                else:
                    for mine, other in zip(tree.split("\n"), their_tree.split("\n")):
                        if mine != other:
                            print("  ours   " + mine.strip()[:400] + "\n  theirs " + other.strip()[:400])
                            break
        else:
            counts["the same tree"] += 1
    print(", ".join(f"{kind}: {count}" for kind, count in sorted(counts.items())))
    sys.exit(1 if counts["different"] else 0)


main()
