{{ define "whole" }}yaml: {{ fromYaml "hello: world" }} {{ fromYaml "- a" }} {{ fromYaml "" }} {{ fromYaml "a: [" | toJson | quote }}
array: {{ fromYamlArray "- one\n- 2\n- {name: x}" }} {{ fromYamlArray "a: b" | toJson | quote }} {{ fromYamlArray "[one, 2]" | len }}
json: {{ fromJson "{\"hello\":\"world\"}" }} {{ fromJson "[1]" }} {{ fromJson "" }}
list: {{ fromJsonArray "[\"one\", 2, {\"name\":\"x\"}]" }} {{ fromJsonArray "{}" }}
merge: {{ merge (dict "a" (dict "b" "c")) (fromYaml "a: {b: d, e: f}") }} {{ merge (fromYaml "a: {b: d}") (dict "a" (dict "b" "c")) }}
toYaml: {{ toYaml (dict "a" nil "b" (list) "c" (dict)) | quote }} {{ toYaml "" | quote }} {{ toYaml nil | quote }}
toJson: {{ toJson (dict "a" "<&>" "b" 1.0 "c" 1e21) | quote }} {{ toJson nil }}
{{ end }}