// Patterns of .Files.Glob, as github.com/gobwas/glob reads them with `/` as separator: `*` and `?` stop at a `/`, `**`
// does not; `[a-z]`, `[!a]`, `{one,two}`, `\*`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stageplot::chart {

class Glob {
 public:
  /// A pattern that cannot be read matches everything, as Helm has it.
  explicit Glob(std::string_view pattern);

  [[nodiscard]] bool matches(std::string_view name) const;

 private:
  struct Token {
    enum class Kind { character, any, any_run, anything, one_of } kind = Kind::character;
    char32_t character = 0;
    bool negated = false;
    std::u32string ranges;  // pairs: from, to
  };
  using Tokens = std::vector<Token>;

  struct Malformed {};
  /// All ways through the alternatives of a pattern.
  static void expand(std::string_view pattern, std::vector<std::string>& out);
  [[nodiscard]] static Tokens read(std::string_view pattern);
  [[nodiscard]] static Token read_class(std::string_view pattern, std::size_t& offset);
  [[nodiscard]] static bool matches(const Tokens& tokens, std::u32string_view name);
  [[nodiscard]] static bool matches(const Token& token, char32_t character);

  std::vector<Tokens> alternatives_;
};

}  // namespace stageplot::chart
