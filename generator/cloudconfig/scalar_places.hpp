// Where the bytes of a string stand in the YAML that it was read from: through a literal block's indentation, quotes
// and escapes. A unit inside a cloud-config is such a string, and a finding in it belongs on its line.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace stageplot::cloudconfig {

class ScalarPlaces {
 public:
  /// `written` is the place of the scalar in `text`, `value` what it was read as. Folded texts (`>`, line breaks in
  /// quotes) are known as a whole alone.
  ScalarPlaces(std::string_view text, source::Span written, std::string_view value);

  /// Where the bytes [begin, end) of the value stand.
  [[nodiscard]] source::Span span(std::size_t begin, std::size_t end) const;

 private:
  struct Piece {
    std::size_t value = 0;   // from this byte of the value on …
    std::size_t offset = 0;  // … the text stands here
    std::size_t escape = 0;  // bytes of the escape that stands for the whole piece; 0: as it is written
  };

  void literal_block(std::string_view text, std::string_view value);
  void double_quoted(std::string_view text, std::string_view value);
  void single_quoted(std::string_view text, std::string_view value);
  void plain(std::string_view text, std::string_view value);
  void add(std::size_t value, std::size_t offset, std::size_t escape = 0);

  source::Span written_;
  std::vector<Piece> pieces_;
  std::size_t known_ = 0;  // bytes of the value whose place is known
};

}  // namespace stageplot::cloudconfig
