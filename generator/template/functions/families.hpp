// One declaration per family of functions; table.cpp puts them together. Inside template/functions only.
#pragma once

#include <span>

#include "template/functions/function.hpp"

namespace stageplot::gotemplate {

using Family = std::span<const Function>;

[[nodiscard]] Family string_functions();
[[nodiscard]] Family layout_functions();
[[nodiscard]] Family case_functions();
[[nodiscard]] Family split_functions();
[[nodiscard]] Family regex_functions();
[[nodiscard]] Family conversion_functions();
[[nodiscard]] Family integer_functions();
[[nodiscard]] Family float_functions();
[[nodiscard]] Family default_functions();
[[nodiscard]] Family list_functions();
[[nodiscard]] Family list_set_functions();
[[nodiscard]] Family dict_functions();
[[nodiscard]] Family merge_functions();
[[nodiscard]] Family encoding_functions();
[[nodiscard]] Family json_functions();
[[nodiscard]] Family yaml_functions();
[[nodiscard]] Family type_functions();
[[nodiscard]] Family path_functions();
[[nodiscard]] Family url_functions();
[[nodiscard]] Family semver_functions();
[[nodiscard]] Family chance_functions();
[[nodiscard]] Family password_functions();
[[nodiscard]] Family certificate_functions();
[[nodiscard]] Family date_functions();
[[nodiscard]] Family toml_functions();
[[nodiscard]] Family engine_functions();  // evaluated by exec

}  // namespace stageplot::gotemplate
