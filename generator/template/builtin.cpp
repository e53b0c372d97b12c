#include "template/builtin.hpp"

#include <algorithm>
#include <iterator>

namespace stageplot::gotemplate {
namespace {

using enum ParameterType;

constexpr ParameterType kAny[] = {any};
constexpr ParameterType kAnyAny[] = {any, any};
constexpr ParameterType kString[] = {string};
constexpr ParameterType kStringAny[] = {string, any};
constexpr ParameterType kStringString[] = {string, string};
constexpr ParameterType kLookup[] = {string, string, string, string};

/// In the order of Builtin, without `none`.
constexpr BuiltinSignature kBuiltins[] = {
    {"and", Builtin::logical_and, kAnyAny, true},
    {"or", Builtin::logical_or, kAnyAny, true},
    {"not", Builtin::logical_not, kAny, false},
    {"len", Builtin::length, kAny, false},
    {"index", Builtin::index, kAnyAny, true},
    {"print", Builtin::print, kAny, true},
    {"printf", Builtin::print_formatted, kStringAny, true},
    {"println", Builtin::print_line, kAny, true},
    {"html", Builtin::html, kAny, true},
    {"js", Builtin::javascript, kAny, true},
    {"urlquery", Builtin::url_query, kAny, true},
    {"call", Builtin::call, kAnyAny, true},
    {"eq", Builtin::equal, kAnyAny, true},
    {"ne", Builtin::not_equal, kAnyAny, false},
    {"lt", Builtin::less, kAnyAny, false},
    {"le", Builtin::less_or_equal, kAnyAny, false},
    {"gt", Builtin::greater, kAnyAny, false},
    {"ge", Builtin::greater_or_equal, kAnyAny, false},
    {"include", Builtin::include, kStringAny, false},
    {"tpl", Builtin::evaluate_text, kStringAny, false},
    {"required", Builtin::required, kStringAny, false},
    {"fail", Builtin::fail, kString, false},
    {"known", Builtin::known, kAny, false},
    {"isDeploy", Builtin::is_deploy, kAny, false},
    {"raw", Builtin::raw, kStringString, false},
    {"lookup", Builtin::lookup, kLookup, false},
};

}  // namespace

Builtin find_builtin(std::string_view name) {
  const auto* found = std::find_if(std::begin(kBuiltins), std::end(kBuiltins),
                                   [name](const BuiltinSignature& builtin) { return builtin.name == name; });
  return found == std::end(kBuiltins) ? Builtin::none : found->builtin;
}

const BuiltinSignature& signature(Builtin builtin) {
  return kBuiltins[static_cast<std::size_t>(builtin) - 1];
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names;
  for (const BuiltinSignature& builtin : kBuiltins) names.push_back(builtin.name);
  for (const Function& function : all_functions()) names.push_back(function.name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace stageplot::gotemplate
