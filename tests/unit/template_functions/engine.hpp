// Renders one template with the engine, as its users do.
#pragma once

#include <string>

namespace stageplot::gotemplate::test {

/// What the template `gotpl` prints with these data (JSON, every number a float64), or the message of its error.
[[nodiscard]] std::string render(const std::string& text, const std::string& data = "null");

}  // namespace stageplot::gotemplate::test
