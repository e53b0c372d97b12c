{{ define "redis.port" }}port: {{ .Values.port | trunc 2 }}{{ end }}
