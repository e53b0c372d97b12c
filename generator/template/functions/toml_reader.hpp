// Reads TOML as BurntSushi/toml does, with its words for what is wrong. Not with a library: what Helm's fromToml gives
// of a text that is no TOML is that message, and toml++ has others, knows TOML 1.0 alone, and keeps no order of errors.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

/// The table of the whole text; nullopt with Go's message in `error`. All values have the runtime's origin.
[[nodiscard]] std::optional<document::Value> read_toml(Runtime& runtime, std::string_view text, std::string& error);

}  // namespace stageplot::gotemplate
