// Records what Go's own text/template makes of the cases beside this file. Run it with the Go version that the goldens
// should follow, from this folder:
//
//	go run record.go go_templates.json
//
// Each case keeps its template and data; "want" (the output) or "error" (the exact message) is written anew. The
// template may use the functions below, which are Helm's and Sprig's with the same results; data are JSON, so numbers
// are float64 as in Helm.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"text/template"
)

type Case struct {
	Template string          `json:"template"`
	Data     json.RawMessage `json:"data,omitempty"`
	Shared   string          `json:"shared,omitempty"` // a name in the file's "data"
	Strict   bool            `json:"strict,omitempty"` // missingkey=error
	Want     *string         `json:"want,omitempty"`
	Error    string          `json:"error,omitempty"`
}

type File struct {
	Go    string                     `json:"go"`
	Data  map[string]json.RawMessage `json:"data"`
	Cases []Case                     `json:"cases"`
}

func functions(set *template.Template, included map[string]int) template.FuncMap {
	return template.FuncMap{
		"list":    func(items ...interface{}) []interface{} { return items },
		"dict":    dict,
		"int":     func(v interface{}) int { return int(integer(v)) },
		"int64":   func(v interface{}) int64 { return integer(v) },
		"upper":   strings.ToUpper,
		"trimAll": func(set, text string) string { return strings.Trim(text, set) },
		"repeat":  func(count int, text string) string { return strings.Repeat(text, count) },
		"ternary": func(yes, no interface{}, test bool) interface{} {
			if test {
				return yes
			}
			return no
		},
		"hasKey":    func(m map[string]interface{}, key string) bool { _, ok := m[key]; return ok },
		"set":       func(m map[string]interface{}, key string, v interface{}) map[string]interface{} { m[key] = v; return m },
		"splitList": func(sep, text string) []string { return strings.Split(text, sep) },
		"include": func(name string, data interface{}) (string, error) {
			var out strings.Builder
			if included[name] > 1000 {
				return "", fmt.Errorf("rendering template has a nested reference name: %s: %w", name, errors.New("unable to execute template"))
			}
			included[name]++
			err := set.ExecuteTemplate(&out, name, data)
			included[name]--
			return out.String(), err
		},
		"tpl": func(text string, data interface{}) (string, error) {
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
		},
		"required": func(message string, v interface{}) (interface{}, error) {
			if v == nil || v == "" {
				return v, errors.New(message)
			}
			return v, nil
		},
		"fail": func(message string) (string, error) { return "", errors.New(message) },
	}
}

func dict(items ...interface{}) map[string]interface{} {
	m := map[string]interface{}{}
	for i := 0; i < len(items); i += 2 {
		m[fmt.Sprint(items[i])] = ""
		if i+1 < len(items) {
			m[fmt.Sprint(items[i])] = items[i+1]
		}
	}
	return m
}

func integer(v interface{}) int64 {
	switch v := v.(type) {
	case float64:
		return int64(v)
	case int:
		return int64(v)
	case int64:
		return v
	case bool:
		if v {
			return 1
		}
	}
	return 0
}

func run(c *Case, shared map[string]json.RawMessage) {
	raw := c.Data
	if c.Shared != "" {
		raw = shared[c.Shared]
	}
	var data interface{}
	if len(raw) > 0 {
		if err := json.Unmarshal(raw, &data); err != nil {
			panic(err)
		}
	}
	c.Want, c.Error = nil, ""
	set := template.New("gotpl").Option("missingkey=zero")
	if c.Strict {
		set.Option("missingkey=error")
	}
	set.Funcs(functions(set, map[string]int{}))
	if _, err := set.New("t").Parse(c.Template); err != nil {
		c.Error = err.Error()
		return
	}
	var out bytes.Buffer
	if err := set.ExecuteTemplate(&out, "t", data); err != nil {
		c.Error = err.Error()
		return
	}
	text := out.String()
	c.Want = &text
}

func main() {
	source, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var file File
	if err := json.Unmarshal(source, &file); err != nil {
		panic(err)
	}
	file.Go = runtime.Version()
	for i := range file.Cases {
		run(&file.Cases[i], file.Data)
	}
	// One case a line, so that a changed result is a changed line.
	var text strings.Builder
	shared, err := json.Marshal(file.Data)
	if err != nil {
		panic(err)
	}
	fmt.Fprintf(&text, "{\"go\": %q,\n\"data\": %s,\n\"cases\": [\n", file.Go, shared)
	for i, c := range file.Cases {
		if i > 0 {
			text.WriteString(",\n")
		}
		text.WriteString(line(c))
	}
	text.WriteString("\n]}\n")
	if err := os.WriteFile(os.Args[1], []byte(text.String()), 0o644); err != nil {
		panic(err)
	}
}

func line(c Case) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(c); err != nil {
		panic(err)
	}
	return strings.TrimSpace(out.String())
}
