// A place in a text that the tool has read: the smallest thing that every value, token and finding carries. Lines and
// columns are not stored; SourceFiles computes them when something is printed.
#pragma once

#include <compare>
#include <cstdint>

namespace stageplot::source {

/// Names one text: a file, a flag, an archive member, a rendered file, standard input. Ids with the top bit set belong
/// to one unit (see SourceFiles) and mean nothing outside it.
enum class FileId : std::uint32_t { none = 0 };

inline constexpr std::uint32_t kLocalBit = 0x8000'0000u;

/// Half-open range of bytes [begin, end) in the text of `file`.
struct Span {
  FileId file = FileId::none;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool known() const { return file != FileId::none; }
  /// Whether the text is one of a unit's own and not the run's.
  [[nodiscard]] bool in_unit() const { return known() && (static_cast<std::uint32_t>(file) & kLocalBit) != 0; }
  auto operator<=>(const Span&) const = default;
};

/// A line and column as people count them: both from 1, columns in Unicode code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  auto operator<=>(const Position&) const = default;
};

}  // namespace stageplot::source
