// Services: ports that a type needs, and fields that it does not take.
#include <map>
#include <string>

#include "diagnostics/rules/kubernetes.hpp"
#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/amounts.hpp"
#include "kubernetes/validation/check.hpp"
#include "kubernetes/validation/name_forms.hpp"
#include "kubernetes/wording.hpp"

namespace stageplot::kubernetes {
namespace {

namespace rules = diagnostics::rules;
using document::Value;

void check_port_of(const Subject& subject, const Value& port, bool needs_name,
                   std::map<std::string_view, const Value*>& names) {
  if (const Value* number = given(port, "port")) check_port(subject, *number);
  if (const Value* target = given(port, "targetPort")) {
    // 0 and the empty text are "the same as port".
    const bool absent = target->is_string() ? target->text().empty() : whole_number(*target) == 0;
    if (!absent) check_port_or_name(subject, *target);
  }
  if (const Value* node = given(port, "nodePort"); node != nullptr && whole_number(*node) != 0)
    check_port(subject, *node);
  const Value* name = text_at(port, "name");
  if (name == nullptr || name->text().empty()) {
    if (needs_name && given(port, "name") == name)
      subject.require(port, "name", ", which a Service with several ports needs");
    return;
  }
  if (const auto why = not_a_label(name->text()); !why.empty()) {
    subject.refuse_name(*name, why);
  } else if (const auto [first, is_new] = names.try_emplace(name->text(), name); !is_new) {
    subject.report.on_two_values(
        rules::kubernetes_duplicate_key, *name,
        {.summary = "two ports of the Service have the name " + quoted(name->text()), .label = {}, .help = {}},
        *first->second, "the first one");
  }
}

void not_for(const Subject& subject, std::string_view key, const std::string& types) {
  subject.conflict(*given(subject.value, key), "`" + std::string(key) + "` is set, but is for " + types + " alone",
                   "remove it, or change the type");
}

}  // namespace

void check_service(const Subject& subject) {
  const Value& spec = subject.value;
  const std::string_view written = words_at(spec, "type");
  const std::string_view type = written.empty() ? "ClusterIP" : written;
  const auto ports = items_at(spec, "ports");
  const bool headless = words_at(spec, "clusterIP") == "None";
  const bool external_name = type == "ExternalName";
  const Value* listed = given(spec, "ports");
  if (ports.empty() && !headless && !external_name && (listed == nullptr || listed->is_list())) {
    subject.require(spec, "ports", {},
                    "only a Service without address (`clusterIP: None`) and one of type `ExternalName` have none");
  }
  std::map<std::string_view, const Value*> names;
  for (const Value& port : ports) {
    if (!port.is_map()) continue;
    check_port_of(subject, port, ports.size() > 1, names);
    const auto node_port = number_at(port, "nodePort");
    if (type == "ClusterIP" && node_port && *node_port != 0) {
      subject.conflict(*given(port, "nodePort"), "`nodePort` is set, but the Service is of type `ClusterIP`",
                       "remove it, or make the type `NodePort`");
    }
  }
  if (headless && (type == "LoadBalancer" || type == "NodePort")) {
    subject.conflict(*given(spec, "clusterIP"),
                     "`clusterIP` is `None`, but the Service is of type `" + std::string(type) + "`",
                     "remove one of them");
  }
  if (external_name) {
    std::string_view name = words_at(spec, "externalName");
    if (name.ends_with('.')) name.remove_suffix(1);
    if (name.empty()) {
      subject.require(spec, "externalName", ", which the type `ExternalName` needs");
    } else if (const auto why = not_a_subdomain(name); !why.empty()) {
      subject.refuse_name(*given(spec, "externalName"), why);
    }
    if (!words_at(spec, "clusterIP").empty()) {
      subject.conflict(*given(spec, "clusterIP"), "`clusterIP` is set, but the Service is of type `ExternalName`",
                       "remove it");
    }
  }
  if (type != "LoadBalancer") {
    for (const std::string_view key :
         {"loadBalancerClass", "allocateLoadBalancerNodePorts", "loadBalancerSourceRanges"}) {
      if (given(spec, key) == nullptr || (given(spec, key)->is_list() && items_at(spec, key).empty())) continue;
      not_for(subject, key, "the type `LoadBalancer`");
    }
  }
  const bool outside =
      type == "LoadBalancer" || type == "NodePort" || (type == "ClusterIP" && !items_at(spec, "externalIPs").empty());
  if (!outside && !words_at(spec, "externalTrafficPolicy").empty()) {
    not_for(subject, "externalTrafficPolicy", "the types `LoadBalancer` and `NodePort`");
  }
  if (words_at(spec, "sessionAffinity") != "ClientIP" && given(spec, "sessionAffinityConfig") != nullptr) {
    not_for(subject, "sessionAffinityConfig", "`sessionAffinity: ClientIP`");
  }
  for (const document::Member& member : members_at(spec, "selector")) {
    if (const auto why = not_a_qualified_name(member.key->view()); !why.empty()) {
      subject.report.on_key(rules::kubernetes_bad_name, member,
                            {.summary = "the key of a label is " + quoted(member.key->view()) + ", " + std::string(why),
                             .label = {},
                             .help = {}});
    }
    if (!member.value.is_string()) continue;
    if (const auto why = not_a_label_value(member.value.text()); !why.empty()) subject.refuse_name(member.value, why);
  }
}

}  // namespace stageplot::kubernetes
