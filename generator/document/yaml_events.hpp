// The events of a YAML text with byte offsets: from EverydayYaml as far as that reads it, else from libyaml. This pair
// is the only place that includes yaml.h; the tree builder and the second opinion both read from here.
//
// libyaml counts its marks in characters from behind the byte order mark; here they become bytes of the whole text.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "document/everyday_yaml.hpp"
#include "document/yaml_event.hpp"

namespace stageplot::document {

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
  enum class Reader : std::uint8_t { fastest, libyaml };
  /// What `%YAML` may name: libyaml knows 1.2 too, go-yaml v2 does not. Of 1.2 is the escape `\/`, too.
  enum class Versions : std::uint8_t { both, only_1_1 };

  /// `text` must be well-formed UTF-8 and outlive this.
  explicit YamlEvents(std::string_view text, Reader reader = Reader::fastest, Versions versions = Versions::both);
  ~YamlEvents();
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  /// The next event; after stream_end none may be asked for. False after a syntax error, which problem() tells.
  [[nodiscard]] bool next(YamlEvent& event);
  [[nodiscard]] const YamlProblem& problem() const { return problem_; }

 private:
  struct State;
  void start_libyaml();
  [[nodiscard]] bool next_of_libyaml(YamlEvent& event);
  [[nodiscard]] std::uint32_t byte_offset(std::size_t character);
  [[nodiscard]] std::uint32_t skip_properties(std::uint32_t begin, std::uint32_t end) const;
  void note_long_quote(const YamlEvent& event);
  [[nodiscard]] bool refuse_new_escape(const YamlEvent& event, std::size_t line);

  std::unique_ptr<State> state_;  // nullptr while the text is an everyday one
  std::string_view text_;
  Versions versions_ = Versions::both;
  EverydayYaml everyday_;
  std::size_t given_ = 0;
  std::uint32_t start_ = 0;  // behind the byte order mark
  bool ascii_ = false;
  std::size_t cursor_character_ = 0;
  std::uint32_t cursor_byte_ = 0;
  YamlProblem problem_;
};

}  // namespace stageplot::document
