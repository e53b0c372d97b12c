#include "diagnostics/rules/fluentd.hpp"

#include <vector>

#include "diagnostics/rules/families.hpp"

namespace stageplot::diagnostics::rules {

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

const Rule fluentd_text_after_value{
    .code = "fluentd.text-after-value",
    .title = "text behind a quoted or JSON value",
    .what = "A value in quotes or in JSON is complete, and something other than a comment follows on its line.",
    .why = "fluentd refuses the file; two strings are never joined.",
    .example = "path \"/logs/\"titan.log\n",
    .fix = "path \"/logs/titan.log\"\n",
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

std::span<const Rule* const> fluentd_family() {
  static const std::vector<const Rule*> kFamily = {&fluentd_duplicate_parameter,
                                                   &fluentd_embedded_ruby,
                                                   &fluentd_encoding,
                                                   &fluentd_escape,
                                                   &fluentd_include,
                                                   &fluentd_json,
                                                   &fluentd_limit,
                                                   &fluentd_line_break,
                                                   &fluentd_mismatched_close,
                                                   &fluentd_reserved_name,
                                                   &fluentd_section_tag,
                                                   &fluentd_text_after_value,
                                                   &fluentd_unclosed_quote,
                                                   &fluentd_unclosed_section};
  return kFamily;
}

}  // namespace stageplot::diagnostics::rules
