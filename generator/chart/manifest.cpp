#include "chart/manifest.hpp"

#include <algorithm>
#include <array>

#include "chart/everyday_head.hpp"
#include "chart/json_name.hpp"
#include "document/go_yaml_error.hpp"
#include "document/map.hpp"
#include "document/yaml_reader.hpp"
#include "template/functions/unicode_case.hpp"
#include "text/go_float.hpp"

namespace stageplot::chart {

using document::Kind;
using document::Value;

namespace {

constexpr std::string_view kSeparator = "---";

constexpr std::array<std::string_view, 38> kInstallOrder{
    "PriorityClass",
    "Namespace",
    "NetworkPolicy",
    "ResourceQuota",
    "LimitRange",
    "PodSecurityPolicy",
    "PodDisruptionBudget",
    "ServiceAccount",
    "Secret",
    "SecretList",
    "ConfigMap",
    "StorageClass",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "CustomResourceDefinition",
    "ClusterRole",
    "ClusterRoleList",
    "ClusterRoleBinding",
    "ClusterRoleBindingList",
    "Role",
    "RoleList",
    "RoleBinding",
    "RoleBindingList",
    "Service",
    "DaemonSet",
    "Pod",
    "ReplicationController",
    "ReplicaSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "StatefulSet",
    "Job",
    "CronJob",
    "IngressClass",
    "Ingress",
    "APIService",
    "MutatingWebhookConfiguration",
    "ValidatingWebhookConfiguration",
};
constexpr std::ptrdiff_t kWebhooks = 2;

constexpr std::array<std::string_view, 10> kHookEvents{
    "pre-install",  "post-install", "pre-delete",    "post-delete", "pre-upgrade",
    "post-upgrade", "pre-rollback", "post-rollback", "test",        "test-success",
};

/// `\s` of Go's regular expressions.
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

TextRange trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  const auto range = gotemplate::unicode::trim_space(text.substr(begin, end - begin));
  return {static_cast<std::uint32_t>(begin + range.begin), static_cast<std::uint32_t>(begin + range.end)};
}

/// encoding/json's complaint about a document or a field of it: thrown and caught in this file.
struct WrongType {
  std::string message;
};

[[noreturn]] void refuse(const Value& value, std::string_view target) {
  throw WrongType{"error unmarshaling JSON: while decoding JSON: json: cannot unmarshal " +
                  std::string{json_name(value.kind)} + " into Go " + std::string{target}};
}

std::string text_of(const Value& value, std::string_view field) {
  switch (value.kind) {
    case Kind::nil:
      return {};
    case Kind::string:
      return std::string{value.text()};
    case Kind::boolean:
      return value.b ? "true" : "false";
    case Kind::floating:
      return text::format_float(value.f, 'g', text::kShortest, text::FloatWidth::bits32);
    default:
      refuse(value, "struct field " + std::string{field} + " of type string");
  }
}

/// A member by its name in any case, as encoding/json finds the fields of a struct; the exact name wins.
const Value* find_field(const Value& map, std::string_view name) {
  if (const Value* exact = document::find(map, name)) return exact;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  for (const document::Member& member : map.map().members()) {
    if (std::ranges::equal(member.key->view(), name, {}, lower, lower)) return &member.value;
  }
  return nullptr;
}

void read_metadata(const Value& metadata, ManifestHead& head) {
  if (metadata.is_nil()) return;
  if (!metadata.is_map()) {
    refuse(metadata,
           "struct field SimpleHead.metadata of type struct { Name string \"json:\\\"name\\\"\"; Annotations "
           "map[string]string \"json:\\\"annotations\\\"\" }");
  }
  if (const Value* annotations = find_field(metadata, "annotations");
      annotations != nullptr && !annotations->is_nil()) {
    if (!annotations->is_map()) refuse(*annotations, "struct field .metadata.annotations of type map[string]string");
    for (const document::Member& member : annotations->map().members()) {
      std::string text = text_of(member.value, ".metadata.annotations");
      if (member.key->view() == "helm.sh/hook") head.hook = std::move(text);
    }
  }
  if (const Value* name = find_field(metadata, "name")) head.name = text_of(*name, ".metadata.name");
}

void read_fields(const Value& document, const Profile& profile, ManifestHead& head) {
  if (document.is_nil()) return;
  if (!document.is_map()) refuse(document, "value of type " + std::string{profile.head_package} + ".SimpleHead");
  if (const Value* version = find_field(document, "apiVersion")) {
    head.api_version = text_of(*version, "SimpleHead.apiVersion");
  }
  if (const Value* kind = find_field(document, "kind")) head.kind = text_of(*kind, "SimpleHead.kind");
  if (const Value* metadata = find_field(document, "metadata")) read_metadata(*metadata, head);
}

}  // namespace

std::vector<TextRange> split_documents(std::string_view whole) {
  const auto bounds = gotemplate::unicode::trim_space(whole);
  const std::string_view text = whole.substr(0, bounds.end);
  std::vector<TextRange> documents;
  std::size_t begin = bounds.begin;  // of the document, behind the last separator
  const auto take = [&](std::size_t end) {
    if (end > begin) documents.push_back(trimmed(text, begin, end));
  };
  const auto pass_separator = [&](std::size_t at) {
    begin = at + kSeparator.size();
    while (begin < text.size() && is_space(text[begin])) ++begin;
  };
  if (text.substr(begin).starts_with(kSeparator)) pass_separator(begin);
  for (std::size_t from = begin;;) {
    const std::size_t line = text.find("\n---", from);
    if (line == std::string_view::npos) break;
    std::size_t end = line;
    while (end > begin && is_space(text[end - 1])) --end;
    take(end);
    pass_separator(line + 1);
    from = begin;
  }
  take(text.size());
  return documents;
}

std::optional<ManifestError> read_head(std::string_view document, const Profile& profile, document::Arena& scratch,
                                       ManifestHead& head) {
  if (std::optional<ManifestHead> everyday = read_everyday_head(document)) {
    head = std::move(*everyday);
    return std::nullopt;
  }
  return read_head_from_tree(document, profile, scratch, head);
}

std::optional<ManifestError> read_head_from_tree(std::string_view document, const Profile& profile,
                                                 document::Arena& scratch, ManifestHead& head) {
  const document::YamlOptions options{.resolution = document::YamlResolution::helm, .permit_unusual_breaks = true};
  std::string ignored;
  const std::optional<Value> value =
      document::read_yaml_text(document, document::OriginId::none, scratch, options, ignored);
  if (!value) {
    document::YamlWords words = document::go_yaml_error(document, profile.unsupported_key);
    return ManifestError{std::move(words.message), words.at};
  }
  try {
    read_fields(*value, profile, head);
  } catch (const WrongType& wrong) {
    return ManifestError{wrong.message, 0};
  }
  return std::nullopt;
}

std::optional<std::vector<std::string>> hook_events(std::string_view annotation) {
  std::vector<std::string> events;
  for (;;) {
    const std::size_t comma = annotation.find(',');
    const std::string_view part = annotation.substr(0, comma);
    const auto range = gotemplate::unicode::trim_space(part);
    std::string event = gotemplate::unicode::map_code_points(part.substr(range.begin, range.end - range.begin),
                                                             gotemplate::unicode::to_lower);
    if (std::ranges::find(kHookEvents, event) == kHookEvents.end()) return std::nullopt;
    if (event == "test-success") event = "test";
    events.push_back(std::move(event));
    if (comma == std::string_view::npos) return events;
    annotation.remove_prefix(comma + 1);
  }
}

std::size_t install_rank(std::string_view kind, const Profile& profile) {
  const auto first = profile.priority_class_first ? kInstallOrder.begin() : kInstallOrder.begin() + 1;
  const auto last = profile.webhooks_last ? kInstallOrder.end() : kInstallOrder.end() - kWebhooks;
  const auto found = std::find(first, last, kind);
  return found == last ? kUnknownRank : static_cast<std::size_t>(found - first);
}

}  // namespace stageplot::chart
