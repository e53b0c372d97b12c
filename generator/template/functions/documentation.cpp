#include "template/functions/documentation.hpp"

#include "template/functions/function.hpp"

namespace stageplot::gotemplate {
namespace {

std::string_view type_name(ParameterType type) {
  switch (type) {
    case ParameterType::any:
      return "any";
    case ParameterType::string:
      return "string";
    case ParameterType::boolean:
      return "bool";
    case ParameterType::go_int:
      return "int";
    case ParameterType::int64:
      return "int64";
    case ParameterType::float64:
      return "float64";
    case ParameterType::list:
      return "list";
    case ParameterType::string_list:
      return "[]string";
    case ParameterType::map:
    case ParameterType::chart_values:
      return "map";
    case ParameterType::uint32:
      return "uint32";
    case ParameterType::certificate:
      return "certificate";
    case ParameterType::time:
      return "time";
    case ParameterType::duration:
      return "duration";
  }
  return "any";
}

std::string signature(const Function& function) {
  std::string text(function.name);
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    text.append(" ").append(type_name(function.parameters[i]));
    if (function.variadic && i + 1 == function.parameters.size()) text += "…";
  }
  return text;
}

/// A fence that the text can't close.
void append_block(std::string& out, std::string_view language, std::string_view text) {
  out.append("```").append(language).append("\n").append(text);
  if (!text.ends_with('\n')) out += '\n';
  out += "```\n";
}

void append_function(std::string& out, const Function& function) {
  out.append("### ").append(function.name).append("\n\n");
  out.append("`").append(signature(function)).append("`");
  if (function.engine_level) out += " (evaluated by the engine itself)";
  out.append("\n\n").append(function.help).append("\n\n");
  if (function.example.empty()) return;
  append_block(out, "gotemplate", function.example);
  out += "gives\n";
  append_block(out, "text", function.result);
  out += '\n';
}

}  // namespace

std::string function_reference() {
  std::string out = "# Template functions\n\nGenerated from the table of functions; do not edit.\n\n";
  out +=
      "Parameters are Go's types: a YAML number is a float64, so a parameter of type int takes the result of `int`, "
      "not the number itself. `…` means any number of them. What a pipeline hands over is the last argument.\n\n";
  out += "There are " + std::to_string(all_functions().size()) + " of them, Helm's and our own.\n\n";
  for (const Function* function : all_functions()) append_function(out, *function);
  return out;
}

}  // namespace stageplot::gotemplate
