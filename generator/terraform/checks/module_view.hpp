// An evaluated module as the checks across resources ask for it: bodies by type, what refers to what, and what the
// provider says of region and account.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "terraform/checks/body_view.hpp"

namespace stageplot::terraform::checks {

/// One instance of a resource.
struct ResourceView {
  const EvaluatedResource* resource = nullptr;
  BodyView body;
};

class ModuleView {
 public:
  explicit ModuleView(const EvaluatedModule& module) : module_(module) {}

  /// All instances of a type, in the order of the module.
  [[nodiscard]] std::vector<ResourceView> resources(std::string_view type) const;
  [[nodiscard]] std::vector<ResourceView> data(std::string_view type) const;
  /// The one instance of a type; nullopt where there are none or several, or nobody knows how many.
  [[nodiscard]] std::optional<ResourceView> only(std::string_view type) const;
  [[nodiscard]] bool has(std::string_view type) const;

  /// The configuration of the provider `aws`; nullopt where it has several, of which an alias tells each.
  [[nodiscard]] std::optional<BodyView> provider() const;

  [[nodiscard]] const EvaluatedModule& module() const { return module_; }

 private:
  [[nodiscard]] std::vector<ResourceView> of(ResourceMode mode, std::string_view type) const;

  const EvaluatedModule& module_;
};

/// Whether a value, or an item of it, is what only an apply knows of the resource: its ARN, its id.
[[nodiscard]] bool refers_to(const document::Value& value, const EvaluatedResource& resource);

/// Whether `lifecycle` of the resource says not to compare this argument.
[[nodiscard]] bool ignores_changes(const EvaluatedResource& resource, std::string_view argument);

}  // namespace stageplot::terraform::checks
