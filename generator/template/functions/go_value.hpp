// How Go sees a Value: the names of its type and kind, its text under %v, what it counts as when it is tested, and
// when two are equal. print, toString, typeOf, kindIs, default and has all rest on these few rules.
#pragma once

#include <string>
#include <string_view>

#include "document/value.hpp"
#include "template/functions/function.hpp"
#include "template/functions/run_builder.hpp"

namespace stageplot::gotemplate {

/// Trees deeper than this (a map that contains itself) make a call fail.
inline constexpr int kDeepestValue = 1000;

/// fmt's %T: `map[string]interface {}`, `float64`, `<nil>`, `*semver.Version`.
[[nodiscard]] std::string_view go_type_name(const document::Value& value);
/// The same with the names of the render's Helm version.
[[nodiscard]] std::string_view go_type_name(const Runtime& runtime, const document::Value& value);
/// reflect.Kind: `map`, `slice`, `ptr`, `invalid` for nil.
[[nodiscard]] std::string_view go_kind_name(const document::Value& value);

/// fmt's %v: `map[a:1 b:[x y]]`, `<nil>`, `1e+06`. Marks inside are settled.
void append_go_value(const Runtime& runtime, std::string& out, const document::Value& value);
/// Sprig's strval, that is toString: %v, but bytes are their text.
[[nodiscard]] std::string go_text(const Runtime& runtime, const document::Value& value);
/// The same into a builder: a string keeps its runs, anything else is one run of its own origin.
void append_go_text(RunBuilder& builder, const document::Value& value);

/// Sprig's `empty`: nil, false, 0, "", and maps and lists without members. Objects never are.
[[nodiscard]] bool is_empty(const document::Value& value);

/// reflect.DeepEqual: exact types count (int 1 is not float64 1, []string is not []interface {}), NaN is not itself.
/// Marks inside are settled.
[[nodiscard]] bool deep_equal(const Runtime& runtime, const document::Value& a, const document::Value& b);

/// What is nil in Go: without items, yet `null` in JSON and not DeepEqual to an empty one.
[[nodiscard]] document::Value make_nil_list(Runtime& runtime);
[[nodiscard]] document::Value make_nil_string_list(Runtime& runtime);
[[nodiscard]] document::Value make_nil_map(Runtime& runtime);

}  // namespace stageplot::gotemplate
