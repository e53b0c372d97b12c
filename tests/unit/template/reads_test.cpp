// What a render reads, for RenderOptions::reads: the rules of the function table, of actions, and of what is only
// handed on.
#include <gtest/gtest.h>

#include "document/data_path.hpp"
#include "document/map.hpp"
#include "document/origin_set.hpp"
#include "rendering.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;

struct Reading {
  std::string_view name;
  std::string_view text;
  std::string_view reads;  // paths of scalars, and of empty lists and maps
};

std::ostream& operator<<(std::ostream& out, const Reading& reading) {
  return out << reading.name;
}

class Reads : public testing::TestWithParam<Reading> {
 protected:
  void list(const Value& value, const std::string& path) {
    if (value.is_map() && value.map().size > 0) {
      for (const document::Member& member : value.map().members()) {
        list(member.value, document::append_key(path, member.key->view()));
      }
    } else if (value.is_list() && !value.items().empty()) {
      for (std::size_t i = 0; i < value.items().size(); ++i) {
        list(value.items()[i], path + '[' + std::to_string(i) + ']');
      }
    } else if (reads_->contains(value.origin)) {
      read_ += (read_.empty() ? "" : " ") + path;
    }
  }

  testing_support::Rendering rendering_;
  std::optional<document::OriginSet> reads_;
  std::string read_;
};

TEST_P(Reads, are_recorded) {
  const Value data = rendering_.data(R"({
    "name": "web", "port": 80, "on": true, "off": false, "key": "b", "none": {}, "empty": [],
    "map": {"a": 1, "b": 2}, "deep": {"x": {"y": "z", "w": 1}}, "list": ["p", "q"],
    "items": [{"n": "i", "m": 1}, {"n": "j", "m": 2}]})");
  ASSERT_FALSE(rendering_.add("part", R"({{ define "part" }}{{ .a }}{{ end }}{{ define "nothing" }}-{{ end }})"));
  ASSERT_FALSE(rendering_.add("t", GetParam().text));
  reads_.emplace(rendering_.origins());
  const RenderResult result = rendering_.render("t", data, {.reads = &*reads_});
  ASSERT_FALSE(result.error) << result.error->go_message;
  list(data, "");
  EXPECT_EQ(read_, GetParam().reads);
}

constexpr Reading kReadings[] = {
    {"nothing", "text", ""},
    {"printed", "{{ .name }}", "name"},
    {"printed_whole", "{{ .map }}", "map.a map.b"},
    {"printed_list", "{{ .items }}", "items[0].m items[0].n items[1].m items[1].n"},
    {"condition", "{{ if .off }}{{ .name }}{{ else }}{{ .port }}{{ end }}", "off port"},
    {"condition_on_map", "{{ if .map }}x{{ end }}", ""},
    {"condition_on_empty_map", "{{ if .none }}x{{ end }}", "none"},
    {"and_or_stop_early", "{{ if and .off .name }}x{{ end }}{{ if or .on .port }}x{{ end }}", "off on"},
    {"with", "{{ with .deep.x }}{{ .y }}{{ end }}", "deep.x.y"},
    {"with_scalar", "{{ with .name }}x{{ end }}", "name"},
    {"range_without_use", "{{ range .items }}x{{ end }}", ""},
    {"range_reads_parts", "{{ range .items }}{{ .n }}{{ end }}", "items[0].n items[1].n"},
    {"range_over_empty", "{{ range .empty }}x{{ end }}", "empty"},
    {"range_over_number", "{{ range .port }}{{ end }}", "port"},
    {"variable_alone", "{{ $x := .name }}", ""},
    {"variable_printed", "{{ $x := .deep }}{{ $x.x.w }}", "deep.x.w"},
    {"known", "{{ if known .deep.x.y }}x{{ end }}", "deep.x.y"},
    {"known_map", "{{ if known .map }}x{{ end }}", ""},
    {"known_absent", "{{ if known .map.c }}x{{ end }}", ""},
    {"comparison", "{{ if eq .name \"web\" }}x{{ end }}", "name"},
    {"comparison_of_maps", "{{ if deepEqual .map .none }}x{{ end }}", "map.a map.b none"},
    {"argument", "{{ printf \"%s-%d\" .name .port }}", "name port"},
    {"argument_through_pipe", "{{ .name | upper | quote }}", "name"},
    {"argument_whole", "{{ toJson .deep }}", "deep.x.w deep.x.y"},
    {"joined", "{{ join \",\" .list }}", "list[0] list[1]"},
    {"include_reads_parts", "{{ include \"part\" .map }}", "map.a"},
    {"include_hands_on", "{{ include \"nothing\" . }}", ""},
    {"template_hands_on", "{{ template \"nothing\" . }}", ""},
    {"dict_hands_on", "{{ include \"part\" (dict \"a\" .deep.x.y \"b\" .map) }}", "deep.x.y"},
    {"list_hands_on", "{{ range list .map .deep }}{{ end }}", ""},
    {"list_read_later", "{{ range list .map }}{{ .b }}{{ end }}", "map.b"},
    {"index", "{{ index .map .key }}", "key map.b"},
    {"get", "{{ get .map \"a\" }}", "map.a"},
    {"dig", "{{ dig \"x\" \"y\" \"\" .deep }}", "deep.x.y"},
    {"has_key", "{{ if hasKey .map \"a\" }}x{{ end }}", "map.a"},
    {"has_key_of_root", "{{ if hasKey . \"map\" }}x{{ end }}", ""},
    {"pick", "{{ toYaml (pick .map \"b\") }}", "map.b"},
    {"default_uses_value", "{{ .name | default .port }}", "name port"},
    {"merge_reads_the_result", "{{ (merge (dict) .map).a }}", "map.a"},
    {"kind_is_not_content", "{{ kindOf .map }}", ""},
    {"length_is_content", "{{ len .map }}", "map.a map.b"},
    {"text_as_template", "{{ tpl \"{{ .a }}\" .map }}", "map.a"},
    {"alias_of_itself", "{{ $m := dict }}{{ $_ := set $m \"m\" $m }}{{ $_ := set $m \"l\" .list }}{{ typeOf $m }}", ""},
};

INSTANTIATE_TEST_SUITE_P(Table, Reads, testing::ValuesIn(kReadings),
                         [](const auto& parameter) { return std::string{parameter.param.name}; });

TEST(ReadsOfMaps, that_hold_themselves_end) {
  testing_support::Rendering rendering;
  ASSERT_FALSE(
      rendering.add("t", R"({{ $m := .m }}{{ $_ := set $m "self" $m }}{{ $_ := set $m "twice" $m }}{{ len $m }})"));
  const Value data = rendering.data(R"({"m": {"a": 1}})");
  document::OriginSet reads(rendering.origins());
  const RenderResult result = rendering.render("t", data, {.reads = &reads});
  EXPECT_EQ(result.text, "3");
  EXPECT_TRUE(reads.contains(document::find_path(data, "m.a")->origin));
}

}  // namespace
}  // namespace stageplot::gotemplate
