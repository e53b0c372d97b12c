// An object in the one form in which two of them can be compared: in the newest version of its API, without what the
// server writes, with the server's defaults, each scalar in one spelling, without what means nothing. A second time it
// changes nothing.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "document/arena.hpp"
#include "drift/kubernetes/object.hpp"
#include "drift/kubernetes/server_fields.hpp"

namespace stageplot::drift::kubernetes {

struct NormaliseOptions {
  std::string_view default_namespace = {};  // of objects that name none
  LabelOptions labels = {};
};

/// nullopt for what is no object: no map, or one without `apiVersion`, `kind` or a name. `source` stays as it is and
/// must outlive the arena.
[[nodiscard]] std::optional<Object> normalise(document::Arena& arena, const document::Value& source,
                                              const NormaliseOptions& options);

/// Calls `what` with each object of a document: itself, or the items of a `List`, lists in it among them.
void for_each_object(const document::Value& document, const std::function<void(const document::Value&)>& what);

/// Whether a value is an object: a map with `apiVersion`, `kind` and a name.
[[nodiscard]] bool is_object(const document::Value& value);

/// Whether objects of a kind stand in no namespace. Kinds that nobody knows are taken to stand in one.
[[nodiscard]] bool is_cluster_wide(std::string_view kind);

}  // namespace stageplot::drift::kubernetes
