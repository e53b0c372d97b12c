#include "diagnostics/rules/fluentd.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

const Rule fluentd_bad_value{
    .code = "fluentd.bad-value",
    .title = "a value that fluentd refuses or reads otherwise than it looks",
    .what =
        "A parameter's value is not of its kind: a size or time with a unit that fluentd reads otherwise, a word or "
        "number that it does not take, a regular expression that Ruby refuses, a port, address, URL or name of an "
        "index that is none, a placeholder that record_transformer does not know, or a signing region that is not the "
        "one in the endpoint's host (only a warning where the host need not mean it).",
    .why =
        "fluentd refuses some and takes others for something else without a word: `8 MB` is 8 bytes, `500ms` are 500 "
        "minutes, the port `abc` is 0.",
    .example = "<buffer tag>\n  chunk_limit_size 8 MB\n</buffer>\n",
    .fix = "<buffer tag>\n  chunk_limit_size 8m\n</buffer>\n",
};

const Rule fluentd_conflicting_parameters{
    .code = "fluentd.conflicting-parameters",
    .title = "parameters or sections that exclude each other",
    .what = "Two parameters are set of which fluentd takes one alone, or a section stands twice that may stand once.",
    .why = "fluentd refuses the file, or drops one of them without a word.",
    .example = "<buffer tag>\n  total_limit_size 100m\n  queue_limit_length 64\n</buffer>\n",
    .fix = "<buffer tag>\n  total_limit_size 100m\n</buffer>\n",
};

const Rule fluentd_duplicate_id{
    .code = "fluentd.duplicate-id",
    .title = "two plugins or labels have the same name",
    .what = "An `@id` stands at two plugins, or two `<label>` sections have the same name.",
    .why = "fluentd refuses the file.",
    .example = "<source>\n  @type forward\n  @id in\n</source>\n<source>\n  @type tail\n  @id in\n</source>\n",
    .fix = "Give each its own.",
};

const Rule fluentd_duplicate_parameter{
    .code = "fluentd.duplicate-parameter",
    .title = "a parameter stands twice in one section",
    .what = "A section of a fluentd configuration sets the same parameter more than once.",
    .why = "fluentd takes the last one and drops the others without a word.",
    .example = "<source>\n  @type tail\n  tag a\n  tag b\n</source>\n",
    .fix = "<source>\n  @type tail\n  tag b\n</source>\n",
};

const Rule fluentd_embedded_ruby{
    .code = "fluentd.embedded-ruby",
    .title = "embedded Ruby is not closed",
    .what = "`#{` inside double quotes opens Ruby code, and no `}` closes it.",
    .why = "fluentd runs what stands between the braces when it loads the file; unclosed it refuses the file.",
    .example = "instance_id \"#{ENV.fetch('INSTANCE_ID')\"\n",
    .fix = "instance_id \"#{ENV.fetch('INSTANCE_ID')}\"\n\nText that is no code is written `\\#{`.",
};

const Rule fluentd_encoding{
    .code = "fluentd.encoding",
    .title = "the configuration is not plain UTF-8",
    .what = "The file holds bytes that are not UTF-8, or begins with a byte order mark.",
    .why = "fluentd's parser stops at such bytes, and takes a byte order mark for the first character of a name.",
    .example = "(a file saved as UTF-16 or Latin-1)",
    .fix = "Save the file as UTF-8 without a byte order mark.",
};

const Rule fluentd_escape{
    .code = "fluentd.escape",
    .title = "an escape that fluentd does not know",
    .what = "Inside double quotes, `\\` stands before a letter or digit other than `r n t f b 0`.",
    .why = "fluentd refuses the whole file. Regular expressions are the usual victims.",
    .example = "multiline_start_regexp \"/^\\d{4}/\"\n",
    .fix = "multiline_start_regexp \"/^\\\\d{4}/\"\n",
};

const Rule fluentd_include{
    .code = "fluentd.include",
    .title = "an include that names no file or is in old syntax",
    .what = "`@include` stands without a path, or `include` without `@`.",
    .why = "The old spelling is deprecated; an empty path includes nothing without a word.",
    .example = "include conf.d/*.conf\n",
    .fix = "@include conf.d/*.conf\n",
};

const Rule fluentd_json{
    .code = "fluentd.json",
    .title = "a value that begins like JSON but is not",
    .what = "An unquoted value begins with `[` or `{` and is not strict JSON.",
    .why = "fluentd reads on to the end of the file in search of the closing bracket, and then refuses it.",
    .example = "exclude_path [/logs/debug.log]\n",
    .fix = "exclude_path [\"/logs/debug.log\"]\n",
};

const Rule fluentd_label_loop{
    .code = "fluentd.label-loop",
    .title = "a label sends events back to itself",
    .what = "A `relabel` or `timeout_label` inside a label names that label.",
    .why = "Events go round until fluentd fails, and none of them arrives.",
    .example = "<label @LINES>\n  <match **>\n    @type relabel\n    @label @LINES\n  </match>\n</label>\n",
    .fix = "<label @LINES>\n  <match **>\n    @type relabel\n    @label @PARSE\n  </match>\n</label>\n",
};

const Rule fluentd_limit{
    .code = "fluentd.limit",
    .title = "the configuration is too large or nests too deep",
    .what = "The file is larger, or its sections or JSON values nest deeper, than any real configuration.",
    .why = "Such a file is a mistake or an attack; reading it could take all memory.",
    .example = "(64 sections inside one another)",
    .fix = "Usually a closing tag is missing, or the wrong file was given.",
};

const Rule fluentd_line_break{
    .code = "fluentd.line-break",
    .title = "a line break where fluentd cannot read one",
    .what =
        "A raw line break inside double quotes follows the quote, an escape or another line break, a carriage return "
        "stands inside quotes, or a lone carriage return stands anywhere.",
    .why =
        "fluentd refuses the first kinds; the last one is a line break for fluentd but not for editors and reviewers.",
    .example = "separator \"\n\"\n",
    .fix = "separator \"\\n\"\n",
};

const Rule fluentd_mismatched_close{
    .code = "fluentd.mismatched-close",
    .title = "a closing tag that closes another section",
    .what = "A closing tag does not name the section that is open.",
    .why = "fluentd refuses the file.",
    .example = "<match **>\n  <buffer>\n</match>\n",
    .fix = "<match **>\n  <buffer>\n  </buffer>\n</match>\n",
};

const Rule fluentd_missing_parameter{
    .code = "fluentd.missing-parameter",
    .title = "a parameter that a plugin needs is missing",
    .what =
        "A plugin lacks a parameter without which fluentd refuses it, or, as a warning, one without which it loses or "
        "hoards data: `pos_file` of a tailed log, the total of a buffer in files.",
    .why =
        "fluentd refuses the file. A log without `pos_file` is read anew or not at all after a restart; a buffer in "
        "files grows to 64 GiB.",
    .example = "<source>\n  @type tail\n  tag app\n</source>\n",
    .fix = "<source>\n  @type tail\n  path /logs/app.log\n  pos_file /logs/app.log.pos\n  tag app\n</source>\n",
};

const Rule fluentd_missing_section{
    .code = "fluentd.missing-section",
    .title = "a section that a plugin needs is missing",
    .what =
        "A plugin lacks a section without which it cannot work: `<parse>` of a log, `<endpoint>` of an output for AWS. "
        "An output to Elasticsearch without `<buffer>` is a warning.",
    .why =
        "fluentd refuses a missing `<parse>`; without `<endpoint>` it starts and fails over and over, delivering "
        "nothing.",
    .example = "<match **>\n  @type aws-elasticsearch-service\n</match>\n",
    .fix =
        "<match **>\n  @type aws-elasticsearch-service\n  <endpoint>\n    url https://logs.example.com\n    region "
        "us-east-1\n  </endpoint>\n</match>\n",
};

const Rule fluentd_missing_timeout_label{
    .code = "fluentd.missing-timeout-label",
    .title = "lines are joined without a label for those that time out",
    .what = "A `concat` filter waits for further lines, has no `timeout_label`, and there is no `<label @ERROR>`.",
    .why = "The last lines before each pause become errors and are dropped.",
    .example = "<filter **>\n  @type concat\n  key log\n  multiline_start_regexp \"/^\\\\S/\"\n</filter>\n",
    .fix =
        "<filter **>\n  @type concat\n  key log\n  multiline_start_regexp \"/^\\\\S/\"\n  timeout_label "
        "@PARSE\n</filter>\n",
};

const Rule fluentd_no_effect{
    .code = "fluentd.no-effect",
    .severity = Severity::warning,
    .title = "a parameter that has no effect beside the others",
    .what = "A parameter is set that only counts together with another one, which is not set.",
    .why = "Its author expects something that does not happen.",
    .example = "tag_key \"@log_name\"\n",
    .fix = "include_tag_key true\ntag_key \"@log_name\"\n",
};

const Rule fluentd_old_parameter{
    .code = "fluentd.old-parameter",
    .title = "a parameter of fluentd 0.12",
    .what =
        "A parameter stands where fluentd 0.12 had it. It is an error where it has no effect: beside the section that "
        "replaced it, or inside `<buffer>`.",
    .why =
        "fluentd moves such parameters to where they belong only while the new section is missing; else it drops them, "
        "some without a word.",
    .example = "<match **>\n  @type elasticsearch\n  flush_interval 1s\n  <buffer tag>\n  </buffer>\n</match>\n",
    .fix = "<match **>\n  @type elasticsearch\n  <buffer tag>\n    flush_interval 1s\n  </buffer>\n</match>\n",
};

const Rule fluentd_reserved_name{
    .code = "fluentd.reserved-name",
    .title = "a parameter with `@` that fluentd does not have",
    .what =
        "A parameter begins with `@` and is none of `@type`, `@id`, `@label`, `@log_level`. Deeper than `<source>`, "
        "`<filter>` and `<match>` it is a warning.",
    .why = "fluentd keeps these names for itself and refuses others, deeper only with a warning.",
    .example = "<source>\n  @type tail\n  @path /logs/titan.log\n</source>\n",
    .fix = "<source>\n  @type tail\n  path /logs/titan.log\n</source>\n",
};

const Rule fluentd_section_tag{
    .code = "fluentd.section-tag",
    .title = "a section tag that fluentd cannot read",
    .what =
        "A tag has no name, or a name of other characters than letters, digits and `_`, is not closed on its line, or "
        "shares its line with other text.",
    .why = "fluentd refuses the file, or takes the rest of the line for part of the tag.",
    .example = "<match titan.logs> @type stdout\n</match>\n",
    .fix = "<match titan.logs>\n  @type stdout\n</match>\n",
};

const Rule fluentd_shared_file{
    .code = "fluentd.shared-file",
    .title = "a file that two plugins use",
    .what = "Two plugins have the same position file or buffer, or one of these is among the logs that are read.",
    .why = "fluentd refuses a second use of a file, and sends its own files as logs.",
    .example = "path /logs/*\npos_file /logs/app.pos\n",
    .fix = "path /logs/*.log\npos_file /logs/app.pos\n",
};

const Rule fluentd_text_after_value{
    .code = "fluentd.text-after-value",
    .title = "text behind a quoted or JSON value",
    .what = "A value in quotes or in JSON is complete, and something other than a comment follows on its line.",
    .why = "fluentd refuses the file; two strings are never joined.",
    .example = "path \"/logs/\"titan.log\n",
    .fix = "path \"/logs/titan.log\"\n",
};

const Rule fluentd_unchecked{
    .code = "fluentd.unchecked",
    .severity = Severity::warning,
    .title = "something that fluentd alone resolves",
    .what = "A file is included, or a value holds Ruby that is more than `ENV.fetch('NAME')`.",
    .why = "What comes of it is not known before fluentd starts, so nothing checks it.",
    .example = "@include conf.d/*.conf\n",
    .fix = "Write what the file holds into this one, and read variables with `\"#{ENV.fetch('NAME')}\"`.",
};

const Rule fluentd_unclosed_quote{
    .code = "fluentd.unclosed-quote",
    .title = "a quote is never closed",
    .what = "A single quote is not closed on its line, or a double quote not before the end of the file.",
    .why = "fluentd refuses the file, usually far behind the real place.",
    .example = "tag 'titan.logs\n",
    .fix = "tag 'titan.logs'\n",
};

const Rule fluentd_unclosed_section{
    .code = "fluentd.unclosed-section",
    .title = "a section is never closed",
    .what = "The file ends while a section is open.",
    .why = "fluentd refuses the file.",
    .example = "<source>\n  @type tail\n",
    .fix = "<source>\n  @type tail\n</source>\n",
};

const Rule fluentd_unfed_label{
    .code = "fluentd.unfed-label",
    .severity = Severity::warning,
    .title = "a label that nothing sends events to",
    .what = "No `@label` or `timeout_label` names a `<label>`.",
    .why = "Its filters and outputs do nothing.",
    .example = "<source>\n  @type forward\n</source>\n<label @LINES>\n  …\n</label>\n",
    .fix = "<source>\n  @type forward\n  @label @LINES\n</source>\n<label @LINES>\n  …\n</label>\n",
};

const Rule fluentd_unknown_label{
    .code = "fluentd.unknown-label",
    .title = "a label that does not exist",
    .what = "A `@label` or `timeout_label` names no `<label>` of the file.",
    .why =
        "fluentd refuses an unknown `@label`. An unknown `timeout_label` it finds at the first timeout, and loses the "
        "lines then.",
    .example = "timeout_label @PRASE\n",
    .fix = "timeout_label @PARSE\n",
};

const Rule fluentd_unknown_parameter{
    .code = "fluentd.unknown-parameter",
    .title = "a parameter that the plugin does not have",
    .what = "A parameter is misspelt, belongs elsewhere, or stands outside of all sections.",
    .why = "fluentd warns in its log and starts without it.",
    .example = "read_from_haed true\n",
    .fix = "read_from_head true\n",
};

const Rule fluentd_unknown_plugin{
    .code = "fluentd.unknown-plugin",
    .severity = Severity::warning,
    .title = "a plugin that is not known",
    .what =
        "The `@type` of a section is misspelt, which is an error, or none of the plugins that are described here. One "
        "that comes with fluentd and is not described is only a note.",
    .why =
        "fluentd refuses the file when its image lacks the plugin; parameters of plugins that are not described are "
        "not checked.",
    .example = "@type tial\n",
    .fix = "@type tail\n",
};

const Rule fluentd_unknown_section{
    .code = "fluentd.unknown-section",
    .title = "a section that does not belong there",
    .what = "A section is misspelt or stands where the plugin, or fluentd, has no such section.",
    .why = "fluentd warns in its log and starts without all that stands in it.",
    .example = "<endpiont>\n  region us-east-1\n</endpiont>\n",
    .fix = "<endpoint>\n  region us-east-1\n</endpoint>\n",
};

const Rule fluentd_unmatched_tag{
    .code = "fluentd.unmatched-tag",
    .title = "events that no match takes",
    .what = "The tag of a source fits no `<match>` on its way, or a label that gets events has none.",
    .why = "fluentd drops the events, with a warning in its own log.",
    .example = "<source>\n  @type tail\n  tag titan.log\n</source>\n<match titan.logs>\n  …\n</match>\n",
    .fix = "<source>\n  @type tail\n  tag titan.logs\n</source>\n<match titan.logs>\n  …\n</match>\n",
};

const Rule fluentd_unreachable{
    .code = "fluentd.unreachable",
    .severity = Severity::warning,
    .title = "a filter or match that no event reaches",
    .what = "A `<match>` before it takes all its events, or no source has a tag that fits.",
    .why = "It does nothing: a filter behind the `<match>` adds nothing to the events.",
    .example = "<match **>\n  …\n</match>\n<filter titan.logs>\n  …\n</filter>\n",
    .fix = "<filter titan.logs>\n  …\n</filter>\n<match **>\n  …\n</match>\n",
};

std::span<const Rule* const> fluentd_family() {
  static const std::vector<const Rule*> kFamily = {&fluentd_bad_value,
                                                   &fluentd_conflicting_parameters,
                                                   &fluentd_duplicate_id,
                                                   &fluentd_duplicate_parameter,
                                                   &fluentd_embedded_ruby,
                                                   &fluentd_encoding,
                                                   &fluentd_escape,
                                                   &fluentd_include,
                                                   &fluentd_json,
                                                   &fluentd_label_loop,
                                                   &fluentd_limit,
                                                   &fluentd_line_break,
                                                   &fluentd_mismatched_close,
                                                   &fluentd_missing_parameter,
                                                   &fluentd_missing_section,
                                                   &fluentd_missing_timeout_label,
                                                   &fluentd_no_effect,
                                                   &fluentd_old_parameter,
                                                   &fluentd_reserved_name,
                                                   &fluentd_section_tag,
                                                   &fluentd_shared_file,
                                                   &fluentd_text_after_value,
                                                   &fluentd_unchecked,
                                                   &fluentd_unclosed_quote,
                                                   &fluentd_unclosed_section,
                                                   &fluentd_unfed_label,
                                                   &fluentd_unknown_label,
                                                   &fluentd_unknown_parameter,
                                                   &fluentd_unknown_plugin,
                                                   &fluentd_unknown_section,
                                                   &fluentd_unmatched_tag,
                                                   &fluentd_unreachable};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
