#include "chart/values_methods.hpp"

#include "document/map.hpp"
#include "document/yaml_writer.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/plain_value.hpp"
#include "text/go_quote.hpp"

namespace stageplot::chart {

using document::TypeId;
using document::Value;
using gotemplate::FunctionError;
using gotemplate::Runtime;
using Arguments = std::span<const Value>;

namespace {

bool is_table(const Value& value) {
  return value.is_map() && (value.type == TypeId::natural || value.type == TypeId::go_chart_values);
}

/// The table at a dotted path, or nullptr with the step that is none.
const Value* find_table(const Value& root, std::string_view path, std::string_view& failed) {
  const Value* table = &root;
  for (;;) {
    const std::size_t dot = path.find('.');
    const std::string_view step = path.substr(0, dot);
    table = document::find(*table, step);
    if (table == nullptr || !is_table(*table)) {
      failed = step;
      return nullptr;
    }
    if (dot == std::string_view::npos) return table;
    path.remove_prefix(dot + 1);
  }
}

Value as_values(Value table) {
  table.type = TypeId::go_chart_values;
  return table;
}

Value table(Runtime&, Arguments arguments) {
  std::string_view failed;
  const Value* found = find_table(arguments[0], arguments[1].text(), failed);
  if (found == nullptr) throw FunctionError(text::go_quote(failed) + " is not a table");
  return as_values(*found);
}

Value as_map(Runtime&, Arguments arguments) {
  Value map = arguments[0];
  map.type = TypeId::natural;
  return map;
}

Value yaml(Runtime& runtime, Arguments arguments) {
  const document::WrittenText written =
      document::write_yaml(arguments[0], {.runs = true, .plain_value = gotemplate::plain_value(runtime)});
  if (!written.error.empty()) throw FunctionError("error marshaling into JSON: " + written.error);
  return gotemplate::take_written(runtime, written);
}

Value path_value(Runtime&, Arguments arguments) {
  const std::string_view path = arguments[1].text();
  if (path.empty()) throw FunctionError("YAML path cannot be empty");
  const std::size_t dot = path.rfind('.');
  const std::string_view key = dot == std::string_view::npos ? path : path.substr(dot + 1);
  std::string_view failed;
  const Value* parent =
      dot == std::string_view::npos ? &arguments[0] : find_table(arguments[0], path.substr(0, dot), failed);
  const Value* found = parent == nullptr ? nullptr : document::find(*parent, key);
  const bool whole_table = found != nullptr && found->is_map() && found->type == TypeId::natural;
  if (found == nullptr || whole_table) throw FunctionError(text::go_quote(key) + " is not a value");
  return *found;
}

namespace takes = gotemplate::takes;

constexpr gotemplate::Function kMethods[] = {
    {.name = "AsMap", .call = as_map, .help = "the same map as map[string]interface {}"},
    {.name = "PathValue", .parameters = takes::kString, .call = path_value, .help = "the value at a dotted path"},
    {.name = "Table", .parameters = takes::kString, .call = table, .help = "the map at a dotted path"},
    {.name = "YAML", .call = yaml, .help = "the map as YAML"},
};

}  // namespace

std::span<const gotemplate::Function> values_methods() {
  return kMethods;
}

}  // namespace stageplot::chart
