#include "diagnostics/rules/escape.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule escape_branches_differ{
    .code = "escape.branches-differ",
    .title = "a branch of a template ends at another place than it began",
    .what =
        "A control action opens or closes something (a quoted string, a bracket, a section) that its other branch, or "
        "no round at all, leaves as it was.",
    .why =
        "What follows would stand in one place or in another, depending on a value, and could be escaped only for one.",
    .example = "args: [\n  \"a\"\n{{ if .more }}\n  , \"b\" ]\n{{ end }}\n",
    .fix = "args: [\n  \"a\",\n{{ if .more }}\n  \"b\",\n{{ end }}\n]\n",
};

const Rule escape_control{
    .code = "escape.control",
    .title = "a control action in the middle of a line",
    .what =
        "An `if`, `with`, `range`, `else` or `end` shares its line with other text and is not inside one double-quoted "
        "string, or stands inside a block of literal text.",
    .why =
        "A line that holds only control actions leaves nothing in the output; half a line would leave pieces of syntax "
        "whose meaning depends on a value.",
    .example = "port: {{ if .port }}{{ .port }}{{ else }}80{{ end }}\n",
    .fix = "port: {{ .port | default 80 }}\n",
};

const Rule escape_fragment{
    .code = "escape.fragment",
    .title = "a fragment where it cannot stand",
    .what =
        "`include` gives lines of the same language, and these are printed into a string, a key or a flow list, or "
        "`template` or `block` prints them without indenting.",
    .why = "A fragment is a piece of structure: it can stand on a line of its own or as a whole value.",
    .example = "name: \"{{ include \"labels\" . }}\"\n",
    .fix = "labels:\n  {{ include \"labels\" . }}\n",
};

const Rule escape_key{
    .code = "escape.key",
    .title = "a value that cannot be a key",
    .what =
        "A key, parameter name or section argument is printed from a value with other characters than letters, digits "
        "and `_ . - / @`, or a map that is spread has a key that the language cannot write.",
    .why = "Keys are structure. Printing any text there would let a value add or replace keys.",
    .example = "{{ .name }}: 1      # with the name `a: b`\n",
    .fix = "Use a name of these characters, or print a map, whose keys are quoted as needed.",
};

const Rule escape_placeholder{
    .code = "escape.placeholder",
    .title = "a value that fluentd's record_transformer would expand",
    .what = "A value printed into a `<record>` section holds `${` or `__NAME__`, or begins with `{` or `[`.",
    .why =
        "record_transformer replaces such placeholders in every value, also in quotes, and reads text that begins with "
        "a "
        "bracket as JSON. It has no way to escape them.",
    .example = "<record>\n  team \"{{ .team }}\"      # with the value `${tag}`\n</record>\n",
    .fix = "Change the value. A placeholder that is meant stands in the template itself, not in a value.",
};

const Rule escape_position{
    .code = "escape.position",
    .title = "an action where nothing can be printed safely",
    .what =
        "In a target's template an action prints the whole value after a key, inside double quotes, a whole key, a "
        "line "
        "or an element of a flow list. This one stands elsewhere: in a part of an unquoted word, in a comment, in "
        "single "
        "quotes, in a block of literal text.",
    .why = "There is no escaping for such a place: some value would change the structure of the output.",
    .example = "image: {{ .repository }}:{{ .tag }}\n",
    .fix = "image: \"{{ .repository }}:{{ .tag }}\"\n",
};

const Rule escape_quoting_function{
    .code = "escape.quoting-function",
    .title = "a value is quoted or indented by hand",
    .what =
        "The last function of an action in a target's template is `quote`, `squote`, `toYaml`, `toJson`, `indent`, "
        "`nindent` or one of their relatives.",
    .why =
        "The place where an action stands already decides how its value is written. What these functions return is "
        "text "
        "that would be written as a string, quotes and all.",
    .example = "name: {{ .name | quote }}\nlabels: {{ toYaml .labels | nindent 2 }}\n",
    .fix = "name: {{ .name }}\nlabels: {{ .labels }}\n",
};

const Rule escape_raw{
    .code = "escape.raw",
    .title = "`raw` is used in another way than as a whole action with a reason",
    .what =
        "`raw` stands inside a longer action, prints a key, does not say why in a text that is written out, or stands "
        "in a file that escapes nothing.",
    .why =
        "Text that is not escaped can become any syntax. Who reviews the template must see each such place, and "
        "whoever comes later why it is there.",
    .example = "target_group_arns = [{{ raw .arn .why }}]\n",
    .fix = "target_group_arns = [{{ raw .arn \"names a resource of this module\" }}]\n",
};

const Rule escape_text{
    .code = "escape.text",
    .title = "text that the output cannot carry",
    .what = "A value to be printed holds bytes that are not UTF-8, or, in YAML, a NUL.",
    .why = "The readers of the output refuse it, or read something else.",
    .example = "motd: \"a\\0b\"\n",
    .fix = "Remove the character, or encode the value, for example with `b64enc`.",
};

const Rule escape_unclosed{
    .code = "escape.unclosed",
    .title = "a template ends inside a string, bracket or section",
    .what = "A file or `define` ends while a quoted string, a flow list or map, or a section is open.",
    .why = "What is printed behind it would become part of it.",
    .example = "{{ define \"tail\" }}\n<source>\n{{ end }}\n",
    .fix = "{{ define \"tail\" }}\n<source>\n</source>\n{{ end }}\n",
};

const Rule escape_value{
    .code = "escape.value",
    .title = "a value of a kind that cannot be printed here",
    .what =
        "A map or list is printed into a string or key, a plain value onto a line of its own, nothing where the "
        "language "
        "has no word for it, or a number that no reader takes.",
    .why = "Go would print `map[a:1]` or `<nil>`, which no reader understands as what it was.",
    .example = "name: \"{{ .labels }}\"\n",
    .fix = "name: \"{{ .labels.app }}\"\n",
};

std::span<const Rule* const> escape_family() {
  static const std::vector<const Rule*> kFamily = {&escape_branches_differ,
                                                   &escape_control,
                                                   &escape_fragment,
                                                   &escape_key,
                                                   &escape_placeholder,
                                                   &escape_position,
                                                   &escape_quoting_function,
                                                   &escape_raw,
                                                   &escape_text,
                                                   &escape_unclosed,
                                                   &escape_value};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
