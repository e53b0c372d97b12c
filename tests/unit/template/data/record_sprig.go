//go:build ignore

// Records what Go prints with Sprig's and Helm's functions, as sprig_golden.json. In a folder of its own, with the
// versions that the goldens should follow:
//
//	cp record_sprig.go /tmp/recorder/main.go && cd /tmp/recorder && go mod init recorder
//	go get github.com/Masterminds/sprig/v3@v3.3.0 github.com/Masterminds/semver/v3@v3.5.0 sigs.k8s.io/yaml@v1.6.0
//	go run main.go > sprig_golden.json
//
// A row is [expression, output] or [expression, null, error]; an expression without braces stands in `{{ }}`. Rows
// combine functions with arguments that are easy to get wrong. Helm's own functions are written after pkg/engine.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	"sigs.k8s.io/yaml"
)

const data = `{"s":"text","empty":"","f":8080,"frac":1.5,"million":1000000,"large":1234567.5,"neg":-2.5,"tiny":0.00001,"zero":0,"t":true,"no":false,"nil":null,"list":["a",1,null,true,"a",1.5],"words":["pear","Apple","fig","apple","fig"],"numbers":[3,1,2,1],"nested":[[1,"x"],[1,"x"],{"k":[]}],"map":{"a":1,"b":{"c":"d","k":{}},"z":null,"e":"","l":[1,2],"no":false,"m":{}},"other":{"a":2,"b":{"x":"y","c":"e","k":{"q":1}},"z":"set","e":"full","l":[3],"no":true,"n":null,"zero":0,"m":{"i":{"j":1}}},"emptymap":{},"emptylist":[],"html":"<a href='x'>&</a>","lines":"one\n  two\n\nthree\n"}`

func funcs() template.FuncMap {
	f := sprig.TxtFuncMap()
	delete(f, "env")
	delete(f, "expandenv")
	f["toYaml"] = func(v interface{}) string {
		d, err := yaml.Marshal(v)
		if err != nil {
			return ""
		}
		return strings.TrimSuffix(string(d), "\n")
	}
	f["fromYaml"] = func(s string) map[string]interface{} {
		m := map[string]interface{}{}
		if err := yaml.Unmarshal([]byte(s), &m); err != nil {
			m["Error"] = err.Error()
		}
		return m
	}
	f["fromYamlArray"] = func(s string) []interface{} {
		a := []interface{}{}
		if err := yaml.Unmarshal([]byte(s), &a); err != nil {
			a = []interface{}{err.Error()}
		}
		return a
	}
	f["toJson"] = func(v interface{}) string {
		d, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		return string(d)
	}
	f["fromJson"] = func(s string) map[string]interface{} {
		m := make(map[string]interface{})
		if err := json.Unmarshal([]byte(s), &m); err != nil {
			m["Error"] = err.Error()
		}
		return m
	}
	f["fromJsonArray"] = func(s string) []interface{} {
		a := []interface{}{}
		if err := json.Unmarshal([]byte(s), &a); err != nil {
			a = []interface{}{err.Error()}
		}
		return a
	}
	return f
}

type row []interface{}

var rows []row
var seen = map[string]bool{}

func add(t string) {
	t = "{{ " + t + " }}"
	raw(t)
}

func short(t string) string {
	if strings.Count(t, "{{") == 1 {
		return strings.TrimSuffix(strings.TrimPrefix(t, "{{ "), " }}")
	}
	return t
}

func raw(t string) {
	if seen[t] {
		return
	}
	seen[t] = true
	var d interface{}
	json.Unmarshal([]byte(data), &d)
	tp, err := template.New("gotpl").Option("missingkey=zero").Funcs(funcs()).Parse(t)
	if err != nil {
		fmt.Fprintln(os.Stderr, "PARSE", t, err)
		return
	}
	var b bytes.Buffer
	if err := tp.Execute(&b, d); err != nil {
		m := err.Error()
		prefix := "template: gotpl:1:"
		// Column and expression are the engine's; most rows are about the function's message.
		if i := strings.Index(m, ">: error calling "); i > 0 && strings.HasPrefix(m, prefix) {
			m = m[i+3:]
		}
		rows = append(rows, row{short(t), nil, m})
		return
	}
	if !json.Valid([]byte(strconv.Quote("x"))) || strings.ToValidUTF8(b.String(), "") != b.String() {
		return // JSON can't carry invalid UTF-8
	}
	rows = append(rows, row{short(t), b.String()})
}

var S = []string{"", "a", "hello world", "  padded  ", "a\nb\n", "héllo wörld", "日本語", "FooBar_baz-qux", "HTTPServer2xx", "a,b,,c", "😀 x y", "-- a --", "tab\there", "true", "123", "ß ǆungla Ǆ"}

func q(s string) string { return strconv.Quote(s) }

func each(f string, args []string) {
	for _, a := range args {
		add(f + " " + a)
	}
}
func pairs(f string, a, b []string) {
	for _, x := range a {
		for _, y := range b {
			add(f + " " + x + " " + y)
		}
	}
}
func triples(f string, a, b, c []string) {
	for _, x := range a {
		for _, y := range b {
			for _, z := range c {
				add(f + " " + x + " " + y + " " + z)
			}
		}
	}
}
func l(s ...string) []string { return s }
func qs(s ...string) []string {
	var o []string
	for _, x := range s {
		o = append(o, q(x))
	}
	return o
}

func main() {
	var strs = qs(S...)
	vals := l("nil", `""`, `"x"`, "0", "1", "-3", "1.5", "true", "false", ".f", ".million", ".large", ".tiny", ".neg", ".zero", ".list", ".emptylist", ".map", ".emptymap", ".nil", ".missing", "(int64 5)", "(list 1 2)", "(dict \"a\" 1)", "(splitList \",\" \"a,b\")", "(until 3)", "(semver \"v1.2.3-rc.1+b\")", "(split \"-\" \"a-b\")", "(concat .emptylist .emptylist)")
	for _, f := range l("trim", "upper", "lower", "title", "untitle", "swapcase", "snakecase", "camelcase", "kebabcase", "nospace", "initials", "b64enc", "b32enc", "sha1sum", "sha256sum", "sha512sum", "adler32sum", "toString", "quote", "squote", "regexQuoteMeta", "base", "dir", "ext", "clean", "isAbs", "atoi", "int", "int64", "float64", "toDecimal") {
		each(f, strs)
	}
	for _, f := range l("snakecase", "camelcase", "kebabcase") {
		each(f, qs("FirstName", "NoHTTPS", "GO_PATH", "GO PATH", "GO-PATH", "http2xx", "HTTP20xOK", "Duration2m3s", "Bld4Floor3rd", "_complex__case_", "some words", "A", "aB", "AB", "ABc", "a1", "1a", "1A2b3C", "a.b.c", "a.B", "__", "-", "x--y", "X1Y2", "Node.js", "myApp2", "v1.2.3", "ÄrgerÜber", "日本Go語", "aé1É", "kebab-case-2", "Foo2Bar", "foo 2 bar", "A1b2C3d", "ABC123DEF456", "x1", "x1-", "x1.", "9", "9-9", "(a)", "a(b)c", "$a", "a$b"))
	}
	each("title", qs("o'neil-smith x_y 3d", "éa ǆa", "a\tb", "a—b", "user-service"))
	for _, f := range l("int", "int64", "float64", "atoi", "toDecimal", "floor", "add", "addf") {
		each(f, qs("0755", "08", "0o17", "0x10", "0b11", "1_000", "0x_1", "1.5", "8080.0", "8080.00", ".0", "0.0", "1.0.0", " 1", "1 ", "+5", "-5", "--5", "1e3", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "99999999999999999999", "inf", "-Infinity", "nan", "0x1p4", "1e400", "junk", "777", "٣"))
	}
	for _, f := range l("int", "int64", "float64", "toDecimal", "floor", "ceil", "add1", "add1f", "toString", "quote", "squote", "typeOf", "kindOf", "empty", "toJson", "toYaml", "toPrettyJson", "toRawJson", "mustToJson", "toStrings", "sortAlpha", "first", "last", "rest", "initial", "reverse", "uniq", "compact", "without", "concat", "slice", "deepCopy", "cat", "coalesce", "default", "all", "any", "list", "dict", "max", "min", "maxf", "print", "join \"-\"", "append", "has 1", "deepEqual .list", "deepEqual nil", "deepEqual 1", "default \"d\"", "ternary 1 2", "printf \"%v\"", "printf \"%s\"", "mustFirst", "chunk 2", "add 1", "mul 2", "toJson | quote |toJson |print", "typeIs \"string\"", "typeIsLike \"semver.Version\"", "kindIs \"slice\"") {
		if strings.Contains(f, "|") {
			continue
		}
		each(f, vals)
	}
	for _, v := range vals {
		add("list " + v + " | toJson")
		add("append " + v + " 1")
		add("prepend " + v + " 1")
		add("rest " + v + " | toJson")
		add("initial " + v + " | toYaml")
		add("concat " + v + " | toJson")
		add("slice " + v + " | toJson")
		add("has " + v + " .list")
		add("has " + v + " .numbers")
		add("without .list " + v)
		add("without .numbers " + v)
		add("uniq (list 1 " + v + " 1 " + v + ")")
		add("has " + v + " (list " + v + ")")
		add("default " + v + " 1")
		add("default " + v + " \"\" ")
		add("dict \"k\" " + v + " | toYaml")
		add("dict " + v + " 1")
		add("merge (dict \"a\" " + v + ") .other | toJson")
		add("mergeOverwrite (dict \"a\" " + v + ") .other | toJson")
		add("merge .map (dict \"a\" " + v + " \"l\" " + v + " \"b\" " + v + " \"new\" " + v + ") | toJson")
		add("mergeOverwrite .map (dict \"a\" " + v + " \"l\" " + v + " \"b\" " + v + " \"new\" " + v + ") | toJson")
		add("set .map \"a\" " + v + " | toJson")
		add("get (dict \"k\" " + v + ") \"k\"")
		add("dig \"k\" \"z\" (dict \"k\" " + v + ")")
		add("dig \"k\" \"q\" \"z\" (dict \"k\" " + v + ")")
		add("dig \"k\" \"z\" " + v)
		add("pluck \"k\" (dict \"k\" " + v + ") .map")
		add("cat \"a\" " + v + " \"b\"")
		add("quote \"a\" " + v + " \"b\"")
		add("join \",\" (list 1 " + v + " 2)")
		add("ternary \"y\" \"n\" " + v)
		add("deepEqual " + v + " (deepCopy " + v + ")")
		add("coalesce nil " + v + " 9")
		add("compact (list 1 " + v + " 2)")
		add("sub 10 " + v)
		add("max 1 " + v)
		add("min 1 " + v)
		add("addf 1 " + v)
		add("round " + v + " 1")
		add("trunc 3 " + v)
		add("trunc " + v + " \"abcdef\"")
		add("indent " + v + " \"abc\"")
		add("repeat " + v + " \"ab\"")
		add("until " + v)
		add("keys " + v + " | sortAlpha")
		add("values " + v + " | len")
		add("hasKey " + v + " \"a\"")
		add("pick " + v + " \"a\"")
		add("urlJoin (dict \"host\" " + v + ")")
	}
	// strings with two arguments
	ops := qs("", "a", "-", "--", " ", "b", "lo", "l", "日", "é", "\n", ",", "ab", "x y")
	for _, f := range l("contains", "hasPrefix", "hasSuffix", "trimPrefix", "trimSuffix", "trimAll", "splitList", "split") {
		pairs(f, ops, qs("", "a", "hello world", "-- a --", "日本語", "héllo", "a,b,,c", "a\nb\n", "xx"))
	}
	pairs("splitList", ops, qs("", "a", "a,b,,c", "日本語"))
	for _, t := range l(`splitList "," "a,b,,c" | toJson`, `splitList "" "日本" | toJson`, `splitList "" "" | toJson`, `splitList "," "" | toJson`, `splitn "," 2 "a,b,c"`, `splitn "," 0 "a,b,c"`, `splitn "," 1 "a,b,c"`, `splitn "," -1 "a,b,c"`, `splitn "" 2 "日本語"`, `splitn "," 9 ""`, `(split "/" "a/b")._1`, `split "/" "a/b" | toYaml`) {
		add(t)
	}
	triples("replace", qs("", "a", "l", "lo", "日", "xyz"), qs("", "-", "ll", "日"), qs("", "hello", "aaa", "日本日", "a\nb"))
	pairs("trunc", l("0", "1", "3", "5", "100", "-1", "-3", "-5", "-100"), qs("", "hello", "ab", "abcde"))
	triples("substr", l("0", "1", "-1", "3", "9"), l("0", "2", "-1", "5", "9", "-7"), qs("hello", "", "ab"))
	pairs("repeat", l("0", "1", "3", "-1"), qs("", "ab", "日"))
	pairs("indent", l("0", "1", "4", "-1"), qs("", "a", "a\nb", "a\n\nb\n", "\n"))
	pairs("nindent", l("0", "2"), qs("", "a", "a\nb", "a\n\nb\n"))
	pairs("wrap", l("0", "1", "5", "10", "80", "-5"), qs("", "a", "hello world", "aaaaaaaaaaaa bb c", "one two  three   four", " lead", "trail ", "a b c d e f", "abcdefghij klm", "long https://example.com/a/b/c end"))
	triples("wrapWith", l("1", "5", "10"), qs("", "|", "\n  "), qs("", "hello world", "aaaaaaaaaaaa bb c", "one two  three   four"))
	pairs("abbrev", l("0", "3", "4", "5", "8", "20"), qs("", "abc", "hello world", "abcd", "abcde"))
	triples("abbrevboth", l("0", "1", "4", "5", "8", "30", "-1"), l("3", "4", "6", "7", "10", "12"), qs("", "abc", "1234 5678 9123", "abcdefghijklmnopqrstuvwxyz"))
	triples("plural", qs("one"), qs("many"), l("0", "1", "2", "-1"))
	for _, t := range l(`quote`, `squote`, `cat`, `quote nil`, `quote 1 2.5 true`, `quote "a\"b" "c\\d" "e\nf" "tab\t" "\u0001" "é" "😀"`, `squote "it's"`, `quote .million .large .tiny .f`, `quote .list .map`, `cat 1 nil "b" .f`, `join "," .list`, `join "" .words`, `join "," "x"`, `join "," 5`, `join "," .map`, `join "," (until 4)`, `sortAlpha .words`, `sortAlpha .numbers`, `sortAlpha (list 10 9 1)`, `toStrings .list | toJson`, `hello`) {
		add(t)
	}
	// regex
	pats := qs("", "a", "a*", "[a-z]+", "(a)(b)?", "^", "$", "\\d+", "(?i)A", "x*", "(?P<n>[a-z])(\\d)", "\\b", "a{2", "\\pL+", "日", "(?m)^.")
	texts := qs("", "abc", "aab", "a1b22", "ab ab", "héé日x", "line\nsecond")
	bad := qs("(", "[", "a{2,1}", "*", "a**", "\\", "(?<x", "[z-a]", "a{1001}", "a)", "(?P<1>a)", "\\q", "(?i", "[[:x:]]", "\\pX", "(?z)")
	for _, f := range l("regexMatch", "mustRegexMatch", "regexFind", "mustRegexFind") {
		pairs(f, bad, qs("abc"))
	}
	pairs("regexMatch", pats, texts)
	pairs("mustRegexMatch", pats, qs("abc"))
	pairs("regexFind", pats, texts)
	triples("regexFindAll", pats, qs("aab", "a1b22", "", "héé日x"), l("-1", "2", "0"))
	triples("regexReplaceAll", pats, qs("aab", "a1b22", "", "héé日x"), qs("-", "<$0>", "${1}x", "$1x", "$n-${n}", "$$", "$", "${", "$2$1"))
	triples("regexReplaceAllLiteral", pats, qs("aab", "", "a1b22"), qs("$1", "-"))
	triples("regexSplit", pats, qs("aab", "a1b22", "", "ab ab"), l("-1", "2", "0", "1"))
	for _, t := range l(`regexFindAll "z" "a" -1 | toJson`, `regexSplit "z" "a" 0 | toJson`, `regexSplit "," "a,b,c" -1 | toJson`, `mustRegexFindAll "[a" "a" -1`, `mustRegexReplaceAll "(" "a" "b"`) {
		add(t)
	}
	// numbers
	nums := l("0", "1", "-1", "7", "-7", "2", "3.7", "-3.7", ".f", ".neg", "\"5\"", "\"0x10\"", "true", "nil", "1.5", "0.1", "0.2", "100", "9223372036854775807", "-9223372036854775808")
	for _, f := range l("add", "sub", "mul", "div", "mod", "max", "min", "addf", "subf", "mulf", "divf", "maxf", "minf") {
		pairs(f, nums[:], l("0", "1", "-7", "3.7", ".neg", "\"0x10\"", "true", "nil", "0.1", "-9223372036854775808")[:9])
		pairs(f, l("-9223372036854775808", "9223372036854775807", "0.2"), l("-1", "1", "2", "0.1", "9223372036854775807"))
	}
	for _, f := range l("floor", "ceil", "add1", "add1f", "round .frac", "biggest") {
		each(f, nums)
	}
	triples("round", l("123.5555", "1.005", "2.5", "-2.5", "0.5", "1e10", "-1.25", "\"3.14159\"", "1.15"), l("0", "1", "2", "3", "-1"), l("", "0.1", "0.9", "0.5", "1"))
	for _, t := range l("add", "add 1 2 3", "mul 1", "mul 2 3 4", "addf", "addf 0.1 0.2 0.3", "divf 1 3", "divf 2 3", "divf 10 4 5", "divf -1 3", "divf 1 3 3", "divf 1e-10 3", "divf 1e20 7", "mulf 1.1 1.1", "mulf 1e200 1e200", "mulf 1e-200 1e-200", "subf 1 0.9", "addf 1e308 1e308", "addf \"inf\" 1", "divf 1 0", "maxf \"nan\" 1", "maxf 1 \"inf\"", "minf 1 \"nan\"", "max 1 \"2\" 3.9", "min 3 .f", "until 0", "until 5", "until -3", "untilStep 0 10 3", "untilStep 10 0 -3", "untilStep 0 10 0", "untilStep 0 10 -1", "untilStep 5 1 2", "untilStep -3 3 2", "seq", "seq 0", "seq 1", "seq 5", "seq -2", "seq 2 5", "seq 5 2", "seq 0 2 10", "seq 10 -3 0", "seq 10 3 0", "seq 0 -1 5", "seq 0 0 5", "seq 1 2 3 4", "seq 2 2", "seq 0 5 3", "round 3.7 0 | toString", "int .million", "int64 .large", "int -3.9", "typeOf (int 3.0)", "typeOf (add 1 2)", "typeOf (len .list)", "typeOf (until 2)", "typeOf (floor 1.2)", "typeOf (atoi \"1\")", "typeOf (splitList \",\" \"\")", "typeOf (split \",\" \"\")", "typeOf (chunk 2 .list)", "typeOf (keys .map)", "typeOf (toStrings .list)", "typeOf (semver \"1\")", "kindOf (semver \"1\")", "typeOf (regexFindAll \"z\" \"\" 1)", "typeOf (slice (until 3) 1)", "typeOf (first .numbers)", "typeOf (list)", "typeOf (get .map \"missing\")") {
		add(t)
	}
	// lists
	lists := l(".list", ".words", ".numbers", ".emptylist", ".nested", "(list 1 1.0 \"1\")", "(until 3)", "(splitList \",\" \"b,a,b\")")
	for _, x := range lists {
		for _, f := range l("first", "last", "rest", "initial", "reverse", "uniq", "compact", "sortAlpha", "toStrings", "len", "join \"-\"", "concat (list 0)", "without .list 1", "deepEqual .list", "toJson", "toYaml", "chunk 1", "chunk 2", "chunk 100", "chunk 0", "mustUniq", "mustReverse") {
			add(f + " " + x)
		}
		add("append " + x + " \"new\" | toJson")
		add("prepend " + x + " \"new\" | toJson")
		add("concat " + x + " " + x + " | toJson")
		add("without " + x + " 1 \"a\" \"fig\" nil")
		add("has \"a\" " + x)
		add("has 1 " + x)
		add("slice " + x + " 1")
		add("slice " + x + " 0 2")
		add("slice " + x + " 1 1")
		add("slice " + x + " 2 1")
		add("slice " + x + " 0 99")
		add("slice " + x + " -1 2")
		add("slice " + x + " \"1\" 2.9")
	}
	for _, t := range l("list | toJson", "tuple 1 2", "concat", "concat | toJson", "concat (list 1) (until 2) (splitList \",\" \"x,y\")", "concat .list 5", "concat .list .map", "first (list)", "first (list) | toJson", "last \"abc\"", "uniq \"abc\"", "push .numbers 4", "mustPush 3 4", "mustAppend nil 4", "mustHas 1 \"x\"", "mustWithout .map 1", "mustSlice 5", "compact (list 0 1 \"\" \"a\" nil false true (list) (dict))", "uniq (list (dict \"a\" 1) (dict \"a\" 1) (dict \"a\" 2))", "chunk -1 .list", "chunk -1 .emptylist | toJson") {
		add(t)
	}
	// maps
	for _, t := range l("dict", "dict | toJson", "dict \"a\"", "dict \"a\" 1 \"b\"", "dict 1 2 true 3", "dict \"a\" 1 \"a\" 2", "get .map \"a\"", "get .map \"q\"", "get .map \"z\"", "hasKey .map \"z\"", "hasKey .map \"q\"", "set .map \"q\" (list 1) | toYaml", "unset .map \"a\" | toJson", "unset .map \"q\" | len", "pick .map \"a\" \"b\" \"q\" | toJson", "pick .map", "omit .map \"a\" \"b\" \"l\" | toJson", "omit .map | len", "pluck \"a\" .map .other", "pluck \"q\" .map | toJson", "pluck \"a\"", "keys .map | sortAlpha", "keys .map .other | sortAlpha", "keys", "keys .emptymap | toJson", "values .emptymap | toJson", "values (dict \"x\" 1)", "dig \"b\" \"c\" \"none\" .map", "dig \"b\" \"q\" \"none\" .map", "dig \"a\" \"q\" \"none\" .map", "dig \"z\" \"q\" \"none\" .map", "dig \"z\" \"none\" .map", "dig \"x\" \"y\"", "dig", "dig 1 \"d\" .map", "dig \"q\" \"r\" 7 .map", "merge .map .other | toJson", "merge .other .map | toJson", "mergeOverwrite .map .other | toJson", "mergeOverwrite .other .map | toJson", "merge (dict) .map .other | toJson", "mergeOverwrite (dict) .map .other | toJson", "merge .map | toJson", "mustMerge .emptymap .other | toJson", "mustMergeOverwrite .emptymap .other .map | toJson", "merge (dict \"a\" (dict \"b\" 1)) (dict \"a\" 5) | toJson", "merge (dict \"a\" 5) (dict \"a\" (dict \"b\" 1)) | toJson", "mergeOverwrite (dict \"a\" (dict \"b\" 1)) (dict \"a\" 5) | toJson", "mergeOverwrite (dict \"a\" (dict \"b\" 1)) (dict \"a\" nil) | toJson", "mergeOverwrite (dict \"a\" (list 1)) (dict \"a\" (list)) | toJson", "merge (dict \"a\" (list)) (dict \"a\" (list 1)) | toJson", "mergeOverwrite (dict \"a\" \"s\") (dict \"a\" (list 1)) | toJson", "merge (dict \"a\" \"s\") (dict \"a\" (list 1)) | toJson", "merge (dict \"a\" nil) (dict \"a\" (dict)) | toJson", "deepCopy .map | toJson", "deepCopy .nested | toJson", "merge (split \",\" \"a\") .map", "set (split \",\" \"a\") \"k\" \"v\"", "merge .map (split \",\" \"a\")", "merge .map nil", "fromYaml \"\" | toJson", "fromYaml \"null\" | toJson", "fromYaml \"~\" | toYaml", "fromYaml \"# x\" | toJson", "fromYaml \"---\\n\" | toJson", "fromYamlArray \"null\" | toJson", "fromYamlArray \"# x\\n\" | toJson", "set (fromJson \"null\") \"a\" 1", "merge (fromJson \"null\") .other | toJson", "fromJson \"null\"", "mustChunk 2 .list", "mustChunk 2 5", "mustCompact .list", "mustCompact 5", "mustDeepCopy .map", "mustInitial .list", "mustInitial 5", "mustLast .list", "mustPrepend .list 0", "mustPrepend 5 0", "mustRegexReplaceAllLiteral \"a\" \"abc\" \"$0\"", "mustRegexSplit \",\" \"a,b\" -1", "mustRest .list", "mustRest .map", "mustToPrettyJson .map", "mustToRawJson .html", "trimall \"$\" \"$5$\"", "fromJson \"null\" | toYaml", "fromJson \" \"", "regexMatch \"(?<n>a)b\" \"ab\"", "regexReplaceAll \"(?<n>a)b\" \"ab\" \"${n}\"", "mustRegexMatch \"(?<=a)b\" \"ab\"", "mustRegexMatch \"[(?<n>]\" \"<\"", "set (fromYaml \"\") \"a\" 1", "merge (fromYaml \"\") .other | toJson", "fromYaml \"\"") {
		add(t)
	}
	for _, t := range []string{
		`{{ $a := dict "x" (dict "y" 1) }}{{ $b := merge (dict) $a }}{{ $_ := set $b.x "y" 2 }}{{ $a | toJson }} {{ $b | toJson }}`,
		`{{ $a := dict "x" (dict "y" 1) }}{{ $b := deepCopy $a }}{{ $_ := set $b.x "y" 2 }}{{ $a | toJson }}`,
		`{{ $a := dict "x" dict }}{{ $b := dict "x" (dict "z" 1) }}{{ $_ := merge $a $b }}{{ $_ := set $a.x "q" 1 }}{{ $b | toJson }}`,
		`{{ $a := dict "x" (dict) }}{{ $b := dict "x" (dict) }}{{ $_ := merge $a $b }}{{ $_ := set $a.x "q" 1 }}{{ $b | toJson }}`,
		`{{ $a := dict "x" (dict) }}{{ $b := dict "x" (dict "z" 1) }}{{ $_ := merge $a $b }}{{ $_ := set $a.x "q" 1 }}{{ $b | toJson }}`,
		`{{ $a := dict "x" nil }}{{ $b := dict "x" (dict "z" 1) }}{{ $_ := merge $a $b }}{{ $_ := set $a.x "q" 1 }}{{ $b | toJson }}`,
		`{{ $l := list 1 2 }}{{ $m := append $l 3 }}{{ $l }} {{ $m }}`,
		`{{ $d := dict }}{{ range $i, $w := .words }}{{ $_ := set $d $w $i }}{{ end }}{{ $d | toJson }}`,
		`{{ $o := omit .map "a" }}{{ $_ := set $o.b "new" 1 }}{{ .map.b | toJson }}`,
		`{{ range until 3 }}{{ . }};{{ end }}`, `{{ range $i, $c := splitList "," "a,b" }}{{ $i }}{{ $c }}{{ end }}`,
		`{{ with semver "v1.2.3-rc.1+build" }}{{ .Major }} {{ .Minor }} {{ .Patch }} {{ .Prerelease }} {{ .Metadata }} {{ .Original }} {{ . }}{{ end }}`,
		`{{ (semver "1.2").Patch | typeOf }}`,
		`{{ (semver "1.2.4").Compare (semver "1.2.3") }}`, `{{ (semver "1.2.3-a").LessThan (semver "1.2.3") }}`,
		`{{ (semver "1.2.3").GreaterThan (semver "1.2.3") }}`, `{{ (semver "v1.2").Equal (semver "1.2.0+b") }}`,
		`{{ (semver "v1.2").String }}`, `{{ $v := semver "1.2.3" }}{{ deepEqual $v (semver "1.2.3") }} {{ deepEqual $v (semver "v1.2.3") }} {{ has $v (list $v) }}`,
		`{{ (semver "1.2").Foo }}`, `{{ list (semver "1.2") | toYaml }} {{ dict "v" (semver "v1.2+b") | toJson }}`,
	} {
		raw(t)
	}
	// encodings
	each("b64dec", qs("", "aGk=", "aGk", "aGk==", "a", "aG", "aGk=\n", "!!", "aGk=x", "aG==k", "=", "====", "aGVsbG8gd29ybGQ=", "aGVs bG8=", "YQ==", "YR==", "YWI", "YWI=YWI="))
	each("b32dec", qs("", "NBUQ====", "NBUQ", "NBUQ===", "nbuq====", "NBSWY3DP", "N=======", "NB======", "NBU=====", "!", "NB=UQ===", "NBSWY3DPNBUQ====", "NBUQ====X", "MY======", "MZXQ====", "1", "NBSWY3D\nP"))
	for _, t := range l("toJson .", "toPrettyJson .map", "toRawJson .html", "toJson .html", "toPrettyJson .html", "toJson \"\\u2028 \\u0001 \\b\\f\\n\\r\\t \\\\ \\\" é\"", "toJson .million", "toJson .tiny", "toJson 1e21", "toJson 1e20", "toJson 1e-7", "toJson 1e-6", "toJson 0.1", "toJson 123456789.123", "toJson (float64 \"inf\")", "mustToJson (float64 \"nan\")", "toRawJson (float64 \"nan\")", "toPrettyJson (list)", "toPrettyJson (dict)", "toPrettyJson (list (list) (dict))", "fromJson \"{\\\"a\\\": [1, 2.5, null, \\\"x\\\"]}\"", "fromJson \"{}\"", "fromJson \"null\" | toJson", "fromJsonArray \"[1,[2]]\"", "fromJsonArray \"null\" | toJson", "fromJson \"[1]\"", "fromJson \"5\"", "fromJson \"\\\"x\\\"\"", "fromJson \"true\"", "fromJsonArray \"{}\"", "fromJson \"\"", "fromJsonArray \"\"", "mustFromJson \"\"", "mustFromJson \"[1, true]\"", "mustFromJson \"5\" | typeOf", "fromJson \"{\\\"a\\\":1,\\\"a\\\":2}\"", "toYaml .", "toYaml .map", "toYaml .lines", "toYaml (dict \"text\" .lines)", "toYaml .words", "toYaml .nested", "toYaml (list (dict \"a\" 1 \"b\" (list 1 2)) (list 1 (list 2)))", "toYaml (dict \"yes\" \"yes\" \"1\" \"1\" \"n\" \"null\" \"t\" \"~\" \"d\" \"2001-01-01\" \"e\" \"\" \"s\" \" x\" \"c\" \"a: b\" \"h\" \"a #b\" \"time\" \"12:30\" \"o\" \"0755\" \"x\" \"0x1\")", "toYaml .million", "toYaml .large", "toYaml (dict \"a\" nil \"b\" true \"c\" 1.5 \"d\" 10000000)", "toYaml \"\"", "toYaml (list)", "toYaml (dict)", "toYaml .emptylist", "dict \"a2\" 1 \"a10\" 2 \"A\" 3 \"_\" 4 | toYaml", "fromYaml \"a: 1\\nb: [x, y]\\nc: {d: yes}\\n\" | toJson", "fromYaml \"a: 0755\\nb: 1e3\\nc: 12:30\\nd: ~\\ne: 1_000\\nf: 0x1F\" | toJson", "fromYaml \"- a\"", "fromYaml \"5\"", "fromYamlArray \"- a\\n- 1\" ", "fromYamlArray \"a: 1\"", "fromYamlArray \"\" | toJson", "fromYaml \"a: 1\\na: 2\" | toJson", "toYaml .map | indent 4", "toYaml .map | nindent 2", "toYaml .map | fromYaml | toJson", "toJson .map | fromJson | toYaml", "fromYaml \"1: a\\ntrue: b\" | toJson") {
		add(t)
	}
	// paths
	ps := qs("", ".", "..", "/", "//", "/a", "/a/", "a/b", "a//b", "a/./b", "a/../b", "../a", "../../a", "/../a", "a/b/..", "a/..", "./a", "a.b.c", ".hidden", "a.b/c", "/a/b.tar.gz", "a/b/", "a/../..", "/a/../..", "x/../../y/z/..")
	for _, f := range l("base", "dir", "ext", "clean", "isAbs", "osBase", "osDir", "osExt", "osClean", "osIsAbs") {
		each(f, ps)
	}
	// urls
	urls := qs("", "http://example.com", "https://user:p%40ss@example.com:8443/a/b?x=1&y=2#frag", "example.com/a", "/just/path", "//host/path", "mailto:a@b.c", "http://[::1]:80/", "http://[fe80::1%25en0]/", "http://a b/", "http://a:port/", ":bad", "http://h/%zz", "http://h/%41%20b", "http://h?q", "http://h?", "http://h#", "HTTP://H/", "a:b:c", "1http://x", "http://u@h", "http://u:@h", "http://h/a b", "http://é.com/ü", "*", "///a", "http:///a", "x:/y", "http://h/a?b#c?d", "http://u:p@ss@h/", "http://[::1", "http://h:", "a/b:c", "b:c/d", "http://h/\u007f", "http://h/'()*!", "http://h/#a!b'c(d)e*f g")
	for _, u := range urls {
		add("urlParse " + u)
		add("urlParse " + u + " | urlJoin")
	}
	for _, t := range l(`urlJoin (dict "scheme" "http" "host" "h:1" "path" "/p" "query" "a=b c" "fragment" "f g" "userinfo" "u:p")`, `urlJoin (dict "path" "a:b/c")`, `urlJoin (dict "host" "h" "path" "p")`, `urlJoin (dict "scheme" "mailto" "opaque" "a@b")`, `urlJoin (dict)`, `urlJoin (dict "scheme" "http")`, `urlJoin (dict "scheme" "http" "path" "p q")`, `urlJoin (dict "host" 1)`, `urlJoin (dict "userinfo" "u:p@ w" "host" "h")`, `urlJoin (dict "userinfo" "a b" "host" "h")`, `urlJoin (dict "path" "/a?b%c;d=e&f,g+h:i@j$k")`, `urlJoin (dict "host" "a b<c>" "path" "*")`) {
		add(t)
	}
	// versions
	cons := qs("1.2.3", "=1.2", "1.2.x", "*", "", "x", ">1", ">=1.2", "<2", "<=1.2", "=>1.2.3", "=<1.2.3", "!=1.2", "!=1.2.3", "!=1", "~1.2.3", "~1.2", "~1", "~>1.2", "~0.0.0", "^1.2.3", "^0.2.3", "^0.0.3", "^0.0", "^0", "^1.x", "1.2 - 1.4", "1.2 - 1.4 || >3", ">=1.19-0", ">=1.2.3-alpha.1", ">1.2.3-beta", ">= 1.0, < 2.0", ">=1.0 <2.0", "<v3.7.0-0", "bad", ">>1", "1.2.3.4", ">=1.2 || bad", "1.2.3+meta", "01.2", ">= x", "1.*", "^1.2-0", ">11", "1.2.3 1.2.3", ">1.1 - 2")
	vers := qs("1.2.3", "v1.2.3", "1.2", "1", "1.2.4", "1.3.0", "2.0.0", "0.2.5", "0.0.3", "1.2.3-alpha.1", "1.2.3-beta", "1.19.3-eks-1234", "v1.24.3-gke.100+meta", "11.1.0", "3.7.0-rc.1", "bad", "")
	pairs("semverCompare", cons, vers)
	each("semver", append(vers, qs("1.2.3-01", "1.2.3-a..b", "1.2.3-", "1.2.3+", "1.2.3+a.b", "1.2.3.4", "V1", "01.02.03", "1.2.3-rc.1", " 1.2.3", "99999999999999999999.0.0", "1.2.3-a_b", "1.-1", "1..2", "1.2.3-a+b-c.d")...))
	pairs("semverCompare", qs(">1.2.3-alpha", "<1.2.3-alpha.beta", ">1.2.3-1", "<1.2.3-10", "=1.2.3-rc.1", "!=1.2.3-rc.1", "~1.2.3-rc.1", "^1.2.3-rc.1", "<=1.2-0", ">1.2-0"), qs("1.2.3-alpha.1", "1.2.3-2", "1.2.3-rc.1", "1.2.3-rc.2", "1.2.3", "1.2.0-5"))
	fmt.Println("{")
	fmt.Printf("  \"recorded_with\": \"Go 1.26.8 text/template (missingkey=zero), Masterminds/sprig v3.3.0, Masterminds/semver v3.5.0, sigs.k8s.io/yaml v1.6.0\",\n")
	fmt.Printf("  \"data\": %s,\n", data)
	fm := funcs()
	names := []string{"and", "call", "eq", "ge", "gt", "html", "include", "index", "js", "le", "len", "lookup", "lt", "ne", "not", "or", "print", "printf", "println", "required", "tpl", "urlquery", "toToml", "mustToToml", "fromToml", "mustToYaml", "toYamlPretty"}
	for n := range fm {
		names = append(names, n)
	}
	sort.Strings(names)
	nb, _ := json.Marshal(names)
	fmt.Printf("  \"names\": %s,\n", nb)
	fmt.Println("  \"cases\": [")
	for i, r := range rows {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.Encode([]interface{}(r))
		c := ","
		if i+1 == len(rows) {
			c = ""
		}
		fmt.Println(strings.TrimSpace(b.String()) + c)
	}
	fmt.Println("  ]\n}")
	fmt.Fprintln(os.Stderr, len(rows))
}
