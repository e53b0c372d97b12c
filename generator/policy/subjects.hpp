// What policies judge: everything that a unit consists of in the form that policies see. Objects of manifests,
// Terraform resources, Fluentd configurations, and the unit's own tree in the model. What costs time (defaults, decoded
// texts) is made when a policy first matches.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/arena.hpp"
#include "document/origin.hpp"
#include "document/value.hpp"
#include "fluentd/document.hpp"
#include "terraform/evaluate/module.hpp"

namespace stageplot::policy {

enum class Target : std::uint8_t { kubernetes, model, terraform, fluentd };

struct Subject {
  Target target = Target::kubernetes;
  std::string group;
  std::string version;
  std::string resource;  // `deployments`
  std::string kind;
  std::string name;
  std::string name_space;
  bool is_namespaced = false;
  bool is_derived = false;                              // a Pod that was made of a workload
  document::Value labels;                               // a map of texts, or nil
  document::Value source;                               // as it was written
  document::Value object;                               // nil until prepare()
  document::OriginId place = document::OriginId::none;  // where a finding about all of it stands
};

class Subjects {
 public:
  /// `arena` and `origins` are the unit's; everything added must outlive this.
  Subjects(document::Arena& arena, document::Origins& origins) : arena_(arena), origins_(origins) {}
  Subjects(const Subjects&) = delete;
  Subjects& operator=(const Subjects&) = delete;

  /// A tree of the model; its environment's facts become `env` and the labels of what is added later.
  void add_unit(const document::Value& tree);
  /// Facts of an environment without a unit.
  void set_environment(const document::Value& facts);
  /// Items of a `List` are added one by one, and the Pod of a workload after it. Passed over: what is no object.
  void add_object(const document::Value& object);
  void add_resource(const terraform::EvaluatedResource& resource);
  void add_configuration(std::string_view name, const fluentd::Section& root);
  /// An example's object in the form that policies see, of `terraform/v1` or `fluentd/v1`.
  void add_made(Target target, const document::Value& object);

  [[nodiscard]] std::deque<Subject>& all() { return subjects_; }
  /// Fills in `object`.
  void prepare(Subject& subject);
  [[nodiscard]] const document::Value& env() const { return env_; }
  /// All objects as a list, prepared; the unit's own tree is none of them.
  [[nodiscard]] document::Value bundle();
  /// The Namespace of an object: one of the bundle, or made; nil for what has none.
  [[nodiscard]] document::Value name_space_of(const Subject& subject);
  [[nodiscard]] document::Value request_of(const Subject& subject);
  /// The scalars of a tree by their data paths.
  [[nodiscard]] document::Value flatten(const document::Value& tree);

 private:
  [[nodiscard]] std::vector<document::Member> labels_of(const document::Value& facts);
  Subject& add(Target target, std::string_view kind, std::string_view resource);
  void add_object_at(const document::Value& object, int depth);
  [[nodiscard]] document::Value text(std::string_view text, document::OriginId origin = document::OriginId::none);

  document::Arena& arena_;
  document::Origins& origins_;
  std::deque<Subject> subjects_;
  document::Value env_;
  document::Value labels_;  // of the unit
  document::Value bundle_;
};

/// `Deployment` → `deployments`, `NetworkPolicy` → `networkpolicies`, `Ingress` → `ingresses`.
[[nodiscard]] std::string plural_of(std::string_view kind);

}  // namespace stageplot::policy
