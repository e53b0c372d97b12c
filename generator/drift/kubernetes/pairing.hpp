// Which objects of the model and of the export are the same one; which are missing, and which nobody has asked for.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "drift/kubernetes/object.hpp"

namespace stageplot::drift::kubernetes {

struct PairingOptions {
  /// The export has everything that the model's objects are looked for in: what is not in it does not exist.
  bool complete = false;
  /// A single object was exported: nothing else was asked for.
  bool single_object = false;
};

/// Numbers of objects.
struct Pair {
  std::size_t model = 0;
  std::size_t live = 0;
  bool renamed = false;  // nearly the same content under another name
};

struct Pairing {
  std::vector<Pair> pairs;                // in the order of the model
  std::vector<std::size_t> missing;       // of the model: the cluster does not have them
  std::vector<std::size_t> not_supplied;  // of the model: the export does not say
  std::vector<std::size_t> extra;         // of the export: like the model's, and not among them
};

/// Of two equal keys on one side the last one counts. An object without a namespace is paired with the one object of
/// its kind and name that the other side has.
///
/// A kind of which the export has no object was asked for where the export has at least half of the model's kinds, or
/// `kubectl get all` gives it; Secrets, which many leave out, only with `complete`. What only the export has is `extra`
/// where it stands in a namespace of the model, is nobody's product, and has the same `app`, instance or release as one
/// of the model's objects.
[[nodiscard]] Pairing pair_objects(std::span<const Object> model, std::span<const Object> live,
                                   const PairingOptions& options);

}  // namespace stageplot::drift::kubernetes
