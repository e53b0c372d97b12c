// Versions and version ranges.
#include "template/functions/families.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/run_builder.hpp"
#include "template/functions/semver_constraint.hpp"
#include "template/functions/semver_version.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Arguments = std::span<const Value>;

Version require_version(std::string_view text) {
  std::string error;
  const std::optional<Version> version = parse_version(text, error);
  if (!version) throw FunctionError(error);
  return *version;
}

Value semver(Runtime& runtime, Arguments arguments) {
  auto* object = runtime.arena.create<VersionObject>();
  object->source = arguments[0].s;
  object->version = require_version(arguments[0].text());
  return Value::of(object, document::TypeId::semver, runtime.origin);
}

Value semver_compare(Runtime& runtime, Arguments arguments) {
  std::string error;
  const std::optional<Constraint> constraint = Constraint::parse(arguments[0].text(), error);
  if (!constraint) throw FunctionError(error);
  return Value::of(constraint->contains(require_version(arguments[1].text())), runtime.origin);
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

Family semver_functions() {
  return kFunctions;
}

}  // namespace stageplot::gotemplate
