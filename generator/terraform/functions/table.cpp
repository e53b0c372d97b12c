// The table of all functions, and what happens around each call: arguments are counted, converted, and checked for
// null and unknown values.
#include <algorithm>
#include <array>

#include "terraform/functions/convert.hpp"
#include "terraform/functions/families.hpp"

namespace stageplot::terraform {
namespace {

std::vector<Function> sorted_functions() {
  std::vector<Function> functions;
  for (const auto family :
       {string_functions(), pattern_functions(), format_functions(), numeric_functions(), list_functions(),
        map_functions(), set_functions(), conversion_functions(), encoding_functions(), digest_functions(),
        network_functions(), date_functions(), file_functions(), other_functions()}) {
    functions.insert(functions.end(), family.begin(), family.end());
  }
  std::sort(functions.begin(), functions.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return functions;
}

const Type& type_of(ParameterType type) {
  using Form = Type::Form;
  static const Type kAny;
  static const Type kString = Type::of(Form::string);
  static const Type kNumber = Type::of(Form::number);
  static const Type kBoolean = Type::of(Form::boolean);
  static const Type kStringList = Type::of(Form::list, Type::of(Form::string));
  static const Type kNumberList = Type::of(Form::list, Type::of(Form::number));
  static const Type kBooleanList = Type::of(Form::list, Type::of(Form::boolean));
  static const Type kAnyList = Type::of(Form::list, Type{});
  static const Type kAnySet = Type::of(Form::set, Type{});
  static const Type kStringMap = Type::of(Form::map, Type::of(Form::string));
  static const Type kStringListMap = Type::of(Form::map, Type::of(Form::list, Type::of(Form::string)));
  switch (type) {
    case ParameterType::any:
      return kAny;
    case ParameterType::string:
      return kString;
    case ParameterType::number:
      return kNumber;
    case ParameterType::boolean:
      return kBoolean;
    case ParameterType::string_list:
      return kStringList;
    case ParameterType::number_list:
      return kNumberList;
    case ParameterType::boolean_list:
      return kBooleanList;
    case ParameterType::any_list:
      return kAnyList;
    case ParameterType::any_set:
      return kAnySet;
    case ParameterType::string_map:
      return kStringMap;
    case ParameterType::string_list_map:
      return kStringListMap;
  }
  return kAny;
}

void check_count(const Function& function, std::size_t count) {
  const std::size_t least = function.parameters.size();
  if (count < least) {
    throw FunctionError("it takes " + std::string(function.rest == nullptr ? "" : "at least ") + std::to_string(least) +
                        (least == 1 ? " argument" : " arguments") + ", and has " + std::to_string(count));
  }
  if (count > least && function.rest == nullptr) {
    throw FunctionError("it takes " + std::to_string(least) + (least == 1 ? " argument" : " arguments") + ", and has " +
                            std::to_string(count),
                        least);
  }
}

}  // namespace

std::span<const Function> all_functions() {
  static const std::vector<Function> kFunctions = sorted_functions();
  return kFunctions;
}

const Function* find_function(std::string_view name) {
  const auto functions = all_functions();
  const auto found =
      std::lower_bound(functions.begin(), functions.end(), name,
                       [](const Function& function, std::string_view key) { return function.name < key; });
  return found != functions.end() && found->name == name ? &*found : nullptr;
}

Value call_function(const Function& function, std::span<const Value> arguments, ValueFactory& values,
                    const FileReader& files) {
  values.spend(1 + arguments.size());
  check_count(function, arguments.size());
  std::vector<Value> converted(arguments.begin(), arguments.end());
  Inheritance from;
  const Value* unknown = nullptr;
  for (std::size_t i = 0; i < converted.size(); ++i) {
    const Parameter& parameter = i < function.parameters.size() ? function.parameters[i] : *function.rest;
    Value& value = converted[i];
    if (value.is_nil() && !parameter.allows_null) throw FunctionError("argument must not be null", i);
    if (parameter.type != ParameterType::any) {
      try {
        value = convert(value, type_of(parameter.type), values);
      } catch (const ConversionError& error) {
        throw FunctionError(error.message(), i);
      }
    }
    const Value* hole = parameter.look == Look::whole     ? find_unknown(value)
                        : parameter.look == Look::shallow ? (is_unknown(value) ? &value : nullptr)
                                                          : nullptr;
    if (unknown == nullptr) unknown = hole;
    const std::span<const Value> one(&value, 1);
    const Inheritance own = parameter.look == Look::whole ? values.inherit_whole(one) : values.inherit(one);
    from.flags = static_cast<std::uint8_t>(from.flags | own.flags);
    from.origin = values.derive(from.origin, own.origin);
  }
  if (unknown != nullptr) return values.unknown(unknown_reason(*unknown), from);
  return function.call({.values = values, .arguments = converted, .from = from, .files = files});
}

}  // namespace stageplot::terraform
