{{ define "whole" }}b: {{ lookup "v1" "Pod" "" "" | toJson }} {{ kindOf (lookup "v1" "Pod" "a" "b") }}
{{ end }}