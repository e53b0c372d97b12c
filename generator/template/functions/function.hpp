// The contract between the engine and its functions, and the table of all of them. A function is one entry in its
// family's file: name, Go parameter types, implementation, help with an example that a test runs. Every one of the 240
// names that Helm's engine defines has an entry.
#pragma once

#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "document/arena.hpp"
#include "document/origin.hpp"
#include "template/functions/library_rules.hpp"
#include "template/functions/surroundings.hpp"

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
  list,          // []interface {}
  string_list,   // []string
  map,           // map[string]interface {}; chartutil.Values converts
  chart_values,  // chartutil.Values; map[string]interface {} converts
  uint32,        // no value of a template has this type: a literal, or an error
  certificate,   // sprig.certificate
  time,          // time.Time
  duration,      // time.Duration
};

/// A function (or a dialect's printer) came upon an unknown value, or a deploy value without a stand-in, inside one of
/// its arguments. The engine turns it into "blocked" or into a finding. Never leaves template/.
class MarkUsed final : public std::exception {
 public:
  explicit MarkUsed(document::Value value) : value_(value) {}
  [[nodiscard]] const document::Value& value() const { return value_; }
  [[nodiscard]] const char* what() const noexcept override { return "a value without a value was used"; }

 private:
  document::Value value_;
};

/// Says what stands for a `!deploy` value in this render (`--deploy NAME=VALUE`, a placeholder); nil where nothing
/// does.
class DeployValues {
 public:
  virtual ~DeployValues() = default;
  [[nodiscard]] virtual document::Value stand_in(const document::Value& deploy, document::Arena& arena) const = 0;
};

/// What an implementation may use: the render's arena and origins. `origin` is the union of the arguments' origins, for
/// the result.
struct Runtime {
  document::Arena& arena;
  document::Origins& origins;
  document::OriginId origin = document::OriginId::none;
  const DeployValues* deploy_values = nullptr;
  Surroundings* surroundings = nullptr;                      // nullptr: functions that need the clock or chance fail
  std::string_view unsupported_key = "unsupported map key";  // of YAML's keys, as Helm's version says it
  LibraryRules libraries;
  bool keeps_places = true;  // false: nobody will ask what the parts of a text come from

  /// Every function that reads what lies inside a list or map asks this for each value it reads: an ordinary value
  /// comes back as it is, a deploy value as its stand-in; otherwise MarkUsed is thrown. Arguments themselves are
  /// settled by the engine before the call.
  [[nodiscard]] document::Value settle(const document::Value& value) const {
    return (value.flags & (document::kUnknown | document::kDeploy)) == 0 ? value : settle_mark(value);
  }

 private:
  [[nodiscard]] document::Value settle_mark(const document::Value& value) const;
};

/// A call that fails: the engine adds "error calling NAME: ", the position and the frames. Never leaves template/.
class FunctionError final : public std::exception {
 public:
  explicit FunctionError(std::string message) : message_(std::move(message)) {}
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string message_;
};

/// How much of the lists and maps among its arguments a function reads. A value that is neither is always read.
enum class ArgumentUse : std::uint8_t {
  whole,      // all that they hold
  passed_on,  // nothing: they, or parts of them, are in the result, and are read where that is
  presence,   // the members whose names are among the arguments are asked for, and nothing else
};

using Implementation = document::Value (*)(Runtime&, std::span<const document::Value>);

struct Function {
  std::string_view name;
  std::span<const ParameterType> parameters;
  bool variadic = false;          // the last parameter type may come any number of times, also none
  Implementation call = nullptr;  // nullptr: evaluated by exec
  std::string_view help;          // one line
  std::string_view example;       // a template
  std::string_view result;        // what it prints
  bool engine_level = false;      // exec evaluates it itself (and, include, printf, …); `call` is nullptr
  ArgumentUse use = ArgumentUse::whole;
};

/// All functions, sorted by name. Built-ins with evaluation rules of their own (and, or, include, tpl, …) are entries
/// without an implementation here; exec handles them before it asks this table.
[[nodiscard]] std::span<const Function* const> all_functions();
/// Whether a template may call a function of this name: a Helm version knows fewer than the table has.
using KnowsFunction = bool (*)(std::string_view name);

[[nodiscard]] const Function* find_function(std::string_view name);

}  // namespace stageplot::gotemplate
