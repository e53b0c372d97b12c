// The pattern of a `<match>` or `<filter>`: `a.*`, `a.**`, `{a,b}.c`, several with blanks between.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fluentd/document.hpp"

namespace stageplot::fluentd {

class TagPattern {
 public:
  /// No argument is `**`. A pattern with Ruby, a regular expression (`/re/`), or one with very many alternatives is not
  /// known.
  explicit TagPattern(const Literal& argument);

  [[nodiscard]] bool known() const { return known_; }
  /// Both of known patterns alone.
  [[nodiscard]] bool takes(std::string_view tag) const;
  /// Whether every tag that `other` takes is taken; false too where that is hard to say.
  [[nodiscard]] bool covers(const TagPattern& other) const;
  [[nodiscard]] bool takes_all() const;

 private:
  enum class Step { character, any, deep, deep_and_dot, part_end };
  struct Token {
    Step step;
    char character = '\0';
    bool operator==(const Token&) const = default;
  };
  using Alternative = std::vector<Token>;

  void add(std::string_view text);
  static Alternative compile(std::string_view text);
  static bool takes(const Alternative& alternative, std::string_view tag);
  static bool covers(const Alternative& wide, const Alternative& narrow);

  bool known_ = true;
  std::vector<Alternative> alternatives_;
};

}  // namespace stageplot::fluentd
