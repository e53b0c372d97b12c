// Validates a value and decodes it into the typed tree that templates, policies and `explain` read: all findings are
// collected, and the tree is given anyway.
//
// The decoded tree shares everything that does not change. A scalar under `x-type` gets its Value::type and keeps kind
// and text; all scalars below `x-type: secret` get kSecret; a missing member that has a `default` gets it, flagged
// kDefault, with the default's place in the schema as its origin. A mark `!unknown` or `!deploy` is present and of any
// type; a deploy mark's example is validated in its place.
#pragma once

#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "document/value.hpp"
#include "schema/compile.hpp"
#include "source/source_files.hpp"

namespace stageplot::schema {

enum class Defaults : std::uint8_t { fill_in, leave_out };

struct DecodeOptions {
  Defaults defaults = Defaults::fill_in;
  diagnostics::Owner owner = diagnostics::Owner::model;  // whose text the value is
  /// Shows a scalar as it was written (`1e3`, not 1000) where given; spans are resolved by the collector anyway.
  const source::SourceFiles* sources = nullptr;
  std::string_view path;                   // data path of the value itself, where it is part of a document
  std::string_view name = "the document";  // what the value is called where it has no path
  std::size_t max_depth = 200;             // levels of the value
  std::size_t max_steps = 20'000'000;      // applications of a subschema
  std::size_t max_findings = 1'000;
};

/// Safe to call from many threads on one schema; `arena` and `diagnostics` are the caller's own. Findings: the family
/// `schema`. Where nothing changes, `value` itself is returned and nothing is allocated in `arena`.
[[nodiscard]] document::Value decode(const CompiledSchema& schema, const document::Value& value,
                                     const DecodeOptions& options, document::Arena& arena,
                                     const document::Origins& origins, diagnostics::Diagnostics& diagnostics);

/// The findings alone; whether there are none.
bool validate(const CompiledSchema& schema, const document::Value& value, const DecodeOptions& options,
              const document::Origins& origins, diagnostics::Diagnostics& diagnostics);

/// The verdict alone, at the first thing that is wrong.
[[nodiscard]] bool is_valid(const CompiledSchema& schema, const document::Value& value);

}  // namespace stageplot::schema
