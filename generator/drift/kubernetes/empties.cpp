#include "drift/kubernetes/empties.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/map.hpp"
#include "kubernetes/any_version.hpp"

namespace stageplot::drift::kubernetes {
namespace {

namespace api = stageplot::kubernetes;
using api::Scalar;
using api::Type;
using document::Kind;
using document::Value;

constexpr int kMostDepth = 100;

/// A value that means the same as none, of one field.
struct SameAsNone {
  enum class Kind : std::uint8_t { zero, falsehood, truth, text };
  std::string_view definition;
  std::string_view field;
  Kind kind = Kind::falsehood;
  std::string_view text = {};
};

constexpr auto kZero = SameAsNone::Kind::zero;
constexpr auto kFalse = SameAsNone::Kind::falsehood;
constexpr auto kTrue = SameAsNone::Kind::truth;
constexpr auto kText = SameAsNone::Kind::text;

/// Sorted by nothing: some twenty lines. Fields that Go's types hold without a pointer, and so leave out when they are
/// zero; and a few that the server keeps as written but reads as absent.
constexpr std::array kSameAsNone = {
    SameAsNone{"DeploymentSpec", "paused", kFalse},
    SameAsNone{"DeploymentSpec", "minReadySeconds", kZero},
    SameAsNone{"StatefulSetSpec", "minReadySeconds", kZero},
    SameAsNone{"DaemonSetSpec", "minReadySeconds", kZero},
    SameAsNone{"ReplicaSetSpec", "minReadySeconds", kZero},
    SameAsNone{"PodSpec", "hostNetwork", kFalse},
    SameAsNone{"PodSpec", "hostPID", kFalse},
    SameAsNone{"PodSpec", "hostIPC", kFalse},
    // The server fills it in in Pods alone.
    SameAsNone{"PodSpec", "enableServiceLinks", kTrue},
    SameAsNone{"Container", "stdin", kFalse},
    SameAsNone{"Container", "stdinOnce", kFalse},
    SameAsNone{"Container", "tty", kFalse},
    SameAsNone{"ContainerPort", "hostPort", kZero},
    SameAsNone{"VolumeMount", "readOnly", kFalse},
    SameAsNone{"Probe", "initialDelaySeconds", kZero},
    SameAsNone{"PersistentVolumeClaimVolumeSource", "readOnly", kFalse},
    SameAsNone{"NFSVolumeSource", "readOnly", kFalse},
    SameAsNone{"AWSElasticBlockStoreVolumeSource", "readOnly", kFalse},
    SameAsNone{"AWSElasticBlockStoreVolumeSource", "partition", kZero},
    SameAsNone{"GCEPersistentDiskVolumeSource", "readOnly", kFalse},
    SameAsNone{"GCEPersistentDiskVolumeSource", "partition", kZero},
    SameAsNone{"ServiceSpec", "publishNotReadyAddresses", kFalse},
    SameAsNone{"ServicePort", "nodePort", kZero},
    SameAsNone{"ConfigMap", "immutable", kFalse},
    SameAsNone{"Secret", "immutable", kFalse},
    SameAsNone{"PodDisruptionBudgetSpec", "unhealthyPodEvictionPolicy", kText, "IfHealthyBudget"},
    SameAsNone{"HorizontalPodAutoscalerSpec", "selectionStrategy", kText, "LabelSelector"},
};

/// Types of which an empty map says something.
constexpr std::array<std::string_view, 4> kMeaningfulTypes = {"EmptyDirVolumeSource", "LabelSelector",
                                                              "HorizontalPodAutoscalerBehavior", "HPAScalingRules"};
/// Types whose members choose one of several things by being there.
constexpr std::array<std::string_view, 4> kChoices = {"Volume", "VolumeProjection", "LifecycleHandler",
                                                      "PersistentVolumeSpec"};
/// Fields of which an empty text says something.
constexpr std::array<std::string_view, 2> kMeaningfulTexts = {"storageClassName", "volumeAttributesClassName"};

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_same_as_none(std::string_view definition, std::string_view field, const Value& value) {
  for (const SameAsNone& each : kSameAsNone) {
    if (each.field != field || each.definition != definition) continue;
    switch (each.kind) {
      case SameAsNone::Kind::zero:
        return value.is(Kind::integer) && value.i == 0;
      case SameAsNone::Kind::falsehood:
      case SameAsNone::Kind::truth:
        return value.is(Kind::boolean) && value.b == (each.kind == SameAsNone::Kind::truth);
      case SameAsNone::Kind::text:
        return value.is_string() && value.text() == each.text;
    }
  }
  return false;
}

bool is_empty(const Value& value) {
  return value.is_nil() || (value.is_string() && value.text().empty()) ||
         (value.is_map() && value.map().members().empty()) || (value.is_list() && value.items().empty());
}

class Pruner {
 public:
  explicit Pruner(document::Arena& arena) : arena_(arena) {}

  void value(Value& value, std::optional<Type> type, int depth) {
    if (depth > kMostDepth) return;
    if (value.is_list()) {
      const bool known = type && type->form() == Type::Form::list;
      for (Value& item : std::span(value.l->data, value.l->size)) {
        this->value(item, known ? std::optional(type->element()) : std::nullopt, depth + 1);
      }
    }
    if (value.is_map()) map(value, type, depth);
  }

 private:
  void map(Value& value, std::optional<Type> type, int depth) {
    const bool of_texts = type && type->form() == Type::Form::map && type->element().form() == Type::Form::scalar;
    const bool definition = type && type->form() == Type::Form::definition;
    std::vector<std::string_view> gone;
    for (auto& member : std::span(value.m->data, value.m->size)) {
      std::optional<Type> below;
      if (type && type->form() == Type::Form::map) below = type->element();
      if (definition) {
        if (const auto field = api::find_field_of_any_version(*type, member.key->view())) below = field->type;
      }
      this->value(member.value, below, depth + 1);
      const bool goes = of_texts     ? member.value.is_nil()
                        : definition ? goes_from(*type, below, member)
                        : type       ? is_empty(member.value)
                                     : member.value.is_nil();
      if (goes) gone.push_back(member.key->view());
    }
    for (const std::string_view key : gone) document::erase(arena_, *value.m, key);
  }

  [[nodiscard]] static bool goes_from(Type definition, std::optional<Type> below, const document::Member& member) {
    const std::string_view name = definition.short_name();
    if (is_same_as_none(name, member.key->view(), member.value)) return true;
    if (!is_empty(member.value)) return false;
    if (member.value.is_nil()) return true;
    if (member.value.is_map()) {
      if (contains(kChoices, name)) return false;
      return !below || below->form() != Type::Form::definition || !contains(kMeaningfulTypes, below->short_name());
    }
    return !contains(kMeaningfulTexts, member.key->view());
  }

  document::Arena& arena_;
};

}  // namespace

void prune_empties(document::Arena& arena, Value& value, std::optional<Type> type) {
  Pruner(arena).value(value, type, 0);
}

}  // namespace stageplot::drift::kubernetes
