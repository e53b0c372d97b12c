// One function a family of functions, each in its own file; families.cpp lists them.
#pragma once

#include <span>
#include <vector>

#include "policy/cel/function.hpp"

namespace stageplot::policy::cel {

[[nodiscard]] std::span<const Overload> standard_functions();
[[nodiscard]] std::span<const Overload> conversion_functions();
[[nodiscard]] std::span<const Overload> time_functions();
[[nodiscard]] std::span<const Overload> string_functions();
[[nodiscard]] std::span<const Overload> optional_functions();
[[nodiscard]] std::span<const Overload> list_functions();
[[nodiscard]] std::span<const Overload> set_functions();
[[nodiscard]] std::span<const Overload> regex_functions();
[[nodiscard]] std::span<const Overload> quantity_functions();
[[nodiscard]] std::span<const Overload> network_functions();
[[nodiscard]] std::span<const Overload> url_functions();
[[nodiscard]] std::span<const Overload> format_functions();
[[nodiscard]] std::span<const Overload> semver_functions();
[[nodiscard]] std::span<const Overload> math_functions();
[[nodiscard]] std::span<const Overload> bit_functions();
[[nodiscard]] std::span<const Overload> encoder_functions();
[[nodiscard]] std::span<const Overload> authorizer_functions();

[[nodiscard]] std::vector<std::span<const Overload>> function_families();

}  // namespace stageplot::policy::cel
