"""Values files with something changed: what mutate.py shows to Helm and to Stageplot.

A tree consists of Map, list, str (a string, written in one of YAML's styles) and Raw (a scalar that is written as it
is). Everything is drawn from the random.Random that the caller gives, so that a case can be repeated.
"""
import json


class Raw(str):
    """YAML text of a scalar or of a key."""


class Map(list):
    """[key, value] pairs in order; keys are Raw. A key may stand twice."""


# One a line; readers of YAML 1.1 and 1.2, of JSON and of float64 disagree on most of them.
SCALARS = [Raw(line) for line in r"""
null
~
true
false
yes
No
ON
y
""
''
[]
{}
[[]]
[{}]
0
-0
1
-1
0.5
-0.0
.5
1.
65535
65536
2147483647
2147483648
9007199254740993
9223372036854775808
-9223372036854775809
18446744073709551615
18446744073709551616
123456789012345678901234567890
1e3
1E-7
1e21
1e400
-1e400
0x1F
0X1f
0o17
017
08
0b11
1_000
1_0.5
1000000
1234567.5
0.1
3.0
100%
.inf
-.INF
.nan
12:30
12:30:45
2001-01-01
2001-12-14t21:59:43.10-05:00
"yes"
"null"
"12"
"1e3"
"0x1F"
"9007199254740993"
"12:30"
!!str 12
!!int "12"
!!float 3
!!binary aGVsbG8=
!!null x
!own x
=
<<
[1, "a", null, {b: []}]
[{name: a}, {name: b, value: 1}]
{"1": 2}
{name: a, key: b}
{port: 80}
{metric: restarts}
{metric: cpu_utilization, threshold: 1e3}
{a: null, b: {c: ~}}
{httpGet: null, exec: {command: [a, "b c"]}}
500m
3Gi
75%
alb
nginx
https
name
a-b
1d
5m
/path
"\0"
"a\0b"
"\x7f"
"\x85"
"\e[1m"
"\ud800"
"\U0001F600"
"\u2028\u2029"
"\ufeff"
"\uFFFE"
plain words
*unknown
&anchor text
|
""".split("\n") if line]

STRINGS = [
    "", " ", "a: b", "a #b", "# no comment", "- item", "-", "{{ .Values.image.tag }}", "{{", "}}", "}} {{", "it's",
    'say "hi"', "back\\slash", "a\nb", "a\nb\n", "a\n\nb\n\n", "\na", " a\nb", "a \nb", "a\n b\n", "a\tb", "\ta\n",
    "a\r\nb", "---", "--- a", "...", "a\n---\nkind: Pod\n", "&a", "*a", "!a", "|", ">", "%", "@", "`", "[a", "{a", "?",
    "? a", ":", ": a", "a:", "true", "Yes", "null", "~", "12", "1e3", "0x1F", "1_000", "12:30", "2001-01-01", ".5", "=",
    "<<", "\U0001F600", "é", "\u00a0", "\u2028", "\u3000x", "e\u0301", "<a href=\"b&c\">", "$1 ${a} %s %d", "a,b=c",
    "arn:aws:iam::1:role/a", "UPPER", "a.b.c", "a/b", "x" * 200, "x" * 5000, "word " * 40 + "end", "a  b " * 30,
    "long \"quoted\" " * 12, "tab\there " * 15, "\U0001F600 " * 40, "line\n" * 30, "18446744073709551616", "1.2.3",
    "no-dash-", "-dash", "ends.", "a" * 63, "a" * 64, "a" * 254, "http", "PORT", "\\n", "\\", "'", "''", '"',
]

KEYS = [Raw(line) for line in r"""
extra
""
yes
on
null
~
true
1
1.5
0x1F
1e3
"a.b"
a.b/c
"with space"
"quo\"te"
"{{ x }}"
"\U0001F600"
"a\nb"
"a: b"
<<
=
2001-01-01
[a]
{a: b}
-
x-
UPPER_CASE
9lives
team
""".split("\n") if line] + [Raw("k" * 63), Raw("k" * 64), Raw("k" * 300)]

# Damage to the text itself: what a hand that slips leaves behind.
SLIPS = ["\t", " ", "  ", "\n", ":", ": ", "-", "- ", "{", "}", "[", "]", "\"", "'", "#", "&", "*", "!", "|", ">", "%",
         "@", "`", ",", "?", "\x00", "\x01", "\x7f", "\x85", "\ufeff", "\u2028", "\n---\n", "\n...\n", "\n<<: 1\n", "\\"]


def tree_of(data):
    """The tree of what json.load with parse_int=Raw, parse_float=Raw has read."""
    if isinstance(data, dict):
        return Map([Raw(json.dumps(key)), tree_of(value)] for key, value in data.items())
    if isinstance(data, list):
        return [tree_of(value) for value in data]
    if data is None or isinstance(data, bool):
        return Raw(json.dumps(data))
    return data


def copy_of(tree):
    if isinstance(tree, Map):
        return Map([key, copy_of(value)] for key, value in tree)
    return [copy_of(value) for value in tree] if isinstance(tree, list) else tree


def nodes(tree, path=()):
    """(path, value) of all that is below the tree; a path has positions, of Maps too."""
    for position, item in enumerate(tree if isinstance(tree, list) else ()):
        value = item[1] if isinstance(tree, Map) else item
        yield path + (position,), value
        yield from nodes(value, path + (position,))


def holder(tree, path):
    for position in path[:-1]:
        tree = tree[position][1] if isinstance(tree, Map) else tree[position]
    return tree


def put(tree, path, value):
    """Replaces what is there."""
    into = holder(tree, path)
    if isinstance(into, Map):
        into[path[-1]] = [into[path[-1]][0], value]
    else:
        into[path[-1]] = value


def any_value(random):
    if random.random() < 0.6:
        return random.choice(SCALARS)
    if random.random() < 0.85:
        return random.choice(STRINGS)
    depth = random.choice([1, 3, 50])
    return Raw("[" * depth + "{a: 1}" + "]" * depth)


def damaged(random, text):
    at = random.randint(0, len(text))
    odd = random.choice(["\"", "'", "\\", "\n", "\t", "\r", " ", "  ", ": ", " #", "{{", "}}", "\0", "\x07", "\x7f",
                         "\u0085", "\u2028", "\u00e9", "\U0001F600", "%s", "-", "/", ".", "A", "<", "&"])
    return text[:at] + odd + text[at + random.choice([0, 0, 1]):]


def near(random, text):
    """A number beside this one."""
    try:
        number = float(text)
        return Raw(random.choice([str(int(number) + 1), str(int(number) - 1), str(-int(number)), str(number + 0.5),
                                  str(number), str(int(number) * 10 ** 15), f"0{int(number)}", f'"{text}"']))
    except (ValueError, OverflowError):
        return Raw("2")


def mutate(random, tree, donor):
    """Changes one place; gives what was done, in words. `donor` is a tree with parts to plant elsewhere."""
    path, value = random.choice(list(nodes(tree)))
    into = holder(tree, path)
    what = random.choices(["value", "null", "delete", "add", "swap", "wrap", "close", "donate", "twice"],
                          [30, 10, 10, 12, 6, 6, 18, 6, 2])[0]
    if what == "value":
        put(tree, path, any_value(random))
    elif what == "null":
        put(tree, path, Raw("null"))
    elif what == "delete":
        del into[path[-1]]
    elif what == "swap":
        other, taken = random.choice(list(nodes(tree)))
        put(tree, path, copy_of(taken))
    elif what == "wrap":
        put(tree, path, random.choice([lambda: [value], lambda: Map([[Raw("a"), value]]), lambda: [value, value],
                                       lambda: [Map([[Raw("name"), value]])]])())
    elif what == "close" and isinstance(value, Raw):
        put(tree, path, near(random, value))
    elif what == "close" and isinstance(value, str):
        put(tree, path, damaged(random, value))
    elif isinstance(into, Map):
        _, planted = random.choice(list(nodes(donor)))
        key = into[path[-1]][0] if what == "twice" else random.choice(KEYS)
        into.insert(random.randint(0, len(into)), [key, copy_of(planted) if what == "donate" else any_value(random)])
    else:
        into.insert(path[-1], any_value(random))
    return f"{what} {path}"


def written_string(random, text, indent):
    style = random.random()
    if style < 0.15 and "'" not in text and text.isprintable() and text:
        return f"'{text}'"
    if style < 0.4 and "\n" in text and not text[0].isspace() and "\r" not in text and "\0" not in text:
        chomping = "" if text.endswith("\n") and not text.endswith("\n\n") else "+" if text.endswith("\n") else "-"
        pad = " " * indent
        return "|" + chomping + "\n" + "\n".join(pad + line if line else "" for line in text.removesuffix("\n").split("\n"))
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def written(random, value, indent):
    """The text behind `key:` or `-`, with the blank or the line break that it begins with."""
    if isinstance(value, Map) and value:
        return "\n" + block(random, value, indent)
    if isinstance(value, list) and value and not isinstance(value, Map):
        pad = " " * indent
        return "".join(f"\n{pad}-{written(random, item, indent + 2)}" for item in value)
    if isinstance(value, list):
        return " {}" if isinstance(value, Map) else " []"
    return " " + (value if isinstance(value, Raw) else written_string(random, value, indent))


def block(random, tree, indent=0):
    return "\n".join(" " * indent + key + ":" + written(random, value, indent + 2) for key, value in tree)


def slip(random, text):
    """Damages the text; gives it with what was done."""
    at = random.randrange(len(text))
    what = random.choice(["insert", "insert", "remove", "line twice", "indent", "cut"])
    if what == "insert":
        return text[:at] + random.choice(SLIPS) + text[at:], f"insert at {at}"
    if what == "remove":
        return text[:at] + text[at + random.choice([1, 1, 1, 5, 30]):], f"remove at {at}"
    if what == "cut":
        return text[:at], f"cut at {at}"
    begin = text.rfind("\n", 0, at) + 1
    if what == "indent":
        return text[:begin] + random.choice([" ", "  ", "\t"]) + text[begin:], f"indent at {at}"
    end = text.find("\n", at) + 1 or len(text)
    return text[:end] + text[begin:end] + text[end:], f"line twice at {at}"
