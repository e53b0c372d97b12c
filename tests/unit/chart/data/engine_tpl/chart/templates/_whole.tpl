{{ define "whole" }}plain: {{ tpl .Values.plain . }}
with: {{ tpl .Values.with . }}
function: {{ tpl .Values.function . }}
include: {{ tpl .Values.include . }}
nested: {{ tpl .Values.nested . }}
empty: {{ tpl "" . | quote }}
missing: {{ tpl "{{ .Values.noSuchKey }}" . | quote }} {{ tpl "{{ .Values.noSuchKey }}" . | len }}
none: {{ include "none" . | quote }} {{ include "none" . | len }} {{ printf "%v" .Values.noSuchKey | quote }}
file: {{ tpl (.Files.Get "text.txt") . }}
name: {{ tpl "{{ .Template.Name }} {{ .Template.BasePath }}" . }}
changed: {{ tpl "{{ .Template.Name }}" (dict "Template" (dict "Name" "other" "BasePath" "base")) }}
dollar: {{ tpl "{{ $.Release.Name }} {{ with .Values.map }}{{ .key }}{{ $.Values.map.key }}{{ end }}" . }}
many: {{ range $i, $t := .Values.list }}{{ tpl $t $ }};{{ end }}
toYaml: {{ tpl (toYaml .Values.tree) . | nindent 2 }}
{{ end }}