// Puts a text together from pieces and remembers where each piece comes from. Every function whose result is an
// assembled string ends in `finish()`: `toYaml .Values.x | nindent 8` is one string of forty lines, and a finding on
// any of them is reported on the line that its author wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

class RunBuilder {
 public:
  /// The longest text that a function may produce; beyond it a call fails.
  static constexpr std::size_t kLongestText = std::size_t{1} << 26;

  explicit RunBuilder(Runtime& runtime) : runtime_(runtime) {}

  /// Makes room for a text of `size` bytes; fails where that is more than kLongestText.
  void reserve(std::size_t size);

  /// Text from one origin.
  void append(std::string_view text, document::OriginId origin);
  /// Text of nobody: padding, separators. It belongs to what stands before it, at the start to what follows.
  void append_filler(std::string_view text);
  void append_filler(std::size_t count, char character);
  /// A string value with the runs that it has.
  void append(const document::Value& text) { append(text, 0, text.text().size()); }
  /// Bytes [begin, end) of a string value, with their runs.
  void append(const document::Value& text, std::size_t begin, std::size_t end);

  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] const Runtime& runtime() const { return runtime_; }

  /// The string: its origin is the runtime's; runs only where they say more than that.
  [[nodiscard]] document::Value finish();

 private:
  void start_run(document::OriginId origin);
  void check_size(std::size_t more) const;

  Runtime& runtime_;
  std::string text_;
  std::vector<document::Run> runs_;
};

/// Bytes [begin, end) of a string value as a string: the value itself where that is all of it, else over the same
/// memory, with the runs that lie in it.
[[nodiscard]] document::Value slice_text(Runtime& runtime, const document::Value& text, std::size_t begin,
                                         std::size_t end);

/// A new string whose text has the runtime's origin as a whole.
[[nodiscard]] document::Value make_text(Runtime& runtime, std::string_view text);

/// Calls `each(begin, end, origin)` for the stretches of [begin, end) of a string value that come from one origin.
template <typename Each>
void for_each_run(const document::Value& text, std::size_t begin, std::size_t end, Each each) {
  const std::span<const document::Run> runs = text.s->runs();
  if (runs.empty()) {
    each(begin, end, text.origin);
    return;
  }
  if (begin < runs.front().begin) {  // what stands before the first run belongs to the text as a whole
    const std::size_t stop = end < runs.front().begin ? end : runs.front().begin;
    each(begin, stop, text.origin);
    begin = stop;
  }
  std::size_t low = 0;  // the last run that starts at or before `begin`
  std::size_t high = runs.size();
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (runs[middle].begin <= begin ? low : high) = middle;
  }
  for (std::size_t i = low; begin < end; ++i) {
    const std::size_t stop = i + 1 < runs.size() && runs[i + 1].begin < end ? runs[i + 1].begin : end;
    each(begin, stop, runs[i].origin);
    begin = stop;
  }
}

}  // namespace stageplot::gotemplate
