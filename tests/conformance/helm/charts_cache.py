"""Keeps what Helm said of a chart, since asking it takes a second. A run is found by what can change it: the version, the
chart's files, the files of values and the options."""
import gzip
import hashlib
import json
import os
import pathlib


class Cache:
    """Helm's runs in a folder; without a folder nothing is kept."""

    def __init__(self, folder, version):
        self.folder = pathlib.Path(folder) / version if folder else None
        self.version = version

    def open(self, chart, options):
        """The runs of one case."""
        if not self.folder:
            return Runs(None)
        digest = hashlib.sha256("\0".join([self.version, chart.name, *options]).encode())
        for path in sorted(files_of(chart)):
            digest.update(f"\0{path.relative_to(chart)}\0".encode(errors="surrogateescape"))
            if path.is_file():
                digest.update(path.read_bytes())
        for option in options:
            if (chart.parent / option).is_file() and not (chart.parent / option).is_relative_to(chart):
                digest.update((chart.parent / option).read_bytes())
        name = digest.hexdigest()
        return Runs(self.folder / name[:2] / (name[2:] + ".json.gz"))


def files_of(chart):
    """Every file of a chart, or the packaged chart itself."""
    if chart.is_file():
        return [chart]
    return [pathlib.Path(root) / name for root, _, names in os.walk(chart, followlinks=True) for name in names]


class Runs:
    """Helm's runs of one case, numbered from 0."""

    def __init__(self, file):
        self.file = file
        self.runs = {}
        if file and file.exists():
            self.runs = json.loads(gzip.decompress(file.read_bytes()))

    def has(self, number):
        return str(number) in self.runs

    def get(self, number):
        code, text, error = self.runs[str(number)]
        return code, text, error

    def keep(self, number, result):
        """Keeps a run, unless it did not end well, and returns it."""
        self.runs[str(number)] = result
        if self.file and result[0] >= 0:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            part = self.file.with_suffix(f".{os.getpid()}.part")
            part.write_bytes(gzip.compress(json.dumps(self.runs).encode(), 1))
            part.replace(self.file)
        return result
