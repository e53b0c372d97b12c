#include "policy/cel/opaque.hpp"

#include <string>

#include "units/semver.hpp"

namespace stageplot::policy::cel {
namespace {

units::SemanticVersion version_of(const SemverValue& value) {
  return {.major = value.major,
          .minor = value.minor,
          .patch = value.patch,
          .prerelease = std::string{value.prerelease},
          .build = {}};
}

}  // namespace

int compare_versions(const SemverValue& a, const SemverValue& b) {
  const auto order = version_of(a) <=> version_of(b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

bool equal_opaque(const Value& a, const Value& b) {
  switch (a.kind) {
    case Kind::quantity:
      return opaque<QuantityValue>(a).quantity == opaque<QuantityValue>(b).quantity;
    case Kind::url:
      return opaque<UrlValue>(a).text == opaque<UrlValue>(b).text;
    case Kind::ip:
      return opaque<IpValue>(a) == opaque<IpValue>(b);
    case Kind::cidr: {
      const auto& x = opaque<CidrValue>(a);
      const auto& y = opaque<CidrValue>(b);
      return x.address == y.address && x.prefix == y.prefix;
    }
    case Kind::semver:
      return compare_versions(opaque<SemverValue>(a), opaque<SemverValue>(b)) == 0;
    default:
      return opaque<FormatValue>(a).format == opaque<FormatValue>(b).format;
  }
}

}  // namespace stageplot::policy::cel
