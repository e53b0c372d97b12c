{{ define "name" }}
{{ required "set name: it is needed" .Values.name }}{{ end }}