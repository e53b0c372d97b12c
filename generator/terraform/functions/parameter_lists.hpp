// Parameter lists that many functions share, so that a family's table reads as one line a function.
#pragma once

#include "terraform/functions/function.hpp"

namespace stageplot::terraform::parameters {

inline constexpr Parameter kAny{};
inline constexpr Parameter kAnyWhole{.look = Look::whole};
inline constexpr Parameter kAnyNull{.allows_null = true};
inline constexpr Parameter kAnyOpen{.look = Look::nothing, .allows_null = true};
inline constexpr Parameter kString{.type = ParameterType::string};
inline constexpr Parameter kNumber{.type = ParameterType::number};
inline constexpr Parameter kStringList{.type = ParameterType::string_list, .look = Look::whole};
inline constexpr Parameter kAnyList{.type = ParameterType::any_list};
inline constexpr Parameter kAnySet{.type = ParameterType::any_set, .look = Look::whole};

inline constexpr Parameter kOneAny[] = {kAny};
inline constexpr Parameter kOneAnyWhole[] = {kAnyWhole};
inline constexpr Parameter kOneAnyOpen[] = {kAnyOpen};
inline constexpr Parameter kTwoAny[] = {kAny, kAny};
inline constexpr Parameter kOneString[] = {kString};
inline constexpr Parameter kTwoStrings[] = {kString, kString};
inline constexpr Parameter kThreeStrings[] = {kString, kString, kString};
inline constexpr Parameter kOneNumber[] = {kNumber};
inline constexpr Parameter kTwoNumbers[] = {kNumber, kNumber};

}  // namespace stageplot::terraform::parameters
