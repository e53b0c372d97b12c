// The contract between the evaluator and Terraform's functions, and the table of all of them. A function is one entry
// in its family's file; those of Terraform that are not provided here are known by name, so that a finding can say so.
#pragma once

#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "terraform/functions/value.hpp"

namespace stageplot::terraform {

/// What an argument is converted to before the call.
enum class ParameterType : std::uint8_t {
  any,
  string,
  number,
  boolean,
  string_list,      // list(string)
  number_list,      // list(number)
  boolean_list,     // list(bool)
  any_list,         // list(any)
  any_set,          // set(any)
  string_map,       // map(string)
  string_list_map,  // map(list(string))
};

/// How much of an argument a function looks at: what it looks at must be known, and is inherited by the result.
enum class Look : std::uint8_t {
  shallow,  // the value itself; what it holds is handed on
  whole,    // all that it holds
  nothing,  // the function itself deals with unknown values
};

struct Parameter {
  ParameterType type = ParameterType::any;
  Look look = Look::shallow;
  bool allows_null = false;
};

/// Reads files of the module's folder.
class FileReader {
 public:
  virtual ~FileReader() = default;
  /// The file's text; nullptr where there is no such file. `path` may begin with `./`.
  [[nodiscard]] virtual const std::string_view* find(std::string_view path) const = 0;
};

/// One call: its arguments are converted, known as far as their parameters ask, and no more null than they permit.
struct Call {
  ValueFactory& values;
  std::span<const Value> arguments;
  Inheritance from;  // for the result
  const FileReader& files;

  [[nodiscard]] const Value& operator[](std::size_t index) const { return arguments[index]; }
  [[nodiscard]] std::string_view text(std::size_t index) const { return arguments[index].text(); }
  [[nodiscard]] Value result(std::string_view text) const { return values.text(text, from); }
  [[nodiscard]] Value result(const char* text) const { return result(std::string_view(text)); }
  [[nodiscard]] Value result(bool value) const { return with(Value::of(value), from); }
  [[nodiscard]] Value result(Value value) const { return with(value, from); }
};

/// A call that fails; `argument` is the index of the argument that is to blame, or kWholeCall. Never leaves terraform/.
class FunctionError final : public std::exception {
 public:
  static constexpr std::size_t kWholeCall = static_cast<std::size_t>(-1);

  explicit FunctionError(std::string message, std::size_t argument = kWholeCall)
      : message_(std::move(message)), argument_(argument) {}
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }
  [[nodiscard]] const std::string& message() const { return message_; }
  [[nodiscard]] std::size_t argument() const { return argument_; }

 private:
  std::string message_;
  std::size_t argument_;
};

using Implementation = Value (*)(const Call&);

enum class FunctionKind : std::uint8_t {
  ordinary,
  by_evaluator,   // works on expressions or templates: try, can, templatefile, …
  unpredictable,  // unknown until an apply: timestamp, uuid, …
  not_provided,   // Terraform has it, this tool does not
};

struct Function {
  std::string_view name;
  std::span<const Parameter> parameters;
  const Parameter* rest = nullptr;  // of any number of further arguments; nullptr: there are none
  Implementation call = nullptr;
  FunctionKind kind = FunctionKind::ordinary;
};

/// All functions of Terraform 1.11, sorted by name.
[[nodiscard]] std::span<const Function> all_functions();
[[nodiscard]] const Function* find_function(std::string_view name);

/// Calls an ordinary function: counts, converts and checks the arguments. Throws FunctionError.
[[nodiscard]] Value call_function(const Function& function, std::span<const Value> arguments, ValueFactory& values,
                                  const FileReader& files);

}  // namespace stageplot::terraform
