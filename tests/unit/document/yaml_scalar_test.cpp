// What plain scalars mean in each of the three resolutions.
#include "unit/document/reading.hpp"

namespace stageplot::document {
namespace {

TEST(YamlScalar, ModelIsYaml12Core) {
  EXPECT_EQ(
      read(
          "- [null, Null, NULL, ~, nULL]\n- [true, True, TRUE, tRUE, False]\n- [0, -1, +12, 0x1F, 9223372036854775807, "
          "9223372036854775808, 18446744073709551615]\n- [1.5, 1e3, 1E+3, .5, 5., -0.5, 0.0, 0e1, 1.5e-7]\n"),
      R"(list of 4
- list of 5
  - nil
  - nil
  - nil
  - nil
  - "nULL"
- list of 5
  - true
  - true
  - true
  - "tRUE"
  - false
- list of 7
  - int 0
  - int -1
  - int 12
  - int 31
  - int 9223372036854775807
  - uint 9223372036854775808
  - uint 18446744073709551615
- list of 9
  - float 1.5
  - float 1000
  - float 1000
  - float 0.5
  - float 5
  - float -0.5
  - float 0
  - float 0
  - float 1.5e-07
)");
}

TEST(YamlScalar, ModelKeepsTexts) {
  EXPECT_EQ(read("- [2001-01-01, 2001-01-01T10:00:00Z, 12:60, 1.2.3, 1_a, 0xg, 0o9, '-', +, ., 1e, 12abc, 8080:80, "
                 "10.0.0.0/8]\n- [5m, 1Gi, 50%, =, nope, yesterday, online, t, f]\n- ['yes', \"NO\", \"012\", 'null', "
                 "\"\"]\n"),
            R"(list of 3
- list of 14
  - "2001-01-01"
  - "2001-01-01T10:00:00Z"
  - "12:60"
  - "1.2.3"
  - "1_a"
  - "0xg"
  - "0o9"
  - "-"
  - "+"
  - "."
  - "1e"
  - "12abc"
  - "8080:80"
  - "10.0.0.0/8"
- list of 9
  - "5m"
  - "1Gi"
  - "50%"
  - "="
  - "nope"
  - "yesterday"
  - "online"
  - "t"
  - "f"
- list of 5
  - "yes"
  - "NO"
  - "012"
  - "null"
  - ""
)");
}

TEST(YamlScalar, ModelHonoursStandardTags) {
  EXPECT_EQ(
      read("[!!str 12, !!str yes, !!int \"5\", !!float 3, !!bool \"true\", !!null '', ! 5, !!map {a: 1}, !!seq [1]]\n"),
      R"(list of 9
- "12"
- "yes"
- int 5
- float 3
- true
- nil
- "5"
- map of 1
  "a": int 1
- list of 1
  - int 1
)");
}

TEST(YamlScalar, ModelRefusesWords) {
  EXPECT_EQ(
      findings_of("[y, Y, n, N, yes, Yes, YES, yEs, no, NO, on, On, oFF]\n"),
      R"(1:2-1:3 yaml.unquoted-word [0]: `y` without quotes is `true` for some readers and a text for others [quotes missing] (write `"y"` for the text, or `true` for the boolean)
1:5-1:6 yaml.unquoted-word [1]: `Y` without quotes is `true` for some readers and a text for others [quotes missing] (write `"Y"` for the text, or `true` for the boolean)
1:8-1:9 yaml.unquoted-word [2]: `n` without quotes is `false` for some readers and a text for others [quotes missing] (write `"n"` for the text, or `false` for the boolean)
1:11-1:12 yaml.unquoted-word [3]: `N` without quotes is `false` for some readers and a text for others [quotes missing] (write `"N"` for the text, or `false` for the boolean)
1:14-1:17 yaml.unquoted-word [4]: `yes` without quotes is `true` for some readers and a text for others [quotes missing] (write `"yes"` for the text, or `true` for the boolean)
1:19-1:22 yaml.unquoted-word [5]: `Yes` without quotes is `true` for some readers and a text for others [quotes missing] (write `"Yes"` for the text, or `true` for the boolean)
1:24-1:27 yaml.unquoted-word [6]: `YES` without quotes is `true` for some readers and a text for others [quotes missing] (write `"YES"` for the text, or `true` for the boolean)
1:29-1:32 yaml.unquoted-word [7]: `yEs` without quotes is `true` for some readers and a text for others [quotes missing] (write `"yEs"` for the text, or `true` for the boolean)
1:34-1:36 yaml.unquoted-word [8]: `no` without quotes is `false` for some readers and a text for others [quotes missing] (write `"no"` for the text, or `false` for the boolean)
1:38-1:40 yaml.unquoted-word [9]: `NO` without quotes is `false` for some readers and a text for others [quotes missing] (write `"NO"` for the text, or `false` for the boolean)
1:42-1:44 yaml.unquoted-word [10]: `on` without quotes is `true` for some readers and a text for others [quotes missing] (write `"on"` for the text, or `true` for the boolean)
1:46-1:48 yaml.unquoted-word [11]: `On` without quotes is `true` for some readers and a text for others [quotes missing] (write `"On"` for the text, or `true` for the boolean)
1:50-1:53 yaml.unquoted-word [12]: `oFF` without quotes is `false` for some readers and a text for others [quotes missing] (write `"oFF"` for the text, or `false` for the boolean)
)");
}

TEST(YamlScalar, ModelRefusesNumbers) {
  EXPECT_EQ(
      findings_of("[0777, 08, 1_000, 0o17, 0b11, 0X1F, -0x1F, 22:30, 1:02:03.5, 00.5, -012, 012345678901]\n"),
      R"(1:2-1:6 yaml.unquoted-number [0]: `0777` without quotes loses its leading zero, or is octal for some readers [quotes missing] (write `"0777"` for the text, or `777` for the number)
1:8-1:10 yaml.unquoted-number [1]: `08` without quotes loses its leading zero, or is octal for some readers [quotes missing] (write `"08"` for the text, or `8` for the number)
1:12-1:17 yaml.unquoted-number [2]: `1_000` without quotes is a number for some readers and a text for others [quotes missing] (write `"1_000"` for the text, or `1000` for the number)
1:19-1:23 yaml.unquoted-number [3]: `0o17` without quotes is a number for some readers and a text for others [quotes missing] (write `"0o17"` for the text, or the number in decimal)
1:25-1:29 yaml.unquoted-number [4]: `0b11` without quotes is a number for some readers and a text for others [quotes missing] (write `"0b11"` for the text, or the number in decimal)
1:31-1:35 yaml.unquoted-number [5]: `0X1F` without quotes is a number for some readers and a text for others [quotes missing] (write `"0X1F"` for the text, or the number in decimal)
1:37-1:42 yaml.unquoted-number [6]: `-0x1F` without quotes is a number for some readers and a text for others [quotes missing] (write `"-0x1F"` for the text, or the number in decimal)
1:44-1:49 yaml.unquoted-number [7]: `22:30` without quotes is a number in base 60 for some readers [quotes missing] (write `"22:30"` for the text)
1:51-1:60 yaml.unquoted-number [8]: `1:02:03.5` without quotes is a number in base 60 for some readers [quotes missing] (write `"1:02:03.5"` for the text)
1:62-1:66 yaml.unquoted-number [9]: `00.5` without quotes loses its leading zero, or is octal for some readers [quotes missing] (write `"00.5"` for the text, or `0.5` for the number)
1:68-1:72 yaml.unquoted-number [10]: `-012` without quotes loses its leading zero, or is octal for some readers [quotes missing] (write `"-012"` for the text, or `-12` for the number)
1:74-1:86 yaml.unquoted-number [11]: `012345678901` without quotes loses its leading zero, or is octal for some readers [quotes missing] (write `"012345678901"` for the text, or `12345678901` for the number)
)");
}

TEST(YamlScalar, ModelRefusesWhatJsonCannotHold) {
  EXPECT_EQ(
      findings_of("[.inf, -.INF, .nan, 18446744073709551616, -9223372036854775809, 1e999, "
                  "1234567890123456789012345678901234567890123]\n"),
      R"(1:2-1:6 yaml.bad-number [0]: `.inf` is a number that JSON can't hold [not finite] (write `".inf"` for the text, or a finite number)
1:8-1:13 yaml.bad-number [1]: `-.INF` is a number that JSON can't hold [not finite] (write `"-.INF"` for the text, or a finite number)
1:15-1:19 yaml.bad-number [2]: `.nan` is a number that JSON can't hold [not finite] (write `".nan"` for the text, or a finite number)
1:21-1:41 yaml.bad-number [3]: number `18446744073709551616` does not fit into 64 bits [would lose digits] (write `"18446744073709551616"` for the text)
1:43-1:63 yaml.bad-number [4]: number `-9223372036854775809` does not fit into 64 bits [would lose digits] (write `"-9223372036854775809"` for the text)
1:65-1:70 yaml.bad-number [5]: number `1e999` does not fit into 64 bits [would lose digits] (write `"1e999"` for the text)
1:72-1:115 yaml.bad-number [6]: number `1234567890123456789012345678901234567890…` does not fit into 64 bits [would lose digits] (write `"1234567890123456789012345678901234567890…"` for the text)
)");
}

TEST(YamlScalar, KubernetesKeepsWholeNumbers) {
  EXPECT_EQ(read("{a: 1, b: 18446744073709551615, c: 1.0, d: 1.5, e: 1e3, f: 1e20, g: 010, h: 0o10, i: 1_000, j: "
                 "2001-01-01, k: yes, l: 12:30, 1: x, 1.50: y, on: z}\n",
                 YamlResolution::kubernetes),
            R"(map of 15
"1": "x"
"1.5": true
"a": int 1
"b": uint 18446744073709551615
"c": int 1
"d": float 1.5
"e": int 1000
"f": float 1e+20
"g": int 8
"h": int 8
"i": int 1000
"j": "2001-01-01"
"k": true
"l": "12:30"
"true": "z"
)");
}

TEST(YamlScalar, HelmMakesAllNumbersFloats) {
  EXPECT_EQ(read("{a: 1, b: 18446744073709551615, c: 1.0, d: 1.5, e: 1e3, f: 1e20, g: 010, h: 0o10, i: 1_000, j: "
                 "2001-01-01, k: yes, l: 12:30, 1: x, 1.50: y, on: z}\n",
                 YamlResolution::helm),
            R"(map of 15
"1": "x"
"1.5": true
"a": float 1
"b": float 1.8446744073709552e+19
"c": float 1
"d": float 1.5
"e": float 1000
"f": float 1e+20
"g": float 8
"h": float 8
"i": float 1000
"j": "2001-01-01"
"k": true
"l": "12:30"
"true": "z"
)");
}

TEST(YamlScalar, HelmTakesTheLastDuplicate) {
  EXPECT_EQ(read("{a: 1, b: 2, a: 3}\n", YamlResolution::helm),
            R"(map of 2
"a": float 3
"b": float 2
)");
}

TEST(YamlScalar, KubernetesReportsADuplicate) {
  EXPECT_EQ(
      read("a: 1\nb: 2\na: 3\n", YamlResolution::kubernetes),
      R"(3:1-3:2 yaml.duplicate-key a: key `a` stands twice in this map [again here] (keep one of them) {first here at 1:1}
)");
}

TEST(YamlScalar, HelmMerges) {
  EXPECT_EQ(
      read("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: {y: 3, <<: *a}\nd: {<<: [{x: 5}, *a]}\n", YamlResolution::helm),
      R"(map of 4
"a": map of 2
  "true": float 2
  "x": float 1
"b": map of 2
  "true": float 3
  "x": float 1
"c": map of 2
  "true": float 2
  "x": float 1
"d": map of 2
  "true": float 2
  "x": float 5
)");
}

TEST(YamlScalar, HelmIgnoresLaterDocuments) {
  EXPECT_EQ(read("a: 1\n---\n] broken\n", YamlResolution::helm),
            R"(map of 1
"a": float 1
)");
}

TEST(YamlScalar, HelmRefuses) {
  EXPECT_EQ(read("~: 1\nb: .inf\nc: !!binary '*'\nd: !!int x\n<<: 5\n", YamlResolution::helm),
            R"(3:13-3:16 yaml.bad-tag-value c: the value of `!!binary` is not base64 [] (encode the bytes as base64)
4:10-4:11 yaml.bad-tag-value d: `x` does not fit its tag [] (change the value, or remove the tag)
5:5-5:6 yaml.merge-key : a merge key takes a map or a list of maps [neither] (name an anchor on a map: `<<: *defaults`)
2:4-2:8 yaml.bad-number b: `.inf` is a number that JSON can't hold [not finite] (write `".inf"` for the text, or a finite number)
1:1-1:2 yaml.non-string-key : key `~` is null, which JSON can't have as a key [key] (quote it)
)");
}

TEST(YamlScalar, HelmAsksOnlyTheLastOfEqualKeysForAFiniteNumber) {
  EXPECT_EQ(read("a: [.inf]\na: 1\n", YamlResolution::helm), R"(map of 1
"a": float 1
)");
  EXPECT_EQ(
      read("a: 1\na: [1, .NaN]\n", YamlResolution::helm),
      R"(2:8-2:12 yaml.bad-number a[1]: `.NaN` is a number that JSON can't hold [not finite] (write `".NaN"` for the text, or a finite number)
)");
}

TEST(YamlScalar, HelmAsksOnlyTheLastOfEqualKeysForKeysOfTexts) {
  EXPECT_EQ(read("a: {~: 1}\nb: {18446744073709551615: 1}\na: 1\nb: 2\n", YamlResolution::helm), R"(map of 2
"a": float 1
"b": float 2
)");
  EXPECT_EQ(read("a: 1\na: {~: 1, !!null '': 2, c: 3}\n", YamlResolution::helm),
            R"(2:18-2:20 yaml.non-string-key a: key `` is null, which JSON can't have as a key [key] (quote it)
)");
}

TEST(YamlScalar, HelmTakesForeignTagsForTexts) {
  EXPECT_EQ(read("a: !foo 1\nb: !!binary aGk=\nc: !foo {x: 1}\n", YamlResolution::helm),
            R"(map of 3
"a": "1"
"b": "hi"
"c": map of 1
  "x": float 1
)");
}

}  // namespace
}  // namespace stageplot::document
