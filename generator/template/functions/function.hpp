// The contract between the engine and its functions, and the table of all of them. A function is one entry in its
// family's file: name, Go parameter types, implementation, help with an example that a test runs. Every one of the 240
// names that Helm's engine defines has an entry; those without an implementation yet are known by name, so that the
// error can say so.
#pragma once

#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <string_view>

#include "document/arena.hpp"
#include "document/origin.hpp"

namespace stageplot::gotemplate {

/// Go's parameter types as far as they decide whether a call is an error. The engine checks arguments against them
/// before the call ("wrong type for value; expected string; got float64"); `any` (interface {}) takes everything.
enum class ParameterType : std::uint8_t {
  any,
  string,
  boolean,
  go_int,
  int64,
  float64,
  list,        // []interface {}
  string_list, // []string
  map,         // map[string]interface {}; common.Values converts
};

/// What an implementation may use: the render's arena and origins. `origin` is the union of the arguments' origins, for
/// the result.
struct Runtime {
  document::Arena& arena;
  document::Origins& origins;
  document::OriginId origin = document::OriginId::none;
};

/// A call that fails: the engine adds "error calling NAME: ", the position and the frames. Never leaves template/.
class FunctionError final : public std::exception {
 public:
  explicit FunctionError(std::string message) : message_(std::move(message)) {}
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string message_;
};

using Implementation = document::Value (*)(Runtime&, std::span<const document::Value>);

struct Function {
  std::string_view name;
  std::span<const ParameterType> parameters;
  bool variadic = false;              // the last parameter type may come any number of times, also none
  Implementation call = nullptr;      // nullptr: known by name, not provided yet
  std::string_view help;              // one line
  std::string_view example;           // a template
  std::string_view result;            // what it prints
};

/// All functions, sorted by name. Built-ins with evaluation rules of their own (and, or, include, tpl, …) are entries
/// without an implementation here; exec handles them before it asks this table.
[[nodiscard]] std::span<const Function> all_functions();
[[nodiscard]] const Function* find_function(std::string_view name);

}  // namespace stageplot::gotemplate
