// Writes Values as TOML with the exact text of BurntSushi/toml's encoder, which Helm's toToml is: keys in the order of
// their bytes, what is no table before what is one, two spaces a level.
#pragma once

#include <string>

#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

struct WrittenToml {
  std::string text;
  std::string error;  // in Go's words where the value has no TOML; then `text` is empty
};

/// Throws FunctionError where Go panics, and where the text becomes too long.
[[nodiscard]] WrittenToml write_toml(Runtime& runtime, const document::Value& value);

}  // namespace stageplot::gotemplate
