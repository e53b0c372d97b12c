// One regular expression of a schema: ECMAScript's syntax (with Unicode, as the standard asks), matched by RE2 in time
// linear in the text. What RE2 can't do (look-around, back-references) is refused with the reason.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace stageplot::schema {

/// The same expression in RE2's syntax; nullopt with the reason in `problem`.
[[nodiscard]] std::optional<std::string> translate_pattern(std::string_view ecmascript, std::string& problem);

class Pattern {
 public:
  /// nullopt with the reason in `problem` ("RE2 has no look-ahead `(?=`"). A plain pattern (plain_pattern.hpp) is left
  /// to a simple matcher at first, and compiled by RE2 when it has been matched often or against a long text.
  [[nodiscard]] static std::optional<Pattern> compile(std::string_view ecmascript, std::string& problem);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  /// Whether it matches anywhere in `text`; safe from many threads.
  [[nodiscard]] bool matches(std::string_view text) const;
  /// Whether RE2 takes it, which is certain after `compile`: for the test of that.
  [[nodiscard]] bool is_sound() const;

 private:
  Pattern();

  struct Expression;
  std::unique_ptr<Expression> expression_;  // nullptr where a literal prefix (`^x-`) is all there is
  std::string prefix_;
};

}  // namespace stageplot::schema
