// Which values are pointers to structs in Go: `.Capabilities` is one, `.Chart` is none. fmt shows it with `&{…}`, while
// actions and the functions that look into a value follow it first.
#pragma once

#include "template/functions/semver_version.hpp"
#include "template/functions/structure.hpp"

namespace stageplot::gotemplate {

/// Not of a version, whose String method is asked instead.
[[nodiscard]] inline bool is_pointer(const document::Value& value) {
  return value.kind == document::Kind::object && value.type == document::TypeId::structure &&
         structure(value).type->go_name.starts_with('*') && !is_version(value);
}

}  // namespace stageplot::gotemplate
