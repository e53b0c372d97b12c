{{ define "sub" }}{{ required "deep: down" .Values.nothing }}{{ end }}{{ define "failing" }}
  {{ fail (printf "failed: %s" "x") }}{{ end }}