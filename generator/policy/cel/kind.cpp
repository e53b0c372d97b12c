#include "policy/cel/kind.hpp"

#include <array>

namespace stageplot::policy::cel {
namespace {

constexpr std::array<std::string_view, 22> kNames = {
    "null_type",
    "bool",
    "int",
    "uint",
    "double",
    "string",
    "bytes",
    "list",
    "map",
    "type",
    "google.protobuf.Duration",
    "google.protobuf.Timestamp",
    "optional_type",
    "kubernetes.Quantity",
    "kubernetes.URL",
    "net.IP",
    "net.CIDR",
    "kubernetes.Semver",
    "kubernetes.NamedFormat",
    "unknown",
    "error",
    "absent",
};

}  // namespace

std::string_view type_name(Kind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

Kind kind_named(std::string_view name) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Kind::unknown); ++i) {
    if (kNames[i] == name) return static_cast<Kind>(i);
  }
  return Kind::absent;
}

std::string describe(Kinds wanted) {
  if ((wanted & kAny) == kAny) return "any value";
  std::string text;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if ((wanted & kinds(static_cast<Kind>(i))) == 0) continue;
    if (!text.empty()) text += " or ";
    text += kNames[i];
  }
  return text;
}

}  // namespace stageplot::policy::cel
