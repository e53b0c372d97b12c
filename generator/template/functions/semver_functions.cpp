// Versions and version ranges.
#include "template/functions/families.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"
#include "template/functions/semver_constraint.hpp"
#include "template/functions/semver_version.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

Version require_version(std::string_view text, const Runtime& runtime) {
  std::string error;
  const std::optional<Version> version = parse_version(text, error, runtime.libraries.semver);
  if (!version) throw FunctionError(error);
  return *version;
}

Value semver(Runtime& runtime, Arguments arguments) {
  auto* object = runtime.arena.create<VersionObject>();
  object->type = &kVersionType;
  object->version = require_version(arguments[0].text(), runtime);
  return Value::of(object, document::TypeId::structure, runtime.origin);
}

Value major(Runtime& runtime, Arguments arguments) {
  return Value::of_unsigned(version_of(arguments[0]).major, runtime.origin);
}

Value minor(Runtime& runtime, Arguments arguments) {
  return Value::of_unsigned(version_of(arguments[0]).minor, runtime.origin);
}

Value patch(Runtime& runtime, Arguments arguments) {
  return Value::of_unsigned(version_of(arguments[0]).patch, runtime.origin);
}

Value prerelease(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, version_of(arguments[0]).prerelease);
}

Value metadata(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, version_of(arguments[0]).metadata);
}

Value original(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, version_of(arguments[0]).original);
}

Value canonical(Runtime& runtime, Arguments arguments) {
  return make_text(runtime, version_of(arguments[0]).text());
}

int compare(Arguments arguments) {
  if (!is_version(arguments[1])) {
    throw FunctionError("wrong type for value; expected *semver.Version; got " +
                        std::string(go_type_name(arguments[1])));
  }
  return compare_versions(version_of(arguments[0]), version_of(arguments[1]));
}

Value compare_method(Runtime& runtime, Arguments arguments) {
  Value order = Value::of_integer(compare(arguments), runtime.origin);
  order.type = document::TypeId::go_int;
  return order;
}

Value equal(Runtime& runtime, Arguments arguments) {
  return Value::of(compare(arguments) == 0, runtime.origin);
}

Value less_than(Runtime& runtime, Arguments arguments) {
  return Value::of(compare(arguments) < 0, runtime.origin);
}

Value greater_than(Runtime& runtime, Arguments arguments) {
  return Value::of(compare(arguments) > 0, runtime.origin);
}

constexpr Function kMethods[] = {
    {.name = "Compare", .parameters = takes::kAny, .call = compare_method},
    {.name = "Equal", .parameters = takes::kAny, .call = equal},
    {.name = "GreaterThan", .parameters = takes::kAny, .call = greater_than},
    {.name = "LessThan", .parameters = takes::kAny, .call = less_than},
    {.name = "Major", .call = major},
    {.name = "Metadata", .call = metadata},
    {.name = "Minor", .call = minor},
    {.name = "Original", .call = original},
    {.name = "Patch", .call = patch},
    {.name = "Prerelease", .call = prerelease},
    {.name = "String", .call = canonical},
};

Value semver_compare(Runtime& runtime, Arguments arguments) {
  std::string error;
  const std::optional<Constraint> constraint = Constraint::parse(arguments[0].text(), error, runtime.libraries.semver);
  if (!constraint) throw FunctionError(error);
  return Value::of(constraint->contains(require_version(arguments[1].text(), runtime)), runtime.origin);
}

constexpr Function kFunctions[] = {
    {.name = "semver",
     .parameters = takes::kString,
     .call = semver,
     .help = "the text as a version with Major, Minor, Patch, Prerelease, Metadata, Original",
     .example = R"({{ (semver "v1.24.3-eks").Minor }})",
     .result = "24"},
    {.name = "semverCompare",
     .parameters = takes::kStringString,
     .call = semver_compare,
     .help = "whether the version is in the range; a pre-release only matches a range that names one (`-0`)",
     .example = R"({{ semverCompare ">=1.19-0" "v1.24.3-eks-1234" }})",
     .result = "true"},
};

}  // namespace

const StructureType kVersionType = {.go_name = "*semver.Version", .methods = kMethods};

Family semver_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
