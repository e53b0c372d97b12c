#include "model/tool_version.hpp"

#include <algorithm>
#include <string>

#include "units/semver.hpp"

namespace stageplot::model {
namespace {

using units::SemanticVersion;

std::optional<SemanticVersion> parse_partial(std::string_view text) {
  std::string whole{text};
  for (auto dots = std::ranges::count(whole, '.'); dots < 2; ++dots) whole += ".0";
  const auto parsed = units::parse_semantic_version(whole);
  return parsed ? std::optional(*parsed) : std::nullopt;
}

std::optional<bool> compare(const SemanticVersion& version, std::string_view comparison) {
  const std::size_t digits = comparison.find_first_not_of("<>=");
  if (digits == std::string_view::npos) return std::nullopt;
  const std::string_view sign = comparison.substr(0, digits);
  const auto bound = parse_partial(comparison.substr(digits));
  if (!bound) return std::nullopt;
  const auto order = version <=> *bound;
  if (sign == ">=") return order >= 0;
  if (sign == ">") return order > 0;
  if (sign == "<=") return order <= 0;
  if (sign == "<") return order < 0;
  if (sign == "=") return order == 0;
  return std::nullopt;
}

}  // namespace

std::optional<bool> satisfies(std::string_view version, std::string_view requirement) {
  const auto have = parse_partial(version);
  if (!have) return std::nullopt;
  bool all = true;
  bool any = false;
  for (std::size_t at = 0; at < requirement.size();) {
    const std::size_t begin = requirement.find_first_not_of(" ,", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(requirement.find_first_of(" ,", begin), requirement.size());
    const auto holds = compare(*have, requirement.substr(begin, end - begin));
    if (!holds) return std::nullopt;
    all = all && *holds;
    any = true;
    at = end;
  }
  return any ? std::optional(all) : std::nullopt;
}

}  // namespace stageplot::model
