// Helm's own tables: values on the command line, and files that a chart leaves out.
package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"stageplot/tables/ignore"
	"stageplot/tables/strvals"
)

// This Helm has no --set-literal: nothing is recorded of it.
const withoutLiteral = "3.10.1"

// The values behind `--set` and its like, as JSON.
func setValues(kind, source string, data interface{}) result {
	values, _ := data.(map[string]interface{})
	if values == nil {
		values = map[string]interface{}{}
	}
	var err error
	switch kind {
	case "text":
		err = strvals.ParseIntoString(source, values)
	case "json":
		err = strvals.ParseJSON(source, values)
	case "literal":
		err = strvals.ParseLiteralInto(source, values)
	default:
		err = strvals.ParseInto(source, values)
	}
	if err != nil {
		return failure(err.Error())
	}
	out, err := json.Marshal(values)
	if err != nil {
		return failure(err.Error())
	}
	return text(string(out))
}

// Whether a chart's .helmignore leaves the path out.
func ignored(source, path string, directory bool) result {
	rules, err := ignore.Parse(strings.NewReader(source))
	if err != nil {
		return failure(err.Error())
	}
	rules.AddDefaults()
	folder, err := os.MkdirTemp("", "ignore")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	full := filepath.Join(folder, path)
	if directory {
		err = os.MkdirAll(full, 0o755)
	} else if err = os.MkdirAll(filepath.Dir(full), 0o755); err == nil {
		err = os.WriteFile(full, nil, 0o644)
	}
	if err != nil {
		panic(err)
	}
	info, err := os.Stat(full)
	if err != nil {
		panic(err)
	}
	if rules.Ignore(path, info) {
		return text("ignored")
	}
	return text("kept")
}
