// Why an expression gave `false` (or `true`): the part of it, and the value of the data, that decided. A policy's
// finding stands on that value's line instead of the object's first.
#pragma once

#include <string>

#include "policy/cel/evaluate.hpp"

namespace stageplot::policy::cel {

struct Decisive {
  TextSpan span;     // the part of the expression that decided, `c.image.contains('@sha256:')`
  std::string path;  // data path of the value it looks at, `object.spec.containers[1].image`; empty where there is none
  document::OriginId origin = document::OriginId::none;  // of that value, or where it is missing of the one around it
};

/// Evaluates again and follows what decides: of `&&` the operand that is false, of `all` the first item that fails, and
/// so on down to a comparison, of which the first operand that is data counts. For programs that gave a bool.
[[nodiscard]] Decisive find_decisive(const Program& program, const Activation& activation, document::Arena& arena,
                                     Budget& budget);

}  // namespace stageplot::policy::cel
