// The file that a call names in its first argument.
#pragma once

#include <string_view>

#include "terraform/functions/function.hpp"

namespace stageplot::terraform {

/// Its text. Throws FunctionError where the module's folder has no such file.
[[nodiscard]] std::string_view read_file(const Call& call);

}  // namespace stageplot::terraform
