package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"sort"
	"strconv"
	"strings"
)

// Random cases: one a line, with what Go gives.
func sample(seed int64, count int, family string) {
	r := &random{rand.New(rand.NewSource(seed))}
	makers := map[string]func() (string, json.RawMessage){
		"yaml": r.yamlCase, "json": r.jsonCase, "print": r.printCase, "verbs": r.verbCase, "numbers": r.numberCase,
		"semver": r.semverCase, "regex": r.regexCase, "words": r.wordCase, "lists": r.listCase, "read": r.readCase,
		"texts": r.textCase, "compare": r.compareCase, "soup": r.soupCase, "merge": r.mergeCase,
	}
	families := []string{family}
	if family == "all" {
		families = families[:0]
		for name := range makers {
			families = append(families, name)
		}
		sort.Strings(families)
	}
	for i := 0; i < count; i++ {
		source, data := makers[families[i%len(families)]]()
		c := object{"template": encode(source), "data": data}
		os.Stdout.Write(line(withResult(c, execute("", source, typed(data), false))))
		os.Stdout.Write([]byte("\n"))
	}
}

type random struct{ *rand.Rand }

func (r *random) one(from ...string) string { return from[r.Intn(len(from))] }

// Pieces that some reader or writer treats in a way of its own.
var pieces = []string{"a", "b", "Z", "x y", " ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", ":", ": ", " #", "#", "-", "- ", "?", "!", "&", "*", "'", "\"", "\\", "{", "}", "[", "]", ",", "%", "@", "`", "|", ">", "=", "<", "&amp;", "0", "1", "9", "_", ".", "e", "+", "~", "null", "true", "yes", "no", "on", "y", "é", "ß", "日本", "\u2028", "\u0085", "\u00a0", "\ufeff", "😀", "\u0001", "\x7f", "word", "lorem ipsum dolor sit amet", "---", "...", "0x", "2001-01-01", "12:30", "Ä", "ǆ", "{{ .a }}", "${x}", "$1", "\\n", "HTTPServer", "snake_case", "kebab-case", "v1.2.3", "1e3", "0755", "<no value>", "%d", "%s", "\x00", "İ", "ı", "ﬁ", "\u0301", "\u200b", "Ω", "ა"}

var whole = []string{"", "true", "True", "yes", "No", "on", "null", "~", "123", "-1", "+1", "1e3", "0x1F", "0o17", "0b11", "1_000", "1.5", ".5", "5.", "-.inf", ".nan", "12:30", "12:30:45", "2001-01-01", "2001-01-01T10:00:00Z", "<<", "=", "0", "00", "010", "08", "-0", "1e400", "9223372036854775807", "9223372036854775808", "18446744073709551616", "a: b", "a #b", "- a", "? a", " a", "a ", "a\n", "\na", "a\nb", "a\nb\n", "a\n\n", "a \nb", "a\n b", " a\nb", "#!/bin/sh\nset -e\n", "a, b,,c", "a/b/../c.d", "https://u:p@h:80/p?q=1#f", "aGVsbG8=", "102.000", "0.10", "1,5", "pine-oak_elm fir", "v1.24.3-gke.100+meta", "quote \" and ' and \\", strings.Repeat("lorem ipsum ", 12), strings.Repeat("x", 130), strings.Repeat("word's ", 20), strings.Repeat("long: text ", 12)}

func (r *random) str() string {
	if r.Intn(3) == 0 {
		return r.one(whole...)
	}
	n := r.Intn(5)
	if r.Intn(8) == 0 {
		n = r.Intn(30)
	}
	s := ""
	for i := 0; i < n; i++ {
		s += r.one(pieces...)
	}
	return s
}

// Also bytes that are no UTF-8.
func (r *random) hostile() string {
	s := r.str()
	if r.Intn(4) == 0 {
		at := r.Intn(len(s) + 1)
		s = s[:at] + r.one("\xff", "\xc3", "\xe2\x82", "\xed\xa0\x80", "\xf5\x80\x80\x80") + s[at:]
	}
	return s
}

var numbers = []string{"0", "1", "-1", "2", "3", "10", "1.5", "0.1", "2.5", "-2.5", "100000", "999999", "1000000", "1234567", "1234567.5", "1e20", "1e21", "1e22", "123456789012345678", "1e-4", "1e-5", "1e-6", "1e-7", "9007199254740993", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "1e300", "5e-324", "0.00001", "1e15", "1e16", "1.7976931348623157e308", "-9223372036854775808", "3.0", "80", "8080", "0.3333333333333333", "0.5", "1.005", "123.456"}
var integers = []string{"0", "1", "-1", "2", "7", "10", "42", "-100", "255", "1000000", "2147483647", "2147483648", "9223372036854775807", "-9223372036854775808", "9007199254740993"}

func (r *random) number() string {
	if r.Intn(3) == 0 {
		return strconv.FormatFloat(r.NormFloat64()*[]float64{1, 100, 1e6, 1e12, 1e-3}[r.Intn(5)], 'g', r.Intn(17)+1, 64)
	}
	return r.one(numbers...)
}

func wrapped(kind, value string) json.RawMessage {
	return encode(map[string]string{kind: value})
}

func (r *random) scalar() json.RawMessage {
	switch r.Intn(14) {
	case 0, 1:
		return json.RawMessage(r.number())
	case 2:
		return wrapped("$int", r.one(integers...))
	case 3:
		return wrapped("$int64", r.one(integers...))
	case 4:
		return wrapped("$uint64", r.one("0", "1", "18446744073709551615", "9223372036854775808", "77"))
	case 5:
		return json.RawMessage(r.one("true", "false"))
	case 6:
		return json.RawMessage("null")
	case 7:
		if r.Intn(4) == 0 {
			return wrapped("$float", r.one("inf", "-inf", "nan", "-0"))
		}
		return json.RawMessage(r.number())
	case 8:
		if r.Intn(3) == 0 {
			return wrapped("$raw", base64.StdEncoding.EncodeToString([]byte(r.hostile())))
		}
		return encode(r.str())
	case 9:
		if r.Intn(3) == 0 {
			return wrapped("$bytes", base64.StdEncoding.EncodeToString([]byte(r.hostile())))
		}
		return encode(r.str())
	}
	return encode(r.str())
}

func (r *random) tree(depth int) json.RawMessage {
	kind := r.Intn(10)
	switch {
	case depth > 0 && kind < 4:
		m := map[string]json.RawMessage{}
		for i := r.Intn(5); i > 0; i-- {
			key := r.str()
			if !strings.HasPrefix(key, "$") {
				m[key] = r.tree(depth - 1)
			}
		}
		return encode(m)
	case depth > 0 && kind < 6:
		l := []json.RawMessage{}
		for i := r.Intn(4); i > 0; i-- {
			l = append(l, r.tree(depth-1))
		}
		return encode(l)
	case depth > 0 && kind == 6:
		return r.typedList()
	}
	return r.scalar()
}

func (r *random) typedList() json.RawMessage {
	switch r.Intn(3) {
	case 0:
		l := []string{}
		for i := r.Intn(4); i > 0; i-- {
			l = append(l, r.str())
		}
		return encode(map[string][]string{"$strings": l})
	case 1:
		l := []int{}
		for i := r.Intn(4); i > 0; i-- {
			l = append(l, r.Intn(2000)-1000)
		}
		return encode(map[string][]int{"$ints": l})
	}
	m := map[string]string{}
	for i := r.Intn(4); i > 0; i-- {
		if key := r.str(); !strings.HasPrefix(key, "$") {
			m[key] = r.str()
		}
	}
	return encode(map[string]map[string]string{"$texts": m})
}

// A map of what a template names.
func (r *random) with(pairs ...interface{}) json.RawMessage {
	m := map[string]json.RawMessage{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i].(string)] = encode(pairs[i+1])
	}
	m["z"] = json.RawMessage("0")
	return encode(m)
}

func (r *random) yamlCase() (string, json.RawMessage) {
	return r.one("{{ toYaml . }}", "{{ toYaml . }}", "{{ toYaml . | nindent 4 }}", "{{ . | toYaml | fromYaml | toJson }}", "{{ dict \"k\" . | toYaml }}"), r.tree(3)
}

func (r *random) jsonCase() (string, json.RawMessage) {
	return r.one("{{ toJson . }}", "{{ toPrettyJson . }}", "{{ toRawJson . }}", "{{ mustToJson . }}", "{{ list . . | toJson }}", "{{ toJson . | fromJson | toJson }}"), r.tree(3)
}

func (r *random) printCase() (string, json.RawMessage) {
	source := r.one("{{ . }}", "{{ print . }}", "{{ printf \"%v\" . }}", "{{ printf \"%q\" . }}", "{{ printf \"%T\" . }}", "{{ printf \"%s\" . }}", "{{ printf \"%d\" . }}", "{{ print . . }}", "{{ println . 1 . }}", "{{ quote . }}", "{{ squote . }}", "{{ toString . }}", "{{ cat . . }}", "{{ typeOf . }} {{ kindOf . }}", "{{ printf \"%+v|%#v\" . . }}", "{{ html . }}", "{{ js . }}", "{{ urlquery . }}", "{{ list . . | join \",\" }}", "{{ toStrings . }}", "{{ empty . }} {{ default 1 . }} {{ not . }}", "{{ len . }}", "{{ range $k, $v := . }}[{{ $k }}={{ $v }}]{{ else }}none{{ end }}", "{{ range . }}{{ . }};{{ end }}", "{{ with . }}{{ . }}{{ else }}empty{{ end }}", "{{ quote . . nil }}", "{{ printf \"%x %X\" . . }}", "{{ tpl \"{{ . }}\" . }}", "{{ toYaml . | quote }}")
	data := r.tree(2)
	for strings.HasPrefix(string(data), "{\"$") && strings.Contains(source, "range") {
		data = r.tree(2) // an integer would be counted to
	}
	return source, data
}

func (r *random) verbCase() (string, json.RawMessage) {
	format := ""
	n := r.Intn(3) + 1
	for i := 0; i < n; i++ {
		format += r.one("", "", "x", " ", "%%", "é")
		format += "%"
		for r.Intn(3) == 0 {
			format += r.one("+", "-", "#", "0", " ")
		}
		if r.Intn(8) == 0 {
			format += r.one("[1]", "[2]", "[3]", "[0]", "[x]", "[", "[]", "[1")
		}
		if r.Intn(3) == 0 {
			format += r.one("1", "5", "10", "3", "08", "*", "20")
		}
		if r.Intn(3) == 0 {
			format += "." + r.one("", "0", "1", "2", "5", "10", "*")
		}
		format += r.one("v", "v", "s", "s", "d", "d", "q", "q", "T", "t", "x", "X", "f", "g", "e", "G", "E", "F", "b", "o", "O", "c", "U", "z", "!", "é", "w", "")
	}
	m := map[string]json.RawMessage{"a": r.tree(1), "b": r.scalar(), "c": r.scalar()}
	return fmt.Sprintf("{{ printf %s%s }}", strconv.Quote(format), r.one("", " .a", " .a .b", " .a .b .c", " 5 .a", " \"s\" .b", " 1.5 3", " nil .a", " true")), encode(m)
}

func (r *random) numberCase() (string, json.RawMessage) {
	m := map[string]json.RawMessage{"a": r.scalar(), "b": r.scalar(), "c": r.scalar()}
	return r.one("{{ int .a }}", "{{ int64 .a }}", "{{ float64 .a }}", "{{ add .a .b }}", "{{ sub .a .b }}", "{{ mul .a .b }}", "{{ div .a .b }}", "{{ mod .a .b }}", "{{ max .a .b .c }}", "{{ min .a .b .c }}", "{{ add1 .a }}", "{{ addf .a .b }}", "{{ subf .a .b }}", "{{ mulf .a .b }}", "{{ divf .a .b }}", "{{ maxf .a .b }}", "{{ minf .a .b }}", "{{ add1f .a }}", "{{ ceil .a }}", "{{ floor .a }}", "{{ round .a 2 }}", "{{ round .a 0 }}", "{{ round .a 3 0.6 }}", "{{ toDecimal .a }}", "{{ atoi (toString .a) }}", "{{ add .a .b .c | typeOf }}", "{{ mulf .a .b .c }}", "{{ divf .a .b .c }}", "{{ biggest .a .b }}", "{{ seq (mod (int .a) 50) (mod (int .b) 50) }}", "{{ until (mod (int .a) 30 | int) }}", "{{ untilStep (mod (int .a) 30 | int) (mod (int .b) 30 | int) 3 }}", "{{ lt .a .b }}", "{{ addf .a .b .c }}", "{{ subf .a .b .c }}"), encode(m)
}

func (r *random) version() string {
	part := func() string { return r.one("0", "1", "2", "3", "10", "1", "2", "01") }
	s := r.one("", "", "", "v", "V", " ") + part()
	for i := r.Intn(4); i > 0; i-- {
		s += "." + part()
	}
	if r.Intn(3) == 0 {
		s += "-" + r.one("0", "alpha", "beta.1", "rc.2", "1", "10", "a-b", "01", "", "alpha.beta", "é")
	}
	if r.Intn(5) == 0 {
		s += "+" + r.one("build", "1", "a.b", "", "01")
	}
	return s
}

func (r *random) semverCase() (string, json.RawMessage) {
	constraint := ""
	for i := r.Intn(3); i >= 0; i-- {
		v := r.version()
		if r.Intn(4) == 0 {
			v = r.one("*", "x", "1.x", "1.2.x", "X", "1.*", "2.x.x", "0.x", "1.2.x-0", "*-0")
		}
		constraint += r.one("", "", " ") + r.one("", "=", "!=", ">", "<", ">=", "=>", "<=", "=<", "~", "~>", "^") + r.one("", "", " ", "  ") + v
		if i > 0 {
			constraint += r.one(" || ", ", ", " ", "||", ",", " - ", "-", "")
		}
	}
	return r.one("{{ semverCompare .a .b }}", "{{ semverCompare .a .b }}", "{{ semver .b }}", "{{ (semver .b).Prerelease }} {{ (semver .b).Original }}", "{{ (semver .b).Compare (semver .c) }}"), r.with("a", constraint, "b", r.version(), "c", r.version())
}

func (r *random) pattern(depth int) string {
	if depth == 0 {
		return r.one("a", "b", "c", ".", "\\d", "\\w", "\\s", "[a-c]", "[^a]", "[[:alpha:]]", "x", "-", "é", "\\.", "^", "$", "\\b", "\\B", "[0-9_]", "(?:)", "\\pL", "[\\w.]", "日", "\\A", "\\z", "\\x41", "\\Q.*\\E")
	}
	switch r.Intn(9) {
	case 0:
		return r.pattern(depth-1) + r.one("*", "+", "?", "{2}", "{1,3}", "{0,}", "*?", "+?", "??", "{,2}", "**", "{1001}")
	case 1:
		return "(" + r.pattern(depth-1) + ")"
	case 2:
		return r.pattern(depth-1) + "|" + r.pattern(depth-1)
	case 3:
		return "(?:" + r.pattern(depth-1) + ")"
	case 4:
		return r.one("(?i)", "(?s)", "(?m)", "(?U)", "(?P<n>", "(?<n>", "(?=", "(?!", "\\1", "(?i:", "[", "(", ")", "\\", "]", "\\pN", "\\p{Greek}", "\\p{Foo}") + r.pattern(depth-1) + r.one("", ")")
	default:
		return r.pattern(depth-1) + r.pattern(depth-1)
	}
}

func (r *random) regexCase() (string, json.RawMessage) {
	t := ""
	for i := r.Intn(12); i > 0; i-- {
		t += r.one("a", "b", "c", "ab", "x", "-", " ", "é", "日", "1", "23", "_", ".", "\n", "A", "aab", "α")
	}
	if r.Intn(8) == 0 {
		t = r.str()
	}
	f := r.one("{{ regexMatch .p .t }}", "{{ regexFind .p .t }}", "{{ regexFindAll .p .t -1 | toJson }}", "{{ regexFindAll .p .t 2 | toJson }}", "{{ regexReplaceAll .p .t .r }}", "{{ regexReplaceAllLiteral .p .t .r }}", "{{ regexSplit .p .t -1 | toJson }}", "{{ regexSplit .p .t 2 | toJson }}", "{{ mustRegexMatch .p .t }}", "{{ mustRegexReplaceAll .p .t .r }}", "{{ regexQuoteMeta .t }}", "{{ mustRegexFind .p .t }}", "{{ regexSplit .p .t 0 | toJson }}")
	return f, r.with("p", r.pattern(r.Intn(4)), "t", t, "r", r.one("", "X", "$1", "${1}W", "$1W", "$0", "$$", "${n}", "$n-", "$", "${", "${}", "$10", "\\1", "é$1"))
}

func (r *random) wordCase() (string, json.RawMessage) {
	n := fmt.Sprint(r.Intn(30) - 8)
	f := r.one("snakecase", "kebabcase", "camelcase", "title", "untitle", "upper", "lower", "swapcase", "initials", "nospace", "trim", "quote", "squote", "abbrev "+n, "wrap "+n, "wrapWith "+n+" \"|\"", "trunc "+n, "indent "+fmt.Sprint(r.Intn(5)), "nindent "+fmt.Sprint(r.Intn(5)), "repeat "+fmt.Sprint(r.Intn(4)), "trimAll \"-a \"", "trimPrefix \"a\"", "trimSuffix \"\\n\"", "contains \"a\"", "hasPrefix \"a\"", "hasSuffix \"a\"", "replace \"a\" \"é\"", "replace \"\" \"-\"", "splitList \",\"", "splitList \"\"", "split \",\"", "splitn \",\" 2", "sortAlpha", "plural \"one\" \"many\" 1 | cat", "abbrevboth "+fmt.Sprint(r.Intn(8))+" "+n, "substr "+fmt.Sprint(r.Intn(4))+" "+n, "html", "js", "urlquery", "b64enc", "b32enc", "b64dec", "b32dec", "sha256sum", "adler32sum", "base", "dir", "clean", "ext", "isAbs", "len", "toStrings", "first", "rest", "printf \"%q\"", "printf \"%+q\"", "printf \"%x\"", "printf \"%.3s|\"", "printf \"%-8s|\"", "fromJson", "regexQuoteMeta", "toJson", "toYaml", "toRawJson")
	return "{{ " + f + " . }}", wrapped("$raw", base64.StdEncoding.EncodeToString([]byte(r.hostile())))
}

func (r *random) listCase() (string, json.RawMessage) {
	items := func() json.RawMessage {
		if r.Intn(4) == 0 {
			return r.typedList()
		}
		l := []json.RawMessage{}
		for i := r.Intn(6); i > 0; i-- {
			if r.Intn(3) == 0 {
				l = append(l, json.RawMessage(r.one("1", "\"a\"", "null", "true", "\"b\"", "0", "\"\"", "[1]", "{\"a\":1}", "{\"$int\":\"1\"}")))
			} else {
				l = append(l, r.tree(1))
			}
		}
		return encode(l)
	}
	m := map[string]json.RawMessage{"l": items(), "m": items(), "v": r.scalar()}
	f := r.one("first .l", "rest .l", "last .l", "initial .l", "append .l .v", "prepend .l .v", "concat .l .m", "reverse .l", "uniq .l", "without .l .v", "has .v .l", "compact .l", "slice .l 1", "slice .l 0 2", "chunk 2 .l", "join \"-\" .l", "sortAlpha .l", "deepEqual .l .m", "index .l 0", "len .l", "toStrings .l", "dict \"a\" .l \"b\"", "list .l .v", "tuple .v", "all .l .v", "any .l .v", "coalesce .v .l .m", "ternary .l .m true", "default .v .l", "kindOf .l", "typeOf .l", "typeIs \"string\" .v", "kindIs \"slice\" .l", "typeIsLike \"string\" .v", "deepCopy .l", "mustUniq .l", "mustHas .v .l", "cat .l .v", "empty .l", "quote .l", "push .l .v", "first (rest .l)", "reverse (initial .l)", "slice .l 3", "index .l 9", "uniq (concat .l .m)", "mustSlice .l 1 2", "get . \"l\"", "hasKey . \"q\"", "pluck \"l\" . .", "values (pick . \"v\")", "keys . | sortAlpha", "dig \"l\" \"none\" .", "omit . \"l\" | toJson", "pick . \"v\" \"l\"", "unset . \"l\"", "set . \"q\" .v", "eq .v .v", "ne .l nil")
	return "{{ " + f + r.one(" | toJson", " | toYaml", "", "", " | printf \"%v\"") + " }}", encode(m)
}

func (r *random) mergeCase() (string, json.RawMessage) {
	var tree func(depth int) json.RawMessage
	tree = func(depth int) json.RawMessage {
		m := map[string]json.RawMessage{}
		for _, key := range []string{"a", "b", "c", "d"} {
			switch r.Intn(5) {
			case 0:
				if depth > 0 {
					m[key] = tree(depth - 1)
				}
			case 1:
				m[key] = json.RawMessage(r.one("null", "\"\"", "0", "false", "[]", "{}", "\"s\"", "1", "true", "[1]", "{\"a\":1}", "{\"$int\":\"0\"}", "{\"$strings\":[\"x\"]}", "{\"$ints\":[]}"))
			case 2:
				m[key] = r.scalar()
			}
		}
		return encode(m)
	}
	m := map[string]json.RawMessage{"x": tree(2), "y": tree(2), "w": tree(2)}
	return r.one("{{ merge .x .y | toJson }}", "{{ mergeOverwrite .x .y | toJson }}", "{{ merge .x .y .w | toJson }} {{ toJson .y }}", "{{ mergeOverwrite .x .y .w | toJson }} {{ toJson .y }}", "{{ $c := deepCopy .x }}{{ $_ := merge .x .y }}{{ toJson $c }}{{ toJson .x }}", "{{ mustMerge .x .y | toYaml }}", "{{ mustMergeOverwrite (dict) .x .y | toYaml }}", "{{ merge (deepCopy .x) .y .w | printf \"%v\" }}"), encode(m)
}

func (r *random) yamlText(depth int, indent string) string {
	value := func() string {
		switch r.Intn(5) {
		case 0:
			return r.one("a", "x y", "é", "\"q\"", "'s'", "*a", "&a 1", "&b {k: v}", "*b", "!!str 1", "!!int 5", "!!int \"5\"", "!!float 3", "!!bool yes", "!!null ''", "!!binary aGk=", "!foo 1", "~", "", "1:2", "|\n"+indent+"    t\n"+indent+"     u\n", ">-\n"+indent+"    f g\n"+indent+"    h\n", "{a: b}", "[1, 2]", "{}", "[]", "[a: b]", "{a, b}", "{a: }", "#c", "- 1", "'it''s'", "\"\\u00e9\\n\"", "\"a\\\n  b\"", "|+\n"+indent+"    k\n\n", "[a, [b, {c: d}]]", "? c", "2001-01-01", "0o7", "{a: 1, a: 2}", "[", "}", "\"x", "'x", "@a", "`a", "%a", "a: b", "a #c", "|2\n      x\n", ">\n\n"+indent+"    a\n\n"+indent+"    b\n", "*c", "&c [1, *c]", "<<")
		case 1, 2:
			if s := r.one(whole...); !strings.ContainsAny(s, "\n") && len(s) < 60 {
				return s
			}
			return "v"
		case 3:
			return r.number()
		}
		return strings.ReplaceAll(r.one(pieces...), "\n", " ")
	}
	var b strings.Builder
	list := r.Intn(3) == 0
	for i := r.Intn(4) + 1; i > 0; i-- {
		b.WriteString(indent)
		if list {
			b.WriteString("- ")
		} else {
			key := r.one("a", "b", "c", "key", "x y", "1", "true", "\"q\"", "'s'", "<<", "a.b", "? k", "é")
			if r.Intn(4) == 0 {
				key = value()
			}
			b.WriteString(key + ": ")
		}
		if depth > 0 && r.Intn(3) == 0 {
			b.WriteString("\n" + r.yamlText(depth-1, indent+r.one("  ", "  ", " ", "    ")))
		} else {
			b.WriteString(value() + r.one("\n", "\n", "\n", "\r\n", " # remark\n"))
		}
	}
	return b.String()
}

func (r *random) readCase() (string, json.RawMessage) {
	s := r.one("", "", "", "---\n", "# c\n", "%YAML 1.1\n---\n") + r.yamlText(2, "") + r.one("", "", "", "---\nb: 1\n", "...\n", "\t")
	if r.Intn(4) == 0 {
		s = r.hostile()
	}
	if r.Intn(4) == 0 {
		j := string(encode(json.RawMessage(r.tree(2))))
		if n := len(j); n > 0 && r.Intn(2) == 0 {
			j = j[:r.Intn(n)]
		}
		return r.one("{{ fromJson . | toJson }}", "{{ fromJsonArray . | toJson }}", "{{ mustFromJson . | toJson }}", "{{ fromYaml . | toJson }}"), wrapped("$raw", base64.StdEncoding.EncodeToString([]byte(j)))
	}
	return r.one("{{ fromYaml . | toJson }}", "{{ fromYaml . | toJson }}", "{{ fromYamlArray . | toJson }}", "{{ fromYaml . | toYaml }}"), wrapped("$raw", base64.StdEncoding.EncodeToString([]byte(s)))
}

func (r *random) textCase() (string, json.RawMessage) {
	u := r.one("http", "https", "", "ftp", "a b", "1x", "HTTP") + r.one("://", ":", "//", "", ":/") + r.one("", "u@", "u:p@", "u:p%20q@", "@") + r.one("h", "example.com", "[::1]", "é.com", "h h", "[::1", "h%41", "", "1.2.3.4") + r.one("", ":80", ":", ":x", ":99999") + r.one("", "/", "/a/b", "/a b", "/%zz", "/%41%2f", "a", "/é", "/../x", "/a;b=c,d") + r.one("", "?q=1", "?", "?a b&c", "?é") + r.one("", "#f", "#", "#f g", "#%41", "#a#b")
	p := ""
	for i := r.Intn(8); i > 0; i-- {
		p += r.one("/", "a", "..", ".", "b.c", "//", ".x", "a/", "é")
	}
	return r.one("{{ urlParse .u | toJson }}", "{{ urlParse .u | urlJoin }}", "{{ urlquery .u }}", "{{ html .s }}", "{{ js .s }}", "{{ base .p }} {{ dir .p }} {{ ext .p }} {{ clean .p }} {{ isAbs .p }}", "{{ osBase .p }} {{ osDir .p }} {{ osExt .p }} {{ osClean .p }} {{ osIsAbs .p }}", "{{ b64dec .s }}", "{{ b32dec .s }}", "{{ b64enc .s | b64dec }}", "{{ b32enc .s | b32dec }}", "{{ indent 3 .s }}", "{{ wrap 10 .s }}", "{{ .s | nindent 2 | trim }}", "{{ .s | replace \"\\n\" \"\\\\n\" }}", "{{ splitList \"/\" .p | join \"|\" }}", "{{ (split \".\" .p)._0 }}", "{{ (splitn \"/\" 3 .p) }}", "{{ printf \"%s=%q\" .p .s }}", "{{ .s | quote | quote }}", "{{ index .s 0 }}", "{{ slice (list .s) 0 1 }}", "{{ len .s }} {{ .s | trunc 5 }} {{ .s | trunc -5 }}", "{{ plural \"x\" \"y\" (len .s) }}", "{{ .s | toString | upper | title }}", "{{ eq .s .p }} {{ lt .s .p }} {{ contains .p .s }}"), r.with("u", u, "p", p, "s", r.str())
}

func (r *random) compareCase() (string, json.RawMessage) {
	f := r.one("eq .a .b", "ne .a .b", "lt .a .b", "le .a .b", "gt .a .b", "ge .a .b", "eq .a .b .c", "and .a .b", "or .a .b .c", "not .a", "index .a .b", "index .a .b .c", "len .a", "default .a .b", "ternary .a .b .c", "coalesce .a .b .c", "deepEqual .a .b", ".a.b", "(.a).b", ".a.b.c", "kindOf .a", "typeOf .b", "typeIs .a .b", "kindIs .a .b", "has .a .b", "hasKey .a .b", "get .a .b", "dig .a .b .c", "required .a .b", "fail .a", "contains .a .b", "join .a .b", "trunc .a .b", "repeat .a .b", "until .a", "printf .a .b", "include .a .b", "call .a", "eq .a nil", "slice .a .b", "upper .a", "empty .a", "toYaml .a", "list .a .b", "dict .a .b", "set .a .b .c", "keys .a", "tuple", "add .a .b", "substr .a .b .c", "b64enc .a", "first .a", "indent .a .b", "splitList .a .b", "regexMatch .a .b", "semver .a", "semverCompare .a .b", "tpl .a .b", "replace .a .b .c", "merge .a .b", "pick .a .b", "date .a .b", "int .a", "concat .a .b", "sortAlpha .a", "fromYaml .a", "fromJson .a", "range .a", "trim .a", "quote .a")
	if strings.HasPrefix(f, "range") {
		return "{{ range $i, $e := .a }}{{ $i }}={{ $e }} {{ else }}none{{ end }}", encode(map[string]json.RawMessage{"a": r.small(2)})
	}
	if strings.HasPrefix(f, "date ") || strings.HasPrefix(f, "keys") {
		f = "kindOf .a"
	}
	return "{{ " + f + " }}", encode(map[string]json.RawMessage{"a": r.small(2), "b": r.small(1), "c": r.small(1)})
}

// Few different values, so that two are often equal or of one type.
func (r *random) small(depth int) json.RawMessage {
	if depth > 0 && r.Intn(4) == 0 {
		return json.RawMessage(r.one("{\"b\":{\"c\":1}}", "[\"a\",\"b\"]", "{\"a\":null}", "{}", "[]", "{\"$strings\":[\"a\"]}", "{\"$ints\":[1,2]}", "{\"$texts\":{\"a\":\"b\"}}", "[[1],{\"a\":2}]", "{\"a\":{\"b\":3}}", "{\"$strings\":[]}"))
	}
	return json.RawMessage(r.one("1", "2", "\"a\"", "\"b\"", "\"\"", "null", "true", "false", "{\"$int\":\"1\"}", "{\"$int\":\"0\"}", "{\"$int64\":\"1\"}", "{\"$uint64\":\"1\"}", "1.5", "0", "\"1\"", "{\"$int\":\"2\"}", "{\"$int\":\"-1\"}"))
}

// Templates out of tokens in any order: mostly errors of the parser, which has to give Go's words.
func (r *random) soupCase() (string, json.RawMessage) {
	s := ""
	depth := 0
	for i := r.Intn(9) + 1; i > 0; i-- {
		switch r.Intn(5) {
		case 0:
			s += r.one("text", " ", "\n", "  \n ", "}}", "{", "é")
		default:
			s += r.one("{{", "{{", "{{-", "{{- ", "{{ ", "{{/*")
			if r.Intn(3) > 0 {
				word := r.one("if", "range", "with", "else", "end", "define", "block", "template", "break", "continue", "else if", "else with")
				if depth > 0 && r.Intn(2) == 0 {
					word = "end"
				}
				if word == "if" || word == "range" || word == "with" {
					depth++
				}
				if word == "end" && depth > 0 {
					depth--
				}
				s += word
			}
			for j := r.Intn(4); j > 0; j-- {
				s += r.one(" ", " ", " ", "") + r.one(".a", ".b.c", "$", "$x", "$x := ", "$x, $y := ", "$x = ", ".", "nil", "true", "1", "-2", "1.5", "'a'", "\"s\"", "`r`", "(", ")", "|", "| quote", "print", "upper", "list 1 2", "not", "eq 1 1", "nope", "\"x\"", "@", "#", ":=", "=", ",", "0x", "1e", "\"", "`", "'", ".a.b", "(list 1 2)", "(dict \"a\" 1).a", "$.a", "and", "or", "len", "index", "\n", "*/", "..", ".1", "é", "$é", "-", "-}}")
			}
			s += r.one("}}", "}}", "}}", " }}", " -}}", "-}}", "*/}}", "}", "")
		}
	}
	for ; depth > 0; depth-- {
		if r.Intn(4) > 0 {
			s += "{{end}}"
		}
	}
	return s, json.RawMessage("{\"a\":[1,\"x\"],\"b\":{\"c\":\"d\"}}")
}
