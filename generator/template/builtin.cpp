#include "template/builtin.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
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

/// Which of them begin with a character, one bit each: every name in a template is looked up here.
constexpr std::array<std::uint32_t, 128> kByFirst = [] {
  std::array<std::uint32_t, 128> sets{};
  for (std::size_t i = 0; i < std::size(kBuiltins); ++i) {
    sets[static_cast<unsigned char>(kBuiltins[i].name.front())] |= std::uint32_t{1} << i;
  }
  return sets;
}();
static_assert(std::size(kBuiltins) <= 32);

}  // namespace

Builtin find_builtin(std::string_view name) {
  if (name.empty() || static_cast<unsigned char>(name.front()) >= kByFirst.size()) return Builtin::none;
  for (std::uint32_t set = kByFirst[static_cast<unsigned char>(name.front())]; set != 0; set &= set - 1) {
    const BuiltinSignature& builtin = kBuiltins[static_cast<std::size_t>(std::countr_zero(set))];
    if (builtin.name == name) return builtin.builtin;
  }
  return Builtin::none;
}

const BuiltinSignature& signature(Builtin builtin) {
  return kBuiltins[static_cast<std::size_t>(builtin) - 1];
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names;
  for (const BuiltinSignature& builtin : kBuiltins) names.push_back(builtin.name);
  for (const Function* function : all_functions()) names.push_back(function->name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace stageplot::gotemplate
