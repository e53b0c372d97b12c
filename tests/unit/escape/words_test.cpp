// Words and characters that readers take for something else than text: what each dialect writes for them, or why it
// refuses them. The literals are what real readers gave the same text back for: go-yaml through Helm 3.10.1 and 3.21.4,
// Terraform 1.11.4, fluentd 1.19.3 (tests/conformance/ asks them again); systemd's rule is that of its utf8 and
// unquoting code, versions 247 to 252.
#include "systemd/dialect.hpp"
#include "terraform/dialect.hpp"
#include "terraform/template_file.hpp"
#include "unit/escape/target_support.hpp"
#include "yaml/dialect.hpp"

namespace stageplot::gotemplate {
namespace {

const terraform::TemplateFileDialect& template_file() {
  static const terraform::TemplateFileDialect kDialect("yaml-tftpl", yaml::dialect());
  return kDialect;
}

/// A text, and what stands for it as a whole value; `!` and a part of the summary where it is refused.
struct Word {
  const char* name;
  std::string text;
  std::string yaml;
  std::string hcl;
  std::string fluentd;
  std::string systemd;
  std::string template_file;
};
void PrintTo(const Word& word, std::ostream* out) {
  *out << word.name;
}

std::string word_name(const testing::TestParamInfo<Word>& info) {
  return info.param.name;
}

constexpr const char* kUnit = "! characters that a systemd unit cannot carry";
constexpr const char* kCompose = "! characters that Unicode can compose";
constexpr const char* kYamlNul = "! a NUL character";
constexpr const char* kNotUtf8 = "! not UTF-8";

/// The same in quotes everywhere but in a unit, where it needs none.
Word quoted(const char* name, const std::string& text) {
  const std::string literal = '"' + text + '"';
  return {name, text, literal, literal, literal, text, literal};
}
Word quoted_everywhere(const char* name, const std::string& text) {
  const std::string literal = '"' + text + '"';
  return {name, text, literal, literal, literal, literal, literal};
}

class Words : public testing::TestWithParam<Word> {
 protected:
  static std::string literal(const Dialect& dialect, const std::string& before, const std::string& after,
                             const std::string& text) {
    Target target(dialect, {{"t", before + "{{ .x }}" + after}});
    EXPECT_EQ(target.take_codes(), "");
    document::Arena arena;
    std::vector<document::Member> members{{.key = arena.borrow("x"), .value = document::Value::of(arena.copy(text))}};
    const std::string output = target.render("t", document::Value::of(document::make_map(arena, members)));
    if (output.empty()) {
      const std::string findings = target.findings();
      return "! " + findings.substr(0, findings.find('\n'));
    }
    EXPECT_TRUE(output.starts_with(before) && output.ends_with(after)) << output;
    return output.substr(before.size(), output.size() - before.size() - after.size());
  }

  static void check(const std::string& printed, const std::string& expected) {
    if (expected.starts_with("! ")) {
      EXPECT_NE(printed.find(expected.substr(2)), std::string::npos) << printed;
      EXPECT_TRUE(printed.starts_with("! ")) << printed;
    } else {
      EXPECT_EQ(printed, expected);
    }
  }
};

TEST_P(Words, AreWrittenSoThatTheyComeBack) {
  const Word& word = GetParam();
  check(literal(yaml::dialect(), "a: ", "\nb: 1\n", word.text), word.yaml);
  check(literal(terraform::dialect(), "a = ", "\nb = 1\n", word.text), word.hcl);
  check(literal(fluentd::dialect(), "<a>\n  b ", "\n</a>\n", word.text), word.fluentd);
  check(literal(systemd::dialect(), "[Service]\nExecStart=/bin/x ", "\n", word.text), word.systemd);
  check(literal(template_file(), "a: ", "\nb: 1\n", word.text), word.template_file);
}

const Word kWords[] = {
    quoted("y", "y"),
    quoted("upper_n", "N"),
    quoted("yes", "yes"),
    quoted("no", "No"),
    quoted("on", "on"),
    quoted("off", "OFF"),
    quoted("true_word", "true"),
    quoted("null_word", "Null"),
    quoted_everywhere("tilde", "~"),
    quoted_everywhere("empty", ""),
    quoted("sexagesimal", "1:20"),
    quoted("octal", "0o7"),
    quoted("old_octal", "017"),
    quoted("underscores", "1_000"),
    quoted("hexadecimal", "0x1F"),
    quoted("binary", "0b1"),
    quoted("infinity", ".inf"),
    quoted("not_a_number", ".NaN"),
    quoted("beyond_a_float", "1e400"),
    quoted("beyond_an_integer", "123456789012345678901234567890"),
    quoted("date", "2024-01-31"),
    quoted("time", "2024-01-31T12:00:00Z"),
    quoted("equals", "="),
    quoted_everywhere("merge", "<<"),
    quoted("dash", "-"),
    quoted("document", "---"),
    {"next_line", "a\u0085b", R"("a\x85b")", R"("a\u0085b")", "\"a\u0085b\"", "\"a\u0085b\"", R"("a\x85b")"},
    {"line_separator", "a\u2028b", R"("a\u2028b")", R"("a\u2028b")", "\"a\u2028b\"", "\"a\u2028b\"", R"("a\u2028b")"},
    {"paragraph_separator", "a\u2029b", R"("a\u2029b")", R"("a\u2029b")", "\"a\u2029b\"", "\"a\u2029b\"",
     R"("a\u2029b")"},
    {"lone_cr", "a\rb", R"("a\rb")", R"("a\rb")", R"("a\rb")", kUnit, R"("a\rb")"},
    {"bell", "a\ab", R"("a\x07b")", R"("a\u0007b")", "\"a\ab\"", kUnit, R"("a\x07b")"},
    {"escape", "a\x1b[1m", R"("a\x1B[1m")", R"("a\u001b[1m")", "\"a\x1b[1m\"", kUnit, R"("a\x1B[1m")"},
    {"delete", "a\x7f", R"("a\x7F")", R"("a\u007f")", "\"a\x7f\"", kUnit, R"("a\x7F")"},
    {"c1", "a\u009b", R"("a\x9B")", R"("a\u009b")", "\"a\u009b\"", "\"a\u009b\"", R"("a\x9B")"},
    {"nul", std::string("a\0b", 3), kYamlNul, R"("a\u0000b")", R"("a\0b")", kUnit, kYamlNul},
    {"byte_order_mark", "\ufeffa", R"("\uFEFFa")", R"("\ufeffa")", "\"\ufeffa\"", "\"\ufeffa\"", R"("\uFEFFa")"},
    {"no_character", "a\ufffe", R"("a\uFFFE")", "\"a\ufffe\"", "\"a\ufffe\"", kUnit, R"("a\uFFFE")"},
    {"no_character_either", "a\ufdd0", R"("a\uFDD0")", "\"a\ufdd0\"", "\"a\ufdd0\"", kUnit, R"("a\uFDD0")"},
    {"last_code_point", "a\U0010FFFF", R"("a\U0010FFFF")", "\"a\U0010FFFF\"", "\"a\U0010FFFF\"", kUnit,
     R"("a\U0010FFFF")"},
    {"surrogate", "a\xed\xa0\x80", kNotUtf8, kNotUtf8, kNotUtf8, kUnit, kNotUtf8},
    {"composed", "\u00e9", "\"\u00e9\"", "\"\u00e9\"", "\"\u00e9\"", "\"\u00e9\"", "\"\u00e9\""},
    {"decomposed", "e\u0301", "\"e\u0301\"", kCompose, "\"e\u0301\"", "\"e\u0301\"", kCompose},
    {"mark_behind_a_line_break", "a\n\u0301", "|-\n  a\n  \u0301", "\"a\\n\u0301\"", "\"a\\n\u0301\"", "\"a\\n\u0301\"",
     "|-\n  a\n  \u0301"},
    {"mark_behind_an_escape", " a\n\u0301", "\" a\\n\u0301\"", "\" a\\n\u0301\"", "\" a\\n\u0301\"", "\" a\\n\u0301\"",
     kCompose},
    {"right_to_left", "a\u200fb\u202e", R"("a\u200Fb\u202E")", R"("a\u200fb\u202e")", "\"a\u200fb\u202e\"",
     "\"a\u200fb\u202e\"", R"("a\u200Fb\u202E")"},
    quoted_everywhere("emoji", "\U0001F600"),
};
INSTANTIATE_TEST_SUITE_P(Escape, Words, testing::ValuesIn(kWords), word_name);

TEST(LongText, IsWrittenWholeInTimeByItsLength) {
  // Four megabytes of what needs an escape everywhere: quadratic work would take minutes.
  std::string text;
  while (text.size() < (std::size_t{4} << 20)) text += "\"\\\n${%{#{\u2028";
  document::Arena arena;
  std::vector<document::Member> members{{.key = arena.borrow("x"), .value = document::Value::of(arena.copy(text))}};
  const document::Value data = document::Value::of(document::make_map(arena, members));
  for (const Dialect* dialect : std::initializer_list<const Dialect*>{&yaml::dialect(), &terraform::dialect(),
                                                                      &template_file(), &fluentd::dialect()}) {
    const bool is_hcl = dialect->name() == "hcl";
    Target target(*dialect, {{"t", dialect->name() == "fluentd" ? "<a>\n  a {{ .x }}\n</a>\n"
                                   : is_hcl                     ? "a = {{ .x }}\n"
                                                                : "a: {{ .x }}\n"}});
    EXPECT_GT(target.render("t", data).size(), text.size()) << dialect->name() << target.findings();
  }
}

/// A value in quotes meets the text beside it.
TEST(Joining, OfMarksIsRefusedWhereTerraformWouldCompose) {
  const auto rendered = [](const Dialect& dialect, const std::string& text, const std::string& data) {
    Target target(dialect, {{"t", text}});
    std::string output = target.render_yaml("t", data);
    return output.empty() ? target.take_codes() : output;
  };
  EXPECT_EQ(rendered(terraform::dialect(), "a = \"e{{ .x }}\"\n", "x: \"\u0301\"\n"), "escape.text");
  EXPECT_EQ(rendered(terraform::dialect(), "a = \"{{ .z }}{{ .x }}\"\n", "x: \"\u0301\"\nz: e\n"), "escape.text");
  EXPECT_EQ(rendered(terraform::dialect(), "a = \"x{{ .x }}\"\n", "x: \"\u0301\"\n"), "a = \"x\u0301\"\n");
  EXPECT_EQ(rendered(template_file(), "a: \"e{{ .x }}\"\n", "x: \"\u0301\"\n"), "escape.text");
  EXPECT_EQ(rendered(yaml::dialect(), "a: \"e{{ .x }}\"\n", "x: \"\u0301\"\n"), "a: \"e\u0301\"\n");
}

}  // namespace
}  // namespace stageplot::gotemplate
