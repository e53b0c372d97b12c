#include "kubernetes/api_versions.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "diagnostics/rules/kubernetes.hpp"
#include "document/map.hpp"
#include "kubernetes/wording.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::kubernetes {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

std::string api_version_of(const tables::Kind& kind) {
  const std::string_view group = tables::name(kind.group);
  const std::string version{tables::name(kind.version)};
  return group.empty() ? version : std::string(group) + "/" + version;
}

/// A stable version before a beta before an alpha; of equals the higher one.
int maturity(std::string_view version) {
  if (version.find("alpha") != std::string_view::npos) return 0;
  return version.find("beta") != std::string_view::npos ? 1 : 2;
}

/// The API version under which this Kubernetes has the kind, its own group before others; empty where it has none.
std::string api_version_with(const Identity& identity, KubeVersion version) {
  const tables::Kind* best = nullptr;
  const auto rank = [&identity](const tables::Kind& kind) {
    return std::pair(tables::name(kind.group) == identity.group(), maturity(tables::name(kind.version)));
  };
  for (const tables::Kind& kind : tables::kinds()) {
    if (tables::name(kind.kind) != identity.kind || (kind.versions & bit_of(version)) == 0) continue;
    if (best == nullptr || rank(*best) <= rank(kind)) best = &kind;
  }
  return best == nullptr ? std::string{} : api_version_of(*best);
}

const tables::RemovedKind* find_removed(const Identity& identity) {
  for (const tables::RemovedKind& removed : tables::removed_kinds()) {
    if (tables::name(removed.kind) == identity.kind && tables::name(removed.api_version) == identity.api_version) {
      return &removed;
    }
  }
  return nullptr;
}

/// The versions that have exactly this kind, as a mask.
tables::Versions versions_with(const Identity& identity) {
  for (const tables::Kind& kind : tables::kinds()) {
    if (tables::name(kind.kind) == identity.kind && api_version_of(kind) == identity.api_version) return kind.versions;
  }
  return 0;
}

std::vector<std::string_view> kinds_of(std::string_view api_version, KubeVersion version) {
  std::vector<std::string_view> found;
  for (const tables::Kind& kind : tables::kinds()) {
    if ((kind.versions & bit_of(version)) != 0 && api_version_of(kind) == api_version) {
      found.push_back(tables::name(kind.kind));
    }
  }
  return found;
}

std::vector<std::string_view> groups() {
  std::set<std::string_view> found;
  for (const tables::Kind& kind : tables::kinds()) found.insert(tables::name(kind.group));
  return {found.begin(), found.end()};
}

std::string use(const std::string& api_version) {
  return api_version.empty() ? std::string{} : "use `" + api_version + "`";
}

void say(const Value& place, std::string summary, std::string help, Report& report) {
  report.on_value(rules::kubernetes_removed_api, place,
                  {.summary = std::move(summary), .label = {}, .help = std::move(help)});
}

/// The text under `key`, or nullptr with a finding.
const Value* text_under(const Value& object, std::string_view key, Report& report) {
  const Value* found = document::find(object, key);
  if (found == nullptr || found->is_nil() || (found->is_string() && found->text().empty())) {
    report.on_missing(
        rules::kubernetes_missing_field, object, key,
        {.summary = report.name(object) + " lacks the field " + quoted(key),
         .label = quoted(key) + " is missing here",
         .help = key == "apiVersion" ? "it says which version of which group the kind is from, like `apps/v1`" : ""});
    return nullptr;
  }
  if (found->is_string()) return found;
  if (!found->is(document::Kind::object)) {
    report.on_value(
        rules::kubernetes_wrong_type, *found,
        {.summary = report.name(*found) + " is " + std::string(kind_words(*found)) + ", but must be a string",
         .label = std::string(kind_words(*found)),
         .help = {}});
  }
  return nullptr;
}

}  // namespace

std::string_view Identity::group() const {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
}

std::optional<Identity> identify(const Value& object, Report& report) {
  if (!object.is_map()) {
    report.on_value(rules::kubernetes_wrong_type, object,
                    {.summary = report.name(object) + " is " + std::string(kind_words(object)) + ", but must be a map",
                     .label = std::string(kind_words(object)),
                     .help = "every document of a manifest is an object with `apiVersion` and `kind`"});
    return std::nullopt;
  }
  const Value* api_version = text_under(object, "apiVersion", report);
  const Value* kind = text_under(object, "kind", report);
  if (api_version == nullptr || kind == nullptr) return std::nullopt;
  const std::string_view text = api_version->text();
  if (std::count(text.begin(), text.end(), '/') > 1 || text.front() == '/' || text.back() == '/') {
    report.on_value(rules::kubernetes_bad_value, *api_version,
                    {.summary = "`apiVersion` is " + quoted(text) + ", which is no group with a version",
                     .label = {},
                     .help = "write it like `apps/v1`, or `v1` for the core kinds"});
    return std::nullopt;
  }
  return Identity{.api_version = text, .kind = kind->text(), .api_version_value = api_version, .kind_value = kind};
}

bool is_built_in_group(std::string_view group) {
  // The group of a custom kind is a domain, which needs a dot.
  if (group.find('.') == std::string_view::npos) return true;
  const auto has_group = [group](const tables::Kind& kind) { return tables::name(kind.group) == group; };
  return std::any_of(tables::kinds().begin(), tables::kinds().end(), has_group);
}

void report_missing_kind(const Identity& identity, Report& report) {
  const KubeVersion version = report.version();
  const std::string what = with_article(identity.kind) + " of `" + std::string(identity.api_version) + "`";
  const std::string instead = api_version_with(identity, version);
  if (const tables::RemovedKind* removed = find_removed(identity)) {
    std::string help =
        removed->replacement == 0 ? "nothing replaces it" : use(std::string(tables::name(removed->replacement)));
    say(*identity.api_version_value, what + " was removed in Kubernetes 1." + std::to_string(removed->gone_in),
        std::move(help), report);
    return;
  }
  if (const tables::Versions versions = versions_with(identity); versions != 0) {
    const VersionRange range = range_of(versions);
    const bool later = range.first > version.minor;
    say(*identity.api_version_value,
        what +
            (later ? " came with Kubernetes 1." + std::to_string(range.first)
                   : " was removed in Kubernetes 1." + std::to_string(range.last + 1)) +
            ", and the object is for " + version.text(),
        use(instead), report);
    return;
  }
  const std::vector<std::string_view> kinds = kinds_of(identity.api_version, version);
  if (!instead.empty()) {
    say(*identity.api_version_value, "`" + std::string(identity.api_version) + "` has no " + quoted(identity.kind),
        use(instead), report);
  } else if (!kinds.empty()) {
    say(*identity.kind_value, "`" + std::string(identity.api_version) + "` has no " + quoted(identity.kind),
        text::did_you_mean(identity.kind, kinds), report);
  } else {
    say(*identity.api_version_value,
        "Kubernetes " + version.text() + " has no `" + std::string(identity.api_version) + "`",
        text::did_you_mean(identity.group(), groups()), report);
  }
}

}  // namespace stageplot::kubernetes
