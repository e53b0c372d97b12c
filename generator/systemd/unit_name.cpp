#include "systemd/unit_name.hpp"

#include <algorithm>

#include "systemd/settings.hpp"

namespace stageplot::systemd {

std::string_view suffix_of(std::string_view unit) {
  const std::size_t dot = unit.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : unit.substr(dot + 1);
}

bool is_unit_name(std::string_view name) {
  constexpr std::size_t kLongest = 255;
  const std::string_view suffix = suffix_of(name);
  if (name.size() > kLongest || !section_of(suffix)) return false;
  const std::string_view stem = name.substr(0, name.size() - suffix.size() - 1);
  return !stem.empty() && stem.front() != '@' && std::ranges::all_of(stem, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(":-_.\\@%").find(c) != std::string_view::npos;
  });
}

}  // namespace stageplot::systemd
