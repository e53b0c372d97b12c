// Exact types behind a Value's kind. `natural` is what the kind says (int64, float64, string, []interface {},
// map[string]interface {}); the others are the Go types that templates can tell apart (`typeOf`, `kindOf`, %T, function
// parameters) and the typed scalars that the schema's `x-type` decodes into.
#pragma once

#include <cstdint>
#include <string_view>

namespace stageplot::document {

enum class TypeId : std::uint16_t {
  natural,
  // Go types, as the template engine meets them
  go_int,
  go_string_list,  // []string
  go_int_list,     // []int
  go_list_list,    // [][]interface {}, what chunk gives
  go_map_list,     // []map[string]interface {}, what fromToml gives for a list of tables
  go_nil_list,     // a nil []interface {}: no items, yet `null` in JSON and not equal to an empty one
  go_nil_string_list,
  go_nil_map,         // a nil map[string]interface {}: what fromYaml gives for an empty text
  go_string_map,      // map[string]string
  go_nil_string_map,  // a nil map[string]string
  go_chart_values,    // chartutil.Values, Helm's named map
  go_version_set,     // chartutil.VersionSet, its named []string
  go_files,           // engine.files, its named map[string][]byte
  go_maintainers,     // []*chart.Maintainer
  go_byte_slice,      // []uint8
  go_error,
  semver,          // *semver.Version
  time,            // time.Time
  duration_value,  // time.Duration
  month,           // time.Month
  weekday,         // time.Weekday
  structure,       // a Go struct with named fields (.Chart, .Release, genCA's result)
  // Terraform's collections; its tuples and objects are natural
  terraform_list,
  terraform_set,
  terraform_map,
  // marks
  unknown,
  deploy,
  // typed scalars: the value keeps its kind and its text
  quantity,
  duration,
  percent,
  port,
  arn,
  fqdn,
  cidr,
  byte_size,
};

/// Whether JSON and YAML show a list or map of this type as `null`.
[[nodiscard]] constexpr bool is_nil_collection(TypeId type) {
  return type == TypeId::go_nil_list || type == TypeId::go_nil_string_list || type == TypeId::go_nil_map ||
         type == TypeId::go_nil_string_map;
}

}  // namespace stageplot::document
