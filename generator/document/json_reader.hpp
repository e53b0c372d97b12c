// Reads JSON (RFC 8259) into Values with spans of every value and key: schemas, exports of live state, `--format json`
// inputs. Duplicate keys are refused.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "source/source_files.hpp"

namespace stageplot::document {

struct JsonOptions {
  diagnostics::Owner owner = diagnostics::Owner::model;
  std::size_t max_bytes = std::size_t{256} << 20;
  std::uint32_t max_depth = 200;
  bool numbers_as_float = false;     // every number a float64, as Go's encoding/json decodes into interface{}
  bool last_duplicate_wins = false;  // as Go does; else a duplicate key is a finding
  bool everyday = true;              // false: nlohmann's parser reads every text, which tests compare with
};

/// The document in `file`; numbers are int64 where they fit, else uint64, else double. nullopt after a syntax error
/// or a limit, with its finding; duplicate keys are findings and the last one stays. Strings borrow the text where they
/// have no escapes, so the SourceFiles must outlive the trees.
[[nodiscard]] std::optional<Value> read_json(source::FileId file, const source::SourceFiles& sources, Arena& arena,
                                             Origins& origins, const JsonOptions& options,
                                             diagnostics::Diagnostics& diagnostics);

/// A text that is in no file (`fromJson`): every value gets the origin `from`, or that of its place in `runs`;
/// strings are copied. nullopt with the reason in `error`.
[[nodiscard]] std::optional<Value> read_json_text(std::string_view text, OriginId from, Arena& arena,
                                                  const JsonOptions& options, std::string& error,
                                                  std::span<const Run> runs = {});

}  // namespace stageplot::document
