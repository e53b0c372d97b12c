// The parameter lists that functions share, so that each entry of a family's table names its list in one word.
#pragma once

#include "template/functions/function.hpp"

namespace stageplot::gotemplate::takes {

using enum ParameterType;

inline constexpr ParameterType kAny[] = {any};
inline constexpr ParameterType kAnyAny[] = {any, any};
inline constexpr ParameterType kAnyIntFloats[] = {any, go_int, float64};
inline constexpr ParameterType kAnyAnyBool[] = {any, any, boolean};
inline constexpr ParameterType kString[] = {string};
inline constexpr ParameterType kStringString[] = {string, string};
inline constexpr ParameterType kStringStringString[] = {string, string, string};
inline constexpr ParameterType kStringStringInt[] = {string, string, go_int};
inline constexpr ParameterType kStringIntString[] = {string, go_int, string};
inline constexpr ParameterType kStringAny[] = {string, any};
inline constexpr ParameterType kStringMaps[] = {string, map};
inline constexpr ParameterType kInt[] = {go_int};
inline constexpr ParameterType kIntIntInt[] = {go_int, go_int, go_int};
inline constexpr ParameterType kIntString[] = {go_int, string};
inline constexpr ParameterType kIntIntString[] = {go_int, go_int, string};
inline constexpr ParameterType kIntStringString[] = {go_int, string, string};
inline constexpr ParameterType kIntAny[] = {go_int, any};
inline constexpr ParameterType kAnyString[] = {any, string};
inline constexpr ParameterType kStringAnyString[] = {string, any, string};
inline constexpr ParameterType kTime[] = {time};
inline constexpr ParameterType kStringTime[] = {string, time};
inline constexpr ParameterType kDuration[] = {duration};
inline constexpr ParameterType kMap[] = {map};
inline constexpr ParameterType kMapMaps[] = {map, map};
inline constexpr ParameterType kMapString[] = {map, string};
inline constexpr ParameterType kMapStringAny[] = {map, string, any};

}  // namespace stageplot::gotemplate::takes
