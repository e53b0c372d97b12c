// The functions of the language and its libraries: one table, filled by families (functions/), looked up by name when
// an expression is compiled.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/cel/kind.hpp"
#include "policy/cel/value.hpp"

namespace stageplot::policy::cel {

class Context;

/// Gets values of the overload's kinds, never errors or unknowns; gives a value, or an error of Context::fail.
using Implementation = Value (*)(Context&, std::span<const Value> arguments);

enum class Style : std::uint8_t { global, member };

struct Overload {
  std::string_view name;  // `size`, `math.greatest`
  Style style = Style::global;
  std::array<Kinds, 4> parameters{};  // the receiver first; unused ones are 0
  Kinds result = kAny;
  Implementation implementation = nullptr;
  bool variadic = false;  // one or more arguments, all of the first parameter's kinds

  [[nodiscard]] std::size_t parameter_count() const;
  /// Whether arguments of these kinds may be passed; a set of kinds passes where one of them does.
  [[nodiscard]] bool takes(std::span<const Kinds> arguments) const;
};

struct FunctionGroup {
  std::string_view name;
  std::vector<const Overload*> global;
  std::vector<const Overload*> member;

  [[nodiscard]] const std::vector<const Overload*>& of(Style style) const {
    return style == Style::global ? global : member;
  }
};

/// nullptr where no function has this name.
[[nodiscard]] const FunctionGroup* find_function(std::string_view name);
/// All names of one style, sorted.
[[nodiscard]] std::vector<std::string_view> function_names(Style style);
/// `charAt(int)` called on string: what an overload takes, for messages.
[[nodiscard]] std::string signature(const Overload& overload);

}  // namespace stageplot::policy::cel
