// A value as reports show it: on one line, as JSON would write it, with its secrets masked and cut where it is long.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "document/value.hpp"
#include "redaction/redactor.hpp"

namespace stageplot::redaction {

struct ShownValue {
  std::string text;
  bool redacted = false;
};

inline constexpr std::size_t kMostShown = 200;  // characters

struct ShowOptions {
  std::string_view name;  // under which the value stands: `password` hides it
  bool secret = false;    // the value is one, or all below it is
  std::size_t most = kMostShown;
  std::string_view sections = {};     // the member of a map that lists named maps; they are shown as members
  std::string_view section_key = {};  // the member of each that holds its name
};

/// Looks at few more values of a large tree than it shows. A mark is shown as the model writes it: `!unknown`, `!deploy
/// NAME`.
[[nodiscard]] ShownValue show(const document::Value& value, const Redactor& redactor, const ShowOptions& options = {});

/// The first `most` characters of a text that show() gave, with `…` where something follows. No mask is cut in two.
[[nodiscard]] std::string cut(std::string_view shown, std::size_t most);
/// A text that show() gave from byte `from` on, with `…` in front: rather a few bytes more than half a character or
/// mask.
[[nodiscard]] std::string cut_in_front(std::string_view shown, std::size_t from);

}  // namespace stageplot::redaction
