// Go's regexp over RE2, from which it was made: the syntax is the same; the rules for empty matches, for `n`, for
// replacements (`$1`, `${name}`) and the wording of errors are Go's. Compiled patterns are kept per thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace stageplot::gotemplate {

struct Match {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class GoRegexp {
 public:
  /// A compiled pattern; where that fails, FunctionError with Go's message.
  explicit GoRegexp(std::string_view pattern);

  [[nodiscard]] bool matches(std::string_view text) const;
  /// The first `most` matches, all where it is negative.
  [[nodiscard]] std::vector<Match> find_all(std::string_view text, std::int64_t most) const;

  /// The matches that are replaced, each with what `$1`, `${name}` in `replacement` stand for put in; an empty match
  /// right behind another one is none.
  struct Replaced {
    Match match;
    std::string text;
  };
  [[nodiscard]] std::vector<Replaced> replace_all(std::string_view text, std::string_view replacement) const;
  /// The same with the replacement taken as it is.
  [[nodiscard]] std::vector<Match> replaced_matches(std::string_view text) const;

  /// Whether the pattern is the empty text.
  [[nodiscard]] bool is_empty() const;

 private:
  const re2::RE2& pattern_;  // in the thread's cache, which outlives the call
};

/// regexp.QuoteMeta.
[[nodiscard]] std::string quote_meta(std::string_view text);

}  // namespace stageplot::gotemplate
