// A pod's parts together: names of its containers, mounts of its volumes.
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

namespace stageplot::kubernetes {
namespace {

namespace rules = diagnostics::rules;
using document::Member;
using document::Value;

constexpr std::array<std::string_view, 3> kContainerLists = {"containers", "initContainers", "ephemeralContainers"};

/// Names of the pod's volumes; a StatefulSet adds one for each claim of its own.
std::set<std::string_view> volumes_of(const Subject& subject) {
  std::set<std::string_view> names;
  for (const Value& volume : items_at(subject.value, "volumes")) names.insert(words_at(volume, "name"));
  const Value* spec = map_at(subject.object, "spec");
  if (subject.object_type.short_name() != "StatefulSet" || spec == nullptr) return names;
  for (const Value& claim : items_at(*spec, "volumeClaimTemplates")) {
    if (const Value* metadata = map_at(claim, "metadata")) names.insert(words_at(*metadata, "name"));
  }
  return names;
}

void check_mounts(const Subject& subject, const Value& container, std::string_view list,
                  const std::set<std::string_view>& volumes) {
  for (const Value& mount : items_at(container, list)) {
    const Value* name = text_at(mount, "name");
    if (name == nullptr || volumes.contains(name->text())) continue;
    if (name->text().empty()) {
      subject.require(mount, "name");
      continue;
    }
    const std::vector<std::string_view> known(volumes.begin(), volumes.end());
    std::string help = text::did_you_mean(name->text(), known);
    if (help.empty()) help = known.empty() ? "the pod has no `volumes`" : "the volumes of the pod are " + either(known);
    subject.report.on_value(
        rules::kubernetes_missing_volume, *name,
        {.summary = "the pod has no volume " + quoted(name->text()), .label = {}, .help = std::move(help)});
  }
}

/// Two containers of one list with one name are found by the list's keys; here those of different lists.
void check_container_names(const Subject& subject) {
  std::map<std::string_view, std::pair<const Value*, std::string_view>> seen;
  for (const std::string_view list : kContainerLists) {
    for (const Value& container : items_at(subject.value, list)) {
      const std::string_view name = words_at(container, "name");
      if (name.empty()) continue;
      const auto [first, is_new] = seen.try_emplace(name, &container, list);
      if (is_new || first->second.second == list) continue;
      subject.report.on_two_values(rules::kubernetes_duplicate_key, container,
                                   {.summary = subject.name(container) + " has the same `name` as a container of `" +
                                               std::string(first->second.second) + "`: " + quoted(name),
                                    .label = {},
                                    .help = {}},
                                   *first->second.first, "the first one");
    }
  }
}

/// With `hostNetwork` both ports are one; without it no two containers can have the same port of the node.
void check_host_ports(const Subject& subject) {
  const Value* host = given(subject.value, "hostNetwork");
  const bool shared = host != nullptr && host->is(document::Kind::boolean) && host->b;
  std::map<std::string, const Value*> seen;
  for (const Value& container : items_at(subject.value, "containers")) {
    for (const Value& port : items_at(container, "ports")) {
      const auto inside = number_at(port, "containerPort");
      const auto outside = number_at(port, "hostPort");
      if (!outside || *outside == 0) continue;
      const Value& value = *given(port, "hostPort");
      if (shared && inside && *inside != *outside) {
        subject.refuse(value, "but with `hostNetwork` it must be the `containerPort`");
      }
      const std::string_view protocol = words_at(port, "protocol");
      const std::string key = std::string(protocol.empty() ? "TCP" : protocol) + "/" +
                              std::string(words_at(port, "hostIP")) + "/" + std::to_string(*outside);
      const auto [first, is_new] = seen.try_emplace(key, &value);
      if (is_new) continue;
      subject.report.on_two_values(
          rules::kubernetes_duplicate_key, value,
          {.summary = "the pod takes port " + std::to_string(*outside) + " of its node twice", .label = {}, .help = {}},
          *first->second, "the first one");
    }
  }
}

}  // namespace

void check_pod(const Subject& subject) {
  if (const Value* containers = given(subject.value, "containers");
      containers != nullptr && containers->is_list() && containers->items().empty()) {
    subject.report.on_value(rules::kubernetes_missing_field, *containers,
                            {.summary = "`containers` is empty, but a pod has at least one", .label = {}, .help = {}});
  }
  check_container_names(subject);
  const std::set<std::string_view> volumes = volumes_of(subject);
  for (const std::string_view list : kContainerLists) {
    for (const Value& container : items_at(subject.value, list)) {
      check_mounts(subject, container, "volumeMounts", volumes);
      check_mounts(subject, container, "volumeDevices", volumes);
    }
  }
  check_host_ports(subject);
  check_positive(subject, {"activeDeadlineSeconds"});
  for (const std::string_view key : {"hostname", "subdomain"}) {
    const Value* name = text_at(subject.value, key);
    if (name == nullptr || name->text().empty()) continue;
    if (const auto why = not_a_label(name->text()); !why.empty()) subject.refuse_name(*name, why);
  }
  if (const Value* account = text_at(subject.value, "serviceAccountName");
      account != nullptr && !account->text().empty()) {
    if (const auto why = not_a_subdomain(account->text()); !why.empty()) subject.refuse_name(*account, why);
  }
  for (const Member& member : members_at(subject.value, "nodeSelector")) {
    if (!member.value.is_string()) continue;
    if (const auto why = not_a_label_value(member.value.text()); !why.empty()) subject.refuse_name(member.value, why);
  }
  if (words_at(subject.value, "dnsPolicy") == "None") {
    const Value* config = map_at(subject.value, "dnsConfig");
    if (config == nullptr || items_at(*config, "nameservers").empty()) {
      subject.require(subject.value, "dnsConfig", " with `nameservers`, which `dnsPolicy: None` needs");
    }
  }
}

}  // namespace stageplot::kubernetes
