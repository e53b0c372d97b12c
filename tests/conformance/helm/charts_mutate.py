#!/usr/bin/env python3
"""Renders public charts with mutated values and odd options, with real Helm and with Stageplot. See README.md.

usage: charts_mutate.py PROGRAM VERSION [SEED COUNT [CASE]]

A case is one chart below a folder that STAGEPLOT_CHARTS names, a file of values that changes a few places of the chart's own (types, nulls, odd
numbers and texts, `mutations.py`), sometimes `--set` options, and sometimes the other options of `helm template`.
charts.py compares, what is random in Helm included. CASE repeats one case and leaves its files in a folder. Exit code
1 where something differs, 77 without STAGEPLOT_HELM_VERSION or without a folder.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import sys
import tempfile

import charts
import mutations
from mutate import settings

OPTIONS = [["--include-crds"], ["--is-upgrade"], ["--no-hooks"], ["--skip-tests"], ["--namespace", "some-space"],
           ["--kube-version", "v1.20.0"], ["--kube-version", "1.28"], ["--kube-version", "v1.31.5-eks-1a2b"],
           ["--api-versions", "monitoring.coreos.com/v1"], ["--api-versions", "networking.k8s.io/v1/Ingress"],
           ["--api-versions", "cert-manager.io/v1,policy/v1/PodDisruptionBudget"]]


def defaults_of(comparison, chart, scratch):
    """The tree of a chart's own values, as its Helm reads them; None where there is nothing to change."""
    file = chart / "values.yaml"
    if not file.is_file():
        return None
    code, text, _ = charts.run([*comparison.helm, "a", str(scratch / "as-json"), "--values", str(file)], scratch)
    if code:
        return None
    data = json.loads(text.split(b"\n", 2)[2], parse_int=mutations.Raw, parse_float=mutations.Raw)
    return mutations.tree_of(data) or None


def only_at(tree, path):
    """A tree with nothing but what stands at the path; lists stay whole."""
    if not path or not isinstance(tree, mutations.Map):
        return tree
    key, value = tree[path[0]]
    return mutations.Map([[key, only_at(value, path[1:])]])


def changed(chance, tree):
    """(text of a file of values, what was changed)"""
    tree, done = mutations.copy_of(tree), []
    if chance.random() < 0.4:
        for _ in range(chance.choice([1, 1, 2, 3])):
            done.append(mutations.mutate(chance, tree, tree))
        return mutations.block(chance, tree) + "\n", done
    parts = mutations.Map()
    for _ in range(chance.choice([1, 1, 2, 4])):
        path, _ = chance.choice(list(mutations.nodes(tree)))
        taken = mutations.copy_of(tree)
        value = mutations.Raw("null") if chance.random() < 0.2 else mutations.any_value(chance)
        mutations.put(taken, path, value)
        done.append(f"{value!r:.60} at {path}")
        part = only_at(taken, path)
        parts = [entry for entry in parts if entry[0] != part[0][0]] + list(part)
    return mutations.block(chance, mutations.Map(parts)) + "\n", done


class Cases:
    """The cases of one seed."""

    def __init__(self, comparison, folders, seed, scratch):
        self.comparison = comparison
        self.charts = sorted(chart.resolve() for folder in folders for chart in charts.charts_in(folder)
                             if chart.is_dir())
        self.seed = seed
        self.scratch = scratch
        chart = scratch / "as-json"
        (chart / "templates").mkdir(parents=True)
        (chart / "Chart.yaml").write_text("apiVersion: v2\nname: as-json\nversion: 1.0.0\n")
        (chart / "templates" / "values.yaml").write_text("{{ .Values | toJson }}")

    def make(self, number):
        """(chart, options, what was changed)"""
        chance = random.Random(f"{self.seed}/{number}")
        chart = chance.choice(self.charts)
        tree = defaults_of(self.comparison, chart, self.scratch)
        options, done = [], []
        if tree and chance.random() < 0.85:
            text, done = changed(chance, tree)
            file = self.scratch / f"{number}.yaml"
            file.write_text(text, newline="")
            options += ["--values", str(file)]
        if tree and chance.random() < 0.3:
            options += settings(chance, tree)
        for option in chance.sample(OPTIONS, chance.choice([0, 0, 0, 1, 2])):
            options += option
        templates = sorted((chart / "templates").glob("*.yaml")) if (chart / "templates").is_dir() else []
        if templates and chance.random() < 0.05:
            options += ["--show-only", f"templates/{chance.choice(templates).name}"]
        return chart, options, done

    def judge(self, number):
        chart, options, done = self.make(number)
        verdict, details = self.comparison.judge(chart, None, options)
        return number, chart.name, verdict, [*done, *options], details


def main():
    program, version = sys.argv[1:3]
    seed, count = sys.argv[3:5] if len(sys.argv) > 4 else ("1", os.environ.get("STAGEPLOT_HELM_MUTATIONS", "60"))
    helm = os.environ.get(f"STAGEPLOT_HELM_{version.replace('.', '_')}")
    if not helm:
        print(f"skipped: STAGEPLOT_HELM_{version.replace('.', '_')} names no Helm {version}")
        return 77
    folders = charts.folders_of([])
    if not folders:
        print("skipped: STAGEPLOT_CHARTS names no folder of charts")
        return 77
    chosen = int(sys.argv[5]) if len(sys.argv) > 5 else None
    os.environ.pop("STAGEPLOT_CHARTS_CACHE", None)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="charts-mutations-"))
    cases = Cases(charts.Comparison(program, version, helm, []), folders, seed, scratch)
    counts = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        numbers = range(int(count)) if chosen is None else [chosen]
        for number, chart, verdict, done, details in pool.map(cases.judge, numbers):
            counts[verdict] += 1
            if verdict not in charts.GOOD or chosen is not None:
                print(f"case {number}, {verdict}: {chart}: {'; '.join(map(str, done))[:400]!r}\n{details}", flush=True)
            if chosen is None:
                (scratch / f"{number}.yaml").unlink(missing_ok=True)
    print(f"Helm {version}, seed {seed}: " + ", ".join(f"{counts[verdict]} {verdict}" for verdict in sorted(counts)))
    return 1 if counts["different"] or counts["failing"] else 0


if __name__ == "__main__":
    sys.exit(main())
