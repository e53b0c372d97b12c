// What kind an object is: a built-in one of the version asked for, one that this version does not have, or one that
// nothing here describes.
#pragma once

#include <optional>
#include <string_view>

#include "document/value.hpp"
#include "kubernetes/report.hpp"
#include "kubernetes/types.hpp"

namespace stageplot::kubernetes {

/// `apiVersion` and `kind` of an object, both texts that are not empty.
struct Identity {
  std::string_view api_version;
  std::string_view kind;
  const document::Value* api_version_value = nullptr;
  const document::Value* kind_value = nullptr;

  /// `apps` of `apps/v1`; empty for the core group.
  [[nodiscard]] std::string_view group() const;
};

/// nullopt where the object has none, which is reported.
[[nodiscard]] std::optional<Identity> identify(const document::Value& object, Report& report);

/// Whether the kind belongs to a group of Kubernetes itself, or to one that no custom kind can have. Only other groups
/// can be custom.
[[nodiscard]] bool is_built_in_group(std::string_view group);

/// Reports why a built-in group has no such kind in this version.
void report_missing_kind(const Identity& identity, Report& report);

}  // namespace stageplot::kubernetes
