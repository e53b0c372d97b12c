#!/usr/bin/env python3
"""What Helm's own tests expect of `helm template`, held against Stageplot. See README.md.

usage: own_cases.py PROGRAM VERSION

The expected outputs and the charts are Helm's and stay in its sources: STAGEPLOT_HELM_SOURCE_VERSION names their folder
at that version. What is listed here are the command lines and the names of the files that they are compared with. Those
of `helm install` count as far as they show an error or a manifest. With STAGEPLOT_HELM_VERSION every chart among the
sources' test data is rendered by Helm, too; what differs between Helm's own runs is masked (random_parts.py). Exit code 1
where something differs, 77, which CTest takes as "skipped", without the sources.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import random_parts

SUB = "testdata/testcharts/subchart"
CHARTS = "testdata/testcharts"
SCHEMA = f"{CHARTS}/chart-with-schema"
ALL = ("3.10.1", "3.21.4", "4.1.4")
SINCE_3_21 = ALL[1:]
# In their tests Helms of all versions believe in this one.
KUBERNETES = "v1.20.0"
# What behind `testdata/output` is compared, the arguments, the versions that have the case.
TEMPLATE = [
    ("template.txt", [SUB], ALL),
    ("template-set.txt", [SUB, "--set", "service.name=apache"], ALL),
    ("template-values-files.txt", [SUB, "--values", f"{SUB}/charts/subchartA/values.yaml"], ALL),
    ("template-name-template.txt", [SUB, '--name-template=foobar-{{ b64enc "abc" | lower }}-baz'], ALL),
    ("template-no-args.txt", [], ALL),
    ("template-lib-chart.txt", [f"{CHARTS}/lib-chart"], ALL),
    ("template-chart-bad-type.txt", [f"{CHARTS}/chart-bad-type"], ALL),
    ("template-chart-with-template-lib-dep.txt", [f"{CHARTS}/chart-with-template-lib-dep"], ALL),
    ("template-chart-with-template-lib-archive-dep.txt", [f"{CHARTS}/chart-with-template-lib-archive-dep"], ALL),
    ("template-with-kube-version.txt", ["--kube-version", "1.16.0", SUB], ALL),
    ("template-with-api-version.txt", ["--api-versions", "helm.k8s.io/test", SUB], ALL[:2]),
    ("template-with-api-version.txt", ["--api-versions", "helm.k8s.io/test,helm.k8s.io/test2", SUB], ALL[2:]),
    ("template-with-api-version.txt",
     ["--api-versions", "helm.k8s.io/test", "--api-versions", "helm.k8s.io/test2", SUB], ALL[2:]),
    ("template-with-crds.txt", [SUB, "--include-crds"], ALL),
    ("template-show-only-one.txt", [SUB, "--show-only", "templates/service.yaml"], ALL),
    ("template-show-only-multiple.txt",
     [SUB, "--show-only", "templates/service.yaml", "--show-only", "charts/subcharta/templates/service.yaml"], ALL),
    ("template-show-only-glob.txt", [SUB, "--show-only", "templates/subdir/role*"], ALL),
    ("object-order.txt", [f"{CHARTS}/object-order"], ALL),
    ("template-with-invalid-yaml.txt", [f"{CHARTS}/chart-with-template-with-invalid-yaml"], ALL),
    ("template-with-invalid-yaml-debug.txt", [f"{CHARTS}/chart-with-template-with-invalid-yaml", "--debug"], ALL),
    ("template-skip-tests.txt", [SUB, "--skip-tests"], ALL),
    ("issue-9027.txt", [f"{CHARTS}/issue-9027"], SINCE_3_21),
    ("template-subchart-cm.txt", [SUB, "--set", "configmap.enabled=true", "--set", "subchartb.enabled=true"],
     SINCE_3_21),
    ("template-subchart-cm-set.txt",
     [SUB, "--set", "configmap.enabled=true", "--set", "subchartb.enabled=true", "--set", "configmap.value=baz"],
     SINCE_3_21),
    ("template-subchart-cm-set-file.txt", [SUB, "-f", f"{SUB}/extra_values.yaml"], SINCE_3_21),
]
# Of `helm install`: what its output says behind `INSTALLATION FAILED: ` or between `MANIFEST:` and `NOTES:`.
INSTALL = [
    ("install-lib-chart.txt", ["libchart", f"{CHARTS}/lib-chart"], ALL),
    ("install-chart-bad-type.txt", ["badtype", f"{CHARTS}/chart-bad-type"], ALL),
    ("schema-negative.txt", ["schema", f"{SCHEMA}-negative"], ALL),
    ("schema-negative.txt", ["schema", SCHEMA, "-f", f"{SCHEMA}/extra-values.yaml"], ALL),
    ("schema-negative-cli.txt", ["schema", SCHEMA, "--set", "age=-5"], ALL),
    ("subchart-schema-negative.txt", ["schema", f"{SCHEMA}-and-subchart"], ALL),
    ("subchart-schema-cli-negative.txt",
     ["schema", f"{SCHEMA}-and-subchart", "--set", "lastname=doe", "--set", "subchart-with-schema.age=-25"], ALL),
    ("install-dry-run-with-secret.txt", ["secrets", f"{CHARTS}/chart-with-secret"], SINCE_3_21),
]
# Of which only the first line is compared, Helm's error, and why.
FIRST_LINE = {"template-no-args.txt": "behind the error Helm tells its usage, Stageplot its own finding"}


def run(command, folder):
    """(exit code, standard output and behind it the error stream); the code of what hangs is negative."""
    try:
        done = subprocess.run(command, capture_output=True, cwd=folder, timeout=60, text=True, errors="replace")
    except subprocess.TimeoutExpired:
        return -1, "took too long"
    return done.returncode, done.stdout + done.stderr


def run_without_log(command, folder):
    """What random_parts.py compares."""
    code, text = run(command, folder)
    return code, without_log(text), []


def without_log(text):
    """Without the lines of Helm's log: `level=WARN …`, `coalesce.go:220: warning: …`, `WARNING: …`"""
    return re.sub(r"^(level=|time=|[a-z_]+\.go:\d+: |\d{4}/\d\d/\d\d |WARNING: |walk\.go).*\n", "", text, flags=re.MULTILINE)


def expected_of_install(golden):
    """What `helm template` would have said."""
    manifest = re.search(r"^MANIFEST:\n(.*?)(\nNOTES:|\Z)", golden, re.MULTILINE | re.DOTALL)
    return manifest[1].rstrip("\n") + "\n" if manifest else golden.replace("INSTALLATION FAILED: ", "")


def compared_part(golden, text):
    return text.split("\n")[0] if golden in FIRST_LINE else text


def first_difference(expected, found):
    theirs, ours = expected.splitlines(), found.splitlines()
    for number, (a, b) in enumerate(zip(theirs + [None] * len(ours), ours + [None] * len(theirs)), 1):
        if a != b:
            return f"  line {number}: Helm has {a!r}\n  line {number}: it is {b!r}"
    return "  only the line breaks at the end differ"


def recorded_cases(version, commands):
    """(name, arguments, expected text) of the golden files."""
    for golden, arguments, versions in TEMPLATE:
        if version in versions:
            yield golden, arguments, compared_part(golden, (commands / "testdata/output" / golden).read_text())
    for golden, arguments, versions in INSTALL:
        if version in versions:
            yield golden, arguments, expected_of_install((commands / "testdata/output" / golden).read_text())


def charts_of(source):
    """Every chart among the test data that is no part of another one."""
    for path in sorted(source.rglob("testdata")):
        if path.is_dir() and not path.is_relative_to(source / "internal"):
            for chart in sorted(path.rglob("Chart.yaml")):
                if "charts" not in chart.relative_to(path).parts[:-2] or chart.parents[1].name == "charts":
                    yield chart.parent
            yield from sorted(path.rglob("*.tgz"))


def main():
    program, version = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2]
    name = f"STAGEPLOT_HELM_SOURCE_{version.replace('.', '_')}"
    if not os.environ.get(name):
        print(f"skipped: {name} names no folder of the sources of Helm {version}")
        return 77
    source = pathlib.Path(os.environ[name]).resolve()
    commands = source / ("cmd/helm" if version.startswith("3.") else "pkg/cmd")
    template = [program, "template", "--quiet", "--helm-version", version]
    identical = different = 0

    def judge(case, difference):
        nonlocal identical, different
        same = difference is None
        identical, different = identical + same, different + (not same)
        if not same:
            print(f"different: {case}\n{difference}", flush=True)

    for golden, arguments, expected in recorded_cases(version, commands):
        kubernetes = [] if "--kube-version" in arguments else ["--kube-version", KUBERNETES]
        _, text = run([*template, *kubernetes, *arguments], commands)
        found = compared_part(golden, text)
        judge(f"{golden}: {' '.join(arguments)}", None if found == expected else first_difference(expected, found))
    print(f"Helm {version}, its golden files: {identical} identical, {different} different")
    helm = os.environ.get(name.replace("_SOURCE", ""))
    if helm:
        before, random = (identical, different), 0
        with tempfile.TemporaryDirectory() as empty:
            os.environ.update(HELM_CACHE_HOME=empty, HELM_CONFIG_HOME=empty, HELM_DATA_HOME=empty)
            for chart in charts_of(source):
                arguments = ["release", str(chart), "--kube-version", KUBERNETES]
                ours = run_without_log([*template, *arguments], empty)
                theirs, count = random_parts.settle(
                    ours, lambda _: run_without_log([helm, "template", *arguments], empty))
                random += count is not None and theirs[-1] != ours
                judge(chart.relative_to(source), None if count is not None else
                      random_parts.first_difference(theirs, ours) or
                      f"  Helm ends with {theirs[-1][0]}, ours with {ours[0]}")
        print(f"Helm {version}, charts of its tests: {identical - before[0]} identical ({random} but for random values), "
              f"{different - before[1]} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
