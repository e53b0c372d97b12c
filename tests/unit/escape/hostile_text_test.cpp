// Ten thousand random hostile texts in every position of small templates: each is read back exactly as it was, by two
// YAML readers or the fluentd reader, and nothing else changes; or it is refused by a finding that is named here.
#include <yaml-cpp/yaml.h>

#include <random>

#include "document/dump.hpp"
#include "fluentd/dialect.hpp"
#include "fluentd/reader.hpp"
#include "text/utf8.hpp"
#include "unit/escape/target_support.hpp"
#include "yaml/dialect.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;

constexpr int kTexts = 10'000;

/// Pieces that mean something to a reader, to a template, or to nobody.
const std::vector<std::string> kPieces{"\"",
                                       "'",
                                       "`",
                                       "\\",
                                       "\\n",
                                       "\\x",
                                       "\\u12",
                                       "{",
                                       "}",
                                       "[",
                                       "]",
                                       ",",
                                       ":",
                                       ": ",
                                       " #",
                                       "#",
                                       "#{",
                                       "#{ENV['A']}",
                                       "${",
                                       "${tag}",
                                       "$",
                                       "%{",
                                       "{{",
                                       "}}",
                                       "{{ .x }}",
                                       "|",
                                       ">",
                                       "|-",
                                       "- ",
                                       "-",
                                       "---",
                                       "---\n",
                                       "...",
                                       "? ",
                                       "! ",
                                       "!!str",
                                       "!",
                                       "&a",
                                       "*a",
                                       "@",
                                       "@include x",
                                       "<<",
                                       "=",
                                       "~",
                                       "%",
                                       "\n",
                                       "\n",
                                       "\n ",
                                       "\n  ",
                                       "\n\n",
                                       "\r",
                                       "\r\n",
                                       "\t",
                                       "\t\n",
                                       " ",
                                       "  ",
                                       "\x01",
                                       "\x1b[31m",
                                       "\x7f",
                                       "\b",
                                       "\f",
                                       "\v",
                                       "\xC2\x85",
                                       "\xC2\xA0",
                                       "\xC2\xAD",
                                       "\xE2\x80\xA8",
                                       "\xE2\x80\xA9",
                                       "\xE2\x80\x8B",
                                       "\xE2\x80\xAE",
                                       "\xEF\xBB\xBF",
                                       "\xEF\xBF\xBE",
                                       "\xEF\xBF\xBD",
                                       "\xF0\x9F\x98\x80",
                                       "\xF0\x9F\xBF\xBE",
                                       "\xF3\xA0\x81\x81",
                                       "\xC3\xA9",
                                       "\xE4\xB8\xAD",
                                       "__",
                                       "__HOSTNAME__",
                                       "_",
                                       "A",
                                       "yes",
                                       "No",
                                       "on",
                                       "y",
                                       "true",
                                       "null",
                                       "Null",
                                       ".inf",
                                       ".nan",
                                       "0x1f",
                                       "0o17",
                                       "017",
                                       "1e3",
                                       "1_000",
                                       "22:30",
                                       "2024-01-01",
                                       "1.5",
                                       "-1",
                                       "+1",
                                       ".5",
                                       "a",
                                       "word",
                                       "key: value",
                                       "</source>",
                                       "<match **>",
                                       "<",
                                       "</",
                                       ">",
                                       "\"\"",
                                       "[1]",
                                       "{\"a\":1}",
                                       "a: |\n  b\n"};
const std::vector<std::string> kRarePieces{std::string(1, '\0'), "\xFF", "\xC3", "\xED\xA0\x80"};

std::string random_text(std::mt19937& random) {
  const auto pick = [&random](std::size_t size) { return static_cast<std::size_t>(random() % size); };
  std::string text;
  std::size_t pieces = pick(8);
  if (pick(500) == 0) pieces = 1000;
  for (std::size_t i = 0; i < pieces; ++i) text += kPieces[pick(kPieces.size())];
  if (pick(50) == 0) text.insert(pick(text.size() + 1), kRarePieces[pick(kRarePieces.size())]);
  return text;
}

/// The text as `{x: TEXT, m: {TEXT: TEXT}, l: [TEXT, {k: TEXT}], n: KEY}`.
Value data_with(document::Arena& arena, const std::string& text) {
  const document::String* string = arena.copy(text);
  std::vector<document::Member> inner{{.key = string, .value = Value::of(string)}};
  std::vector<document::Member> item{{.key = arena.borrow("k"), .value = Value::of(string)}};
  const std::vector<Value> items{Value::of(string), Value::of(document::make_map(arena, item))};
  std::vector<document::Member> members{
      {.key = arena.borrow("x"), .value = Value::of(string)},
      {.key = arena.borrow("m"), .value = Value::of(document::make_map(arena, inner))},
      {.key = arena.borrow("l"), .value = Value::of(arena.list(items))}};
  return Value::of(document::make_map(arena, members));
}

/// A tree as text in which strings cannot be taken for anything else.
void show(const Value& value, std::string& out) {
  if (value.is_map()) {
    out += '{';
    for (const document::Member& member : value.map().members()) {
      out += '<' + std::string(member.key->view()) + ">=";
      show(member.value, out);
    }
    out += '}';
  } else if (value.is_list()) {
    out += '[';
    for (const Value& item : value.items()) show(item, out);
    out += ']';
  } else if (value.is_string()) {
    out += '<' + std::string(value.text()) + '>';
  } else {
    out += document::dump(value);
  }
}

void show(const YAML::Node& node, std::string& out) {
  if (node.IsMap()) {
    std::map<std::string, std::string> members;
    for (const auto& member : node) show(member.second, members[member.first.Scalar()]);
    out += '{';
    for (const auto& [key, value] : members) out += '<' + key + ">=" + value;
    out += '}';
  } else if (node.IsSequence()) {
    out += '[';
    for (const auto& item : node) show(item, out);
    out += ']';
  } else {
    out += '<' + node.Scalar() + '>';
  }
}

std::string read_by_libyaml(const std::string& text, document::YamlResolution resolution) {
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics diagnostics;
  const source::FileId file = sources.add("values.yaml", text);
  const auto value = document::read_yaml(file, sources, arena, origins, {.resolution = resolution}, diagnostics);
  if (!value || !diagnostics.empty()) {
    return "refused: " + (diagnostics.empty() ? std::string() : diagnostics.all()[0].summary);
  }
  std::string shown;
  show(*value, shown);
  return shown;
}

std::string read_by_yaml_cpp(const std::string& text) {
  try {
    std::string shown;
    show(YAML::Load(text), shown);
    return shown;
  } catch (const YAML::Exception& error) {
    return std::string("refused: ") + error.what();
  }
}

struct HostileCase {
  std::string name;
  std::string text;  // with an action that prints the text
  /// What must be read, `@` standing for the text.
  std::string expected;
};
void PrintTo(const HostileCase& test_case, std::ostream* out) {
  *out << test_case.name;
}
std::string hostile_name(const testing::TestParamInfo<HostileCase>& info) {
  return info.param.name;
}

std::string expected_tree(const std::string& pattern, const std::string& text) {
  std::string tree;
  for (const char c : pattern) {
    if (c == '@') {
      tree += text;
    } else {
      tree += c;
    }
  }
  return tree;
}

class HostileYaml : public testing::TestWithParam<HostileCase> {};

TEST_P(HostileYaml, IsReadBackExactlyOrRefused) {
  std::mt19937 random(20261121);
  Target target(yaml::dialect(), {{"values.yaml", GetParam().text}});
  ASSERT_EQ(target.findings(), "");
  int refused = 0;
  int wrong = 0;
  for (int i = 0; i < kTexts && wrong < 3; ++i) {
    const std::string text = random_text(random);
    document::Arena arena;
    const std::string output = target.render("values.yaml", data_with(arena, text));
    const std::string codes = target.take_codes();
    if (!codes.empty()) {
      ++refused;
      const bool unreadable = text.find('\0') != std::string::npos || text::find_invalid_utf8(text) != text::kValid;
      const bool long_key = text.size() > 250 && GetParam().expected.find("<@>=") != std::string::npos;
      EXPECT_TRUE((codes == "escape.text" && unreadable) || (codes == "escape.key" && long_key))
          << codes << " for " << testing::PrintToString(text) << (++wrong, "");
      continue;
    }
    const std::string expected = expected_tree(GetParam().expected, text);
    const auto check = [&](const std::string& reader, const std::string& read) {
      if (read == expected) return;
      ++wrong;
      ADD_FAILURE() << reader << " read\n" << read << "\ninstead of\n" << expected << "\nfrom\n" << output;
    };
    check("the model's reader", read_by_libyaml(output, document::YamlResolution::model));
    check("the Kubernetes reader", read_by_libyaml(output, document::YamlResolution::kubernetes));
    check("yaml-cpp", read_by_yaml_cpp(output));
  }
  // Some are refused, most are not: the test would see if all were.
  EXPECT_GT(refused, 0);
  EXPECT_LT(refused, kTexts / 20);
}

const HostileCase kYaml[] = {
    {"value", "a: before\nb:\n  c: {{ .x }}\nd: after\n", "{<a>=<before><b>={<c>=<@>}<d>=<after>}"},
    {"value_behind_a_dash", "a:\n  - before\n  - {{ .x }}\n  - b: {{ .x }}\n    c: after\n",
     "{<a>=[<before><@>{<b>=<@><c>=<after>}]}"},
    {"value_before_a_comment", "a: {{ .x }} # why\nb: after\n", "{<a>=<@><b>=<after>}"},
    {"value_at_the_end", "a: before\nb: {{ .x }}", "{<a>=<before><b>=<@>}"},
    {"quoted", "a: \"x{{ .x }}y{{ .x }}\"\nb: after\n", "{<a>=<x@y@><b>=<after>}"},
    {"quoted_in_a_flow_list", "a: [before, \"{{ .x }}\", after]\nb: after\n", "{<a>=[<before><@><after>]<b>=<after>}"},
    {"map_value", "a:\n  b: {{ .m }}\nc: after\n", "{<a>={<b>={<@>=<@>}}<c>=<after>}"},
    {"map_lines", "a:\n  {{ .m }}\nb: after\n", "{<a>={<@>=<@>}<b>=<after>}"},
    {"list_value", "a: {{ .l }}\nb: after\n", "{<a>=[<@>{<k>=<@>}]<b>=<after>}"},
    {"flow", "a: [before, {{ .x }}, {{ .l }}, {b: {{ .x }}, c: {{ .m }}}]\nd: after\n",
     "{<a>=[<before><@>[<@>{<k>=<@>}]{<b>=<@><c>={<@>=<@>}}]<d>=<after>}"},
    {"fragment",
     "a:\n    {{ include \"f\" . }}\nb: {{ include \"f\" . }}\nc:\n  - {{ include \"f\" . }}\nd: after\n"
     "{{ define \"f\" }}\n  x: {{ .x }}\n  z:\n    - {{ .x }}\n    - {{ .m }}\n{{ end }}\n",
     "{<a>={<x>=<@><z>=[<@>{<@>=<@>}]}<b>={<x>=<@><z>=[<@>{<@>=<@>}]}<c>=[{<x>=<@><z>=[<@>{<@>=<@>}]}]<d>=<after>}"},
};
INSTANTIATE_TEST_SUITE_P(Escape, HostileYaml, testing::ValuesIn(kYaml), hostile_name);

TEST(HostileKeys, AreIdentifiersOrRefused) {
  std::mt19937 random(20261122);
  Target target(yaml::dialect(), {{"values.yaml", "{{ .x }}: 1\nb: after\n"}});
  int refused = 0;
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = random_text(random);
    if (text == "b") continue;
    document::Arena arena;
    const std::string output = target.render("values.yaml", data_with(arena, text));
    const std::string codes = target.take_codes();
    if (!codes.empty()) {
      ++refused;
      EXPECT_TRUE(codes == "escape.key" || codes == "escape.text") << codes;
      continue;
    }
    EXPECT_EQ(
        read_by_libyaml(output, document::YamlResolution::kubernetes).find("{<" + std::min(text, std::string("b"))), 0u)
        << output;
    EXPECT_EQ(YAML::Load(output)[text].as<int>(), 1) << output;
    EXPECT_EQ(YAML::Load(output).size(), 2u) << output;
  }
  EXPECT_GT(refused, kTexts / 2);
  EXPECT_LT(refused, kTexts);
}

/// The sections of a configuration in one line, texts in angle brackets.
void show(const fluentd::Section& section, std::string& out) {
  for (const fluentd::Parameter& parameter : section.parameters) {
    out += parameter.name + "=<" + parameter.value.text + '>';
    if (!parameter.value.ruby.empty()) out += "RUBY";
  }
  for (const fluentd::Section& child : section.sections) {
    out += child.name + "(" + child.argument.text + "){";
    show(child, out);
    out += '}';
  }
  for (const fluentd::Include& include : section.includes) out += "INCLUDE" + include.path.text;
}

std::string read_fluentd_text(const std::string& text) {
  source::SourceFiles sources;
  document::Arena arena;
  diagnostics::Diagnostics diagnostics;
  const auto root = fluentd::read_fluentd(sources, sources.add("fluent.conf", text), arena, {}, diagnostics);
  if (!root || !diagnostics.empty()) return "refused: " + diagnostics.all()[0].summary;
  std::string shown;
  show(*root, shown);
  return shown;
}

bool is_placeholder_text(const std::string& text) {
  return text.find('$') != std::string::npos || text.find('_') != std::string::npos || text.starts_with('{') ||
         text.starts_with('[');
}

class HostileFluentd : public testing::TestWithParam<HostileCase> {};

TEST_P(HostileFluentd, IsReadBackExactlyOrRefused) {
  std::mt19937 random(20261123);
  Target target(fluentd::dialect(), {{"fluent.conf", GetParam().text}});
  ASSERT_EQ(target.findings(), "");
  const bool in_record = GetParam().name.find("record") != std::string::npos;
  int refused = 0;
  int wrong = 0;
  for (int i = 0; i < kTexts && wrong < 3; ++i) {
    const std::string text = random_text(random);
    document::Arena arena;
    const std::string output = target.render("fluent.conf", data_with(arena, text));
    const std::string codes = target.take_codes();
    if (!codes.empty()) {
      ++refused;
      const bool unreadable = text::find_invalid_utf8(text) != text::kValid;
      EXPECT_TRUE((codes == "escape.text" && unreadable) ||
                  (codes == "escape.placeholder" && in_record && is_placeholder_text(text)))
          << codes << " for " << testing::PrintToString(text) << (++wrong, "");
      continue;
    }
    const std::string expected = expected_tree(GetParam().expected, text);
    const std::string read = read_fluentd_text(output);
    if (read == expected) continue;
    ++wrong;
    ADD_FAILURE() << "read\n" << read << "\ninstead of\n" << expected << "\nfrom\n" << output;
  }
  EXPECT_GT(refused, 0);
  EXPECT_LT(refused, kTexts / 2);
}

const HostileCase kFluentd[] = {
    {"value", "<source>\n  a b\n  path {{ .x }}\n  c {{ .x }} # why\n</source>\n<match **>\n</match>\n",
     "source(){a=<b>path=<@>c=<@>}match(**){}"},
    {"quoted", "<source>\n  a \"#{{ .x }}{{ .x }}#\"\n</source>\n", "source(){a=<#@@#>}"},
    {"argument", "<match \"{{ .x }}\">\n  a b\n</match>\n", "match(@){a=<b>}"},
    {"record", "<filter **>\n  <record>\n    a {{ .x }}\n    b c\n  </record>\n</filter>\n",
     "filter(**){record(){a=<@>b=<c>}}"},
    {"record_quoted", "<filter **>\n  <record>\n    a \"x {{ .x }} y {{ .x }}\"\n  </record>\n</filter>\n",
     "filter(**){record(){a=<x @ y @>}}"},
    {"record_fragment",
     "<a>\n  {{ include \"f\" . }}\n</a>\n{{ define \"f\" }}\nb {{ .x }}\n<c>\n  d \"{{ .x }}\"\n</c>\n{{ end }}\n",
     "a(){b=<@>c(){d=<@>}}"},
};
INSTANTIATE_TEST_SUITE_P(Escape, HostileFluentd, testing::ValuesIn(kFluentd), hostile_name);

/// A configuration of fluentd inside values.yaml: text of one dialect in a string of the other.
TEST(HostileEmbedded, IsReadBackThroughBothLanguages) {
  std::mt19937 random(20261124);
  Target target(yaml::dialect(),
                {{"values.yaml",
                  "fluentd:\n  config: {{ include \"fluent.conf\" . }}\n  quoted: \"{{ include \"fluent.conf\" . }}\"\n"
                  "after: here\n"},
                 {"fluent.conf", "<source>\n  a {{ .x }}\n\n  b \"{{ .x }}\"\n</source>\n"}});
  ASSERT_EQ(target.findings(), "");
  int blocks = 0;
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = random_text(random);
    document::Arena arena;
    const std::string output = target.render("values.yaml", data_with(arena, text));
    if (const std::string codes = target.take_codes(); !codes.empty()) {
      EXPECT_EQ(codes, "escape.text");
      EXPECT_NE(text::find_invalid_utf8(text), text::kValid);
      continue;
    }
    if (output.starts_with("fluentd:\n  config: |\n    <source>\n")) ++blocks;
    const YAML::Node root = YAML::Load(output);
    ASSERT_EQ(root.size(), 2u) << output;
    const auto config = root["fluentd"]["config"].as<std::string>();
    ASSERT_EQ(config, root["fluentd"]["quoted"].as<std::string>()) << output;
    ASSERT_EQ(read_fluentd_text(config), "source(){a=<" + text + ">b=<" + text + ">}") << output;
    ASSERT_EQ(read_by_libyaml(output, document::YamlResolution::helm),
              "{<after>=<here><fluentd>={<config>=<" + config + "><quoted>=<" + config + ">}}");
  }
  EXPECT_GT(blocks, kTexts / 4);
}

}  // namespace
}  // namespace stageplot::gotemplate
