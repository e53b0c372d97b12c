// The helm resolution, the YAML writer and the JSON writer against a table recorded from sigs.k8s.io/yaml v1.4.0 and
// encoding/json of Go 1.26 (data/README.md).
#include <set>

#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "document/yaml_reader.hpp"
#include "document/yaml_writer.hpp"
#include "unit/text/golden_table.hpp"

namespace stageplot::document {
namespace {

/// What differs on purpose or by accident of Go's.
bool is_exempt(const std::vector<std::string>& line) {
  const std::string& input = line[1];
  // go-yaml reads an empty list or map in the place of a key as the whole document.
  if (line[0] == "read" && (input.starts_with("[]: ") || input.starts_with("{}: ") ||
                            input.find("\n[]: ") != input.npos || input.find("\n{}: ") != input.npos)) {
    return true;
  }
  // A byte order mark inside a text.
  return line[0] == "read" && input.find("\xEF\xBB\xBF") != std::string::npos;
}

std::string read_as_helm(std::string_view text, std::string& error) {
  Arena arena;
  const auto value = read_yaml_text(text, OriginId::none, arena,
                                    {.resolution = YamlResolution::helm, .permit_unusual_breaks = true}, error);
  return value ? write_json(*value, {.html_escape = true}).text : "!";
}

std::string written(const std::string& kind, std::string_view json) {
  Arena arena;
  std::string error;
  const auto value =
      read_json_text(json, OriginId::none, arena, {.numbers_as_float = true, .last_duplicate_wins = true}, error);
  if (!value) return error;
  if (kind == "json") return write_json(*value, {.html_escape = true}).text;
  const WrittenText text = write_yaml(*value);
  return text.error.empty() ? text.text : "!";
}

TEST(GoYaml, ReadsAndWritesAsGoDoes) {
  std::map<std::string, std::size_t> checked;
  text::for_each_golden("tests/unit/document/data/go_yaml.txt", [&](const std::vector<std::string>& line) {
    if (is_exempt(line)) return;
    ++checked[line[0]];
    std::string error;
    const std::string got = line[0] == "read" ? read_as_helm(line[1], error) : written(line[0], line[1]);
    EXPECT_EQ(got, line[2]) << line[0] << " " << text::go_quote(line[1]) << " " << error;
  });
  EXPECT_GT(checked["read"], 400u);
  EXPECT_GT(checked["write"], 300u);
  EXPECT_GT(checked["json"], 300u);
}

}  // namespace
}  // namespace stageplot::document
