// What a difference between the two sides of an object is called, and how bad it is.
#pragma once

#include <map>
#include <set>
#include <string>

#include "diff/compare.hpp"
#include "drift/kubernetes/difference.hpp"

namespace stageplot::drift::kubernetes {

/// The names of values that the pipeline supplies (`BUILD_VERSION`). Where one stands in a text of the model, any text
/// may stand in its place.
using DeployNames = std::set<std::string, std::less<>>;

/// A difference with its class, severity, note and hint; without writer.
[[nodiscard]] Difference judge(const ObjectKey& key, const diff::Change& change, const DeployNames& deploy);

/// Of an object that one side alone has.
[[nodiscard]] Difference judge_missing(const ObjectKey& key, std::size_t leaves);
[[nodiscard]] Difference judge_extra(const ObjectKey& key, std::size_t leaves);

}  // namespace stageplot::drift::kubernetes
