{{- /*
Two kinds of helper. The first ones give plain text: who prints it quotes it. The others give finished YAML, typed and
quoted inside, which is printed by `nindent` alone. A test of the project holds every action of the chart to that.
*/ -}}

{{- /*
A value as YAML whose lines `nindent` can indent. Helm's toYaml is that with two exceptions, which toJson shows: where a
text holds U+0085, U+2028 or U+2029, readers of YAML see a line break that nindent does not, and what stands behind it
leaves its place; and where a text holds another character that YAML refuses unescaped, toYaml gives nothing at all.
Helm also deletes every `<no value>` that it finds in a file. A value with one of these is printed on a single line.
*/ -}}
{{- define "webservice.yaml" -}}
{{- if regexMatch "[^\\t\\n\\r -~\\x{A0}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]|\\\\u202[89]|\\\\u003cno value" (toJson .) -}}
{{- include "webservice.flow" . -}}
{{- else -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{- /* The same on one line, with all but printable characters as escapes. */ -}}
{{- define "webservice.flow" -}}
{{- $separator := "" -}}
{{- if kindIs "map" . -}}
{{- print "{" -}}
{{- range $key, $value := . -}}
{{- $separator -}}{{- include "webservice.flow" $key -}}{{- print ": " -}}{{- include "webservice.flow" $value -}}
{{- $separator = ", " -}}
{{- end -}}
{{- print "}" -}}
{{- else if kindIs "slice" . -}}
{{- print "[" -}}
{{- range . -}}
{{- $separator -}}{{- include "webservice.flow" . -}}
{{- $separator = ", " -}}
{{- end -}}
{{- print "]" -}}
{{- else if kindIs "string" . -}}
{{- quote . | replace "<no value>" "\\x3cno value>" -}}
{{- else -}}
{{- toJson . -}}
{{- end -}}
{{- end -}}

{{- /* The release, which is the name of all its objects. It is never cut: another name would be another object. */ -}}
{{- define "webservice.name" -}}
{{- .Release.Name -}}
{{- end -}}

{{- /* The application's container: the base name, which has no suffix in any environment. */ -}}
{{- define "webservice.containerName" -}}
{{- .Values.nameOverride | default (include "webservice.name" .) -}}
{{- end -}}

{{- define "webservice.ingressName" -}}
{{- .Values.ingress.name | default (include "webservice.name" .) -}}
{{- end -}}

{{- define "webservice.autoscalerName" -}}
{{- .Values.hpa.name | default (include "webservice.name" .) -}}
{{- end -}}

{{- define "webservice.fluentdConfigName" -}}
{{- printf "%s-fluentd" (include "webservice.name" .) -}}
{{- end -}}

{{- define "webservice.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "webservice.name" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{- /*
What a string field of Kubernetes gets from a value that people also write without quotes. Takes a dict of `value` and
`path`. Helm reads numbers as float64, which prints a million as 1e+06 and loses digits beyond 2^53.
*/ -}}
{{- define "webservice.text" -}}
{{- if kindIs "string" .value -}}
{{- .value -}}
{{- else if kindIs "bool" .value -}}
{{- toJson .value -}}
{{- else if kindIs "float64" .value -}}
{{- if or (gt .value 9007199254740991.0) (lt .value -9007199254740991.0) -}}
{{- fail (printf "%s: a number of this size loses digits: put it in quotes" .path) -}}
{{- else if eq .value (floor .value) -}}
{{- int64 .value -}}
{{- else -}}
{{- toJson .value -}}
{{- end -}}
{{- else if or (kindIs "int64" .value) (kindIs "int" .value) -}}
{{- int64 .value -}}
{{- else -}}
{{- fail (printf "%s: expected a string, a number or a boolean, not %s" .path (kindOf .value)) -}}
{{- end -}}
{{- end -}}

{{- define "webservice.image" -}}
{{- $tag := "" -}}
{{- if not (kindIs "invalid" .Values.image.tag) -}}
{{- $tag = include "webservice.text" (dict "value" .Values.image.tag "path" "image.tag") -}}
{{- end -}}
{{- printf "%s:%s" (.Values.image.repository | default "") $tag -}}
{{- end -}}

{{- /*
A map whose values are strings in Kubernetes, as JSON. Takes a dict of `map` and `path`; an entry that is null is left
out.
*/ -}}
{{- define "webservice.stringsJson" -}}
{{- $path := .path -}}
{{- $strings := dict -}}
{{- range $key, $value := .map -}}
{{- if not (kindIs "invalid" $value) -}}
{{- $_ := set $strings $key (include "webservice.text" (dict "value" $value "path" (printf "%s.%s" $path $key))) -}}
{{- end -}}
{{- end -}}
{{- toJson $strings -}}
{{- end -}}

{{- define "webservice.strings" -}}
{{- include "webservice.stringsJson" . | fromJson | include "webservice.yaml" -}}
{{- end -}}

{{- /* What the pods are found by. It can't be changed once a Deployment exists. */ -}}
{{- define "webservice.selector" -}}
{{- dict "app" (include "webservice.name" .) | include "webservice.yaml" -}}
{{- end -}}

{{- define "webservice.podLabelsJson" -}}
{{- $labels := dict -}}
{{- if .Values.inventoryCode -}}
{{- $_ := set $labels "inventory_code" .Values.inventoryCode -}}
{{- end -}}
{{- range $key, $value := .Values.labels -}}
{{- $_ := set $labels $key $value -}}
{{- end -}}
{{- $_ := set $labels "app" (include "webservice.name" .) -}}
{{- include "webservice.stringsJson" (dict "map" $labels "path" "labels") -}}
{{- end -}}

{{- define "webservice.podLabels" -}}
{{- include "webservice.podLabelsJson" . | fromJson | include "webservice.yaml" -}}
{{- end -}}

{{- define "webservice.labels" -}}
{{- $labels := include "webservice.podLabelsJson" . | fromJson -}}
{{- $_ := set $labels "app.kubernetes.io/managed-by" .Release.Service -}}
{{- include "webservice.yaml" $labels -}}
{{- end -}}

{{- /* Prometheus picks its rules by labels: those of the values stand over the chart's own. */ -}}
{{- define "webservice.prometheusRuleLabels" -}}
{{- $labels := include "webservice.podLabelsJson" . | fromJson -}}
{{- $_ := set $labels "app.kubernetes.io/managed-by" .Release.Service -}}
{{- range $key, $value := .Values.prometheusRule.labels -}}
{{- $_ := set $labels $key $value -}}
{{- end -}}
{{- include "webservice.yaml" $labels -}}
{{- end -}}

{{- /* Annotations of the pods: the chart's own and, over them, those of the values. */ -}}
{{- define "webservice.podAnnotations" -}}
{{- $annotations := dict -}}
{{- if .Values.metrics.enabled -}}
{{- $_ := set $annotations "prometheus.io/scrape" "true" -}}
{{- $_ := set $annotations "prometheus.io/path" .Values.metrics.path -}}
{{- $_ := set $annotations "prometheus.io/port" (.Values.metrics.port | default .Values.service.port) -}}
{{- $_ := set $annotations "prometheus.io/scheme" .Values.metrics.scheme -}}
{{- end -}}
{{- if .Values.fluentd.image -}}
{{- $_ := set $annotations "checksum/fluentd" (sha256sum (.Values.fluentd.config | default "")) -}}
{{- end -}}
{{- if .Values.configMap.data -}}
{{- $_ := set $annotations "checksum/config" (sha256sum (toJson .Values.configMap.data)) -}}
{{- end -}}
{{- if .Values.deploytime -}}
{{- $_ := set $annotations "deploytime" .Values.deploytime -}}
{{- end -}}
{{- range $key, $value := .Values.podAnnotations -}}
{{- $_ := set $annotations $key $value -}}
{{- end -}}
{{- include "webservice.strings" (dict "map" $annotations "path" "podAnnotations") -}}
{{- end -}}

{{- /* The Ingress's annotations: the chart's own and, over them, those of the values. */ -}}
{{- define "webservice.ingressAnnotations" -}}
{{- $annotations := dict -}}
{{- if eq .Values.ingress.classAs "annotation" -}}
{{- $_ := set $annotations "kubernetes.io/ingress.class" .Values.ingress.class -}}
{{- end -}}
{{- if eq .Values.ingress.class "alb" -}}
{{- $_ := set $annotations "alb.ingress.kubernetes.io/scheme" .Values.ingress.scheme -}}
{{- if .Values.ingress.certificateArn -}}
{{- $_ := set $annotations "alb.ingress.kubernetes.io/certificate-arn" .Values.ingress.certificateArn -}}
{{- end -}}
{{- end -}}
{{- range $key, $value := .Values.ingress.annotations -}}
{{- if eq $key "kubernetes.io/ingress.class" -}}
{{- fail "ingress.annotations: give the class as ingress.class" -}}
{{- end -}}
{{- $_ := set $annotations $key $value -}}
{{- end -}}
{{- include "webservice.strings" (dict "map" $annotations "path" "ingress.annotations") -}}
{{- end -}}

{{- define "webservice.serviceAccountAnnotations" -}}
{{- $annotations := dict -}}
{{- if .Values.serviceAccount.roleArn -}}
{{- $_ := set $annotations "eks.amazonaws.com/role-arn" .Values.serviceAccount.roleArn -}}
{{- end -}}
{{- range $key, $value := .Values.serviceAccount.annotations -}}
{{- $_ := set $annotations $key $value -}}
{{- end -}}
{{- include "webservice.strings" (dict "map" $annotations "path" "serviceAccount.annotations") -}}
{{- end -}}

{{- /* A probe as Kubernetes has it. A field that is null takes a default of the chart away. */ -}}
{{- define "webservice.probe" -}}
{{- $probe := dict -}}
{{- range $key, $value := . -}}
{{- if not (kindIs "invalid" $value) -}}
{{- $_ := set $probe $key $value -}}
{{- end -}}
{{- end -}}
{{- include "webservice.yaml" $probe -}}
{{- end -}}

{{- /* Requests and limits: quantities are strings, so that a number keeps its digits. Takes a dict of `map` and `path`. */ -}}
{{- define "webservice.resources" -}}
{{- $path := .path -}}
{{- $resources := dict -}}
{{- range $kind, $quantities := .map -}}
{{- if $quantities -}}
{{- $strings := include "webservice.stringsJson" (dict "map" $quantities "path" (printf "%s.%s" $path $kind)) -}}
{{- $_ := set $resources $kind (fromJson $strings) -}}
{{- end -}}
{{- end -}}
{{- include "webservice.yaml" $resources -}}
{{- end -}}

{{- /* The variables of the application's container, without those of its config map. */ -}}
{{- define "webservice.variables" -}}
{{- $variables := list -}}
{{- $plain := .Values.env | default dict -}}
{{- range $name, $value := $plain -}}
{{- if not (kindIs "invalid" $value) -}}
{{- $text := include "webservice.text" (dict "value" $value "path" (printf "env.%s" $name)) -}}
{{- $variables = append $variables (dict "name" $name "value" $text) -}}
{{- end -}}
{{- end -}}
{{- range $name, $key := .Values.secretEnv -}}
{{- if not (kindIs "invalid" $key) -}}
{{- if not (kindIs "invalid" (index $plain $name)) -}}
{{- fail (printf "secretEnv.%s: env has a variable of this name too" $name) -}}
{{- end -}}
{{- $source := dict "secretKeyRef" (dict "name" $key.name "key" $key.key) -}}
{{- $variables = append $variables (dict "name" $name "valueFrom" $source) -}}
{{- end -}}
{{- end -}}
{{- include "webservice.yaml" $variables -}}
{{- end -}}

{{- /*
How many pods the Deployment asks for while an autoscaler owns the number: as many as run now, within its bounds. A
manifest that doesn't say would set the Deployment of a chart that did say back to one pod; one that says replicaCount
would undo the autoscaler's work with every deployment. Nothing where there is no Deployment yet, or no cluster.
*/ -}}
{{- define "webservice.runningReplicas" -}}
{{- $live := lookup "apps/v1" "Deployment" .Release.Namespace (include "webservice.name" .) -}}
{{- if $live -}}
{{- max (int64 .Values.replicaCount) (min (int64 .Values.maxReplicaCount) (int64 $live.spec.replicas)) -}}
{{- end -}}
{{- end -}}
