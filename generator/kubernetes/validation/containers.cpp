// One container: its name, image, ports, mounts, resources and rights.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "diagnostics/rules/kubernetes.hpp"
#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/amounts.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/name_forms.hpp"
#include "kubernetes/wording.hpp"
#include "text/edit_distance.hpp"
#include "units/quantity.hpp"

namespace stageplot::kubernetes {
namespace {

namespace rules = diagnostics::rules;
using document::Member;
using document::Value;

constexpr std::array<std::string_view, 3> kStandardResources = {"cpu", "memory", "ephemeral-storage"};

void check_ports(const Subject& subject) {
  std::map<std::string_view, const Value*> names;
  for (const Value& port : items_at(subject.value, "ports")) {
    if (const Value* number = given(port, "containerPort")) check_port(subject, *number);
    if (const Value* number = given(port, "hostPort"); number != nullptr && whole_number(*number) != 0) {
      check_port(subject, *number);
    }
    const Value* name = text_at(port, "name");
    if (name == nullptr || name->text().empty()) continue;
    if (const auto why = not_a_port_name(name->text()); !why.empty()) {
      subject.refuse_name(*name, why);
    } else if (const auto [first, is_new] = names.try_emplace(name->text(), name); !is_new) {
      subject.report.on_two_values(
          rules::kubernetes_duplicate_key, *name,
          {.summary = "two ports of the container have the name " + quoted(name->text()), .label = {}, .help = {}},
          *first->second, "the first one");
    }
  }
}

bool steps_out(std::string_view path) {
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t slash = std::min(path.find('/', begin), path.size());
    if (path.substr(begin, slash - begin) == "..") return true;
    begin = slash + 1;
  }
  return false;
}

void check_mount_paths(const Subject& subject) {
  for (const Value& mount : items_at(subject.value, "volumeMounts")) {
    if (const Value* path = text_at(mount, "mountPath"); path != nullptr && path->text().empty()) {
      subject.require(mount, "mountPath");
    }
    const std::string_view sub_path = words_at(mount, "subPath");
    if (sub_path.starts_with('/') || steps_out(sub_path)) {
      subject.refuse(*given(mount, "subPath"), "but must be relative and without `..`");
    }
    if (!sub_path.empty() && !words_at(mount, "subPathExpr").empty()) {
      subject.conflict(*given(mount, "subPathExpr"), "`subPath` and `subPathExpr` are both set", "remove one of them");
    }
  }
}

/// nullopt where the value is no quantity, which is reported.
std::optional<units::Quantity> quantity_of(const Value& value, const Report& report) {
  if (!value.is_string() && !value.is_number()) return std::nullopt;
  const auto quantity = units::parse_quantity(report.written(value));
  return quantity ? std::optional(*quantity) : std::nullopt;
}

bool is_standard(std::string_view resource) {
  return std::find(kStandardResources.begin(), kStandardResources.end(), resource) != kStandardResources.end() ||
         resource.starts_with("hugepages-");
}

void check_resource_names(const Subject& subject, std::string_view list) {
  for (const Member& member : members_at(subject.value, list)) {
    const std::string_view name = member.key->view();
    if (name.find('/') == std::string_view::npos && !is_standard(name)) {
      subject.report.on_key(rules::kubernetes_bad_name, member,
                            {.summary = "`" + std::string(list) + "` names the resource " + quoted(name) +
                                        ", but a container has `cpu`, `memory` and `ephemeral-storage`",
                             .label = {},
                             .help = text::did_you_mean(name, kStandardResources)});
    } else if (const auto why = not_a_qualified_name(name); !why.empty()) {
      subject.report.on_key(
          rules::kubernetes_bad_name, member,
          {.summary = "the name of a resource is " + quoted(name) + ", " + std::string(why), .label = {}, .help = {}});
    }
    const auto amount = quantity_of(member.value, subject.report);
    if (amount && amount->nano < 0) subject.refuse(member.value, "but must be 0 or more");
  }
}

}  // namespace

void check_container(const Subject& subject) {
  if (const Value* name = text_at(subject.value, "name")) {
    if (name->text().empty()) {
      subject.require(subject.value, "name");
    } else if (const auto why = not_a_label(name->text()); !why.empty()) {
      subject.refuse_name(*name, why);
    }
  }
  const Value* image = given(subject.value, "image");
  if (image == nullptr || (image->is_string() && image->text().empty())) {
    subject.require(subject.value, "image");
  } else if (subject.object_type.short_name() == "Pod" && image->is_string()) {
    const bool outside = std::string_view(" \t\n").find(image->text().front()) != std::string_view::npos ||
                         std::string_view(" \t\n").find(image->text().back()) != std::string_view::npos;
    if (outside) subject.refuse(*image, "but may not begin or end with white space");
  }
  check_ports(subject);
  check_mount_paths(subject);
  for (const std::string_view key : {"livenessProbe", "startupProbe"}) {
    const Value* probe = map_at(subject.value, key);
    const auto successes = probe == nullptr ? std::nullopt : number_at(*probe, "successThreshold");
    if (successes && *successes > 1) {
      subject.refuse(*given(*probe, "successThreshold"), "but must be 1 for a `" + std::string(key) + "`");
    }
  }
}

void check_resources(const Subject& subject) {
  check_resource_names(subject, "requests");
  check_resource_names(subject, "limits");
  const Value* limits = map_at(subject.value, "limits");
  for (const Member& request : members_at(subject.value, "requests")) {
    const std::string_view resource = request.key->view();
    const Value* limit = limits == nullptr ? nullptr : given(*limits, resource);
    const bool shared =
        std::find(kStandardResources.begin(), kStandardResources.end(), resource) != kStandardResources.end();
    if (limit == nullptr && !shared && (is_standard(resource) || resource.find('/') != std::string_view::npos)) {
      subject.require(limits != nullptr ? *limits : subject.value, limits != nullptr ? resource : "limits",
                      limits != nullptr ? ", which must equal its request" : " of `" + std::string(resource) + "`",
                      "only CPU, memory and ephemeral storage can be requested without a limit");
      continue;
    }
    const auto requested = quantity_of(request.value, subject.report);
    const auto most = limit == nullptr ? std::nullopt : quantity_of(*limit, subject.report);
    if (!requested || !most) continue;
    if (*requested > *most || (!shared && *requested != *most)) {
      subject.report.on_two_values(
          rules::kubernetes_request_above_limit, request.value,
          {.summary = "the request of " + quoted(subject.report.written(request.value)) + " " + std::string(resource) +
                      (*requested > *most ? " is above" : " is not") + " the limit of " +
                      quoted(subject.report.written(*limit)),
           .label = "request",
           .help = shared ? "" : "only CPU, memory and ephemeral storage can be requested below their limit"},
          *limit, "limit");
    }
  }
}

void check_security_context(const Subject& subject) {
  check_not_negative(subject, {"runAsUser", "runAsGroup"});
  const auto says = [&subject](std::string_view key, bool wanted) {
    const Value* value = given(subject.value, key);
    return value != nullptr && value->is(document::Kind::boolean) && value->b == wanted;
  };
  if (says("privileged", true) && says("allowPrivilegeEscalation", false)) {
    subject.conflict(*given(subject.value, "allowPrivilegeEscalation"),
                     "`allowPrivilegeEscalation` is `false`, but the container is `privileged`", "remove one of them");
  }
}

}  // namespace stageplot::kubernetes
