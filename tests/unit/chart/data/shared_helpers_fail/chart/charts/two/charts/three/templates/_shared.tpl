{{/* What all charts share. */}}
{{- define "shared.name" -}}
{{ .Chart.Name }}-{{ .Values.suffix .deeper.still }}
{{- end -}}
{{- define "shared.labels" -}}
name: {{ include "shared.name" . }}
from: {{ .Template.Name }}
{{- end -}}
