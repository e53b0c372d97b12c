{{- define "outer" -}}
outer {{ include "inner" . }}
{{- end -}}
{{- define "inner" -}}
inner {{ .Values.missing.field }}
{{- end -}}
{{- define "wrong" -}}
{{ upper .Values }}
{{- end -}}
{{- define "deep" -}}
{{ template "wrong" . }}
{{- end -}}
{{- define "calls" -}}
{{ atoi "x" }}{{ index .Values.list 5 }}
{{- end -}}
{{- define "told" -}}
{{ required "say a value: it is needed" .Values.missing }}
{{- end -}}
{{- define "many" -}}
{{ include "outer" . }}
{{- end -}}
