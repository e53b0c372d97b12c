// What `"…".format([…])` prints.
#pragma once

#include <string_view>

#include "policy/cel/context.hpp"

namespace stageplot::policy::cel {

/// `list` is the list of arguments; an error where a clause does not fit its argument.
[[nodiscard]] Value format_text(Context& context, std::string_view format, const Value& list);

}  // namespace stageplot::policy::cel
