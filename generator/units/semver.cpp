#include "units/semver.hpp"

#include <algorithm>

namespace stageplot::units {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_identifier_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}
bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

std::string_view take(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return part;
}

/// Numbers by size (so by length first), numbers before words, words by bytes.
std::weak_ordering compare_identifiers(std::string_view a, std::string_view b) {
  const bool a_number = is_number(a);
  if (a_number != is_number(b)) return a_number ? std::weak_ordering::less : std::weak_ordering::greater;
  if (a_number && a.size() != b.size()) return a.size() <=> b.size();
  return a.compare(b) <=> 0;
}

/// A version without a pre-release comes after all that have one.
std::weak_ordering compare_prereleases(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.empty() <=> b.empty();
  while (!a.empty() && !b.empty()) {
    const std::weak_ordering order = compare_identifiers(take(a, '.'), take(b, '.'));
    if (order != 0) return order;
  }
  return a.empty() ? (b.empty() ? std::weak_ordering::equivalent : std::weak_ordering::less)
                   : std::weak_ordering::greater;
}

bool parse_number(std::string_view text, std::uint64_t& value) {
  if (text.empty() || text.size() > 18 || !is_number(text) || (text.size() > 1 && text.front() == '0')) return false;
  for (const char c : text) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return true;
}

bool valid_identifiers(std::string_view text, bool leading_zeros) {
  while (true) {
    const std::size_t dot = text.find('.');
    const std::string_view part = text.substr(0, dot);
    if (part.empty() || !std::all_of(part.begin(), part.end(), is_identifier_character)) return false;
    if (!leading_zeros && part.size() > 1 && part.front() == '0' && is_number(part)) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

}  // namespace

std::string SemanticVersion::canonical() const {
  std::string out = std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(patch);
  if (!prerelease.empty()) out += '-' + prerelease;
  if (!build.empty()) out += '+' + build;
  return out;
}

std::weak_ordering operator<=>(const SemanticVersion& a, const SemanticVersion& b) {
  if (const auto order = a.major <=> b.major; order != 0) return order;
  if (const auto order = a.minor <=> b.minor; order != 0) return order;
  if (const auto order = a.patch <=> b.patch; order != 0) return order;
  return compare_prereleases(a.prerelease, b.prerelease);
}

Parsed<SemanticVersion> parse_semantic_version(std::string_view text) {
  using Result = Parsed<SemanticVersion>;
  SemanticVersion version;
  const std::size_t plus = text.find('+');
  if (plus != std::string_view::npos) {
    version.build = text.substr(plus + 1);
    if (!valid_identifiers(version.build, true)) return Result::failed("its build is not a list of identifiers");
    text = text.substr(0, plus);
  }
  const std::size_t hyphen = text.find('-');
  if (hyphen != std::string_view::npos) {
    version.prerelease = text.substr(hyphen + 1);
    if (!valid_identifiers(version.prerelease, false)) {
      return Result::failed("its pre-release is not a list of identifiers");
    }
    text = text.substr(0, hyphen);
  }
  if (std::count(text.begin(), text.end(), '.') != 2) return Result::failed("it does not have three numbers");
  if (!parse_number(take(text, '.'), version.major) || !parse_number(take(text, '.'), version.minor) ||
      !parse_number(text, version.patch)) {
    return Result::failed("one of its three numbers is no number, has a leading zero or is too large");
  }
  return version;
}

}  // namespace stageplot::units
