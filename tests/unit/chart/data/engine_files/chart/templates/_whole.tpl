{{ define "whole" }}get: {{ .Files.Get "text/one.txt" | quote }} {{ .Files.Get "nothing" | quote }} {{ .Files.GetBytes "text/one.txt" }}
glob: {{ range $path, $_ := .Files.Glob "text/*" }}{{ $path }},{{ end }} {{ range $path, $_ := .Files.Glob "**.txt" }}{{ $path }},{{ end }} {{ len (.Files.Glob "none/*") }} {{ range $path, $_ := .Files.Glob "{text,more}/*.{txt,md}" }}{{ $path }},{{ end }}
config: {{ (.Files.Glob "text/*").AsConfig | nindent 2 }}
secrets: {{ (.Files.Glob "more/*").AsSecrets | nindent 2 }}
lines: {{ range .Files.Lines "text/lines.txt" }}[{{ . | quote }}]{{ end }} {{ range .Files.Lines "text/one.txt" }}[{{ . }}]{{ end }} {{ len (.Files.Lines "nothing") }}
crds: {{ .Files.Get "crds/c.yaml" | quote }} {{/**/}}chart= {{ .Files.Get "Chart.yaml" | quote }} values: {{ .Files.Get "values.yaml" | quote }}
none: {{ (.Files.Glob "none/*").AsConfig | quote }}
kinds: {{ kindOf .Files }} {{ typeOf .Files }} {{ len .Files }} {{ kindOf (.Files.Glob "*") }} {{ index .Files "more/z.md" | printf "%s" | quote }}
{{ end }}