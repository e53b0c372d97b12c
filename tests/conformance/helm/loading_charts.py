"""The charts of loading.py: many small ones, each a combination of what decides which files, values and subcharts a
chart has. A case is (name, files, arguments): `files` by their path below a scratch folder, each a text, bytes, Link or
Pipe; `arguments` behind `template`."""
import gzip
import io
import itertools
import tarfile


class Link(str):
    """A symbolic link to this target."""


class Pipe:
    """A named pipe."""


SHOW = """chart: {{ .Chart.Name }} {{ .Chart.Version }} {{ .Chart.IsRoot }} {{ .Chart.Type | quote }}
template: {{ .Template.Name }} {{ .Template.BasePath }}
values: {{ .Values | toJson }}
subcharts: {{ range $name, $sub := .Subcharts }}{{ $name }}={{ toJson $sub.Values }} {{ end }}
files:
{{- range $name, $bytes := .Files }}
- {{ $name | quote }}
{{- end }}
"""
ALL = "templates/all.yaml"


def chart_yaml(name, dependencies="", version="1.0.0", api="v2", more=""):
    listed = ""
    if dependencies:
        listed = "dependencies:\n" + dependencies
    return f"apiVersion: {api}\nname: {name}\nversion: {version}\n{more}{listed}"


def chart(folder, name, dependencies="", values="", **more):
    files = {f"{folder}/Chart.yaml": chart_yaml(name, dependencies, **more), f"{folder}/{ALL}": SHOW}
    if values:
        files[f"{folder}/values.yaml"] = values
    return files


def packed(entries, compress=True, format=tarfile.PAX_FORMAT):
    """A .tgz of (name, content) pairs; content may be a TarInfo's type for odd entries."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=format) as archive:
        for name, content in entries:
            info = tarfile.TarInfo(name)
            if isinstance(content, tuple):
                info.type, info.linkname = content
                archive.addfile(info)
                continue
            data = content.encode() if isinstance(content, str) else content
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    data = buffer.getvalue()
    return gzip.compress(data, mtime=0) if compress else data


def packed_chart(files, folder):
    return packed([(path, content) for path, content in files.items() if path.startswith(folder)])


def imports():
    """import-values in its forms, with what parents, users and other subcharts set."""
    sub = ("exports:\n  data: {a: sub, n: {x: 1, y: null}}\n  more: {a: more, b: sub, l: [1]}\n"
           "own: {deep: {k: sub, z: null}, flat: 1}\nempty: {}\nscalar: 7\n")
    forms = {
        "text": "[data]", "two-texts": "[data, more]", "missing": "[nothing]", "scalar": "[{child: scalar, parent: x}]",
        "pair": "[{child: own, parent: taken}]", "root": "[{child: own, parent: .}]",
        "deep": "[{child: own.deep, parent: a.b.c}]", "same-twice":
        "[{child: own, parent: taken}, {child: exports.data, parent: taken}]",
        "mixed": "[data, {child: own, parent: taken}, more]", "empty": "[{child: empty, parent: e}]",
        "none": "[]", "null": "null", "null-entry": "[null, data]", "number": "[{child: own, parent: 3}]",
        "no-parent": "[{child: own}]", "list": "[[data]]", "text-only": "data",
    }
    parents = {"plain": "", "overrides": "a: parent\ntaken: {flat: 2, deep: {k: null}}\n", "null": "a: null\ntaken: null\n",
               "sub": "sub: {own: {deep: {k: parent, z: 2}}, exports: {data: {a: null}}}\n"}
    users = {"": [], "set": ["--set", "sub.own.deep.k=user,a=user"], "null": ["--set", "taken=null,sub.own.flat=null"]}
    for (form, text), (parent, values), (user, arguments) in itertools.product(forms.items(), parents.items(),
                                                                               users.items()):
        if parent != "plain" and user and form not in ("pair", "mixed", "same-twice", "text"):
            continue
        declared = f"- {{name: sub, version: 1.0.0, import-values: {text}}}\n"
        files = chart("c", "parent", declared, values) | chart("c/charts/sub", "sub", values=sub)
        yield f"import-{form}-{parent}-{user}", files, ["c", *arguments]
    for api in ("v1", "v2"):
        files = chart("c", "parent", api=api) | chart("c/charts/sub", "sub", values=sub)
        files["c/requirements.yaml"] = "dependencies:\n- name: sub\n  version: 1.x\n  import-values: [data]\n"
        files["c/requirements.lock"] = "dependencies: []\ndigest: sha256:1\ngenerated: \"2024-01-01T00:00:00Z\"\n"
        yield f"import-requirements-{api}", files, ["c"]
    middle = "- {name: sub, version: 1.0.0, import-values: [data]}\n"
    top = "- {name: middle, version: 1.0.0, import-values: [{child: a, parent: fromMiddle}, {child: m, parent: m}]}\n"
    nested = (chart("c", "top", top) | chart("c/charts/middle", "middle", middle, "m: {x: middle}\nglobal: {g: m}\n") |
              chart("c/charts/middle/charts/sub", "sub", values=sub + "global: {g: s, h: {i: 1}}\n"))
    yield "import-nested", nested, ["c"]
    yield "import-nested-globals", nested, ["c", "--set", "global.h.i=2,global.k.l=3"]
    twice = ("- {name: sub, version: 1.0.0, alias: one, import-values: [data]}\n"
             "- {name: sub, version: 1.0.0, alias: two, import-values: [{child: own, parent: two.own}]}\n")
    yield "import-aliases", chart("c", "top", twice) | chart("c/charts/sub", "sub", values=sub), ["c"]
    inner = "- {name: leaf, version: 1.0.0, alias: leafy, import-values: [data]}\n"
    shared = (chart("c", "top", "- {name: sub, version: 1.0.0, alias: one}\n- {name: sub, version: 1.0.0, alias: two}\n") |
              chart("c/charts/sub", "sub", inner) | chart("c/charts/sub/charts/leaf", "leaf", values=sub))
    yield "import-below-aliases", shared, ["c"]
    yield "import-disabled", chart("c", "top", "- {name: sub, version: 1.0.0, condition: on, import-values: [data]}\n",
                                   "on: false\n") | chart("c/charts/sub", "sub", values=sub), ["c"]


def dependencies():
    """conditions, tags, aliases, versions, undeclared charts, nulls, globals."""
    sub = "on: true\nkey: sub\nn: {a: 1, b: null}\nglobal: {x: {y: sub, z: sub}}\n"
    declarations = {
        "plain": "{name: sub, version: 1.0.0}", "range": "{name: sub, version: ^1.0.0}",
        "other": "{name: sub, version: 2.x}", "no-version": "{name: sub}", "bad-version": "{name: sub, version: x.y.z.w}",
        "condition": "{name: sub, version: 1.0.0, condition: sub.enabled}",
        "conditions": "{name: sub, version: 1.0.0, condition: \"a.b, c.d,sub.enabled\"}",
        "blanks": "{name: sub, version: 1.0.0, condition: \" sub.enabled \"}",
        "tags": "{name: sub, version: 1.0.0, tags: [front, back]}",
        "both": "{name: sub, version: 1.0.0, tags: [front], condition: sub.on}",
        "alias": "{name: sub, version: 1.0.0, alias: other, condition: other.on}",
        "alias-same": "{name: sub, version: 1.0.0, alias: sub}",
        "bad-alias": "{name: sub, version: 1.0.0, alias: \"a b\"}",
        "missing": "{name: none, version: 1.0.0}", "no-name": "{version: 1.0.0}", "null": "null",
    }
    settings = {"": [], "off": ["--set", "sub.enabled=false,other.on=false,sub.on=false"],
                "text": ["--set-string", "sub.enabled=false,tags.front=false"],
                "tag": ["--set", "tags.front=false"], "tags": ["--set", "tags.front=false,tags.back=true"],
                "null": ["--set", "sub.key=null,sub.n.a=null,other.key=null"],
                "scalar": ["--set", "sub=1"], "global": ["--set", "global.x.y=user,global.w=1,sub.global.x.z=user"],
                "global-scalar": ["--set", "global=1"], "sub-global": ["--set", "sub.global=1"]}
    for (declared, text), (setting, arguments) in itertools.product(declarations.items(), settings.items()):
        if setting.startswith("global") and declared not in ("plain", "alias", "other"):
            continue
        files = chart("c", "top", f"- {text}\n", "sub: {key: top, n: {c: 3}}\n") | chart("c/charts/sub", "sub", values=sub)
        yield f"depends-{declared}-{setting}", files, ["c", *arguments]
    for setting, arguments in settings.items():
        files = chart("c", "top", values="sub: {key: null, n: null}\nglobal: {x: {y: null}}\n")
        yield f"undeclared-{setting}", files | chart("c/charts/sub", "sub", values=sub), ["c", *arguments]
    library = chart("c/charts/lib", "lib", more="type: library\n") | {
        "c/charts/lib/templates/_all.tpl": "{{ define \"lib.x\" }}from {{ .Template.Name }}{{ end }}"}
    top = chart("c", "top", "- {name: lib, version: 1.0.0}\n") | {
        "c/templates/x.yaml": "x: {{ include \"lib.x\" . }}\n"}
    yield "library", top | library, ["c"]
    yield "library-alone", library, ["c/charts/lib"]
    # What lies below a chart that is there under two names, and below one that declares nothing.
    two = "- {name: sub, version: 1.0.0, alias: one, condition: one.on}\n- {name: sub, version: 1.0.0, alias: two}\n"
    for below, declared in {"undeclared": "", "declared": "- {name: leaf, version: 1.0.0}\n",
                            "alias": "- {name: leaf, version: 1.0.0, alias: leafy}\n",
                            "other": "- {name: other, version: 1.0.0}\n"}.items():
        files = chart("c", "top", two, "one: {leaf: {k: one}}\ntwo: {leaf: {k: two}}\n")
        files |= chart("c/charts/sub", "sub", declared, "on: true\n")
        files |= chart("c/charts/sub/charts/leaf", "leaf", values="k: leaf\n")
        files |= chart("c/charts/sub/charts/leaf/charts/deep", "deep", values="d: 1\n")
        if below == "other":
            files |= chart("c/charts/sub/charts/other", "other")
        yield f"two-names-{below}", files, ["c"]
        yield f"two-names-{below}-off", files, ["c", "--set", "one.on=false"]
        without = dict(files)
        without["c/Chart.yaml"] = chart_yaml("top")
        yield f"no-names-{below}", without, ["c"]
        empty = dict(files)
        empty["c/Chart.yaml"] = "apiVersion: v2\nname: top\nversion: 1.0.0\ndependencies: []\n"
        yield f"empty-names-{below}", empty, ["c"]
    conflict = chart("c", "top", "- {name: sub, version: 1.0.0}\n", "sub: {n: 1, list: {a: 1}}\n")
    conflict |= chart("c/charts/sub", "sub", values="n: {a: 1}\nlist: [1]\n")
    yield "conflict", conflict, ["c"]
    yield "conflict-user", conflict, ["c", "--set", "sub.n=2,sub.list=3"]
    three = chart("c", "top", "- {name: mid, version: 1.0.0, condition: mid.on}\n")
    three |= chart("c/charts/mid", "mid", "- {name: leaf, version: 1.0.0, condition: leaf.on, tags: [t]}\n",
                   "tags: {t: false}\nleaf: {on: true}\n") | chart("c/charts/mid/charts/leaf", "leaf")
    for arguments in ([], ["--set", "mid.leaf.on=false"], ["--set", "leaf.on=false"], ["--set", "tags.t=true"],
                      ["--set", "mid.tags.t=true"], ["--set", "leaf=1"], ["--set", "mid.leaf=null"]):
        yield "conditions-below-" + "".join(arguments), three, ["c", *arguments]
    crds = chart("c", "top", "- {name: b, version: 1.0.0}\n- {name: a, version: 1.0.0}\n")
    for name in "ab":
        crds |= chart(f"c/charts/{name}", name) | {f"c/charts/{name}/crds/x.yaml": f"crd: {name}\n"}
    crds |= {"c/crds/b.yaml": "crd: top b", "c/crds/a/b.yml": "crd: top ab\n", "c/crds/README.md": "x"}
    yield "crds", crds, ["c", "--include-crds"]


def ignored():
    """.helmignore"""
    tree = {path: "x: {{ .Template.Name }}\n" for path in
            ("a.txt", "b.log", "dir/a.txt", "dir/sub/a.txt", "dir/sub/c.log", "templates/x.yaml", "templates/.hidden.yaml",
             "templates/sub/y.yaml", "templates/_h.tpl", "README.md", ".dot", "mast/a", "rudder.txt", "cargo/a.txt",
             "templates/.dir/z.yaml", "charts/.hid/x", "charts/_under/x")}
    rules = ["a.txt", "*.txt", "dir/", "dir", "/dir", "/a.txt", "dir/*", "dir/*/a.txt", "!a.txt", "!dir/", "!*", "*",
             "templates/", "templates/*.yaml", "templates", "[ab].txt", "[^a]*.txt", "?.txt", "a.tx?", "\\a.txt", "# a",
             "  a.txt  ", "**", "a/**/b", "[", "dir/sub/", "sub", "sub/", "/sub", "Chart.yaml", "values.yaml", "*.log\n!b.log",
             "!b.log\n*.log", "charts/", "charts", "!templates/x.yaml", "dir//a.txt", "//a.txt", "/", "!", "./a.txt", "rudder*",
             "mast/", "a.txt/", "cargo/*.txt", "*/a.txt", "\ufeffa.txt", "a.txt\r\nb.log\r", "[a-b].*", "[]", "[]a]", "\\"]
    for number, rule in enumerate(rules):
        files = chart("c", "top", values="v: 1\n") | chart("c/charts/sub", "sub")
        files |= {f"c/{path}": text for path, text in tree.items()}
        files["c/.helmignore"] = rule + "\n"
        yield f"ignore-{number}", files, ["c"]
    below = chart("c", "top") | chart("c/charts/sub", "sub") | {
        "c/charts/sub/.helmignore": "*.txt\n", "c/charts/sub/a.txt": "x", "c/.helmignore": "charts/sub/b.txt\n",
        "c/charts/sub/b.txt": "y"}
    yield "ignore-in-subchart", below, ["c"]


def metadata():
    """Chart.yaml in many shapes"""
    base = {"apiVersion": "v2", "name": "top", "version": "1.0.0"}
    changes = [("apiVersion", v) for v in ("v1", "v3", "\"\"", "null", "1", "[]")]
    changes += [("name", v) for v in ("\"\"", "null", "12", "1.50", "\"a b\"", "\"a/b\"", ".", "..", "\"\\tx\\u0007y\"", "[a]",
                                      "true", "äö", "a.b", "A", "\"a\\\\b\"")]
    changes += [("version", v) for v in ("1", "1.2", "v1.2.3", "1.2.3-rc.1+b", "01.2.3", "latest", "\"\"", "1.10", "1e3",
                                         "1.2.3.4", "null", "{}", "\" 1.0.0\"", "1.0.0-01", "1_0")]
    changes += [("type", v) for v in ("application", "library", "Library", "\"\"", "other", "1", "null", "\" application\"")]
    changes += [("appVersion", v) for v in ("1.10", "\"1.10\"", "1", "1e10", "0x1F", "017", "true", "2024-01-01", "[1]", "{}",
                                            "12345678901234567890", "1_000", "\"a\\nb\"", "1.0", "~", ".5", "0.1", "16777217.0")]
    changes += [("kubeVersion", v) for v in (
        "\">=1.20.0\"", "\">=1.20.0-0\"", "^1.20", "~1.20.0", "1.20.x", "\"*\"", "\">=1.19 <1.21\"", "\">=1.19, <1.21\"",
        "\">=1.21 || <1.20.5\"", "\"1.19 - 1.20\"", "\"!=1.20.3\"", "\"=1.20.3\"", "1.20.3", "v1.20.3", "\">1.20\"", "\"<1.20\"",
        "\"=>1.20\"", "\"=<1.20\"", "~>1.20", "nonsense", "\">= nonsense\"", "\"\"", "\" \"", "1.2.3.4", "\">=1.20.3-0 <1.20.4\"",
        "\">=v1.20.0\"", "X.X.X", "\">=1.20.0,\"", "\"||\"", "\">=1.20.0-alpha\"", "1", "1.20")]
    changes += [("deprecated", v) for v in ("true", "false", "\"true\"", "null", "yes", "1")]
    changes += [("keywords", v) for v in ("[a, 1, true]", "a", "null", "[]", "[[a]]", "{}")]
    changes += [("maintainers", v) for v in ("[{name: a, email: b}]", "[null]", "[a]", "a", "[]", "[{name: [a]}]", "[{x: 1}]")]
    changes += [("annotations", v) for v in ("{a: b}", "{a: 1}", "{a: [1]}", "[]", "{1: a}", "null", "{a: null}", "{a: true}")]
    changes += [("dependencies", v) for v in ("null", "[]", "{}", "a", "[a]", "[{name: 1, version: 2}]", "[{name: a, tags: b}]",
                                              "[{name: a, import-values: {}}]", "[{name: [a]}]", "[{name: a, enabled: x}]",
                                              "[{name: a, version: 1.0.0}, {name: a, version: 1.0.0}]")]
    changes += [("unknown", "1"), ("Name", "other"), ("NAME", "other"), ("sources", "[1.5]"), ("home", "[]"), ("tags", "[a]"),
                ("condition", "1.0"), ("description", "\"a\\u00a0b\\u200bc\""), ("icon", "{}")]
    for number, (key, value) in enumerate(changes):
        fields = base | {key: value}
        text = "".join(f"{name}: {field}\n" for name, field in fields.items())
        files = chart("c", "top") | {"c/Chart.yaml": text}
        yield f"metadata-{number}-{key}", files, ["c", "--kube-version", "1.20.3"]
    whole = {"missing": None, "empty": "", "list": "- a\n", "text": "a\n", "broken": "a: [\n", "tab": "a:\n\tb: 1\n", "null": "null\n",
             "twice": "name: a\nname: b\nversion: 1.0.0\napiVersion: v2\n", "bom": "\ufeffapiVersion: v2\nname: a\nversion: 1.0.0\n",
             "crlf": "apiVersion: v2\r\nname: a\r\nversion: 1.0.0\r\n", "documents": "apiVersion: v2\nname: a\nversion: 1.0.0\n---\nname: b\n",
             "folder": None, "latin": b"apiVersion: v2\nname: \xe4\nversion: 1.0.0\n", "nul": b"apiVersion: v2\nname: a\x00\nversion: 1.0.0\n"}
    for name, text in whole.items():
        files = chart("c", "top")
        del files["c/Chart.yaml"]
        if name == "folder":
            files["c/Chart.yaml/x"] = "x"
        elif text is not None:
            files["c/Chart.yaml"] = text
        yield f"chart-yaml-{name}", files, ["c"]
    for name, text in {"empty": "", "comment": "# a\n", "list": "- a\n", "scalar": "1\n", "broken": "a: [\n", "null": "null\n",
                       "bom": "\ufeffa: 1\n", "crlf": "a: 1\r\nb:\r\n  c: |\r\n    x\r\n", "nul": b"a: \x00\n", "latin": b"a: \xe4\n",
                       "documents": "a: 1\n---\nb: 2\n", "keys": "1: a\ntrue: b\n1.5: c\n", "complex": "[1]: a\n", "merge": "x: &x {a: 1}\ny: {<<: *x, b: 2}\n",
                       "twice": "a: 1\na: 2\n", "numbers": "a: 1e3\nb: 0x1F\nc: 017\nd: 1_000\ne: .inf\n", "tag": "a: !!binary aGk=\n", "time": "a: 2024-01-01\n"}.items():
        yield f"values-{name}", chart("c", "top") | {"c/values.yaml": text}, ["c"]
        if not isinstance(text, bytes):
            yield f"values-of-subchart-{name}", chart("c", "top") | chart("c/charts/s", "s") | {"c/charts/s/values.yaml": text}, ["c"]
    for name, text in {"lock": "x: 1\n", "broken": "a: [\n", "list": "[]\n", "digest": "digest: [1]\n", "dependencies": "dependencies: {}\n",
                       "entry": "dependencies: [a]\n", "null": "", "time": "generated: x\n", "number": "generated: 1\n"}.items():
        for file in ("Chart.lock", "requirements.lock"):
            yield f"{file}-{name}", chart("c", "top") | {f"c/{file}": text}, ["c"]
    for api in ("v1", "v2"):
        for name, text in {"broken": "a: [\n", "list": "[]\n", "name": "name: other\n", "dependencies": "dependencies: [{name: none, version: 1.0.0}]\n"}.items():
            yield f"requirements-{api}-{name}", chart("c", "top", api=api) | {"c/requirements.yaml": text}, ["c"]
    no_chart = {"c/requirements.yaml": "dependencies: []\n", f"c/{ALL}": SHOW}
    yield "requirements-alone", no_chart, ["c"]
    both = chart("c", "top") | {"c/values.yaml": "a: [\n"}
    both["c/Chart.yaml"] = "apiVersion: v2\nname: top\nversion: x\n"
    yield "two-mistakes", both, ["c"]


def odd_files():
    """what lies in charts/ and elsewhere that is no chart"""
    top = chart("c", "top")
    sub = chart("c/charts/sub", "sub")
    extra = {"readme": "c/charts/README.md", "dot": "c/charts/.gitkeep", "under": "c/charts/_x", "prov": "c/charts/sub-1.0.0.tgz.prov",
             "prov-below": "c/charts/sub/x.prov", "tgz-folder": "c/charts/a.tgz/Chart.yaml", "empty-tgz": "c/charts/a.tgz",
             "nested-file": "c/charts/x/y", "templates": "c/templates/x.txt", "notes": "c/templates/sub/NOTES.txt", "crd": "c/crds/x.yaml",
             "upper": "c/Templates/x.yaml", "schema": "c/values.schema.yaml", "lock": "c/templates/Chart.lock"}
    for name, path in extra.items():
        content = "" if name == "empty-tgz" else "x: 1\n"
        yield f"odd-{name}", top | sub | {path: content}, ["c"]
    yield "odd-same-name", top | sub | chart("c/charts/other-folder", "sub"), ["c", "--set", "sub.a=1"]
    for name, data in {"latin": b"a: \xe4\xff\n", "nul": b"a: x\x00y\n", "bom": b"\xef\xbb\xbfa: 1\n", "crlf": b"a: {{ 1 }}\r\nb: 2\r\n"}.items():
        yield f"template-{name}", top | {"c/templates/b.yaml": data}, ["c"]
    yield "deprecated-subchart", top | chart("c/charts/s", "s", more="deprecated: true\n"), ["c"]
    yield "kube-version-of-subchart", top | chart("c/charts/s", "s", more="kubeVersion: \">=9\"\n"), ["c"]


def links():
    outside = {"out/a.yaml": "x: {{ .Chart.Name }}\n", "out/dir/b.yaml": "y: {{ .Chart.Name }}\n"} | chart("out/sub", "linked")
    for name, link in {"file": ("c/templates/l.yaml", "../../out/a.yaml"), "folder": ("c/templates/l", "../../out/dir"),
                       "subchart": ("c/charts/l", "../../out/sub"), "broken": ("c/templates/l.yaml", "nothing"),
                       "broken-chain": ("c/l", "m"), "chain": ("c/templates/l.yaml", "../m.yaml"), "self": ("c/l", "l"),
                       "values": ("c/values.yaml", "../out/dir/b.yaml"), "ignored": ("c/ignored.txt", "../out/a.yaml"),
                       "ignored-broken": ("c/ignored.txt", "nothing"), "inside": ("c/templates/l.yaml", "all.yaml"),
                       "absolute": ("c/dev", "/dev/null"), "ignore-file": ("c/.helmignore", "../out/a.yaml"),
                       "hidden": ("c/templates/.l.yaml", "../../out/a.yaml")}.items():
        files = chart("c", "top") | outside | {link[0]: Link(link[1])}
        if name.startswith("ignored"):
            files["c/.helmignore"] = "ignored.txt\n"
        if name == "broken-chain":
            files["c/m"] = Link("../n")
        if name == "chain":
            files["c/m.yaml"] = Link("../out/a.yaml")
        yield f"link-{name}", files, ["c"]
    yield "link-chart", chart("real", "top") | {"c": Link("real")}, ["c"]
    yield "pipe", chart("c", "top") | {"c/templates/p.yaml": Pipe()}, ["c"]
    yield "pipe-ignored", chart("c", "top") | {"c/p": Pipe(), "c/.helmignore": "p\n"}, ["c"]


def archives():
    files = chart("top", "top", "- {name: sub, version: 1.0.0, import-values: [data]}\n", "v: 1\n")
    sub = chart("sub", "sub", values="exports: {data: {a: 1}}\n")
    sub_tgz = packed_chart(sub, "sub")
    whole = files | {"top/charts/sub-1.0.0.tgz": sub_tgz, "top/.helmignore": "*\n", "top/crds/b.yaml": "b: 1\n", "top/crds/a.yaml": "a: 1\n"}
    yield "packed-inside", {f"c{path[3:]}": text for path, text in (files | {"top/charts/x.tgz": sub_tgz}).items()}, ["c"]
    yield "packed", {"c.tgz": packed_chart(whole, "top")}, ["c.tgz"]
    yield "packed-crds", {"c.tgz": packed_chart(whole, "top")}, ["c.tgz", "--include-crds"]
    yield "packed-other-name", {"c.dat": packed_chart(whole, "top")}, ["c.dat"]
    base = list((path, text) for path, text in chart("top", "top").items())
    additions = {
        "absolute": [("/etc/x", "x")], "absolute-inside": [("top//etc/x", "x")], "parent": [("top/../../x", "x")],
        "parent-two": [("top/../..x", "x")], "parent-inside": [("top/a/../b.txt", "x")], "dots": [("top/..a/x", "x")], "no-folder": [("x.txt", "x")],
        "chart-yaml-outside": [("Chart.yaml", "x")], "chart-yaml-folder": [("Chart.yaml/x", "x")], "windows": [("top\\templates\\w.yaml", "w: {{ .Template.Name }}\n")],
        "drive": [("top\\c:\\x", "x")], "drive-unix": [("top/c:/x", "x")], "other-folder": [("other/o.txt", "x")], "long": [("top/" + "d" * 60 + "/" + "f" * 200, "x")],
        "unicode": [("top/ä€.txt", "x")], "link": [("top/templates/l.yaml", (tarfile.SYMTYPE, "/etc/hostname"))],
        "hard-link": [("top/templates/h.yaml", (tarfile.LNKTYPE, "top/templates/all.yaml"))], "device": [("top/d", (tarfile.CHRTYPE, ""))],
        "pipe": [("top/templates/p.yaml", (tarfile.FIFOTYPE, ""))], "folder": [("top/f/", (tarfile.DIRTYPE, ""))], "twice": [(f"top/{ALL}", "second: 1\n")],
        "values-twice": [("top/values.yaml", "a: 1\n"), ("top/values.yaml", "b: 1\n")], "chart-twice": [("top/Chart.yaml", "version: 2.0.0\n")],
        "order": [("top/z.txt", "x"), ("top/a.txt", "x")], "ignore": [("top/.helmignore", "templates/\n")], "hidden": [("top/templates/.h.yaml", "h: 1\n")],
        "bom": [("top/values.yaml", "\ufeffa: 1\n")], "empty-name": [("top/", "x")], "large": [("top/large.bin", b"x" * (5 * 1024 * 1024 + 1))],
        "just": [("top/just.bin", b"x" * (5 * 1024 * 1024))], "broken-yaml": [("top/values.yaml", "a: [\n")],
        "broken-template": [("top/templates/b.yaml", "a: {{ .Values.x\n")], "sub": [("top/charts/s.tgz", sub_tgz)], "bad-sub": [("top/charts/s.tgz", b"nothing")],
        "cut-sub": [("top/charts/s.tgz", sub_tgz[:100])], "dot-slash": [("./top/x.txt", "x")], "folder-sub": [("top/charts/s/Chart.yaml", chart_yaml("s")), (f"top/charts/s/{ALL}", SHOW)],
    }
    for name, entries in additions.items():
        for kind, format in (("pax", tarfile.PAX_FORMAT), ("gnu", tarfile.GNU_FORMAT)):
            if kind == "gnu" and name not in ("long", "unicode", "link", "twice", "windows", "folder"):
                continue
            yield f"packed-{name}-{kind}", {"c.tgz": packed(base + entries, format=format)}, ["c.tgz"]
    for name, data in {"empty": b"", "text": "x" * 600, "short-text": "hello", "yaml": "a: 1\n", "zip": b"PK\x03\x04" + b"\0" * 600, "plain-tar": packed(base, compress=False),
                       "cut": packed(base)[:150], "cut-late": packed(base)[:-20], "cut-checksum": packed(base)[:-4], "no-tar": gzip.compress(b"x" * 2000), "short-no-tar": gzip.compress(b"x" * 20),
                       "empty-gzip": gzip.compress(b""), "zeros": gzip.compress(b"\0" * 1024), "trailing": packed(base) + b"rest", "two": packed(base) + packed(base),
                       "magic": b"\x1f\x8b", "magic-three": b"\x1f\x8b\x08", "bad-method": b"\x1f\x8b\x07" + b"\0" * 20, "bad-data": b"\x1f\x8b\x08\0\0\0\0\0\0\3" + b"\xff" * 40,
                       "no-files": packed([("top/", (tarfile.DIRTYPE, ""))]), "pdf": b"%PDF-1.4\n" + b"x" * 600, "html": b"<!DOCTYPE html>" + b"x" * 600}.items():
        yield f"archive-{name}", {"c.tgz": data}, ["c.tgz"]
    yield "archive-values", {"values.yaml": "a: 1\n" * 200}, ["values.yaml"]
    without = {path: text for path, text in chart("top", "top").items() if not path.endswith("Chart.yaml")}
    yield "archive-no-chart", {"c.tgz": packed_chart(without, "top")}, ["c.tgz"]


def cases():
    for family in (imports, dependencies, ignored, metadata, odd_files, links, archives):
        yield from family()
