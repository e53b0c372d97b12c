// Reads YAML into Values, each with its origin. One event reader over libyaml serves three resolutions of plain
// scalars: what our model files mean, what the Kubernetes API server reads, and what Helm hands to templates.
//
// Strings that stand in the text as they are borrow it, so the SourceFiles must outlive the arena's trees.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "source/source_files.hpp"

namespace stageplot::document {

enum class YamlResolution {
  model,       // YAML 1.2 core; what YAML 1.1 reads differently is refused with the advice to quote; marks; no `<<`
  kubernetes,  // YAML 1.1 as sigs.k8s.io/yaml and the API server read it; whole numbers are integers
  helm,        // the same, every number a float64; of duplicate keys the last wins
};

struct YamlOptions {
  YamlResolution resolution = YamlResolution::model;
  diagnostics::Owner owner = diagnostics::Owner::model;  // whose text has to change, for the findings
  std::size_t max_bytes = std::size_t{16} << 20;
  std::uint32_t max_depth = 200;
  std::size_t max_alias_nodes = 400'000;  // nodes that aliases may add to the document
  bool permit_unusual_breaks = false;     // lone CR, U+0085, U+2028, U+2029: line breaks of YAML 1.1 that nobody sees
  bool refuse_repeated_keys = false;      // in resolution `helm` too
};

/// The document in `file`. An empty file (or one of comments alone) gives nil with the origin of the whole text.
///
/// nullopt where the text can't be read as a whole: bad bytes, a syntax error, limits, a thousand findings. Everything
/// else (duplicate keys, refused scalars, bad marks) is a finding and reading goes on: a refused value stands in the
/// tree as Unknown, so that later stages do not complain about it again. Findings carry spans and data paths. With
/// resolution `model` several documents are a finding; otherwise the first one is read and the rest ignored, as Helm
/// does.
[[nodiscard]] std::optional<Value> read_yaml(source::FileId file, const source::SourceFiles& sources, Arena& arena,
                                             Origins& origins, const YamlOptions& options,
                                             diagnostics::Diagnostics& diagnostics);

/// All documents of a stream (`---`), empty ones left out. nullopt as above.
[[nodiscard]] std::optional<std::vector<Value>> read_yaml_stream(source::FileId file,
                                                                 const source::SourceFiles& sources, Arena& arena,
                                                                 Origins& origins, const YamlOptions& options,
                                                                 diagnostics::Diagnostics& diagnostics);

/// A text that is in no file (`fromYaml`, `--set`-like values): every value gets the origin `from`, or that of its
/// place in `runs`; strings are copied. nullopt with the reason in `error` for whatever read_yaml reports.
/// Options::owner is not used.
[[nodiscard]] std::optional<Value> read_yaml_text(std::string_view text, OriginId from, Arena& arena,
                                                  const YamlOptions& options, std::string& error,
                                                  std::span<const Run> runs = {});

}  // namespace stageplot::document
