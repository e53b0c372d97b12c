// Records what the Go libraries that Helm is built with make of the case files in ../cases, and is the peer that random
// cases are compared with. record.sh runs it with the library versions of each of Helm's; see ../README.md.
//
//	go run . record PROFILE FILE...     writes each case's results anew
//	go run . sample SEED COUNT FAMILY   prints random cases with their results, one a line
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// The profile whose results stand in a case itself; those of others are there only where they differ.
const mainProfile = "3.21.4"

type object = map[string]json.RawMessage

func main() {
	if len(os.Args) >= 4 && os.Args[1] == "record" {
		for _, file := range os.Args[3:] {
			recordFile(os.Args[2], file)
		}
		return
	}
	if len(os.Args) == 5 && os.Args[1] == "sample" {
		seed, _ := strconv.ParseInt(os.Args[2], 10, 64)
		count, _ := strconv.Atoi(os.Args[3])
		sample(seed, count, os.Args[4])
		return
	}
	fmt.Fprintln(os.Stderr, "record PROFILE FILE... | sample SEED COUNT FAMILY")
	os.Exit(2)
}

// What a case gives: a text, or an error's message. Text that is no UTF-8 travels as Base64.
type result struct {
	Want   *string `json:"want,omitempty"`
	Base64 []byte  `json:"base64,omitempty"`
	Error  *string `json:"error,omitempty"`
}

func text(s string) result {
	if strings.ToValidUTF8(s, "") != s {
		return result{Base64: []byte(s)}
	}
	return result{Want: &s}
}

func failure(message string) result { return result{Error: &message} }

func encode(v interface{}) json.RawMessage {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(out.Bytes())
}

func evaluate(kind string, c object, fixture json.RawMessage) result {
	get := func(key string) string {
		var s string
		if raw, ok := c[key]; ok {
			if err := json.Unmarshal(raw, &s); err != nil {
				panic(fmt.Sprint(key, ": ", err))
			}
		}
		return s
	}
	switch kind {
	case "template":
		data := fixture
		if raw, ok := c["data"]; ok {
			data = raw
		}
		_, strict := c["strict"]
		return execute(get("define"), get("template"), typed(data), strict)
	case "set":
		return setValues(get("set"), get("text"), typed(c["data"]))
	case "ignore":
		_, directory := c["directory"]
		return ignored(get("rules"), get("path"), directory)
	case "tree":
		return tree(get("template"))
	case "tokens":
		return tokens(get("template"))
	}
	panic("no kind " + kind)
}

func recordFile(profile, path string) {
	source, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	var file struct {
		About   string          `json:"about"`
		Kind    string          `json:"kind"`
		Fixture json.RawMessage `json:"fixture,omitempty"`
		Cases   []object        `json:"cases"`
	}
	if err := json.Unmarshal(source, &file); err != nil {
		panic(path + ": " + err.Error())
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n\"about\": %s,\n\"kind\": %s,\n", encode(file.About), encode(file.Kind))
	if file.Fixture != nil {
		var compact bytes.Buffer
		if err := json.Compact(&compact, file.Fixture); err != nil {
			panic(err)
		}
		fmt.Fprintf(&out, "\"fixture\": %s,\n", compact.Bytes())
	}
	out.WriteString("\"cases\": [\n")
	for i, c := range file.Cases {
		if i > 0 {
			out.WriteString(",\n")
		}
		if profile == withoutLiteral && string(c["set"]) == `"literal"` {
			delete(c, profile)
			out.Write(line(c))
			continue
		}
		got := evaluate(file.Kind, c, file.Fixture)
		if profile == mainProfile {
			c = withResult(c, got)
		} else {
			delete(c, profile)
			if !bytes.Equal(encode(got), encode(resultOf(c))) {
				c[profile] = encode(got)
			}
		}
		out.Write(line(c))
	}
	out.WriteString("\n]}\n")
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		panic(err)
	}
}

func resultOf(c object) result {
	var r result
	if err := json.Unmarshal(encode(c), &r); err != nil {
		panic(err)
	}
	return r
}

func withResult(c object, r result) object {
	delete(c, "want")
	delete(c, "base64")
	delete(c, "error")
	switch {
	case r.Want != nil:
		c["want"] = encode(*r.Want)
	case r.Error != nil:
		c["error"] = encode(*r.Error)
	default:
		c["base64"] = encode(r.Base64)
	}
	return c
}

// One case a line, with what it is about first and the other profiles last, so that a changed result is a changed line.
func line(c object) []byte {
	order := []string{"set", "text", "rules", "path", "directory", "define", "template", "data", "strict", "want", "base64", "error", "3.10.1", "4.1.4"}
	var out bytes.Buffer
	out.WriteByte('{')
	written := 0
	for _, key := range order {
		raw, ok := c[key]
		if !ok {
			continue
		}
		if written > 0 {
			out.WriteByte(',')
		}
		written++
		out.Write(encode(key))
		out.WriteByte(':')
		out.Write(encode(raw))
	}
	if written != len(c) {
		panic(fmt.Sprintf("an unknown field in %s", encode(c)))
	}
	out.WriteByte('}')
	return out.Bytes()
}
