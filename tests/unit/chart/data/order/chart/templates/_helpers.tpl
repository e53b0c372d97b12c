{{ define "order.x" }}x{{ end }}
kind: Never
