#include "kubernetes/validate.hpp"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "diagnostics/rules/kubernetes.hpp"
#include "document/map.hpp"
#include "kubernetes/api_versions.hpp"
#include "kubernetes/custom_kinds.hpp"
#include "kubernetes/fields.hpp"
#include "kubernetes/report.hpp"
#include "kubernetes/wording.hpp"
#include "schema/decode.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::kubernetes {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

class Validation {
 public:
  Validation(const ValidateOptions& options, const document::Origins& origins, diagnostics::Diagnostics& diagnostics)
      : options_(options), origins_(origins), diagnostics_(diagnostics) {}

  [[nodiscard]] bool right() const { return right_; }

  void document(const Value& object, Report& report) {
    if (object.is_nil() || object.is(document::Kind::object)) return;
    const auto identity = identify(object, report);
    if (!identity) return;
    if (identity->kind == "List" && identity->api_version == "v1") {
      items(object, report, std::nullopt);
      return;
    }
    if (const auto type = find_type(identity->api_version, identity->kind, report.version())) {
      if (const auto element = element_of_list(*type, report.version())) {
        items(object, report, element);
      } else {
        check_fields(object, *type, report);
      }
    } else if (is_built_in_group(identity->group())) {
      report_missing_kind(*identity, report);
    } else if (options_.custom != nullptr) {
      custom(object, *identity, report);
    } else {
      skip(*identity, report);
    }
  }

 private:
  /// Of a `DeploymentList` the Deployment; nullopt for a kind that is no list of objects.
  static std::optional<Type> element_of_list(Type type, KubeVersion version) {
    const auto metadata = find_field(type, "metadata", version);
    const auto items = find_field(type, "items", version);
    if (!metadata || !items || metadata->type.name() != "meta.v1.ListMeta") return std::nullopt;
    return items->type.element();
  }

  /// The items of a list of one kind need not say which it is.
  void items(const Value& list, Report& report, std::optional<Type> element) {
    const Value* items = document::find(list, "items");
    for (const document::Member& member : list.map().members()) {
      const std::string_view key = member.key->view();
      if (key == "apiVersion" || key == "kind" || key == "metadata" || key == "items") continue;
      report.on_key(rules::kubernetes_unknown_field, member,
                    {.summary = "unknown field " + quoted(key) + " in " + report.name(list) + ", a List",
                     .label = "unknown",
                     .help = text::did_you_mean(key, std::array<std::string_view, 1>{"items"})});
    }
    if (items != nullptr && !items->is_list() && !items->is_nil()) {
      report.on_value(rules::kubernetes_wrong_type, *items,
                      {.summary = "`items` is " + std::string(kind_words(*items)) + ", but must be a list",
                       .label = std::string(kind_words(*items)),
                       .help = {}});
    }
    if (items == nullptr || !items->is_list()) return;
    for (const Value& item : items->items()) {
      if (element && item.is_map() && document::find(item, "kind") == nullptr) {
        check_fields(item, *element, report);
      } else {
        document(item, report);
      }
    }
  }

  void custom(const Value& object, const Identity& identity, Report& report) {
    const schema::CompiledSchema* schema = options_.custom->find(identity.api_version, identity.kind);
    if (schema == nullptr) {
      const std::vector<std::string> others = options_.custom->api_versions(identity.group(), identity.kind);
      if (others.empty()) {
        skip(identity, report);
        return;
      }
      report.on_value(rules::kubernetes_removed_api, *identity.api_version_value,
                      {.summary = "`" + std::string(identity.api_version) + "` has no " + quoted(identity.kind),
                       .label = {},
                       .help = "use `" + others.back() + "`"});
      return;
    }
    check_custom_metadata(object, report);
    const std::string path = report.path(object);
    const std::string name = report.name(object);
    schema::DecodeOptions as_custom;
    as_custom.defaults = schema::Defaults::leave_out;
    as_custom.owner = options_.owner;
    as_custom.sources = options_.sources;
    as_custom.path = path;
    as_custom.name = name;
    as_custom.max_findings = options_.max_findings;
    if (!schema::validate(*schema, object, as_custom, origins_, diagnostics_)) right_ = false;
  }

  void skip(const Identity& identity, Report& report) {
    const std::string name = std::string(identity.api_version) + " " + std::string(identity.kind);
    if (!skipped_.insert(name).second) return;
    report.on_value(rules::kubernetes_unknown_kind, *identity.kind_value,
                    {.summary = with_article(identity.kind) + " of `" + std::string(identity.api_version) +
                                "` is not checked: nothing describes this kind",
                     .label = {},
                     .help = "give the folder with its CustomResourceDefinition to have it checked"});
  }

  const ValidateOptions& options_;
  const document::Origins& origins_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<std::string, std::less<>> skipped_;
  bool right_ = true;  // of what the schemas of custom kinds say
};

}  // namespace

bool validate(std::span<const Value> documents, const ValidateOptions& options, const document::Origins& origins,
              diagnostics::Diagnostics& diagnostics) {
  Validation validation(options, origins, diagnostics);
  std::size_t errors = 0;
  for (const Value& document : documents) {
    Report report(document, options, origins, diagnostics);
    validation.document(document, report);
    errors += report.errors();
  }
  return errors == 0 && validation.right();
}

bool validate(std::span<const Value> documents, std::span<const KubeVersion> versions, const ValidateOptions& options,
              const document::Origins& origins, diagnostics::Diagnostics& diagnostics) {
  std::set<std::tuple<const diagnostics::Rule*, source::Span, std::string>> said;
  bool right = true;
  for (const KubeVersion& version : versions) {
    ValidateOptions of_version = options;
    of_version.version = version;
    diagnostics::Diagnostics findings;
    right = validate(documents, of_version, origins, findings) && right;
    for (diagnostics::Diagnostic& finding : findings.all()) {
      if (said.emplace(finding.rule, finding.primary.span, finding.summary).second) diagnostics.add(std::move(finding));
    }
  }
  return right;
}

}  // namespace stageplot::kubernetes
