// Reads a systemd unit as systemd does: sections, settings, continued lines, comments. What the settings say is checked
// in check.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "source/span.hpp"

namespace stageplot::systemd {

struct Setting {
  /// From byte `value` of the value on, its text stands at byte `offset` of the unit.
  struct Piece {
    std::uint32_t value = 0;
    std::uint32_t offset = 0;
  };

  std::string name;
  source::Span name_span;
  std::string value;  // continued lines joined by a blank, without the blanks at both ends
  source::Span value_span;
  std::vector<Piece> pieces;  // one a line

  /// Where the bytes [begin, end) of the value stand. `end` is at most one behind the value's end.
  [[nodiscard]] source::Span span(std::size_t begin, std::size_t end) const;
};

struct UnitSection {
  std::string name;
  source::Span span;  // `[Service]`
  std::vector<Setting> settings;
};

/// A section may stand several times; systemd joins them.
struct UnitFile {
  source::Span span;  // the whole text
  std::vector<UnitSection> sections;

  /// All settings of this name in sections of that one, in the order of writing.
  [[nodiscard]] std::vector<const Setting*> find(std::string_view section, std::string_view setting) const;
  /// The last of them, which decides where a setting has one value; nullptr where there is none.
  [[nodiscard]] const Setting* last(std::string_view section, std::string_view setting) const;
  [[nodiscard]] const UnitSection* section(std::string_view name) const;
};

/// The unit in `text`. Spans are offsets in it, in the name of `file`: text that is a value of another file is traced
/// to its place by the caller. A line that systemd would skip is a finding (`systemd.syntax`), and reading goes on.
[[nodiscard]] UnitFile read_unit_file(source::FileId file, std::string_view text,
                                      diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::systemd
