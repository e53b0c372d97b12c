// The last step of an output: its dialect's layout. Blanks change, and the source map follows.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "template/dialect.hpp"
#include "template/output.hpp"

namespace stageplot::render {

/// Makes the edits, which are in order and do not overlap, in a text and in the mappings of its bytes. A mapping of
/// which nothing is left goes.
void apply_edits(std::span<const gotemplate::Edit> edits, std::string& text,
                 std::vector<gotemplate::Mapping>& mappings);

}  // namespace stageplot::render
