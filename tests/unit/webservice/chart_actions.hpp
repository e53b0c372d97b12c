// The lint of our own charts: every action prints something that is quoted or typed, at a place where it is a whole
// YAML value, so that no value, however hostile, changes the structure of a manifest. Charts of others keep Helm's
// rules; the positions of targets (template/escape/) do not fit Helm's functions, hence a rule of its own:
//
// * an action of a file ends in `quote`, `toJson`, `int` or `int64` and is all that stands after its `key: ` or `- `;
// or
//   it ends in `nindent N` of YAML (an `include` of a helper that gives it), alone on a line, in column N;
// * a helper may print what it likes. One that prints `toYaml` where a guard finds nothing that would break its lines
//   gives YAML, and so does one whose every action ends in such a helper; any other one gives plain text.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace stageplot::webservice {

/// File names with their texts; `_*.tpl` are helpers, `NOTES.txt` is no YAML and has no positions.
using ChartFiles = std::vector<std::pair<std::string, std::string>>;

/// One complaint a broken rule: `FILE:LINE: ACTION: what is wrong`. In the order of the files and their lines.
[[nodiscard]] std::vector<std::string> check_actions(const ChartFiles& files);

}  // namespace stageplot::webservice
