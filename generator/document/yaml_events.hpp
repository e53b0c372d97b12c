// libyaml as a source of events with byte offsets. This pair is the only place that includes yaml.h; the tree builder
// and the second opinion both read from here.
//
// libyaml counts its marks in characters from behind the byte order mark; here they become bytes of the whole text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
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

/// Why libyaml stopped, in its words, with byte offsets.
struct YamlProblem {
  enum class Part : std::uint8_t { reader, scanner, parser };

  std::string_view problem;  // static texts of libyaml
  std::uint32_t at = 0;
  std::string_view context;  // empty where there is none
  std::uint32_t context_at = 0;
  // As libyaml itself counts, from 0: an end without a line break is on a line of its own, a reader knows no lines.
  Part part = Part::parser;
  std::size_t line = 0;
  std::size_t context_line = 0;
  // The last quoted scalar before it that spans lines: most likely its quote was closed by a later one.
  std::uint32_t long_quote_begin = 0;
  std::uint32_t long_quote_end = 0;  // 0 where there is none
};

class YamlEvents {
 public:
  /// `text` must be well-formed UTF-8 and outlive this.
  explicit YamlEvents(std::string_view text);
  ~YamlEvents();
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  /// The next event; after stream_end none may be asked for. False after a syntax error, which problem() tells.
  [[nodiscard]] bool next(YamlEvent& event);
  [[nodiscard]] const YamlProblem& problem() const { return problem_; }

 private:
  struct State;
  [[nodiscard]] std::uint32_t byte_offset(std::size_t character);
  [[nodiscard]] std::uint32_t skip_properties(std::uint32_t begin, std::uint32_t end) const;
  void note_long_quote(const YamlEvent& event);

  std::unique_ptr<State> state_;
  std::string_view text_;
  std::uint32_t start_ = 0;  // behind the byte order mark
  bool ascii_ = false;
  std::size_t cursor_character_ = 0;
  std::uint32_t cursor_byte_ = 0;
  YamlProblem problem_;
};

}  // namespace stageplot::document
