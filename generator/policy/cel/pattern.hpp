// Regular expressions in RE2's syntax: matching takes time linear in the text, whatever the pattern.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stageplot::policy::cel {

class Pattern {
 public:
  /// nullptr with the reason in `error`.
  [[nodiscard]] static std::unique_ptr<const Pattern> compile(std::string_view text, std::string& error);
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  /// Whether the pattern matches anywhere in `text`.
  [[nodiscard]] bool matches(std::string_view text) const;
  /// The first match at or behind `from`: the whole match and then each group, as parts of `text`; a group without a
  /// match has no data. Empty where there is none.
  [[nodiscard]] std::vector<std::string_view> find(std::string_view text, std::size_t from) const;
  [[nodiscard]] int groups() const;

 private:
  struct Compiled;
  explicit Pattern(std::unique_ptr<const Compiled> compiled);
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace stageplot::policy::cel
