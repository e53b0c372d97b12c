// Templates with the functions that Helm gives them: Sprig's, and Helm's own, written after its engine.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/template"

	"github.com/BurntSushi/toml"
	"github.com/Masterminds/sprig/v3"
	"sigs.k8s.io/yaml"
)

const tooManyIncludes = 1000

func functions(set *template.Template, included map[string]int) template.FuncMap {
	all := sprig.TxtFuncMap()
	delete(all, "env")
	delete(all, "expandenv")
	quiet := func(marshal func(interface{}) ([]byte, error)) func(interface{}) string {
		return func(v interface{}) string {
			data, err := marshal(v)
			if err != nil {
				return ""
			}
			return strings.TrimSuffix(string(data), "\n")
		}
	}
	mapReader := func(read func([]byte, interface{}) error) func(string) map[string]interface{} {
		return func(s string) map[string]interface{} {
			m := map[string]interface{}{}
			if err := read([]byte(s), &m); err != nil {
				m["Error"] = err.Error()
			}
			return m
		}
	}
	listReader := func(read func([]byte, interface{}) error) func(string) []interface{} {
		return func(s string) []interface{} {
			a := []interface{}{}
			if err := read([]byte(s), &a); err != nil {
				a = []interface{}{err.Error()}
			}
			return a
		}
	}
	readYaml := func(data []byte, to interface{}) error { return yaml.Unmarshal(data, to) }
	all["toYaml"] = quiet(yaml.Marshal)
	all["fromYaml"] = mapReader(readYaml)
	all["fromYamlArray"] = listReader(readYaml)
	all["toJson"] = func(v interface{}) string {
		data, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		return string(data)
	}
	all["fromJson"] = mapReader(json.Unmarshal)
	all["fromJsonArray"] = listReader(json.Unmarshal)
	all["toToml"] = func(v interface{}) string {
		var out bytes.Buffer
		if err := toml.NewEncoder(&out).Encode(v); err != nil {
			return err.Error()
		}
		return out.String()
	}
	all["fromToml"] = mapReader(toml.Unmarshal)
	all["lookup"] = func(string, string, string, string) (map[string]interface{}, error) {
		return map[string]interface{}{}, nil
	}
	all["getHostByName"] = func(string) string { return "" }
	all["required"] = func(message string, v interface{}) (interface{}, error) {
		if v == nil || v == "" {
			return v, errors.New(message)
		}
		return v, nil
	}
	all["fail"] = func(message string) (string, error) { return "", errors.New(message) }
	all["include"] = func(name string, data interface{}) (string, error) {
		var out strings.Builder
		if included[name] > tooManyIncludes {
			return "", fmt.Errorf("rendering template has a nested reference name: %s: %w", name,
				errors.New("unable to execute template"))
		}
		included[name]++
		err := set.ExecuteTemplate(&out, name, data)
		included[name]--
		return out.String(), err
	}
	all["tpl"] = func(text string, data interface{}) (string, error) {
		clone, err := set.Clone()
		if err != nil {
			return "", err
		}
		clone.Funcs(functions(clone, included))
		parsed, err := clone.New(set.Name()).Parse(text)
		if err != nil {
			return "", fmt.Errorf("cannot parse template %q: %w", text, err)
		}
		var out bytes.Buffer
		if err := parsed.Execute(&out, data); err != nil {
			return "", fmt.Errorf("error during tpl function execution for %q: %w", text, err)
		}
		return strings.ReplaceAll(out.String(), "<no value>", ""), nil
	}
	return all
}

// The template `t`, after a file of definitions, with data as its dot.
func execute(definitions, source string, data interface{}, strict bool) result {
	set := template.New("gotpl").Option("missingkey=zero")
	if strict {
		set.Option("missingkey=error")
	}
	set.Funcs(functions(set, map[string]int{}))
	if definitions != "" {
		if _, err := set.New("definitions").Parse(definitions); err != nil {
			return failure(err.Error())
		}
	}
	if _, err := set.New("t").Parse(source); err != nil {
		return failure(err.Error())
	}
	var out bytes.Buffer
	if err := set.ExecuteTemplate(&out, "t", data); err != nil {
		return failure(err.Error())
	}
	return text(out.String())
}

// What Go writes for the parsed template and its definitions, each definition behind its name.
func tree(source string) result {
	set := template.New("gotpl")
	set.Funcs(functions(set, map[string]int{}))
	parsed, err := set.New("t").Parse(source)
	if err != nil {
		return failure(err.Error())
	}
	var out strings.Builder
	if parsed.Tree != nil {
		out.WriteString(parsed.Tree.Root.String())
	}
	names := []string{}
	for _, one := range set.Templates() {
		if one.Name() != "t" {
			names = append(names, one.Name())
		}
	}
	sortStrings(names)
	for _, name := range names {
		fmt.Fprintf(&out, "\n%s: %s", name, set.Lookup(name).Tree.Root.String())
	}
	return text(out.String())
}
