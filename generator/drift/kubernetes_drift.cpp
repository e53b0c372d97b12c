#include "drift/kubernetes_drift.hpp"

#include "drift/kubernetes/compare_objects.hpp"
#include "drift/kubernetes/normalise.hpp"

namespace stageplot::drift {

KubernetesDrift compare_kubernetes(std::span<const ModelObject> model, std::span<const document::Value> live,
                                   const redaction::Redactor& redactor, const KubernetesOptions& options) {
  document::Arena arena;
  const kubernetes::NormaliseOptions of_model{.default_namespace = options.default_namespace, .labels = options.labels};
  const kubernetes::NormaliseOptions of_live{.labels = options.labels};
  std::vector<kubernetes::Object> wanted;
  std::vector<const ModelPlace*> places;
  for (const ModelObject& each : model) {
    kubernetes::for_each_object(each.object, [&](const document::Value& object) {
      auto made = kubernetes::normalise(arena, object, of_model);
      if (!made) return;
      wanted.push_back(std::move(*made));
      places.push_back(&each.place);
    });
  }
  std::vector<kubernetes::Object> there;
  for (const document::Value& document : live) {
    kubernetes::for_each_object(document, [&](const document::Value& object) {
      if (auto made = kubernetes::normalise(arena, object, of_live)) there.push_back(std::move(*made));
    });
  }
  const auto drifts = kubernetes::compare_objects(
      arena, wanted, there,
      {.pairing = {.complete = options.complete, .single_object = there.size() == 1}, .deploy = options.deploy});

  KubernetesDrift result;
  const ModelPlace nowhere;
  for (const kubernetes::ObjectDrift& drift : drifts) {
    result.totals.add(drift);
    if (drift.model == nullptr || drift.live != nullptr) result.kinds.insert(drift.key.kind);
    const ModelPlace& place =
        drift.model == nullptr ? nowhere : *places[static_cast<std::size_t>(drift.model - wanted.data())];
    diff::Subject subject =
        subject_of(drift, place, redactor, {.environment = options.environment, .show_ignored = options.show_ignored});
    if (!subject.items.empty()) result.subjects.push_back(std::move(subject));
  }
  return result;
}

}  // namespace stageplot::drift
