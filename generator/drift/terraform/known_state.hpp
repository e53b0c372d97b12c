// What a state knows of the attributes that only AWS fills in, for the evaluation of the model's module: so that an
// address, a name or a record that refers to another resource can be compared too.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>

#include "document/arena.hpp"
#include "drift/terraform/live_resource.hpp"
#include "terraform/evaluate/module.hpp"

namespace stageplot::drift {

class KnownState final : public terraform::KnownAttributes {
 public:
  /// `resources` and `arena` must outlive it.
  KnownState(std::span<const LiveResource> resources, document::Arena& arena);

  [[nodiscard]] std::optional<document::Value> find(const terraform::EvaluatedResource& instance,
                                                    std::string_view attribute) const override;

 private:
  /// The version of a launch template that a group runs: newer ones that no group uses change nothing that runs.
  [[nodiscard]] std::optional<document::Value> version_in_use(const LiveResource& launch_template) const;

  std::span<const LiveResource> resources_;
  document::Arena& arena_;
  std::unordered_map<std::string_view, const LiveResource*> by_address_;
};

}  // namespace stageplot::drift
