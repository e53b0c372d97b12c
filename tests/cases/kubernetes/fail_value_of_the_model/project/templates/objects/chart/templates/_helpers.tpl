{{- define "objects.labels" -}}
{{- $labels := dict -}}
{{- range $name, $value := .Values.variables -}}
{{- $_ := set $labels (lower $name) $value -}}
{{- end -}}
{{- toYaml $labels -}}
{{- end -}}
