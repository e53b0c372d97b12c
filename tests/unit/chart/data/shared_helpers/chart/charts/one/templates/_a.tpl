{{- define "shared.labels" -}}
nobody: sees this
{{- end -}}
