// Conversion of values to types, as Terraform does it for variables, arguments of functions and the results of
// conditions.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include "terraform/functions/type.hpp"

namespace stageplot::terraform {

/// Why a value does not fit, with the path in it: `element 2: attribute "port": a number is required`. Never leaves
/// terraform/.
class ConversionError final : public std::exception {
 public:
  explicit ConversionError(std::string message, Value at = {}) : message_(std::move(message)), at_(at) {}
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }
  [[nodiscard]] const std::string& message() const { return message_; }
  /// The value inside that does not fit, for its origin.
  [[nodiscard]] const Value& at() const { return at_; }

 private:
  std::string message_;
  Value at_;
};

/// The value as `type` has it, with the origins and flags of its parts; null and unknown values fit every type. Throws
/// ConversionError.
[[nodiscard]] Value convert(const Value& value, const Type& type, ValueFactory& values);

/// The text of a string, number or bool. Throws ConversionError for anything else.
[[nodiscard]] Value convert_to_string(const Value& value, ValueFactory& values);
[[nodiscard]] Value convert_to_number(const Value& value, ValueFactory& values);
[[nodiscard]] Value convert_to_bool(const Value& value, ValueFactory& values);

}  // namespace stageplot::terraform
