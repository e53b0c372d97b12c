#include "diagnostics/rules/chart.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule chart_metadata{
    .code = "chart.metadata",
    .title = "a chart's Chart.yaml is missing or wrong",
    .what =
        "The folder has no Chart.yaml, a field of it has a type that Helm does not take, or what every chart needs "
        "(`apiVersion`, `name`, a semantic `version`, a `type` that can be installed) is not there.",
    .why = "Helm refuses to load the chart.",
    .example = "apiVersion: v2\nname: webservice\nversion: latest\n",
    .fix = "apiVersion: v2\nname: webservice\nversion: 1.4.0\n",
};

const Rule chart_unreadable{
    .code = "chart.unreadable",
    .title = "a chart cannot be read as a whole",
    .what =
        "A file of the folder cannot be read, is no regular file or larger than Helm takes, a link leads nowhere or "
        "back "
        "to where it lies, a pattern of `.helmignore` is malformed, a packed chart is damaged, has entries that lead "
        "out of it or unpacks to more than a chart may hold, or folders and charts are nested too deep.",
    .why =
        "Every file of the folder that `.helmignore` does not name, and every file of a packed chart, belongs to the "
        "chart.",
    .example = "a file of 20 MiB in the folder of the chart",
    .fix = "name it in `.helmignore`, or move it out of the folder",
};

const Rule chart_link{
    .code = "chart.link",
    .severity = Severity::warning,
    .title = "a link in a chart's folder was followed",
    .what =
        "A file or folder of a chart that was named on the command line is a symbolic link. As in Helm its target is "
        "taken for a part of the chart, also one outside of the chart's folder.",
    .why =
        "What the chart renders depends on a file that is not in its folder: others who get the folder get another "
        "chart, and a chart from somebody else can print any file that this user may read.",
    .example = "templates/defaults.yaml -> ../../shared/defaults.yaml\n",
    .fix = "copy the file into the chart, or make it a template of a library chart that the charts depend on",
};

const Rule chart_import{
    .code = "chart.import",
    .severity = Severity::warning,
    .title = "a chart imports values that its subchart does not have",
    .what =
        "An entry of `import-values` names something in the values of the subchart that is not there, or is no map.",
    .why = "Helm goes on without it, so that the parent's templates read their own defaults, or nothing.",
    .example =
        "dependencies:\n- name: redis\n  version: 17.x\n  import-values: [defaults]   # redis has no "
        "exports.defaults\n",
    .fix =
        "dependencies:\n- name: redis\n  version: 17.x\n  import-values:\n  - {child: master, parent: redisMaster}\n",
};

const Rule chart_missing_dependency{
    .code = "chart.missing-dependency",
    .title = "a declared subchart is not in charts/",
    .what = "Chart.yaml lists a dependency, and no chart under `charts/` has its name.",
    .why = "Helm does not fetch subcharts while it renders; it stops, also where the subchart would be switched off.",
    .example = "dependencies:\n- name: redis\n  version: 17.x\n  repository: https://charts.example.com\n",
    .fix = "run `helm dependency build` in the chart's folder",
};

const Rule chart_values{
    .code = "chart.values",
    .title = "values have a shape that the chart cannot take",
    .what = "A values.yaml is no map, or what stands under a subchart's name is none.",
    .why = "Helm stops: a subchart's values are the map under its name.",
    .example = "redis: true\n",
    .fix = "redis:\n  enabled: true\n",
};

const Rule chart_values_conflict{
    .code = "chart.values-conflict",
    .severity = Severity::warning,
    .title = "a value and its default are of different kinds",
    .what = "The values give a map where the chart's default is a plain value or a list, or the reverse.",
    .why = "Helm does not merge the two and goes on with one of them; templates were written for the other kind.",
    .example = "# values.yaml of the chart: resources: {}\nresources: small\n",
    .fix = "resources:\n  limits:\n    memory: 256Mi\n",
};

const Rule chart_release_name{
    .code = "chart.release-name",
    .title = "the name of the release is one that Helm refuses",
    .what =
        "A release's name has at most 53 characters: lower case letters, digits, hyphens and points, with a letter or "
        "digit at both ends of each part.",
    .why = "Names of objects are made of it.",
    .example = "stageplot template User_Service ./chart",
    .fix = "stageplot template user-service ./chart",
};

const Rule chart_kubernetes_version{
    .code = "chart.kubernetes-version",
    .title = "the chart is not made for this version of Kubernetes",
    .what = "`kubeVersion` of Chart.yaml is a range that the version in question is not in.",
    .why = "Helm refuses to install the chart there.",
    .example = "kubeVersion: \">=1.29.0-0\"   # rendered with --kube-version 1.28\n",
    .fix = "render for a version in the range, or widen the range once the chart was tried there",
};

const Rule chart_helm_version{
    .code = "chart.helm-version",
    .title = "a version of Helm that charts cannot be rendered like",
    .what = "`environment.kubernetes.helmVersion` or `--helm-version` names a version that has no profile here.",
    .why =
        "Helm's versions give different manifests for the same chart and values, so that rendering like a neighbour "
        "would show what is not deployed.",
    .example = "kubernetes: {helmVersion: \"3.12.0\"}\n",
    .fix = "kubernetes: {helmVersion: \"3.10.1\"}\n",
};

const Rule chart_unread_value{
    .code = "chart.unread-value",
    .severity = Severity::warning,
    .title = "a chart is given a value that it does not know",
    .what =
        "The values that a target prints for its chart have a key at the top that is neither among the chart's "
        "defaults nor in its schema.",
    .why = "Helm passes it on and nothing reads it: the setting has no effect, and nobody is told.",
    .example = "values.yaml of the chart: replicaCount: 1\nvalues that are printed: replicas: 3\n",
    .fix = "values that are printed: replicaCount: 3\n",
};

const Rule chart_newer_function{
    .code = "chart.newer-function",
    .title = "a template calls a function that this version of Helm does not have",
    .what = "The function exists in a later version of Helm than the one that the chart is rendered for.",
    .why = "That Helm stops with `function … not defined`, whether or not the line is ever reached.",
    .example = "checksum: {{ .Values.config | sha512sum }}   # rendered for Helm 3.10.1\n",
    .fix = "checksum: {{ .Values.config | sha256sum }}\n",
};

const Rule chart_manifest{
    .code = "chart.manifest",
    .title = "a template renders to something that is no manifest",
    .what =
        "A document that a template printed is not valid YAML, or its `kind`, `metadata.name` or an annotation is a "
        "list or map where a text belongs.",
    .why =
        "Helm stops before anything is installed. Most often a value with a colon, a line break or a leading special "
        "character was printed without quotes, or a block was indented by the wrong number.",
    .example = "metadata:\n  annotations:\n    note: {{ .Values.note }}\n",
    .fix = "metadata:\n  annotations:\n    note: {{ .Values.note | quote }}\n",
};

const Rule chart_unknown_hook{
    .code = "chart.unknown-hook",
    .severity = Severity::warning,
    .title = "a document names a hook that does not exist",
    .what = "The annotation `helm.sh/hook` holds an event that Helm does not know.",
    .why = "Helm drops the whole document and says so in its log alone.",
    .example = "annotations:\n  helm.sh/hook: pre-upgarde\n",
    .fix = "annotations:\n  helm.sh/hook: pre-upgrade\n",
};

const Rule chart_too_large{
    .code = "chart.too-large",
    .title = "a render needs more memory than it may have",
    .what = "The values, or what the templates make of them, reached the limit of a render's memory.",
    .why = "A chart that grows without end would take the machine with it.",
    .example = "{{- range until 100000000 }}{{ . }}{{ end }}\n",
    .fix = "end the loop where the data end",
};

std::span<const Rule* const> chart_family() {
  static const std::vector<const Rule*> kFamily = {
      &chart_metadata,        &chart_unreadable,         &chart_link,
      &chart_import,          &chart_missing_dependency, &chart_values,
      &chart_values_conflict, &chart_release_name,       &chart_kubernetes_version,
      &chart_helm_version,    &chart_unread_value,       &chart_newer_function,
      &chart_manifest,        &chart_unknown_hook,       &chart_too_large};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
