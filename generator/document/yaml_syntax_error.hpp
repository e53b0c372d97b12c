// Turns what libyaml says about a syntax error into what a person needs: what was seen, where it began, what to write.
#pragma once

#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "document/yaml_events.hpp"
#include "source/span.hpp"

namespace stageplot::document {

/// `text` is the whole text that the problem's offsets count in.
[[nodiscard]] diagnostics::Diagnostic explain_syntax_error(const YamlProblem& problem, std::string_view text,
                                                           source::FileId file);

}  // namespace stageplot::document
