{{- define "shared.name" -}}the parent says so{{- end -}}
