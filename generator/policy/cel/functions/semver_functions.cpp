// Kubernetes' semantic versions: `semver('1.2.3')`.
#include <string>

#include "policy/cel/context.hpp"
#include "policy/cel/functions/families.hpp"
#include "policy/cel/opaque.hpp"
#include "units/semver.hpp"

namespace stageplot::policy::cel {
namespace {

using Arguments = std::span<const Value>;

const SemverValue& version(const Value& value) {
  return opaque<SemverValue>(value);
}

/// Without leading zeros: `01` is `1`, `00-rc` is `0-rc`.
std::string without_zeros(const std::string& part) {
  if (part.size() < 2) return part;
  const std::size_t first = part.find_first_not_of('0');
  if (first == std::string::npos) return "0";
  return part[first] >= '0' && part[first] <= '9' ? part.substr(first) : "0" + part.substr(first);
}

/// `v1.2` as `1.2.0`; nullopt where a short version has a pre-release or build.
std::optional<std::string> normalized(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  std::array<std::string, 3> parts;
  std::size_t count = 0;
  while (true) {
    const std::size_t dot = count < 2 ? text.find('.') : std::string_view::npos;
    parts[count] = without_zeros(std::string{text.substr(0, dot)});
    ++count;
    if (dot == std::string_view::npos) break;
    text.remove_prefix(dot + 1);
  }
  if (count < 3 && parts[count - 1].find_first_of("+-") != std::string::npos) return std::nullopt;
  for (; count < 3; ++count) parts[count] = "0";
  return parts[0] + "." + parts[1] + "." + parts[2];
}

units::Parsed<units::SemanticVersion> parse(Arguments arguments) {
  if (arguments.size() < 2 || !arguments[1].b) return units::parse_semantic_version(arguments[0].view());
  const auto text = normalized(arguments[0].view());
  if (!text) {
    return units::Parsed<units::SemanticVersion>::failed("a short version cannot have a pre-release or build");
  }
  return units::parse_semantic_version(*text);
}

Value semver(Context& context, Arguments arguments) {
  const auto parsed = parse(arguments);
  if (!parsed) {
    return context.fail("`" + std::string{arguments[0].view().substr(0, 60)} +
                        "` is no semantic version: " + std::string{parsed.problem()});
  }
  SemverValue made;
  made.major = parsed->major;
  made.minor = parsed->minor;
  made.patch = parsed->patch;
  made.prerelease = context.string(parsed->prerelease).view();
  made.build = context.string(parsed->build).view();
  return context.opaque(Kind::semver, made);
}

Value is_semver(Context& /*context*/, Arguments arguments) {
  return Value::of(static_cast<bool>(parse(arguments)));
}

Value major_number(Context& /*context*/, Arguments arguments) {
  return Value::of_integer(static_cast<std::int64_t>(version(arguments[0]).major));
}
Value minor_number(Context& /*context*/, Arguments arguments) {
  return Value::of_integer(static_cast<std::int64_t>(version(arguments[0]).minor));
}
Value patch_number(Context& /*context*/, Arguments arguments) {
  return Value::of_integer(static_cast<std::int64_t>(version(arguments[0]).patch));
}
Value is_greater(Context& /*context*/, Arguments arguments) {
  return Value::of(compare_versions(version(arguments[0]), version(arguments[1])) > 0);
}
Value is_less(Context& /*context*/, Arguments arguments) {
  return Value::of(compare_versions(version(arguments[0]), version(arguments[1])) < 0);
}
Value compare(Context& /*context*/, Arguments arguments) {
  return Value::of_integer(compare_versions(version(arguments[0]), version(arguments[1])));
}

constexpr Kinds kText = kinds(Kind::string);
constexpr Kinds kBool = kinds(Kind::boolean);
constexpr Kinds kInt = kinds(Kind::integer);
constexpr Kinds kVersion = kinds(Kind::semver);

constexpr std::array kFunctions = {
    Overload{"semver", Style::global, {kText}, kVersion, semver},
    Overload{"semver", Style::global, {kText, kBool}, kVersion, semver},
    Overload{"isSemver", Style::global, {kText}, kBool, is_semver},
    Overload{"isSemver", Style::global, {kText, kBool}, kBool, is_semver},
    Overload{"major", Style::member, {kVersion}, kInt, major_number},
    Overload{"minor", Style::member, {kVersion}, kInt, minor_number},
    Overload{"patch", Style::member, {kVersion}, kInt, patch_number},
    Overload{"isGreaterThan", Style::member, {kVersion, kVersion}, kBool, is_greater},
    Overload{"isLessThan", Style::member, {kVersion, kVersion}, kBool, is_less},
    Overload{"compareTo", Style::member, {kVersion, kVersion}, kInt, compare},
};

}  // namespace

std::span<const Overload> semver_functions() {
  return kFunctions;
}

}  // namespace stageplot::policy::cel
