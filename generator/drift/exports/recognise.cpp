#include "drift/exports/recognise.hpp"

#include <algorithm>

#include "document/map.hpp"
#include "drift/exports/readers.hpp"

namespace stageplot::drift {
namespace {

using document::find;
using document::Kind;
using document::Value;

bool has_text(const Value& map, std::string_view key) {
  const Value* value = find(map, key);
  return value != nullptr && value->is_string();
}

bool has(const Value& map, std::string_view key) {
  return find(map, key) != nullptr;
}

bool is_history(const Value& list) {
  return !list.items().empty() && std::ranges::all_of(list.items(), [](const Value& entry) {
    return has(entry, "revision") && has(entry, "status");
  });
}

}  // namespace

std::string_view name_of(ExportKind kind) {
  switch (kind) {
    case ExportKind::kubernetes:
      return "kubectl get -o json";
    case ExportKind::helm_manifest:
      return "helm get manifest";
    case ExportKind::helm_values:
      return "helm get values";
    case ExportKind::helm_history:
      return "helm history -o json";
    case ExportKind::terraform_state:
      return "terraform show -json";
    case ExportKind::terraform_plan:
      return "terraform show -json PLAN";
    case ExportKind::aws:
      return "aws … describe-…";
  }
  return "";
}

ExportOption option_of(ExportKind kind) {
  switch (kind) {
    case ExportKind::kubernetes:
      return ExportOption::kubernetes;
    case ExportKind::helm_manifest:
    case ExportKind::helm_values:
    case ExportKind::helm_history:
      return ExportOption::helm;
    case ExportKind::terraform_state:
    case ExportKind::terraform_plan:
      return ExportOption::terraform;
    case ExportKind::aws:
      return ExportOption::aws;
  }
  return ExportOption::any;
}

std::string_view flag_of(ExportOption option) {
  switch (option) {
    case ExportOption::any:
      return "";
    case ExportOption::kubernetes:
      return "--kubernetes";
    case ExportOption::helm:
      return "--helm";
    case ExportOption::terraform:
      return "--terraform";
    case ExportOption::aws:
      return "--aws";
  }
  return "";
}

std::optional<ExportKind> recognise(const Value& document) {
  if (document.is_list()) {
    if (is_history(document)) return ExportKind::helm_history;
    return std::nullopt;
  }
  if (!document.is_map()) return std::nullopt;
  if (has_text(document, "apiVersion") && has_text(document, "kind")) return ExportKind::kubernetes;
  if (has_text(document, "format_version")) {
    if (has(document, "resource_changes") || has(document, "planned_values") || has(document, "configuration")) {
      return ExportKind::terraform_plan;
    }
    if (has(document, "provider_schemas") || has(document, "valid")) return std::nullopt;
    return ExportKind::terraform_state;
  }
  const Value* version = find(document, "version");
  if (version != nullptr && version->is_number() &&
      (has_text(document, "lineage") || has(document, "terraform_version"))) {
    return ExportKind::terraform_state;
  }
  if (has_aws_descriptions(document)) return ExportKind::aws;
  return std::nullopt;
}

std::optional<ForeignDocument> recognise_foreign(const Value& document, ExportOption option) {
  if (document.is_list() && document.items().empty()) {
    return ForeignDocument{"an empty list",
                           "name what to export: `kubectl get deployments,services -n NAMESPACE -o json > FILE`"};
  }
  if (document.is_list()) {
    const Value& first = document.items().front();
    if (has(first, "chart") && has(first, "name")) {
      return ForeignDocument{"what `helm list` prints",
                             "export one release: `helm get values RELEASE -a -o yaml > FILE`"};
    }
    return std::nullopt;
  }
  if (!document.is_map()) return std::nullopt;
  if (has(document, "provider_schemas")) {
    return ForeignDocument{"what `terraform providers schema` prints", "export with `terraform show -json > FILE`"};
  }
  if (has(document, "format_version") && has(document, "valid")) {
    return ForeignDocument{"what `terraform validate -json` prints", "export with `terraform show -json > FILE`"};
  }
  if (has(document, "info") && has(document, "manifest") && has(document, "version")) {
    return ForeignDocument{
        "what `helm status -o json` prints",
        "export with `helm get values RELEASE -a -o yaml > FILE` or `helm get manifest RELEASE > FILE`"};
  }
  if (has(document, "clusters") && has(document, "contexts")) {
    return ForeignDocument{"kubectl's own configuration", "export with `kubectl get … -o json > FILE`"};
  }
  // Any map may be values of Helm.
  if (option == ExportOption::helm) return std::nullopt;
  const auto members = document.map().members();
  const bool outputs = !members.empty() && std::ranges::all_of(members, [](const document::Member& member) {
    return has(member.value, "sensitive") && has(member.value, "type") && has(member.value, "value");
  });
  if (outputs) {
    return ForeignDocument{"what `terraform output -json` prints", "export with `terraform show -json > FILE`"};
  }
  if (members.size() <= 2 && !members.empty() && members.front().value.is_list()) {
    return ForeignDocument{
        "a list under the key `" + std::string{members.front().key->view()} + "`, which is not compared", aws_help()};
  }
  return std::nullopt;
}

}  // namespace stageplot::drift
