#include "chart/release.hpp"

#include "document/map.hpp"
#include "text/go_quote.hpp"

namespace stageplot::chart {

using document::Value;

namespace {

constexpr std::size_t kLongestName = 53;
constexpr std::string_view kPattern = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Labels of letters, digits and inner hyphens, with points between them.
bool is_well_formed(std::string_view name) {
  for (;;) {
    const std::size_t point = name.find('.');
    const std::string_view label = name.substr(0, point);
    if (label.empty() || !is_letter_or_digit(label.front()) || !is_letter_or_digit(label.back())) return false;
    for (const char c : label) {
      if (!is_letter_or_digit(c) && c != '-') return false;
    }
    if (point == std::string_view::npos) return true;
    name.remove_prefix(point + 1);
  }
}

}  // namespace

std::optional<std::string> check_release_name(std::string_view name) {
  const std::string before = "release name " + text::go_quote(name) + ": ";
  if (name.empty()) return before + "no name provided";
  if (name.size() <= kLongestName && is_well_formed(name)) return std::nullopt;
  return before + "invalid release name, must match regex " + std::string{kPattern} +
         " and the length must not be longer than 53";
}

Value make_release(document::Arena& arena, const Release& release) {
  document::Map* map = arena.map(6);
  const auto add = [&](std::string_view key, Value value) { document::set(arena, *map, arena.borrow(key), value); };
  Value revision = Value::of_integer(1);
  revision.type = document::TypeId::go_int;
  add("IsInstall", Value::of(!release.is_upgrade));
  add("IsUpgrade", Value::of(release.is_upgrade));
  add("Name", Value::of(arena.copy(release.name)));
  add("Namespace", Value::of(arena.copy(release.namespace_name)));
  add("Revision", revision);
  add("Service", Value::of(arena.borrow("Helm")));
  return Value::of(map);
}

}  // namespace stageplot::chart
