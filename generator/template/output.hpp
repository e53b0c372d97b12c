// What a template prints: one growing text, and beside it the list of which bytes came from where.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"
#include "source/span.hpp"

namespace stageplot::gotemplate {

/// Bytes [begin, end) of an output were printed by the action or literal text at `template_span`, from a value with
/// this origin (for literal text: the text's own origin, or none).
struct Mapping {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  source::Span template_span;
  document::OriginId origin = document::OriginId::none;
  document::OriginId place = document::OriginId::none;  // of the action as an origin; none for literal text
};

/// Records only where asked to. Mappings are in order, do not overlap and may leave gaps.
class Output {
 public:
  enum class Recording : bool { off, on };

  explicit Output(Recording recording = Recording::off) : recording_(recording == Recording::on) {}

  /// What follows is printed by this place of a template. Set by the engine before each action and text.
  void at(source::Span template_span, document::OriginId place = document::OriginId::none) {
    template_span_ = template_span;
    place_ = place;
  }
  [[nodiscard]] source::Span at() const { return template_span_; }

  void append(std::string_view text, document::OriginId origin = document::OriginId::none) {
    if (drops_line_break_ && !text.empty()) text = without_line_break(text);
    if (recording_ && !text.empty()) record(text.size(), origin);
    text_.append(text);
  }
  void append(char character, document::OriginId origin = document::OriginId::none) {
    append(std::string_view{&character, 1}, origin);
  }
  /// A string value with its runs.
  void append(const document::Value& string);

  /// Makes room for so many bytes.
  void reserve(std::size_t size) { text_.reserve(size); }

  /// Takes back the blanks at the end, where what comes next begins on a line of its own.
  void trim_blanks();
  /// Takes back the blanks at the end and leaves out the line break that is appended next: a line of which nothing is
  /// left does not stay as an empty one. Only where nothing but blanks stands on the line.
  void drop_line();

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<Mapping>& mappings() const { return mappings_; }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] bool recording() const { return recording_; }
  /// Bytes since the last line break: the column (from 0) where the next byte goes.
  [[nodiscard]] std::uint32_t column() const;

  /// Both, for the caller to keep; the output is empty after.
  [[nodiscard]] std::string take_text() { return std::move(text_); }
  [[nodiscard]] std::vector<Mapping> take_mappings() { return std::move(mappings_); }

 private:
  void record(std::size_t size, document::OriginId origin);
  [[nodiscard]] std::string_view without_line_break(std::string_view text);

  std::string text_;
  std::vector<Mapping> mappings_;
  source::Span template_span_;
  document::OriginId place_ = document::OriginId::none;
  bool recording_;
  bool drops_line_break_ = false;
};

}  // namespace stageplot::gotemplate
