// An output's source map as a file of its own, for tools that want to lead from a rendered line to what a person wrote.
#pragma once

#include <string>

#include "render/render_unit.hpp"

namespace stageplot::render {

inline constexpr std::string_view kSourceMapSuffix = ".map.json";

/// The map as JSON with a line break at the end:
///
///   {"version": 1, "output": "prod-east/cart/values.yaml", "files": ["environments/base/cart.yaml", …],
///    "ranges": [{"line", "column", "endLine", "endColumn",
///                "printed": [{"file", "line", "column"}], "values": [{"file", "line", "column"}]}]}
///
/// `file` is an index into `files`. Lines and columns count from 1, columns in code points; the end is behind the last
/// character. A range lies on one line, a line break belongs to no range, and what nothing printed has none. `printed`
/// are the templates' places, the one nearest to the output first; `values` what people wrote in the model, through
/// charts too, and empty where the text is a template's own. The same input gives the same bytes.
[[nodiscard]] std::string source_map(const UnitRender& unit, const RenderedOutput& output, const UnitSpace& space);

}  // namespace stageplot::render
