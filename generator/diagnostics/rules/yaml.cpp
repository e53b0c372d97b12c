#include "diagnostics/rules/yaml.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule yaml_syntax{
    .code = "yaml.syntax",
    .title = "the file is not valid YAML",
    .what =
        "The YAML reader cannot go on: an unclosed quote or bracket, a tab as indentation, a list that turns into a "
        "map. Only the first such error of a file is reported, since what follows it is guesswork.",
    .why = "Nothing in the file can be trusted, so none of it is used.",
    .example = "workload:\n  replicas: {min: 1, max: 3\n",
    .fix = "workload:\n  replicas: {min: 1, max: 3}\n",
};

const Rule yaml_encoding{
    .code = "yaml.encoding",
    .title = "the file has bytes that are not text",
    .what =
        "A byte sequence is not well-formed UTF-8, or a control character that YAML does not permit (such as NUL) "
        "stands in the text.",
    .why = "Readers replace, drop or refuse such bytes, each in its own way, so the value would depend on the reader.",
    .example = "owner: Andr\\xE9        # saved as Latin-1\n",
    .fix = "Save the file as UTF-8; write control characters as escapes in double quotes: \"\\u0007\".",
};

const Rule yaml_line_break{
    .code = "yaml.line-break",
    .title = "a line break that nobody sees",
    .what =
        "A lone carriage return, U+0085, U+2028 or U+2029 stands in the text. YAML 1.1 ends a line there, YAML 1.2 "
        "and most editors do not.",
    .why = "A comment or a string ends where nobody sees it end, and readers disagree on what the file says.",
    .example = "note: first<U+2028>admin: true\n",
    .fix = "note: \"first\\u2028admin: true\"\n",
};

const Rule yaml_too_large{
    .code = "yaml.too-large",
    .title = "the file is larger than the limit",
    .what = "A YAML file has more bytes than the reader accepts (16 MiB for files of the model).",
    .why = "A file of that size is a mistake: an archive or a log that was given instead of the document.",
    .example = "stageplot check    # with a 200 MB environment.yaml",
    .fix = "Name the right file, or split it.",
};

const Rule yaml_too_deep{
    .code = "yaml.too-deep",
    .title = "maps and lists are nested too deep",
    .what = "A value stands more than 200 levels deep, counted through aliases.",
    .why = "No real document nests like that, and programs that read it further on would run out of stack.",
    .example = "a: [[[[[[[[ … ]]]]]]]]\n",
    .fix = "Check the tool that generated the file.",
};

const Rule yaml_too_many_aliases{
    .code = "yaml.too-many-aliases",
    .title = "aliases make the document too large",
    .what = "Written out, the aliases (`*name`) of the document stand for more than 400,000 values.",
    .why = "A few lines of aliases of aliases can stand for billions of values and stop every program that reads them.",
    .example = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n# … and so on\n",
    .fix = "Write the values out, or move what is shared to an earlier layer.",
};

const Rule yaml_bad_alias{
    .code = "yaml.bad-alias",
    .title = "an alias names nothing that stands before it",
    .what =
        "An alias (`*name`) has no anchor (`&name`) before it in the same document, or stands inside the value of "
        "its own anchor.",
    .why = "There is no value to put in its place.",
    .example = "replicas: *defaults\n",
    .fix = "replicas: &defaults {min: 1, max: 3}\n",
};

const Rule yaml_several_documents{
    .code = "yaml.several-documents",
    .title = "several documents in one file",
    .what = "A second document begins after a line `---`.",
    .why = "A file of the model is one document; most readers would take the first and drop the rest without a word.",
    .example = "owner: cloud-services\n---\nreplicas: 3\n",
    .fix = "owner: cloud-services\nreplicas: 3\n",
};

const Rule yaml_duplicate_key{
    .code = "yaml.duplicate-key",
    .title = "a key stands twice in one map",
    .what = "A map has the same key more than once.",
    .why = "Readers disagree: most take the last one and drop the first without a word.",
    .example = "workload:\n  port: 8080\n  port: 8081\n",
    .fix = "workload:\n  port: 8081\n",
};

const Rule yaml_non_string_key{
    .code = "yaml.non-string-key",
    .title = "a key is not a string",
    .what = "A key is a number, a boolean, null, a list or a map.",
    .why = "JSON has string keys only; readers turn `1`, `01` and `1.0` into different strings, or refuse them.",
    .example = "ports:\n  8080: http\n",
    .fix = "ports:\n  \"8080\": http\n",
};

const Rule yaml_merge_key{
    .code = "yaml.merge-key",
    .title = "a merge key in the model",
    .what = "A map has the key `<<`, which YAML 1.1 readers take as \"put the members of another map here\".",
    .why =
        "YAML 1.2 has no such key and readers differ on which value wins. Layers do the same job and keep track of who "
        "set what.",
    .example = "prod:\n  <<: *defaults\n  replicas: 3\n",
    .fix = "Put what is shared into a layer (`base/` or one that is named in `extends`).",
};

const Rule yaml_unquoted_word{
    .code = "yaml.unquoted-word",
    .title = "a word that some readers take for a boolean",
    .what =
        "One of `y`, `n`, `yes`, `no`, `on`, `off` stands without quotes, in upper or lower case, as a value or a key.",
    .why = "YAML 1.1 (Helm, Kubernetes) reads true or false, YAML 1.2 reads a string: Norway's `NO` becomes `false`.",
    .example = "country: NO\n",
    .fix = "country: \"NO\"      # or `false`, where a boolean is meant\n",
};

const Rule yaml_unquoted_number{
    .code = "yaml.unquoted-number",
    .title = "a number that readers read differently",
    .what = "A number with a leading zero, `0o`, `0b`, `_` or `:` stands without quotes.",
    .why =
        "YAML 1.1 reads `010` as eight, `1_000` as a thousand and `22:30` as 1350; YAML 1.2 reads ten or a string. An "
        "account number loses its leading zero.",
    .example = "account: 012345678901\nbackup: 22:30\n",
    .fix = "account: \"012345678901\"\nbackup: \"22:30\"\n",
};

const Rule yaml_bad_number{
    .code = "yaml.bad-number",
    .title = "a number that no output can hold",
    .what = "A number is an infinity, not a number (`.inf`, `.nan`), or has more digits than 64 bits keep.",
    .why =
        "JSON, and so Kubernetes, Helm and Terraform, have no infinities; a number that is too long loses its last "
        "digits without a word.",
    .example = "serial: 123456789012345678901234567890\n",
    .fix = "serial: \"123456789012345678901234567890\"\n",
};

const Rule yaml_unknown_tag{
    .code = "yaml.unknown-tag",
    .title = "a tag that means nothing here",
    .what =
        "A value has a tag that is neither a mark (`!assumed`, `!unknown`, `!deploy`) nor one of YAML's own types "
        "(`!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map`, `!!seq`).",
    .why = "A misspelt mark would be lost without a word.",
    .example = "owner: !unkown \"no document says\"\n",
    .fix = "owner: !unknown \"no document says\"\n",
};

const Rule yaml_bad_tag_value{
    .code = "yaml.bad-tag-value",
    .title = "a value that does not fit its tag",
    .what = "A value is tagged with one of YAML's own types but can't be read as that type.",
    .why = "There is no value that the tag and the text agree on.",
    .example = "port: !!int http\n",
    .fix = "port: !!int 8080\n",
};

const Rule yaml_bad_mark{
    .code = "yaml.bad-mark",
    .title = "a mark is not written as it must be",
    .what =
        "`!assumed`, `!unknown` or `!deploy` lacks a part, has one that it doesn't know, or stands on the wrong kind "
        "of value.",
    .why = "A mark says what is known and by whom; half a mark says nothing.",
    .example = "memory: !assumed 512Mi\n",
    .fix =
        "memory: !assumed {value: 512Mi, reason: \"as in the other regions\"}\n"
        "owner: !unknown \"no document says\"\n"
        "tag: !deploy {name: BUILD_VERSION, as: image.tag, example: \"1.2.3\"}\n",
};

const Rule yaml_ambiguous{
    .code = "yaml.ambiguous",
    .title = "two YAML readers see different documents",
    .what = "The file is read by two independent YAML libraries, and they do not give the same tree.",
    .why = "Other tools that read the same text will disagree as well; one of them will do what nobody meant.",
    .example = "a construct at the edge of the YAML specification",
    .fix = "Write it in a plainer way: quote the string, or put the list or map on lines of its own.",
};

std::span<const Rule* const> yaml_family() {
  static const std::vector<const Rule*> kFamily = {
      &yaml_syntax,           &yaml_encoding,      &yaml_line_break,        &yaml_too_large,     &yaml_too_deep,
      &yaml_too_many_aliases, &yaml_bad_alias,     &yaml_several_documents, &yaml_duplicate_key, &yaml_non_string_key,
      &yaml_merge_key,        &yaml_unquoted_word, &yaml_unquoted_number,   &yaml_bad_number,    &yaml_unknown_tag,
      &yaml_bad_tag_value,    &yaml_bad_mark,      &yaml_ambiguous,
  };
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
