// Data of cases: JSON, in which a number is a float64 as in Helm, and an object with one key that begins with `$` is a
// value of another Go type.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"sort"
	"strconv"
)

func typed(raw json.RawMessage) interface{} {
	if len(raw) == 0 {
		return nil
	}
	var v interface{}
	if err := json.Unmarshal(raw, &v); err != nil {
		panic(err)
	}
	return convert(v)
}

func convert(v interface{}) interface{} {
	switch v := v.(type) {
	case []interface{}:
		for i := range v {
			v[i] = convert(v[i])
		}
		return v
	case map[string]interface{}:
		for key, inner := range v {
			if len(v) == 1 && len(key) > 1 && key[0] == '$' {
				return special(key, inner)
			}
			v[key] = convert(inner)
		}
		return v
	}
	return v
}

func special(name string, v interface{}) interface{} {
	texts := func() []string {
		out := []string{}
		for _, item := range v.([]interface{}) {
			out = append(out, item.(string))
		}
		return out
	}
	switch name {
	case "$int":
		i, err := strconv.ParseInt(v.(string), 10, 64)
		if err != nil {
			panic(err)
		}
		return int(i)
	case "$int64":
		i, err := strconv.ParseInt(v.(string), 10, 64)
		if err != nil {
			panic(err)
		}
		return i
	case "$uint64":
		i, err := strconv.ParseUint(v.(string), 10, 64)
		if err != nil {
			panic(err)
		}
		return i
	case "$float":
		switch v.(string) {
		case "inf":
			return math.Inf(1)
		case "-inf":
			return math.Inf(-1)
		case "nan":
			return math.NaN()
		case "-0":
			return math.Copysign(0, -1)
		}
	case "$bytes":
		b, err := base64.StdEncoding.DecodeString(v.(string))
		if err != nil {
			panic(err)
		}
		return b
	case "$raw": // a string of any bytes
		b, err := base64.StdEncoding.DecodeString(v.(string))
		if err != nil {
			panic(err)
		}
		return string(b)
	case "$strings":
		return texts()
	case "$ints":
		out := []int{}
		for _, item := range v.([]interface{}) {
			out = append(out, int(item.(float64)))
		}
		return out
	case "$texts":
		out := map[string]string{}
		for key, item := range v.(map[string]interface{}) {
			out[key] = item.(string)
		}
		return out
	}
	panic(fmt.Sprint("no type ", name, " of ", v))
}

func sortStrings(s []string) { sort.Strings(s) }
