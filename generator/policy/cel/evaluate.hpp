// Evaluates a compiled expression.
#pragma once

#include <cstdint>
#include <span>

#include "document/arena.hpp"
#include "policy/cel/context.hpp"
#include "policy/cel/program.hpp"

namespace stageplot::policy::cel {

/// Computes variables when they are first read. An implementation keeps what it computed.
class VariableLoader {
 public:
  virtual ~VariableLoader() = default;
  /// The value of the environment's variable `index`, or an error value.
  [[nodiscard]] virtual Value load(std::uint32_t index) = 0;
};

struct Activation {
  std::span<const Value> values;     // in the order of Environment::variables
  VariableLoader* loader = nullptr;  // asked for those that are Kind::absent
};

/// The value; Kind::error with its Failure where there is none, Kind::unknown where unknown values decide. `&&`, `||`,
/// `all` and `exists` absorb errors and unknowns as the language says; an unknown beats an error. The result points
/// into `arena`, the program and the values given; each must outlive it. Never throws.
[[nodiscard]] Value evaluate(const Program& program, const Activation& activation, document::Arena& arena,
                             Budget& budget);

}  // namespace stageplot::policy::cel
