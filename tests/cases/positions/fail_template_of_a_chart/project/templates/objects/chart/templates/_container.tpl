{{- define "objects.container" -}}
- name: cart
  image: cart
  imagePolicy: {{ .Values.container.pullPolicy }}
  ports:
    - containerPort: {{ .Values.container.port | quote }}
  resources:
    limits:
      {{- include "objects.limits" .Values.container.limits | nindent 6 }}
{{- end }}
{{- define "objects.limits" -}}
{{- if eq .memory "0" }}{{ fail "a container cannot live without memory" }}{{ end -}}
memory: {{ .memory | quote }}
cpu: {{ .cpu | quote }}
{{- end }}
