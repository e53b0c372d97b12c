// The table of the estate's figures, figures.txt: what the documents say, and where the project has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stageplot::estate {

/// One line of the table for one unit.
struct Figure {
  std::size_t line = 0;  // of figures.txt, from 1
  std::string environment;
  std::string service;
  std::string name;      // as the documents name it
  std::string expected;  // one line, as report::value_text() writes values
  std::string output;    // file below the unit's folder in rendered/; empty for a figure that the model alone has
  std::string path;      // in that file, or in the unit's tree
  std::string reason;    // why the model alone has it; `schema` stands for the reason of `x-model-only`
};

/// Reads `ENVIRONMENTS/SERVICES | FIGURE | VALUE | FILE: PATH` and `… | model only: PATH | REASON`; several
/// environments and services are separated by commas, and every pair is a figure of its own. Lines that have another
/// form are listed in `problems`.
[[nodiscard]] std::vector<Figure> read_figures(std::string_view text, std::vector<std::string>& problems);

}  // namespace stageplot::estate
