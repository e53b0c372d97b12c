// The number of replicas belongs to an autoscaler where there is one: within its bounds any number is right, outside of
// them, and above all at 0, where no autoscaler acts any more, it is not.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "diff/report.hpp"
#include "document/arena.hpp"
#include "drift/kubernetes/object.hpp"

namespace stageplot::drift::kubernetes {

struct Bounds {
  std::int64_t least = 1;
  std::int64_t most = 1;
  std::string name;  // of the autoscaler
  bool operator==(const Bounds&) const = default;
};

/// The bounds by what is scaled: kind, namespace and name.
class Autoscalers {
 public:
  /// Takes an object in normal form, if it is an autoscaler that names its target.
  void add(const Object& object);
  [[nodiscard]] const Bounds* find(const ObjectKey& target) const;

 private:
  std::map<ObjectKey, Bounds> bounds_;  // with an empty group
};

/// What became of `spec.replicas` under `bounds`: `autoscaling_disabled`, `out_of_range` or `delegated`; at the lower
/// bound, where it rests, and where the export does not say: `at_default`.
struct Delegated {
  diff::Class what = diff::Class::at_default;
  diff::Severity severity = diff::Severity::information;
  document::Value model;  // nil where the model says nothing, as it should
  document::Value live;
  std::string note;
  std::string hint;
};

/// Takes `spec.replicas` out of both sides. nullopt where neither has any.
[[nodiscard]] std::optional<Delegated> take_replicas(document::Arena& arena, Object& model, Object& live,
                                                     const Bounds& bounds);

}  // namespace stageplot::drift::kubernetes
