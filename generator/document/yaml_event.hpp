// One event of a YAML text: what the readers of events give and the tree builder takes.
#pragma once

#include <cstdint>
#include <string_view>

namespace stageplot::document {

enum class YamlEventKind : std::uint8_t {
  document_start,
  document_end,
  alias,
  scalar,
  sequence_start,
  sequence_end,
  mapping_start,
  mapping_end,
  stream_end,
};

enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

/// The views live until the next event is read.
struct YamlEvent {
  YamlEventKind kind = YamlEventKind::stream_end;
  ScalarStyle style = ScalarStyle::plain;
  bool flow = false;          // a sequence or mapping in brackets
  std::uint32_t begin = 0;    // of the node with its anchor and tag
  std::uint32_t content = 0;  // of the node without them
  std::uint32_t end = 0;
  std::string_view value;   // of a scalar
  std::string_view anchor;  // of a node, or what an alias names
  std::string_view tag;     // resolved: `!assumed`, `tag:yaml.org,2002:str`; empty where none is written
};

}  // namespace stageplot::document
