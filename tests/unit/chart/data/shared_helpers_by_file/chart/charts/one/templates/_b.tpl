{{- define "shared.blank" -}}not blank{{- end -}}
