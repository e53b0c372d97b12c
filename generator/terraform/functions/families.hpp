// The families of functions, one file each; table.cpp puts them together.
#pragma once

#include <span>

#include "terraform/functions/function.hpp"

namespace stageplot::terraform {

[[nodiscard]] std::span<const Function> string_functions();
[[nodiscard]] std::span<const Function> pattern_functions();
[[nodiscard]] std::span<const Function> format_functions();
[[nodiscard]] std::span<const Function> numeric_functions();
[[nodiscard]] std::span<const Function> list_functions();
[[nodiscard]] std::span<const Function> map_functions();
[[nodiscard]] std::span<const Function> set_functions();
[[nodiscard]] std::span<const Function> conversion_functions();
[[nodiscard]] std::span<const Function> encoding_functions();
[[nodiscard]] std::span<const Function> digest_functions();
[[nodiscard]] std::span<const Function> network_functions();
[[nodiscard]] std::span<const Function> date_functions();
[[nodiscard]] std::span<const Function> file_functions();
[[nodiscard]] std::span<const Function> other_functions();

}  // namespace stageplot::terraform
