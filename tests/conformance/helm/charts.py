#!/usr/bin/env python3
"""Renders every public chart of a folder with real Helm and with Stageplot. See README.md.

usage: charts.py PROGRAM VERSION [FOLDER…] [--only TEXT] [--shard I/N] [--jobs N] [--list] [-- OPTION…]

FOLDER defaults to STAGEPLOT_CHARTS (several with `:` between). A chart is a folder with a Chart.yaml that is not inside
another chart, or a .tgz. Each is rendered with its default values and with every `ci/*.yaml` that it brings; OPTION… go
to both programs. Compared are standard output, exit code and what is said behind `Error: `. Where Helm's own runs differ
from each other (chance, certificates, time, the order of Go's maps), that part is masked: random_parts.py says how.
STAGEPLOT_CHARTS_CACHE names a folder that keeps Helm's runs, by version, chart, values and options. Exit code 1 where
something differs, 77, which CTest takes as "skipped", without STAGEPLOT_HELM_VERSION or without a folder.
"""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import time

import charts_cache
import random_parts
from mutate import error_of, first_difference

SECONDS = 120
GOOD = ("identical", "identical but for random values", "identical error")


def parse_arguments():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("program")
    parser.add_argument("version")
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--only", default="")
    parser.add_argument("--shard", default="0/1")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="also name what is identical")
    own, options = sys.argv[1:], []
    if "--" in own:
        own, options = own[:own.index("--")], own[own.index("--") + 1:]
    return parser.parse_args(own), options


def folders_of(named):
    """The folders on the command line, or those that STAGEPLOT_CHARTS names."""
    return named or list(filter(None, os.environ.get("STAGEPLOT_CHARTS", "").split(":")))


def charts_in(folder):
    """The charts below a folder, none of another chart."""
    found = []
    for root, folders, files in os.walk(folder):
        if "Chart.yaml" in files:
            found.append(pathlib.Path(root))
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [pathlib.Path(root) / name for name in sorted(files) if name.endswith(".tgz")]
    return found


def cases_of(chart):
    """None, which stands for the default values, and each file of values that the chart's authors test it with."""
    return [None] + sorted(chart.glob("ci/*.yaml")) if chart.is_dir() else [None]


def run(command, folder):
    """(exit code, standard output, error stream); a process that hangs or crashes has a negative code."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, cwd=folder)
    except subprocess.TimeoutExpired:
        return -1, b"", b"took too long"
    return done.returncode, done.stdout, done.stderr


class Comparison:
    """Compares cases of one version of Helm with one program."""

    def __init__(self, program, version, helm, options):
        self.program = [str(pathlib.Path(program).resolve()), "template"]
        self.ours = [*options, "--quiet", "--helm-version", version]
        self.helm = [helm, "template"]
        self.options = options
        self.cache = charts_cache.Cache(os.environ.get("STAGEPLOT_CHARTS_CACHE"), version)

    def judge(self, chart, values, options=()):
        """(verdict, details): `details` are the first lines that differ, or how many lines are random"""
        # Both run beside the chart, so that no message depends on where the corpus lies.
        arguments = [chart.name] + (["--values", str(values.relative_to(chart.parent))] if values else [])
        arguments += options
        ours = summary(run([*self.program, *arguments, *self.ours], chart.parent))
        if ours[0] < 0:
            return "failing", f"    ours ends with {ours[0]}: {ours[2][-1:]}"
        known = self.cache.open(chart, [*arguments[1:], *self.options])

        def helm_run(number):
            # What Helm said long ago may tell another time: where everything else fails, it is asked once more.
            last = number == random_parts.RUNS - 1
            if not last and known.has(number):
                return known.get(number)
            if last:
                time.sleep(1.1)  # a clock that templates read has moved on by then
            return known.keep(number, summary(run([*self.helm, *arguments, *self.options], chart.parent)))

        theirs, count = random_parts.settle(ours, helm_run)
        if theirs[-1][0] < 0:
            return "failing", f"    Helm ends with {theirs[-1][0]}"
        if count is not None:
            if theirs[-1] != ours:
                return "identical but for random values", f"{count} random lines"
            return ("identical error" if ours[0] else "identical"), ""
        return "different", random_parts.first_difference(theirs, ours) or first_difference(
            theirs[0][2] + theirs[0][1].split("\n"), ours[2] + ours[1].split("\n")) or (
                f"    Helm ends with {theirs[0][0]}, ours with {ours[0]}")


def summary(result):
    """What is compared of a run: exit code, text, lines of the error."""
    return result[0], result[1].decode(errors="backslashreplace"), error_of(result[2])


def main():
    arguments, options = parse_arguments()
    version = arguments.version
    helm = os.environ.get(f"STAGEPLOT_HELM_{version.replace('.', '_')}")
    if not helm:
        print(f"skipped: STAGEPLOT_HELM_{version.replace('.', '_')} names no Helm {version}")
        return 77
    folders = folders_of(arguments.folders)
    if not folders:
        print("skipped: STAGEPLOT_CHARTS names no folder of charts")
        return 77
    missing = [folder for folder in folders if not os.path.isdir(folder)]
    if missing:
        print(f"there is no folder {missing[0]}")
        return 1
    comparison = Comparison(arguments.program, version, helm, options)
    charts = sorted(chart.resolve() for folder in folders for chart in charts_in(folder) if arguments.only in str(chart))
    shard, shards = map(int, arguments.shard.split("/"))
    cases = [(chart, values) for chart in charts[shard % shards::shards] for values in cases_of(chart)]
    counts = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for (chart, values), (verdict, details) in zip(cases, pool.map(lambda case: comparison.judge(*case), cases)):
            counts[verdict] += 1
            if verdict not in GOOD or arguments.list:
                print(f"{verdict}: {chart.name}" + (f" with {values.relative_to(chart)}" if values else "")
                      + (f"\n{details}" if verdict not in GOOD else f" ({details})" if details else ""), flush=True)
    print(f"Helm {version}: {len(charts[shard % shards::shards])} charts, {len(cases)} renders: "
          + ", ".join(f"{counts[verdict]} {verdict}" for verdict in sorted(counts)))
    return 1 if counts["different"] or counts["failing"] else 0


if __name__ == "__main__":
    sys.exit(main())
