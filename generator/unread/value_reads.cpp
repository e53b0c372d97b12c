#include "unread/value_reads.hpp"

#include <algorithm>

#include "document/map.hpp"

namespace stageplot::unread {

using document::Member;
using document::Origin;
using document::OriginId;
using document::Value;

bool ValueReads::is_derived(const Value& value) const {
  return origins_.get(value.origin).kind == Origin::Kind::derived;
}

OriginId ValueReads::own_origin(const Value& value) const {
  // References put the place of the `${…}` first.
  return is_derived(value) ? origins_.sources(value.origin).front() : value.origin;
}

bool ValueReads::is_set_by_person(const Value& value) const {
  if (value.has(document::kDefault)) return false;
  // What refers to a deploy value has its flag too, but was written here.
  if (value.has(document::kDeploy) && !is_derived(value)) return false;
  const Origin& own = origins_.get(own_origin(value));
  return own.kind == Origin::Kind::written && own.span.known();
}

bool ValueReads::is_read(const Value& value, OriginId key_origin) const {
  return reads_.contains(value.origin) || reads_.contains(key_origin) ||
         (is_derived(value) && reads_.contains(own_origin(value)));
}

bool ValueReads::is_read_anywhere(const Value& value, OriginId key_origin) const {
  if (is_read(value, key_origin)) return true;
  if (value.is_list()) {
    return std::ranges::any_of(value.items(), [&](const Value& item) { return is_read_anywhere(item, {}); });
  }
  if (!value.is_map()) return false;
  return std::ranges::any_of(value.map().members(),
                             [&](const Member& member) { return is_read_anywhere(member.value, member.key_origin); });
}

void ValueReads::follow_references(const model::Model& model) {
  for (const model::Environment& environment : model.environments) follow(environment.facts);
  for (const model::Unit& unit : model.units) {
    if (!unit.tree.is_map()) continue;
    for (const Member& member : unit.tree.map().members()) {
      if (member.key->view() != "environment") follow(member.value);
    }
  }
}

void ValueReads::follow(const Value& value) {
  if (is_derived(value)) {
    const std::vector<OriginId> sources = origins_.sources(value.origin);
    for (std::size_t i = 1; i < sources.size(); ++i) reads_.insert(sources[i]);
    // A union keeps only some of many sources; the runs of a text have all of them.
    if (value.is_string()) {
      for (const document::Run& run : value.s->runs()) {
        for (const OriginId source : origins_.sources(run.origin)) {
          if (source != sources.front()) reads_.insert(source);
        }
      }
    }
  }
  if (value.is_list()) {
    for (const Value& item : value.items()) follow(item);
  } else if (value.is_map()) {
    for (const Member& member : value.map().members()) follow(member.value);
  }
}

}  // namespace stageplot::unread
