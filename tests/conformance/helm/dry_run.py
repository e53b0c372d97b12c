#!/usr/bin/env python3
"""What `helm upgrade --install --dry-run` would apply is what Stageplot renders. See README.md.

usage: dry_run.py PROGRAM VERSION

Helm wants a cluster even for that. It gets an API server that knows the chart's kinds, has either no release or one that
Helm has recorded, and nothing else. Each line of releases.txt is installed and upgraded. Exit code 77, which CTest takes
as "skipped", without STAGEPLOT_HELM_VERSION.
"""
import base64
import gzip
import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
CHART = "templates/helm/webservice"
KUBERNETES = "1.31.0"
KINDS = {
    "v1": {"ConfigMap": "configmaps", "Secret": "secrets", "Service": "services", "ServiceAccount": "serviceaccounts"},
    "apps/v1": {"Deployment": "deployments"},
    "autoscaling/v2": {"HorizontalPodAutoscaler": "horizontalpodautoscalers"},
    "monitoring.coreos.com/v1": {"PrometheusRule": "prometheusrules"},
    "networking.k8s.io/v1": {"Ingress": "ingresses"},
    "policy/v1": {"PodDisruptionBudget": "poddisruptionbudgets"},
}


def resources(version):
    listed = [{"name": name, "singularName": kind.lower(), "namespaced": True, "kind": kind,
               "verbs": ["get", "list", "create", "update", "patch"]} for kind, name in KINDS[version].items()]
    return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": version, "resources": listed}


def groups():
    versions = {version.split("/")[0]: version for version in KINDS if "/" in version}
    listed = [{"name": name, "versions": [{"groupVersion": version, "version": version.split("/")[1]}],
               "preferredVersion": {"groupVersion": version, "version": version.split("/")[1]}}
              for name, version in versions.items()]
    return {"kind": "APIGroupList", "apiVersion": "v1", "groups": listed}


def recorded_release(name, namespace, manifest):
    """The secret in which Helm keeps a release."""
    release = {"name": name, "namespace": namespace, "version": 1, "manifest": manifest, "config": {},
               "info": {"status": "deployed", "first_deployed": "2024-01-31T12:00:00Z",
                        "last_deployed": "2024-01-31T12:00:00Z", "deleted": ""},
               "chart": {"metadata": {"name": "webservice", "version": "1.0.0", "apiVersion": "v2"}}}
    packed = base64.b64encode(gzip.compress(json.dumps(release).encode()))
    return {"type": "helm.sh/release.v1", "data": {"release": base64.b64encode(packed).decode()},
            "metadata": {"name": f"sh.helm.release.v1.{name}.v1", "namespace": namespace,
                         "labels": {"name": name, "owner": "helm", "status": "deployed", "version": "1"}}}


class Cluster(http.server.BaseHTTPRequestHandler):
    secrets = []  # of all namespaces

    def do_GET(self):
        path = self.path.split("?")[0]
        code, answer = 200, None
        if path == "/version":
            answer = {"major": "1", "minor": KUBERNETES.split(".")[1], "gitVersion": f"v{KUBERNETES}"}
        elif path == "/api":
            answer = {"kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []}
        elif path == "/apis":
            answer = groups()
        elif path.removeprefix("/apis/").removeprefix("/api/") in KINDS:
            answer = resources(path.removeprefix("/apis/").removeprefix("/api/"))
        elif path.endswith("/secrets"):
            answer = {"kind": "SecretList", "apiVersion": "v1", "metadata": {}, "items": self.secrets}
        else:
            code, answer = 404, {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound",
                                 "message": f"{path} not found", "code": 404}
        text = json.dumps(answer).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


def output(command):
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


def main():
    program, version = sys.argv[1:3]
    helm = os.environ.get(f"STAGEPLOT_HELM_{version.replace('.', '_')}")
    if not helm:
        print(f"skipped: STAGEPLOT_HELM_{version.replace('.', '_')} names no Helm {version}")
        return 77
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Cluster)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        address = f"http://127.0.0.1:{server.server_port}"
        config = pathlib.Path(scratch) / "kubeconfig"
        config.write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "it", "users": [{"name": "it", "user": {}}],
            "clusters": [{"name": "it", "cluster": {"server": address}}],
            "contexts": [{"name": "it", "context": {"cluster": "it", "user": "it"}}]}))
        os.environ.update(KUBECONFIG=str(config), HELM_CACHE_HOME=scratch)
        for line in (HERE / "releases.txt").read_text().splitlines():
            if not line or line.startswith("#"):
                continue
            name, values, release, namespace, settings = line.split()
            arguments = [release, CHART, "--namespace", namespace, "--values", values]
            arguments += [] if settings == "-" else ["--set", settings]
            for recorded, option, said in ((False, [], "does not exist. Installing it now."),
                                           (True, ["--is-upgrade"], "has been upgraded.")):
                ours = output([program, "template", *arguments, "--quiet", "--helm-version", version, "--kube-version",
                               KUBERNETES, *option])
                Cluster.secrets = [recorded_release(release, namespace, ours)] if recorded else []
                theirs = output([helm, "upgrade", *arguments, "--install", "--dry-run", "--disable-openapi-validation"])
                manifest = theirs.split("\nMANIFEST:\n", 1)[1].split("\nNOTES:\n", 1)[0]
                if said not in theirs.split("\n")[0] or manifest.strip() != ours.strip():
                    print(f"different: {name}, of which Helm says {theirs.splitlines()[0]}")
                    failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
