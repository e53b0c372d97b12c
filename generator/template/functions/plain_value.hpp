// What the JSON and YAML writers print for an object inside a value that a function hands to them.
#pragma once

#include "document/written_text.hpp"
#include "template/functions/function.hpp"
#include "template/functions/semver_version.hpp"

namespace stageplot::gotemplate {

/// Marks are settled, versions are their text. `runtime` must outlive the result.
[[nodiscard]] inline document::PlainValue plain_value(const Runtime& runtime) {
  return [&runtime](const document::Value& value) {
    if (!is_version(value)) return runtime.settle(value);
    return document::Value::of(runtime.arena.copy(version_of(value).text()), value.origin);
  };
}

/// The text as a string with the runs that the writer gave.
[[nodiscard]] inline document::Value take_written(Runtime& runtime, const document::WrittenText& written) {
  return document::Value::of(runtime.arena.copy(written.text, written.runs), runtime.origin);
}

}  // namespace stageplot::gotemplate
