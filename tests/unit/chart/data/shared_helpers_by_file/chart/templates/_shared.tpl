{{/* What all charts share. */}}
{{- define "shared.name" -}}
{{ .Chart.Name }}-{{ .Values.suffix | default "none" }}
{{- end -}}
{{- define "shared.labels" -}}
name: {{ include "shared.name" . }}
from: {{ .Template.Name }}
{{- end -}}
{{- define "shared.blank" -}}
{{- end -}}
