// Matches plain patterns (plain_pattern.hpp) without RE2: RE2 takes 30 to 300 µs to compile a pattern for which this
// takes 1, and matches long texts faster. A run over one service matches each of its patterns a few times only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace stageplot::schema {

class PlainMatcher {
 public:
  /// `pattern` must be plain. nullopt where its repetitions write out more than a thousand steps.
  [[nodiscard]] static std::optional<PlainMatcher> compile(std::string_view pattern);

  /// Whether it matches anywhere in `text`, as RE2 says of the translated pattern. Takes time in proportion to the
  /// product of both lengths at most. Safe from many threads.
  [[nodiscard]] bool matches(std::string_view text) const;

  /// What patterns can tell apart of a character: ASCII as such, and behind it the line separators, the other spaces of
  /// Unicode, and all else.
  using Symbol = std::uint8_t;
  static constexpr std::size_t kSymbols = 131;
  using SymbolSet = std::array<std::uint64_t, 3>;

  enum class Kind : std::uint8_t { character, any_of, text_begin, text_end, either, jump, match };
  /// One step of the automaton. All but `either`, `jump` and `match` go on with the next one.
  struct Step {
    Kind kind = Kind::match;
    std::uint16_t first = 0;   // character: the symbol; any_of: index of the set; either, jump: the step to go to
    std::uint16_t second = 0;  // either: the other step
  };

 private:
  PlainMatcher() = default;

  std::vector<Step> steps_;
  std::vector<SymbolSet> sets_;
  bool anchored_ = false;  // a match can only begin where the text does
};

}  // namespace stageplot::schema
