{{ define "tpl.shared" }}from the chart{{ end }}{{ define "tpl.nothing" }}{{ .Values.nothing }}{{ end }}
