// What the scalars of a TOML text mean: numbers, dates and strings, with BurntSushi/toml's words for those that mean
// nothing.
#pragma once

#include <string>

#include "template/functions/function.hpp"
#include "template/functions/toml_scanner.hpp"

namespace stageplot::gotemplate {

/// Of any token but a key. Throws TomlProblem.
[[nodiscard]] document::Value toml_scalar(Runtime& runtime, const TomlToken& token);
/// The text of a string token, its escapes resolved. Throws TomlProblem.
[[nodiscard]] std::string toml_string(const TomlToken& token);

}  // namespace stageplot::gotemplate
