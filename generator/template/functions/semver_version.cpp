#include "template/functions/semver_version.hpp"

#include "text/go_integer.hpp"
#include "text/go_quote.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr std::size_t kLongestVersion = 256;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_identifier(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

std::string_view take_digits(std::string_view& rest) {
  std::size_t size = 0;
  while (size < rest.size() && is_digit(rest[size])) ++size;
  const std::string_view digits = rest.substr(0, size);
  rest.remove_prefix(size);
  return digits;
}

/// Identifiers with points between them; empty where there is none.
std::string_view take_identifiers(std::string_view& rest) {
  std::size_t size = 0;
  std::size_t end = 0;
  for (std::size_t next = 0;; next = end + 1) {
    end = next;
    while (end < rest.size() && is_identifier(rest[end])) ++end;
    if (end == next) break;
    size = end;
    if (end == rest.size() || rest[end] != '.') break;
  }
  const std::string_view identifiers = rest.substr(0, size);
  rest.remove_prefix(size);
  return identifiers;
}

/// Version 3.1 begins its errors with a capital.
std::string worded(std::string message, SemverRules rules) {
  if (rules == SemverRules::v3_1) message[0] = static_cast<char>(message[0] - 'a' + 'A');
  return message;
}

bool parse_number(std::string_view digits, std::uint64_t& number, std::string& error, SemverRules rules) {
  const text::ParsedUnsigned parsed = text::parse_unsigned(digits, 10);
  if (parsed.error != text::NumberError::none) {
    error = worded(
        "error parsing version segment: strconv.ParseUint: parsing " + text::go_quote(digits) + ": value out of range",
        rules);
    return false;
  }
  number = parsed.value;
  return true;
}

std::string_view next_part(std::string_view& rest) {
  const std::size_t point = rest.find('.');
  const std::string_view part = rest.substr(0, point);
  rest = point == std::string_view::npos ? std::string_view{} : rest.substr(point + 1);
  return part;
}

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return !text.empty();
}

/// A numeric part of a pre-release may not begin with zero.
bool valid_prerelease(std::string_view prerelease) {
  while (!prerelease.empty()) {
    const std::string_view part = next_part(prerelease);
    if (all_digits(part) && part.size() > 1 && part[0] == '0') return false;
  }
  return true;
}

int compare_parts(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  if (a.empty()) return b.empty() ? 0 : -1;
  if (b.empty()) return 1;
  const text::ParsedUnsigned left = text::parse_unsigned(a, 10);
  const text::ParsedUnsigned right = text::parse_unsigned(b, 10);
  const bool left_number = left.error == text::NumberError::none;
  const bool right_number = right.error == text::NumberError::none;
  if (!left_number && !right_number) return a > b ? 1 : -1;
  if (!left_number) return 1;
  if (!right_number) return -1;
  return left.value > right.value ? 1 : left.value < right.value ? -1 : 0;
}

}  // namespace

std::string Version::text() const {
  std::string out = std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
  if (!prerelease.empty()) out.append("-").append(prerelease);
  if (!metadata.empty()) out.append("+").append(metadata);
  return out;
}

std::optional<Version> parse_version(std::string_view text, std::string& error, SemverRules rules) {
  if (text.size() > kLongestVersion && rules == SemverRules::v3_5) {
    error = "version string is too long (max 256 bytes)";
    return std::nullopt;
  }
  Version version{.original = text};
  std::string_view rest = text;
  if (rest.starts_with('v')) rest.remove_prefix(1);
  std::string_view numbers[3];
  numbers[0] = take_digits(rest);
  for (int i = 1; i < 3 && rest.size() > 1 && rest[0] == '.' && is_digit(rest[1]); ++i) {
    rest.remove_prefix(1);
    numbers[i] = take_digits(rest);
  }
  if (!numbers[0].empty() && rest.size() > 1 && rest[0] == '-' && is_identifier(rest[1])) {
    rest.remove_prefix(1);
    version.prerelease = take_identifiers(rest);
  }
  if (!numbers[0].empty() && rest.size() > 1 && rest[0] == '+' && is_identifier(rest[1])) {
    rest.remove_prefix(1);
    version.metadata = take_identifiers(rest);
  }
  if (numbers[0].empty() || !rest.empty()) {
    error = rules == SemverRules::v3_1 ? "Invalid Semantic Version" : "invalid semantic version";
    return std::nullopt;
  }
  if (!parse_number(numbers[0], version.major, error, rules)) return std::nullopt;
  if (!numbers[1].empty() && !parse_number(numbers[1], version.minor, error, rules)) return std::nullopt;
  if (!numbers[2].empty() && !parse_number(numbers[2], version.patch, error, rules)) return std::nullopt;
  if (!valid_prerelease(version.prerelease)) {
    error = worded("version segment starts with 0", rules);
    return std::nullopt;
  }
  return version;
}

int compare_prereleases(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  if (a.empty()) return 1;
  if (b.empty()) return -1;
  while (!a.empty() || !b.empty()) {
    if (const int order = compare_parts(next_part(a), next_part(b)); order != 0) return order;
  }
  return 0;
}

int compare_versions(const Version& a, const Version& b) {
  if (a.major != b.major) return a.major < b.major ? -1 : 1;
  if (a.minor != b.minor) return a.minor < b.minor ? -1 : 1;
  if (a.patch != b.patch) return a.patch < b.patch ? -1 : 1;
  return compare_prereleases(a.prerelease, b.prerelease);
}

}  // namespace stageplot::gotemplate
