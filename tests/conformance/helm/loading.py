#!/usr/bin/env python3
"""Shows some hundred small charts to real Helm and to Stageplot: what loading makes of them. See README.md.

usage: loading.py PROGRAM VERSION [PART_OF_A_NAME]

Compares standard output, exit code and what is said behind `Error: `. With a part of a name, only the cases that have
it in theirs, and both outputs in full. Go's maps have a random order: where Helm's own output differs between runs it
is asked again. Exit code 1 where something differs, 77, which CTest takes as "skipped", without the variable that
names this version's Helm.
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import loading_charts

SECONDS = 60
ATTEMPTS = 8

# Where the words differ on purpose, with the reason.
EXPLAINED = {
    "ignore-37": "a rule that begins with two slashes: Helm 3 drops one each time that it tries the rule, Helm 4 one",
    "packed-empty-name-pax": "libarchive takes a file whose name ends with `/` for a folder; both refuse",
    "archive-cut-late": "Helm needs nothing behind the last entry; an archive that is cut there is refused here",
    "archive-cut-checksum": "as above",
    "archive-bad-data": "Helm says at which byte of the compressed data",
}


def write(files, folder):
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, loading_charts.Link):
            place.symlink_to(content)
        elif isinstance(content, loading_charts.Pipe):
            os.mkfifo(place)
        else:
            place.write_bytes(content if isinstance(content, bytes) else content.encode())


def run(command, folder):
    """(exit code, standard output, what follows `Error: `)"""
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"]}
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, cwd=folder, env=environment,
                              stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return -1, b"", "took too long"
    text = done.stderr.decode(errors="backslashreplace")
    begin = re.search(r"^Error: ", text, re.MULTILINE)
    error = text[begin.start():] if begin else ""
    findings = re.search(r"^(error|warning|note)\[", error, re.MULTILINE)
    if findings:
        error = error[:findings.start()]
    if not begin and done.returncode not in (0, 1):
        error = text[:2000]
    return done.returncode, done.stdout, error.rstrip()


def compare(helm, program, version, case, scratch):
    name, files, arguments = case
    folder = scratch / re.sub(r"[^a-z0-9-]", "_", name)
    folder.mkdir()
    try:
        write(files, folder)
        ours = run([program, "template", *arguments, "--helm-version", version], folder)
        for _ in range(ATTEMPTS):
            theirs = run([helm, "template", *arguments], folder)
            if theirs == ours:
                break
        return name, theirs, ours
    finally:
        shutil.rmtree(folder)


def first_difference(theirs, ours):
    for theirs_line, our_line in zip(theirs.splitlines(), ours.splitlines()):
        if theirs_line != our_line:
            return f"    helm: {theirs_line[:600]}\n    ours: {our_line[:600]}"
    longer = theirs if len(theirs) > len(ours) else ours
    extra = longer.splitlines()[min(len(theirs.splitlines()), len(ours.splitlines())):]
    return f"    only {'helm' if longer is theirs else 'ours'}: {extra[0][:600] if extra else 'the end'}"


def main():
    program, version = sys.argv[1:3]
    helm = os.environ.get("STAGEPLOT_HELM_" + version.replace(".", "_"))
    if not helm:
        print(f"skipped: STAGEPLOT_HELM_{version.replace('.', '_')} names no Helm")
        return 77
    program = str(pathlib.Path(program).resolve())
    wanted = sys.argv[3] if len(sys.argv) > 3 else ""
    cases = [case for case in loading_charts.cases() if wanted in case[0]]
    different = 0
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ThreadPoolExecutor(2) as pool:
        work = [pool.submit(compare, helm, program, version, case, pathlib.Path(scratch)) for case in cases]
        for done in work:
            name, theirs, ours = done.result()
            if wanted:
                for who, (code, text, error) in (("helm", theirs), ("ours", ours)):
                    print(f"--- {name}: {who}: {code}\n{text.decode(errors='backslashreplace')}{error}")
            # What makes Helm 3.10 crash is an error here.
            crashed = theirs[0] == 2 and ours[2].removeprefix("Error: ") in theirs[2]
            if theirs == ours or name in EXPLAINED or crashed:
                continue
            different += 1
            print(f"{name}: exit {theirs[0]} and {ours[0]}" if theirs[0] != ours[0] else f"{name}:")
            if theirs[1] != ours[1]:
                print(first_difference(theirs[1].decode(errors="backslashreplace"),
                                       ours[1].decode(errors="backslashreplace")))
            if theirs[2] != ours[2]:
                print(first_difference(theirs[2], ours[2]))
    print(f"{len(cases)} charts, {len(cases) - different} the same as with Helm {version}")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
