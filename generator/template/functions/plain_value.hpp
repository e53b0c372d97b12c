// What the JSON and YAML writers print for an object inside a value that a function hands to them.
#pragma once

#include "document/written_text.hpp"
#include "template/functions/function.hpp"
#include "template/functions/go_time.hpp"
#include "template/functions/semver_version.hpp"

namespace stageplot::gotemplate {

/// A struct as the map that encoding/json writes: its members in the order of their declaration, not sorted.
[[nodiscard]] document::Value written_structure(const Runtime& runtime, const document::Value& value);

/// Marks are settled, versions are their text, structs are maps. `runtime` must outlive the result.
[[nodiscard]] inline document::PlainValue plain_value(const Runtime& runtime) {
  return [&runtime](const document::Value& value) {
    if (is_version(value)) return document::Value::of(runtime.arena.copy(version_of(value).text()), value.origin);
    if (is_time(value)) return document::Value::of(runtime.arena.copy(json_time(value)), value.origin);
    if (value.kind == document::Kind::object && value.type == document::TypeId::structure) {
      return written_structure(runtime, value);
    }
    return runtime.settle(value);
  };
}

/// The same for go-yaml v3: a struct's fields have their names in small letters, and a duration is its text.
[[nodiscard]] document::Value yaml_v3_value(const Runtime& runtime, const document::Value& value);

/// What a value itself says against being written becomes the writer's error: the year 10000 has no JSON.
template <typename Write>
[[nodiscard]] document::WrittenText catch_refusal(Write write) {
  try {
    return write();
  } catch (const FunctionError& refusal) {
    document::WrittenText written;
    written.error = refusal.what();
    return written;
  }
}

/// The text as a string with the runs that the writer gave. Throws FunctionError where it was too large.
[[nodiscard]] inline document::Value take_written(Runtime& runtime, const document::WrittenText& written) {
  if (written.too_large) throw FunctionError("the result is too large");
  return document::Value::of(runtime.arena.copy(written.text, written.runs), runtime.origin);
}

}  // namespace stageplot::gotemplate
