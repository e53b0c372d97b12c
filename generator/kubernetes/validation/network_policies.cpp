// NetworkPolicies: peers, ports and blocks of addresses.
#include <string>

#include "kubernetes/validation/access.hpp"
#include "kubernetes/validation/amounts.hpp"
#include "kubernetes/validation/check.hpp"
#include "units/cidr.hpp"

namespace stageplot::kubernetes {
namespace {

using document::Value;

void check_block(const Subject& subject, const Value& block) {
  if (!block.is_string()) return;
  const auto cidr = units::parse_cidr(block.text());
  if (!cidr)
    subject.refuse(block, "which is no block of addresses: " + std::string(cidr.problem()),
                   "write it like `10.0.0.0/16`");
}

}  // namespace

void check_network_policy(const Subject& subject) {
  const Value* types = given(subject.value, "policyTypes");
  if (types != nullptr && types->is_list() && types->items().size() > 2) {
    subject.conflict(*types, "`policyTypes` has more than `Ingress` and `Egress`", "name each of them once");
  }
}

void check_network_peer(const Subject& subject) {
  const Value* block = given(subject.value, "ipBlock");
  const bool selects =
      given(subject.value, "podSelector") != nullptr || given(subject.value, "namespaceSelector") != nullptr;
  if (block != nullptr && selects) {
    subject.conflict(*block, "`ipBlock` is set beside a selector", "make two items of it");
  } else if (block == nullptr && !selects && !subject.has_unknown_field()) {
    subject.conflict(subject.value,
                     subject.name(subject.value) + " has none of `podSelector`, `namespaceSelector` or `ipBlock`",
                     "it needs one of them; `podSelector: {}` selects all pods");
  }
}

void check_network_port(const Subject& subject) {
  const Value* port = given(subject.value, "port");
  if (port != nullptr) check_port_or_name(subject, *port);
  const Value* last = given(subject.value, "endPort");
  if (last == nullptr) return;
  check_port(subject, *last);
  const auto from = port == nullptr ? std::nullopt : whole_number(*port);
  const auto to = whole_number(*last);
  if (!from) {
    subject.conflict(*last, "`endPort` is set, but `port` is no number",
                     "write the first port of the range under `port`");
  } else if (to && *to < *from) {
    subject.refuse(*last, "but `port` is " + std::to_string(*from));
  }
}

void check_address_block(const Subject& subject) {
  const Value* block = text_at(subject.value, "cidr");
  if (block != nullptr) check_block(subject, *block);
  const auto whole = units::parse_cidr(words_at(subject.value, "cidr"));
  for (const Value& hole : items_at(subject.value, "except")) {
    check_block(subject, hole);
    const auto part = hole.is_string() && whole ? units::parse_cidr(hole.text()) : whole;
    if (whole && part && hole.is_string() && (!whole->contains(*part) || part->prefix == whole->prefix)) {
      subject.refuse(hole, "which is no part of `cidr`");
    }
  }
}

}  // namespace stageplot::kubernetes
