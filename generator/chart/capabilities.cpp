#include "chart/capabilities.hpp"

#include <algorithm>
#include <array>

#include "chart/structures.hpp"
#include "template/functions/parameter_lists.hpp"
#include "template/functions/semver_version.hpp"
#include "text/go_quote.hpp"

namespace stageplot::chart {

using document::Value;

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// k8s.io/apimachinery's ParseGeneric: numbers with points between them, anything behind them ignored.
std::optional<KubernetesVersion> parse_generic(std::string_view text, std::string& error) {
  const std::string whole{text};
  const auto illegal = [&] {
    error = "could not parse " + text::go_quote(whole) + " as version";
    return std::nullopt;
  };
  while (!text.empty() && (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r'))) {
    text.remove_prefix(1);
  }
  if (text.starts_with('v')) text.remove_prefix(1);
  std::vector<std::string> parts;
  while (!text.empty() && is_digit(text.front())) {
    const auto end = std::ranges::find_if_not(text, is_digit);
    const auto length = static_cast<std::size_t>(end - text.begin());
    parts.emplace_back(text.substr(0, length));
    text.remove_prefix(length);
    if (text.size() < 2 || text[0] != '.' || !is_digit(text[1])) break;
    text.remove_prefix(1);
  }
  if (parts.empty() || text.find('\n') != std::string_view::npos) return illegal();
  if (parts.size() < 2) {
    error = "illegal version string " + text::go_quote(whole);
    return std::nullopt;
  }
  if (parts[0].size() > 1 && parts[0].front() == '0') {
    error = "illegal zero-prefixed version component " + text::go_quote(parts[0]) + " in " + text::go_quote(whole);
    return std::nullopt;
  }
  std::string numbers;
  for (std::string& part : parts) {
    part.erase(0, std::min(part.find_first_not_of('0'), part.size() - 1));
    if (!numbers.empty()) numbers += '.';
    numbers += part;
  }
  return KubernetesVersion{"v" + numbers, "v" + numbers, parts[0], parts[1]};
}

/// As it was written, behind one `v`.
std::string with_v(std::string_view text) {
  return (text.starts_with('v') ? "" : "v") + std::string{text};
}

Value has_version(gotemplate::Runtime& runtime, std::span<const Value> arguments) {
  const auto items = arguments[0].items();
  const bool found = std::ranges::any_of(items, [&](const Value& item) { return item.text() == arguments[1].text(); });
  return Value::of(found, runtime.origin);
}

constexpr gotemplate::Function kVersionSetMethods[] = {
    {.name = "Has",
     .parameters = gotemplate::takes::kString,
     .call = has_version,
     .help = "whether the API version is in the set"},
};

}  // namespace

std::optional<KubernetesVersion> parse_kubernetes_version(std::string_view text, const Profile& profile,
                                                          std::string& error) {
  if (profile.kubernetes_version_rules != KubernetesVersionRules::semantic) {
    std::optional<KubernetesVersion> version = parse_generic(text, error);
    const bool with_suffix = profile.kubernetes_version_rules == KubernetesVersionRules::generic_with_suffix;
    if (version && with_suffix) version->version = with_v(text);
    return version;
  }
  const std::optional<gotemplate::Version> version = gotemplate::parse_version(text, error, profile.libraries.semver);
  if (!version) return std::nullopt;
  const std::string canonical = "v" + version->text();
  return KubernetesVersion{canonical, canonical, std::to_string(version->major), std::to_string(version->minor)};
}

Capabilities default_capabilities(const Profile& profile) {
  return {.kubernetes = {std::string{profile.kubernetes_version}, std::string{profile.kubernetes_version},
                         std::string{profile.kubernetes_major}, std::string{profile.kubernetes_minor}},
          .api_versions = {profile.api_versions.begin(), profile.api_versions.end()}};
}

Value make_capabilities(document::Arena& arena, const Capabilities& capabilities, const Profile& profile) {
  const auto text = [&](std::string_view from) { return Value::of(arena.copy(from)); };
  const KubernetesVersion& version = capabilities.kubernetes;
  std::vector<Value> kubernetes{text(version.version), text(version.major), text(version.minor)};
  if (profile.chart_is_map) kubernetes.insert(kubernetes.begin() + 1, text(version.normalized));
  Value versions = Value::of(arena.list(capabilities.api_versions.size()));
  versions.type = document::TypeId::go_version_set;
  for (std::size_t i = 0; i < capabilities.api_versions.size(); ++i) {
    versions.l->data[i] = text(capabilities.api_versions[i]);
  }
  std::vector<Value> helm{text("v" + std::string{profile.version}), text(profile.git_commit),
                          text(profile.git_tree_state), text(profile.go_version)};
  if (!profile.client_version.empty()) helm.push_back(text(profile.client_version));
  const CapabilityTypes& types = capability_types(profile);
  const std::array fields{make_structure(arena, types.kubernetes_version, kubernetes), versions,
                          make_structure(arena, types.build_info, helm)};
  return make_structure(arena, types.capabilities, fields);
}

std::span<const gotemplate::Function> version_set_methods() {
  return kVersionSetMethods;
}

}  // namespace stageplot::chart
