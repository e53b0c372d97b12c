#include "terraform/checks/module_view.hpp"

#include <algorithm>

#include "document/map.hpp"

namespace stageplot::terraform::checks {

using document::Value;

std::vector<ResourceView> ModuleView::of(ResourceMode mode, std::string_view type) const {
  std::vector<ResourceView> found;
  for (const EvaluatedResource& resource : module_.resources) {
    if (resource.mode == mode && resource.type == type && resource.body.is_map()) {
      found.push_back({&resource, BodyView(resource)});
    }
  }
  return found;
}

std::vector<ResourceView> ModuleView::resources(std::string_view type) const {
  return of(ResourceMode::managed, type);
}

std::vector<ResourceView> ModuleView::data(std::string_view type) const {
  return of(ResourceMode::data, type);
}

std::optional<ResourceView> ModuleView::only(std::string_view type) const {
  std::vector<ResourceView> found = resources(type);
  if (found.size() != 1 || found.front().resource->index_kind == IndexKind::unknown) return std::nullopt;
  return std::move(found.front());
}

bool ModuleView::has(std::string_view type) const {
  return std::ranges::any_of(module_.resources, [&](const EvaluatedResource& resource) {
    return resource.mode == ResourceMode::managed && resource.type == type;
  });
}

std::optional<BodyView> ModuleView::provider() const {
  const EvaluatedBlock* found = nullptr;
  for (const EvaluatedBlock& provider : module_.providers) {
    if (provider.label != "aws") continue;
    if (found != nullptr) return std::nullopt;
    found = &provider;
  }
  if (found == nullptr || !found->body.is_map()) return std::nullopt;
  return BodyView(found->body, &found->places, found->header, "provider.aws");
}

bool refers_to(const Value& value, const EvaluatedResource& resource) {
  if (value.is_list()) {
    return std::ranges::any_of(value.items(), [&](const Value& item) { return refers_to(item, resource); });
  }
  if (value.kind != document::Kind::object) return false;
  const std::string_view reason = unknown_reason(value);
  const std::string address = resource.address();
  for (std::size_t at = reason.find(address); at != std::string_view::npos; at = reason.find(address, at + 1)) {
    const std::size_t end = at + address.size();
    const auto is_name = [](char c) {
      return c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    const bool begins = at == 0 || (!is_name(reason[at - 1]) && reason[at - 1] != '.');
    const bool ends = end == reason.size() || (!is_name(reason[end]) && reason[end] != '[');
    if (begins && ends) return true;
  }
  return false;
}

bool ignores_changes(const EvaluatedResource& resource, std::string_view argument) {
  const Value* ignored = document::find(resource.lifecycle, "ignore_changes");
  if (ignored == nullptr) return false;
  if (ignored->kind == document::Kind::object) return true;
  const auto names = [&](const Value& item) {
    return item.kind == document::Kind::object ||
           (item.is_string() && (item.text() == argument || item.text() == "all"));
  };
  if (ignored->is_list()) return std::ranges::any_of(ignored->items(), names);
  return names(*ignored);
}

}  // namespace stageplot::terraform::checks
