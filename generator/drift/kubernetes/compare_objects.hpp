// All objects of a model against all of an export: paired, compared, judged. Pure; knows neither files nor texts of a
// report.
#pragma once

#include <span>
#include <vector>

#include "document/arena.hpp"
#include "drift/kubernetes/autoscalers.hpp"
#include "drift/kubernetes/difference.hpp"
#include "drift/kubernetes/object.hpp"
#include "drift/kubernetes/pairing.hpp"
#include "drift/kubernetes/verdict.hpp"

namespace stageplot::drift::kubernetes {

struct CompareOptions {
  PairingOptions pairing = {};
  DeployNames deploy = {};  // what the pipeline supplies and nobody has named a value for
};

/// One an object, in the order of the model; the export's own ones at the end. The trees of both sides lose what is
/// not compared: `arena` must be theirs, or outlive them.
[[nodiscard]] std::vector<ObjectDrift> compare_objects(document::Arena& arena, std::span<Object> model,
                                                       std::span<Object> live, const CompareOptions& options);

}  // namespace stageplot::drift::kubernetes
