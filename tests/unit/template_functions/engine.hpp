// Renders one template with the engine, as its users do.
#pragma once

#include <string>

#include "template/functions/surroundings.hpp"

namespace stageplot::gotemplate::test {

/// What the template `gotpl` prints with these data (JSON, every number a float64), or the message of its error.
[[nodiscard]] std::string render(const std::string& text, const std::string& data = "null");
/// The same with this clock, and without data.
[[nodiscard]] std::string render_at(const Moment& now, const std::string& text);

}  // namespace stageplot::gotemplate::test
