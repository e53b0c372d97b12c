#include "diagnostics/rules/template.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule template_syntax{
    .code = "template.syntax",
    .title = "a template is not well-formed",
    .what =
        "An action of a template cannot be read: an unclosed action, quote, parenthesis or comment, an `end` too many "
        "or too few, a malformed number or string, two definitions of one name in one file.",
    .why = "Nothing can be rendered from a template that has no meaning.",
    .example = "{{ if .ingress }}\nhost: {{ .ingress.host\n{{ end }}\n",
    .fix = "{{ if .ingress }}\nhost: {{ .ingress.host }}\n{{ end }}\n",
};

const Rule template_undefined_function{
    .code = "template.undefined-function",
    .title = "a template calls a function that does not exist",
    .what = "The first word of a command is not one of Go's, Sprig's or Helm's functions, nor one of the tool's own.",
    .why = "Function names are checked when a template is loaded, also in branches that are never taken.",
    .example = "name: {{ uper .service }}\n",
    .fix = "name: {{ upper .service }}\n",
};

const Rule template_undefined_variable{
    .code = "template.undefined-variable",
    .title = "a template uses a variable that is not declared here",
    .what =
        "A `$name` has no `$name :=` before it in the same template, or the action around its declaration has ended. "
        "Variables do not reach into `define`, `include` and `template`.",
    .why = "It has no value.",
    .example = "{{ if .workload }}{{ $port := .workload.port }}{{ end }}\nport: {{ $port }}\n",
    .fix = "{{ $port := 80 }}{{ if .workload }}{{ $port = .workload.port }}{{ end }}\nport: {{ $port }}\n",
};

const Rule template_undefined_template{
    .code = "template.undefined-template",
    .title = "a template includes another one that does not exist",
    .what = "`include` or `template` names something that no `define` and no file of the target defines.",
    .why = "There is nothing to put in its place.",
    .example = "labels: {{ include \"lables\" . }}\n",
    .fix = "labels: {{ include \"labels\" . }}\n",
};

const Rule template_missing_field{
    .code = "template.missing-field",
    .title = "a template reads a field that the data do not have",
    .what =
        "A target's template asks for a key that the map at this place lacks, or for a key of something that is "
        "nothing.",
    .why = "A misspelt field would silently print nothing.",
    .example = "replicas: {{ .workload.replica.min }}\n",
    .fix =
        "replicas: {{ .workload.replicas.min }}\n\nFor a field that may be absent ask first: "
        "{{ if hasKey .workload \"replicas\" }}, or {{ if known .workload.replicas }}.",
};

const Rule template_wrong_type{
    .code = "template.wrong-type",
    .title = "a template uses a value of the wrong type",
    .what =
        "A value does not fit its use: a field of a string, `range` over a boolean, a list where a function takes a "
        "string, a comparison of a string with a number, too many or too few arguments.",
    .why = "Go's templates convert nothing by themselves.",
    .example = "{{ if eq .workload.port \"8080\" }}\n",
    .fix = "{{ if eq .workload.port 8080 }}\n",
};

const Rule template_call_failed{
    .code = "template.call-failed",
    .title = "a template function reports an error",
    .what =
        "A function was called with arguments of the right types that it cannot work with: an index out of range, an "
        "unparsable version, a broken regular expression.",
    .why = "There is no result to go on with.",
    .example = "{{ index .aws.zones 5 }}\n",
    .fix = "{{ index .aws.zones 0 }}\n",
};

const Rule template_raw{
    .code = "template.raw",
    .severity = Severity::warning,
    .title = "a target's template prints text unescaped",
    .what =
        "An action is `{{ raw VALUE \"REASON\" }}`. It is reported for each place, once a run, also where the branch "
        "around it is never taken.",
    .why =
        "Everything else that a template prints is escaped for its place, so that no value can change the structure of "
        "an output. This one can: only the read-back of the output stands behind it, which refuses what is no longer "
        "syntax, not what became other syntax than was meant.",
    .example = "subnet_ids = {{ raw .expression \"an expression over this module's variables\" }}\n",
    .fix =
        "subnet_ids = var.subnet_ids\n\nWrite the syntax in the template, and print values into it. Where that cannot "
        "be, restrict the value in its schema, with `pattern` or `enum`.",
};

const Rule template_required{
    .code = "template.required",
    .title = "a value that a template requires is missing",
    .what = "The template's author asked for the value with `required`, and it is absent or empty.",
    .why = "The output would be useless without it; the message is the author's.",
    .example = "image: {{ required \"an image is needed\" .image.name }}\n",
    .fix = "Set the value in the model.",
};

const Rule template_fail{
    .code = "template.fail",
    .title = "a template refuses its input",
    .what = "The template called `fail`.",
    .why = "Its author found a combination of values that must not be rendered; the message is the author's.",
    .example = "{{ if gt .workload.replicas.min .workload.replicas.max }}{{ fail \"min is above max\" }}{{ end }}\n",
    .fix = "Change the values as the message says.",
};

const Rule template_deploy_value{
    .code = "template.deploy-value",
    .title = "a template uses a value that only the pipeline knows",
    .what = "A value marked `!deploy` is printed, compared or handed to a function in an output that cannot carry it.",
    .why = "The value does not exist yet when the output is written.",
    .example = "tag: {{ .image.tag }}\n",
    .fix =
        "{{ if not (isDeploy .image.tag) }}tag: {{ .image.tag }}{{ end }}\n\nA preview gives it with "
        "`--deploy NAME=VALUE`.",
};

const Rule template_cannot_print{
    .code = "template.cannot-print",
    .title = "a value cannot be printed where its action stands",
    .what =
        "An action prints a value that its place in the output cannot hold, for example a map inside a quoted string.",
    .why = "Printed anyway it would change the structure of the output.",
    .example = "name: \"{{ .workload.variables }}\"\n",
    .fix = "variables: {{ .workload.variables }}\n",
};

const Rule template_step_limit{
    .code = "template.step-limit",
    .title = "a template does not end",
    .what =
        "A render took more steps than any real template needs. Steps are counted, so the same input always gives "
        "the same finding.",
    .why = "A loop over a huge number, or templates that include each other without an end, would hold up the run.",
    .example = "{{ range 1000000000 }}x{{ end }}\n",
    .fix = "{{ range .workload.zones }}x{{ end }}\n",
};

const Rule template_depth_limit{
    .code = "template.depth-limit",
    .title = "templates include each other without an end",
    .what = "A template includes itself, directly or through others, more than a thousand levels deep.",
    .why = "It would never end.",
    .example = "{{ define \"tree\" }}{{ include \"tree\" . }}{{ end }}\n",
    .fix = "{{ define \"tree\" }}{{ range .children }}{{ include \"tree\" . }}{{ end }}{{ end }}\n",
};

const Rule template_size_limit{
    .code = "template.size-limit",
    .title = "a render makes too much text",
    .what = "One output, or what a render keeps in memory, passed its limit in bytes.",
    .why = "A text that doubles in a loop would fill the machine's memory.",
    .example = "{{ $x := \"x\" }}{{ range 64 }}{{ $x = print $x $x }}{{ end }}\n",
    .fix = "Build the text from a list of bounded length.",
};

std::span<const Rule* const> template_family() {
  static const std::vector<const Rule*> kFamily = {&template_syntax,
                                                   &template_undefined_function,
                                                   &template_undefined_variable,
                                                   &template_undefined_template,
                                                   &template_missing_field,
                                                   &template_wrong_type,
                                                   &template_call_failed,
                                                   &template_required,
                                                   &template_fail,
                                                   &template_deploy_value,
                                                   &template_raw,
                                                   &template_cannot_print,
                                                   &template_step_limit,
                                                   &template_depth_limit,
                                                   &template_size_limit};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
