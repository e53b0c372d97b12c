#!/usr/bin/env python3
"""Command lines of `helm template`, given to Helm and to Stageplot. See README.md.

usage: flags.py PROGRAM VERSION [PART]

Each line below is run in a folder that is made for it. Standard output, the exit code, the first line of standard error
that is no log line, and the files that were made must be the same. PART runs the lines that contain it and shows both
outputs. Exit code 77, which CTest takes as "skipped", without STAGEPLOT_HELM_VERSION.
"""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

KUBERNETES = {"3.10.1": "1.25.0", "3.21.4": "1.36.0", "4.1.4": "1.35.0"}

FILES = {
    "chart/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.2.3\nappVersion: '9'\n",
    "chart/values.yaml": "image:\n  tag: '1'\nreplicas: 2\nlist: [a, b]\nmaps:\n- name: x\n- name: y\nempty: {}\ngone: here\n",
    "chart/templates/_helpers.tpl": "{{ define \"name\" }}{{ .Release.Name }}-shop{{ end }}",
    "chart/templates/all.yaml": "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: {{ include \"name\" . }}\n"
                                "data:\n  values: |\n{{ toYaml .Values | indent 4 }}\n  json: {{ toJson .Values | quote }}\n"
                                "  kinds: {{ range $k, $v := .Values }}{{ $k }}={{ kindOf $v }} {{ end }}\n",
    "chart/templates/deployment.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n"
                                       "  namespace: {{ .Release.Namespace }}\nspec:\n  replicas: {{ .Values.replicas }}\n",
    "chart/templates/two.yaml": "kind: B\nmetadata: {name: b}\n---\nkind: A\nmetadata: {name: a}\n---\nkind: Job\n"
                                "metadata:\n  name: h\n  annotations: {helm.sh/hook: pre-install}\n",
    "chart/templates/release.yaml": "kind: C\nrelease: {{ toJson .Release }}\nkube: {{ .Capabilities.KubeVersion.Version }}\n"
                                    "has: {{ .Capabilities.APIVersions.Has \"x/v1\" }} {{ .Capabilities.APIVersions.Has \"y/v2\" }}\n",
    "chart/templates/hook.yaml": "kind: Job\nmetadata:\n  name: hook\n  annotations:\n    helm.sh/hook: post-install\n"
                                 "---\nkind: Job\nmetadata:\n  name: hook2\n  annotations:\n    helm.sh/hook: post-install\n",
    "chart/templates/tests/test.yaml": "kind: Pod\nmetadata:\n  name: test\n  annotations:\n    helm.sh/hook: test\n",
    "chart/templates/NOTES.txt": "notes {{ .Release.Name }}",
    "chart/crds/c.yaml": "kind: CustomResourceDefinition\nmetadata: {name: c}\n\n",
    "chart/crds/d.yaml": "kind: CustomResourceDefinition\nmetadata: {name: d}",
    "chart/charts/sub/Chart.yaml": "apiVersion: v2\nname: sub\nversion: 0.1.0\n",
    "chart/charts/sub/values.yaml": "port: 80\n",
    "chart/charts/sub/templates/service.yaml": "kind: Service\nport: {{ .Values.port }}\n",
    "chart/charts/sub/crds/e.yaml": "kind: CustomResourceDefinition\nmetadata: {name: sub}\n",
    "chart/charts/sub/templates/NOTES.txt": "sub notes",
    "schema/Chart.yaml": "apiVersion: v2\nname: schema\nversion: 1.2.3\n",
    "schema/values.yaml": "replicas: 1\n",
    "schema/values.schema.json": '{"type": "object", "properties": {"replicas": {"type": "integer"}}}',
    "schema/templates/a.yaml": "kind: A\nreplicas: {{ .Values.replicas }}\n",
    "broken/Chart.yaml": "apiVersion: v2\nname: broken\nversion: 1.2.3\n",
    "broken/templates/a.yaml": "kind: Job\nmetadata:\n  name: h\n  annotations: {helm.sh/hook: pre-install}\n---\nkind: A\n  bad: [\n",
    "failing/Chart.yaml": "apiVersion: v2\nname: failing\nversion: 1.2.3\n",
    "failing/templates/a.yaml": "kind: A\nx: {{ fail \"no\" }}\n",
    "old/Chart.yaml": "apiVersion: v2\nname: old\nversion: 1.2.3\ndeprecated: true\n",
    "old/templates/a.yaml": "kind: A\n",
    "newer/Chart.yaml": "apiVersion: v2\nname: newer\nversion: 1.2.3\nkubeVersion: '>= 1.99.0'\n",
    "newer/templates/a.yaml": "kind: A\n",
    "lacking/Chart.yaml": "apiVersion: v2\nname: lacking\nversion: 1.2.3\ndependencies:\n- name: nowhere\n  version: 1.x\n"
                          "  repository: https://charts.invalid\n",
    "a.yaml": "image:\n  tag: from-a\nreplicas: 3\nnew: {deep: {er: 1}}\n",
    "b.yaml": "image:\n  pull: Always\nreplicas: null\nlist: [c]\nnew: {deep: {x: 2}}\n",
    "map-to-text.yaml": "image: text\n",
    "empty.yaml": "",
    "comment.yaml": "# nothing\n",
    "null.yaml": "null\n",
    "several.yaml": "replicas: 5\nimage: {tag: one}\n---\nreplicas: 6\nnew: x\n---\n",
    "several2.yaml": "---\n# c\n---\nreplicas: 7\n--- # comment\nnew: 1\n",
    "separator.yaml": "replicas: 5\n---x\nreplicas: 6\n",
    "bom.yaml": "\ufeffreplicas: 8\n",
    "crlf.yaml": "replicas: 9\r\nimage:\r\n  tag: crlf\r\n",
    "list.yaml": "- 1\n",
    "text.yaml": "just text\n",
    "number.yaml": "12\n",
    "bad.yaml": "a: [1\n",
    "tab.yaml": "a:\n\tb: 1\n",
    "dup.yaml": "replicas: 1\nreplicas: 4\n",
    "json.yaml": '{"replicas": 10, "image": {"tag": "j"}}\n',
    "anchors.yaml": "x: &x {a: 1}\nnew: {<<: *x, b: 2}\n",
    "with,comma.yaml": "replicas: 11\n",
    "text.txt": "some text\nof two lines, with a comma\n",
    "nothing.txt": "",
    "odd name.yaml": "replicas: 12\n",
}

LINES = r"""
chart
rel chart
rel ./chart
rel chart/
rel " chart "
rel chart --namespace prod
rel chart -n prod
rel chart -nprod
rel chart -n=prod
rel chart --namespace=prod --namespace=other
rel chart --namespace ''
HELM_NAMESPACE=from-env rel chart
HELM_NAMESPACE=from-env rel chart -n given
--namespace prod rel chart
rel --namespace prod chart
-- rel chart
Bad_Name chart
a.b-c chart
aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeefffff chart
'' chart
rel chart extra
rel chart extra more
chart -g
chart --generate-name
rel chart -g
rel chart --generate-name
chart --generate-name=false
chart --name-template fixed
chart --name-template 'x-{{ upper "a" | lower }}'
chart --name-template '{{ .Nope }}'
chart --name-template '{{ nope }}'
chart --name-template '{{ include "a" }}'
chart --name-template '{{ toYaml 1 }}'
chart --name-template '{{ fail "x" }}'
chart --name-template '{{'
chart --name-template ''
chart --name-template 'Bad Name'
rel chart --name-template x
rel chart --name-template ''
rel nochart
rel ./nochart
rel /no/such/chart
rel a.yaml
rel ''
rel chart --nope
rel chart --nope=1
rel chart -x
rel chart -gx
rel chart -
rel chart --set
rel chart -f
rel chart --=x
rel chart ---x
rel chart --no-hooks=maybe
rel chart -g=maybe
rel chart -f a.yaml
rel chart -fa.yaml
rel chart -f=a.yaml
rel chart --values a.yaml
rel chart --values=a.yaml
rel chart -f a.yaml -f b.yaml
rel chart -f b.yaml -f a.yaml
rel chart -f a.yaml,b.yaml
rel chart -f b.yaml,a.yaml -f json.yaml
rel chart -f '"with,comma.yaml"'
rel chart -f 'with,comma.yaml'
rel chart -f 'a"b'
rel chart -f '"ab'
rel chart -f '"a"b'
rel chart -f ''
rel chart -f ,
rel chart -f 'odd name.yaml'
rel chart -f ' a.yaml'
rel chart -f nothere.yaml
rel chart -f a.yaml -f nothere.yaml
rel chart -f no/such/folder.yaml
rel chart -f chart
rel chart -f a.yaml/x
rel chart -f 'a%zz'
rel chart -f 'file:a.yaml'
rel chart -f '1:a.yaml'
rel chart -f empty.yaml
rel chart -f comment.yaml
rel chart -f null.yaml
rel chart -f several.yaml
rel chart -f several2.yaml
rel chart -f separator.yaml
rel chart -f bom.yaml
rel chart -f crlf.yaml
rel chart -f list.yaml
rel chart -f text.yaml
rel chart -f number.yaml
rel chart -f bad.yaml
rel chart -f tab.yaml
rel chart -f dup.yaml
rel chart -f json.yaml
rel chart -f anchors.yaml
rel chart -f map-to-text.yaml
rel chart -f a.yaml -f map-to-text.yaml
rel chart -f - < a.yaml
rel chart -f ' - ' < a.yaml
rel chart -f - -f b.yaml < a.yaml
rel chart -f - -f - < a.yaml
rel chart -f - < /dev/null
rel chart -f - < bad.yaml
rel chart -f /dev/stdin < a.yaml
rel chart --set replicas=4
rel chart --set=replicas=4
rel chart --set replicas=4 --set replicas=5
rel chart --set replicas=4,image.tag=x
rel chart --set replicas=-1
rel chart --set replicas=+1
rel chart --set replicas=--1
rel chart --set replicas=0
rel chart --set replicas=01
rel chart --set replicas=1.5
rel chart --set replicas=1e3
rel chart --set replicas=9223372036854775807
rel chart --set replicas=9223372036854775808
rel chart --set replicas=true,image.tag=FALSE
rel chart --set gone=null
rel chart --set gone=NULL
rel chart --set gone=
rel chart --set gone
rel chart --set gone,x=1
rel chart --set image=null
rel chart --set image.tag=null
rel chart --set image=text
rel chart --set image.tag.deep=1
rel chart --set new.deep.er=1
rel chart --set new.=1
rel chart --set .new=1
rel chart --set new..x=1
rel chart --set =1
rel chart --set ''
rel chart --set ,
rel chart --set a=1,
rel chart --set a=1,,b=2
rel chart --set 'a=b\,c,d=e'
rel chart --set 'a\.b=c'
rel chart --set 'a\=b=c'
rel chart --set 'a\\b=c\\d'
rel chart --set 'a=b\'
rel chart --set 'a\'
rel chart --set 'a=b=c'
rel chart --set 'a= b '
rel chart --set ' a =b'
rel chart --set 'a="x"'
rel chart --set 'a=$x ü €'
rel chart --set 'ü.€=1'
rel chart --set 'a={x,y}'
rel chart --set 'a={}'
rel chart --set 'a={x}'
rel chart --set 'a={1,true,null,2.5}'
rel chart --set 'a={x,y},b=1'
rel chart --set 'a={x,y}b=1'
rel chart --set 'a={x\,y,z\}}'
rel chart --set 'a={x,y'
rel chart --set 'a={{x}}'
rel chart --set 'list={c}'
rel chart --set 'list[0]=c'
rel chart --set 'list[1]=c'
rel chart --set 'list[3]=c'
rel chart --set 'list[-1]=c'
rel chart --set 'list[x]=c'
rel chart --set 'list[]=c'
rel chart --set 'list[0=c'
rel chart --set 'list[0]'
rel chart --set 'list[0]x=c'
rel chart --set "list[0]x'\"ü=c"
rel chart --set 'list[65536]=c' --show-only templates/two.yaml
rel chart --set 'list[65537]=c'
rel chart --set 'list[99999999999999999999]=c'
rel chart --set 'list[+1]=c'
rel chart --set 'list[0][0]=c'
rel chart --set 'new[0][1]=c,new[0][0]=d'
rel chart --set 'new[1].a=c,new[0].b=d'
rel chart --set 'new[0]={a,b}'
rel chart --set 'new[0]='
rel chart --set 'maps[0].name=z'
rel chart --set 'maps[0].other=z'
rel chart --set 'maps[5].other=z'
rel chart --set 'maps.x=1'
rel chart --set 'image[0]=1'
rel chart --set 'list.x=1'
rel chart --set 'replicas.x=1' -f a.yaml
rel chart --set 'replicas[0]=1' -f a.yaml
rel chart --set 'replicas.x=1' -f b.yaml
rel chart --set 'image.tag=1,image.tag.x=2'
rel chart --set 'new[0]=1,new[0].x=2'
rel chart --set 'new[0]=1,new[0][0]=2'
rel chart --set 'a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1'
rel chart --set 'a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1'
rel chart --set 'sub.port=81'
rel chart --set 'sub=null'
rel chart --set 'sub=1'
rel chart --set 'global.x=1'
rel chart --set 'global=1'
rel chart --set empty.x=1
rel chart --set 'a
b=c'
rel chart --set 'a=line
two'
rel chart --set-string replicas=4
rel chart --set-string replicas=true,gone=null
rel chart --set-string 'a={1,true}'
rel chart --set-string gone
rel chart --set-string 'a.b[2]=1e5'
rel chart --set-json 'a={"b":[1,2.5,null,"x"]}'
rel chart --set-json 'a=1,b="x",c=null'
rel chart --set-json 'a=1 b=2'
rel chart --set-json 'a=1b=2'
rel chart --set-json 'a="x"b=2'
rel chart --set-json 'a={"x":1}b=2'
rel chart --set-json 'a=truefalse'
rel chart --set-json 'a=1.2.3'
rel chart --set-json 'a=01'
rel chart --set-json 'a=-'
rel chart --set-json 'a=1e'
rel chart --set-json 'a=[1'
rel chart --set-json 'a={"x"}'
rel chart --set-json 'a=text'
rel chart --set-json 'a='
rel chart --set-json 'a= ,b= 1 '
rel chart --set-json 'a=,b=1'
rel chart --set-json 'a'
rel chart --set-json 'list[0]={"x":1}'
rel chart --set-json 'list[0]='
rel chart --set-json 'image={"tag":"j"}'
rel chart --set-json 'image.tag="j"'
rel chart --set-json '{"image":{"tag":"j"},"new":[1]}'
rel chart --set-json ' {"replicas":null} '
rel chart --set-json '{"image":'
rel chart --set-json '[1]'
rel chart --set-json '{}'
rel chart --set-json ''
rel chart --set-json 'a=100000000000000000000'
rel chart --set-json 'a=9007199254740993'
rel chart --set-json 'a={"x":1,"x":2}'
rel chart --set-json 'a="\u00fc\n"'
rel chart --set-file a=text.txt
rel chart --set-file a=text.txt,b=nothing.txt
rel chart --set-file 'a={text.txt,nothing.txt}'
rel chart --set-file 'a[0]=text.txt'
rel chart --set-file a=nothere.txt
rel chart --set-file 'a={text.txt,nothere.txt}'
rel chart --set-file 'a[0]=nothere.txt'
rel chart --set-file a=
rel chart --set-file a
rel chart --set-file a=chart
rel chart --set-file 'a=with\,comma.yaml'
rel chart --set-file a=- < text.txt
rel chart --set-literal 'a=b,c=d'
rel chart --set-literal 'a={x,y}'
rel chart --set-literal 'a=b\,c\\d'
rel chart --set-literal 'a.b=1'
rel chart --set-literal 'list[0]=1'
rel chart --set-literal 'a\.b=1'
rel chart --set-literal 'a'
rel chart --set-literal 'a='
rel chart --set-literal 'a,b=1'
rel chart --set-literal 'list[x]=1'
rel chart --set-literal 'image.tag.x=1'
rel chart --set-literal 'list[0]x=1'
rel chart --set-literal '.=1'
rel chart --set-literal replicas=5 --set replicas=6 --set-string replicas=7 --set-json replicas=8 --set-file replicas=text.txt
rel chart --set replicas=6 --set-string replicas=7 --set-json replicas=8 --set-file replicas=text.txt
rel chart --set replicas=6 --set-string replicas=7 --set-json replicas=8
rel chart --set-string replicas=7 --set replicas=6
rel chart --set replicas=6 --set-json replicas=8 -f a.yaml
rel chart --set bad --set-json 'a={'
rel chart --set bad --set-string alsobad
rel chart --set bad -f nothere.yaml
rel nochart --set bad
rel chart --kube-version bad --set bad
rel chart --kube-version 1.29
rel chart --kube-version v1.29.3
rel chart --kube-version 1.29.3-gke.1+x
rel chart --kube-version 1
rel chart --kube-version x
rel chart -a x/v1
rel chart -a x/v1,y/v2
rel chart -a x/v1 -a y/v2
rel chart --api-versions=x/v1
rel chart -a '"x/v1"'
rel chart -a 'x"'
rel chart -a ''
rel chart --is-upgrade
rel chart --is-upgrade=false
rel chart --is-upgrade=T
rel chart --is-upgrade false
rel chart --no-hooks
rel chart --skip-tests
rel chart --include-crds
rel chart --skip-crds
rel chart --include-crds --skip-crds
rel chart --include-crds --no-hooks
rel chart --render-subchart-notes
rel chart --description 'any text'
rel chart --description -x
rel chart --create-namespace --replace --disable-openapi-validation --devel
rel chart --atomic
rel chart --wait
rel chart --wait=true
rel chart --wait=watcher
rel chart --wait=x
rel chart --wait-for-jobs --timeout 5m
rel chart --timeout 1h2m3.5s
rel chart --timeout 5
rel chart --timeout x
rel chart --timeout ''
rel chart --labels a=b
rel chart --labels a=b,c=d
rel chart --force
rel chart --hide-notes --take-ownership
rel chart --plain-http --insecure-skip-tls-verify --pass-credentials
rel chart --username u --password p
rel chart --version 9.9.9
rel chart --qps 1.5 --burst-limit 5
rel chart --qps x
rel chart --burst-limit x
rel chart --kube-apiserver https://x --kube-token t --kube-as-user u --kube-as-group g --kube-as-group h
rel chart --keyring nowhere
rel chart --force-replace
rel chart --rollback-on-failure --server-side
rel chart --content-cache x
rel chart --post-renderer-args x
rel chart --post-renderer ''
rel chart --repo ''
rel chart --verify=false --validate=false --enable-dns=false
rel chart --dry-run
rel chart --dry-run=client
rel chart --dry-run=true
rel chart --dry-run=x
rel chart --dry-run client
rel chart --dependency-update
rel chart -s templates/all.yaml
rel chart --show-only templates/deployment.yaml
rel chart -s templates/two.yaml
rel chart -s templates/two.yaml -s templates/deployment.yaml
rel chart -s templates/deployment.yaml,templates/two.yaml
rel chart -s 'templates/*.yaml'
rel chart -s 'templates/[dt]*.yaml'
rel chart -s '*/*/*'
rel chart -s 'charts/sub/templates/*'
rel chart -s charts/sub/templates/service.yaml
rel chart -s templates/hook.yaml
rel chart -s templates/hook.yaml --no-hooks
rel chart -s templates/tests/test.yaml
rel chart -s templates/tests/test.yaml --skip-tests
rel chart -s templates
rel chart -s templates/nothere.yaml
rel chart -s templates/deployment.yaml -s templates/nothere.yaml
rel chart -s '['
rel chart -s ''
rel chart -s templates/_helpers.tpl
rel chart -s templates/NOTES.txt
rel chart -s crds/c.yaml
rel chart -s crds/c.yaml --include-crds
rel chart -s 'crds/*' --include-crds
rel chart -s templates/two.yaml -s templates/two.yaml
rel chart --output-dir out
rel chart --output-dir out/
rel chart --output-dir ./deep/er/out
rel chart --output-dir out --release-name
rel chart --output-dir out --include-crds
rel chart --output-dir out --include-crds --release-name
rel chart --output-dir out --no-hooks
rel chart --output-dir out --skip-tests
rel chart --output-dir a.yaml
rel chart --output-dir ''
rel chart --output-dir .
rel chart --release-name
rel failing --output-dir out
rel broken --output-dir out
rel schema --set replicas=x
rel schema --set replicas=x --skip-schema-validation
rel schema --set replicas=x --skip-schema-validation=false
rel schema --set replicas=x --output-dir out
rel failing
rel failing --debug
rel failing --debug -s templates/a.yaml
rel broken
rel broken --debug
rel broken --debug --no-hooks
rel broken --debug -s templates/a.yaml
rel schema --set replicas=x --debug
rel newer
rel newer --debug
rel newer --kube-version 1.99.0
rel old
rel lacking
rel chart --no-hooks --no-hooks=false
rel chart --no-hooks=false --no-hooks
"""

# Log lines of Helm's and of the Kubernetes client, which are no errors.
LOG = re.compile(r"^([a-z_]+\.go:\d+:|\d{4}/\d\d/\d\d |[IWE]\d{4} |level=|time=|WARNING: Kubernetes configuration)")
# What this tool says besides: notes and warnings in front of which no `Error: ` stands.
OURS = re.compile(r"^(warning|note|error)\[")


def write_files(folder):
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def files_of(folder):
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_file() and name not in FILES and not name.startswith("home/"):
            found[name] = path.read_bytes()
    return found


def run(program, line, folder):
    words, variables, source = shlex.split(line), {}, None
    while words and re.match(r"^[A-Z_]+=", words[0]):
        name, value = words.pop(0).split("=", 1)
        variables[name] = value
    if len(words) > 1 and words[-2] == "<":
        source = words[-1]
        words = words[:-2]
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    write_files(folder)
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder / "home"), **variables}
    with open(folder / source if source and not source.startswith("/") else source or "/dev/null", "rb") as stdin:
        done = subprocess.run(program + words, cwd=folder, env=environment, stdin=stdin, capture_output=True)
    lines = [one for one in done.stderr.decode(errors="replace").splitlines() if one and not LOG.match(one)]
    first = next((one for one in lines if not OURS.match(one)), "") if done.returncode else ""
    # Where the folder lies is no difference.
    return {"output": done.stdout.replace(str(folder).encode(), b"DIR"), "code": done.returncode,
            "error": first.replace(str(folder), "DIR"), "files": files_of(folder), "stderr": done.stderr.decode(errors="replace")}


def main():
    program, version = os.path.abspath(sys.argv[1]), sys.argv[2]
    part = sys.argv[3] if len(sys.argv) > 3 else None
    variable = "STAGEPLOT_HELM_" + version.replace(".", "_")
    helm = os.environ.get(variable)
    if not helm:
        print(f"skipped: {variable} names no Helm {version}")
        return 77
    lines = [one for one in re.split(r"\n(?=[^\n])", LINES.strip("\n"))]
    # A quoted line break goes on in the next line.
    joined = []
    for one in lines:
        if joined and joined[-1].count("'") % 2 == 1 and '"' not in joined[-1]:
            joined[-1] += "\n" + one
        else:
            joined.append(one)
    kubernetes = KUBERNETES[version]
    different = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "work"
        for line in joined:
            if part and part not in line:
                continue
            told = [] if "--kube-version" in line else ["--kube-version", kubernetes]
            theirs = run([helm, "template", *told], line, folder)
            ours = run([program, "template", "--helm-version", version, *told], line, folder)
            parts = [key for key in ("code", "error", "output", "files") if theirs[key] != ours[key]]
            if part:
                for name, one in (("Helm", theirs), ("Stageplot", ours)):
                    print(f"--- {name}: {one['code']}\n{one['output'].decode(errors='replace')}{one['stderr']}")
            if parts:
                different += 1
                print(f"{line}: {', '.join(parts)} differ")
                for key in parts:
                    if key in ("code", "error"):
                        print(f"    Helm      {theirs[key]}\n    Stageplot {ours[key]}")
                    elif key == "files":
                        print(f"    Helm      {sorted(theirs[key])}\n    Stageplot {sorted(ours[key])}")
        print(f"Helm {version}: {len(joined)} command lines, {different} different")
    return 1 if different else 0


sys.exit(main())
