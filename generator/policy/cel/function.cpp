#include "policy/cel/function.hpp"

#include <algorithm>
#include <map>

#include "policy/cel/functions/families.hpp"

namespace stageplot::policy::cel {
namespace {

using Table = std::map<std::string_view, FunctionGroup>;

Table make_table() {
  Table table;
  for (const std::span<const Overload> family : function_families()) {
    for (const Overload& overload : family) {
      FunctionGroup& group = table[overload.name];
      group.name = overload.name;
      (overload.style == Style::global ? group.global : group.member).push_back(&overload);
    }
  }
  return table;
}

const Table& table() {
  static const Table kTable = make_table();
  return kTable;
}

}  // namespace

std::size_t Overload::parameter_count() const {
  return static_cast<std::size_t>(std::ranges::find(parameters, Kinds{0}) - parameters.begin());
}

bool Overload::takes(std::span<const Kinds> arguments) const {
  if (variadic) {
    return !arguments.empty() &&
           std::ranges::all_of(arguments, [&](Kinds given) { return (given & parameters[0]) != 0; });
  }
  if (arguments.size() > parameters.size()) return false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if ((arguments[i] & parameters[i]) == 0) return false;
  }
  return arguments.size() == parameters.size() || parameters[arguments.size()] == 0;
}

const FunctionGroup* find_function(std::string_view name) {
  const auto found = table().find(name);
  return found == table().end() ? nullptr : &found->second;
}

std::vector<std::string_view> function_names(Style style) {
  std::vector<std::string_view> names;
  for (const auto& [name, group] : table()) {
    if (!group.of(style).empty()) names.push_back(name);
  }
  return names;
}

std::string signature(const Overload& overload) {
  std::string text;
  std::size_t first = 0;
  if (overload.style == Style::member) {
    text = describe(overload.parameters[0]) + ".";
    first = 1;
  }
  text += std::string{overload.name} + "(";
  const std::size_t count = overload.parameter_count();
  for (std::size_t i = first; i < count; ++i) {
    if (i > first) text += ", ";
    text += describe(overload.parameters[i]);
  }
  return text + (overload.variadic ? ", …)" : ")");
}

}  // namespace stageplot::policy::cel
