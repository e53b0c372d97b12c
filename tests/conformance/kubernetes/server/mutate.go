package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"os"
	"sort"
	"strconv"

	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// What a value may become: other types, borders, odd texts.
var strange = []any{nil, true, int64(0), int64(-1), int64(1), int64(70000), int64(3000000000), 1.5, "", "0", "a", "A_b", "-x",
	"1Gi", "25%", "101%", "80", "a/b", "a b", "é", "Always", "None", []any{}, []any{"a"}, []any{int64(1)},
	map[string]any{}, map[string]any{"a": "b"}, map[string]any{"name": "a"}}

// place is one spot of an object: a member of a map or an item of a list.
type place struct {
	in    map[string]any
	key   string
	list  *[]any
	index int
}

func (p place) get() any {
	if p.in != nil {
		return p.in[p.key]
	}
	return (*p.list)[p.index]
}

func (p place) set(value any) {
	if p.in != nil {
		p.in[p.key] = value
	} else {
		(*p.list)[p.index] = value
	}
}

// boxed makes lists addressable, so that an item can be removed.
func boxed(value any) any {
	switch typed := value.(type) {
	case map[string]any:
		for key, each := range typed {
			typed[key] = boxed(each)
		}
	case []any:
		for i, each := range typed {
			typed[i] = boxed(each)
		}
		return &typed
	}
	return value
}

func unboxed(value any) any {
	switch typed := value.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, each := range typed {
			out[key] = unboxed(each)
		}
		return out
	case *[]any:
		out := []any{}
		for _, each := range *typed {
			out = append(out, unboxed(each))
		}
		return out
	}
	return value
}

func places(value any, found *[]place) {
	switch typed := value.(type) {
	case map[string]any:
		keys := make([]string, 0, len(typed))
		for key := range typed {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		for _, key := range keys {
			*found = append(*found, place{in: typed, key: key})
			places(typed[key], found)
		}
	case *[]any:
		for i := range *typed {
			*found = append(*found, place{list: typed, index: i})
			places((*typed)[i], found)
		}
	}
}

// mutate changes one place of the object.
func mutate(object any, random *rand.Rand) {
	var all []place
	places(object, &all)
	at := all[random.Intn(len(all))]
	// The identity of an object is not what is tried here.
	if at.in != nil && (at.key == "apiVersion" || at.key == "kind") {
		return
	}
	switch random.Intn(6) {
	case 0:
		if at.in != nil {
			delete(at.in, at.key)
		} else {
			*at.list = append((*at.list)[:at.index:at.index], (*at.list)[at.index+1:]...)
		}
	case 1:
		if at.in != nil {
			at.in[at.key+"s"] = at.in[at.key]
			delete(at.in, at.key)
		} else {
			*at.list = append(*at.list, (*at.list)[at.index])
		}
	case 2:
		if text, ok := at.get().(string); ok {
			at.set(text + strconv.Itoa(random.Intn(100)))
			return
		}
		at.set(strange[random.Intn(len(strange))])
	case 3:
		other := all[random.Intn(len(all))]
		at.set(unboxed(other.get()))
	default:
		at.set(strange[random.Intn(len(strange))])
	}
}

// writeMutations prints `count` objects, each of the files with one place changed.
func writeMutations(seed int64, count int, names []string) error {
	random := rand.New(rand.NewSource(seed))
	var documents [][]byte
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(data)))
		for {
			document, err := reader.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				return err
			}
			documents = append(documents, document)
		}
	}
	for i := 0; i < count; i++ {
		var object any
		if err := yaml.Unmarshal(documents[random.Intn(len(documents))], &object); err != nil {
			return err
		}
		object = boxed(object)
		mutate(object, random)
		text, err := yaml.Marshal(unboxed(object))
		if err != nil {
			return err
		}
		fmt.Printf("---\n%s", text)
	}
	return nil
}
