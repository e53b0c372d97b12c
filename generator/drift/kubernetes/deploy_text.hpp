// A text of the model in which the pipeline's values stand by their names, against the text that runs.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace stageplot::drift::kubernetes {

/// What the names stand for in `live`, as `BUILD_VERSION=1.2.3`, separated by commas; nullopt where the texts around
/// them differ, a name has nothing to stand for, or `model` has none of `names`. A name is a whole word; what it stands
/// for has neither blanks nor `/`.
[[nodiscard]] std::optional<std::string> match_deploy_text(std::string_view model, std::string_view live,
                                                           const std::set<std::string, std::less<>>& names);

}  // namespace stageplot::drift::kubernetes
