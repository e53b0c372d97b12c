#include "drift/other_environment.hpp"

#include <algorithm>
#include <unordered_set>

#include "parity/facts.hpp"

namespace stageplot::drift {
namespace {

using document::Value;
using parity::Facts;
using parity::Which;

struct Neighbour {
  const model::Environment& environment;
  Facts facts;  // a: the one that was asked for, b: this one
};

std::vector<Neighbour> neighbours_of(const model::Model& model, std::string_view environment) {
  std::vector<Neighbour> neighbours;
  const model::Environment* own = model.find_environment(environment);
  if (own == nullptr || own->facts.is_nil()) return neighbours;
  for (const model::Environment& each : model.environments) {
    if (each.name == environment || each.facts.is_nil()) continue;
    neighbours.push_back({each, Facts(own->facts, own->name, each.facts, each.name)});
  }
  return neighbours;
}

template <typename Do>
void for_each_text(const Value& value, const Do& what) {
  if (value.is_string()) {
    what(value.text());
  } else if (value.is_map()) {
    for (const document::Member& member : value.map().members()) {
      // What the server keeps of earlier manifests is none of the object.
      if (member.key->view() == "managedFields" || member.key->view() == "status") continue;
      for_each_text(member.value, what);
    }
  } else if (value.is_list()) {
    for (const Value& item : value.items()) for_each_text(item, what);
  }
}

using Texts = std::unordered_set<std::string_view>;

Texts texts_of(std::span<const Value> objects) {
  Texts texts;
  for (const Value& object : objects) {
    for_each_text(object, [&](std::string_view text) { texts.insert(text); });
  }
  return texts;
}

/// A fact of the neighbour's in an export, in a text that the environment itself does not have.
std::optional<parity::Foreign> find_fact(const Neighbour& neighbour, std::span<const Value> live, const Texts& own) {
  std::optional<parity::Foreign> found;
  for (const Value& object : live) {
    for_each_text(object, [&](std::string_view text) {
      if (!found && !own.contains(text)) found = neighbour.facts.find_foreign(text, Which::a);
    });
  }
  return found;
}

/// What a side of an item shows, without what is equal on both.
std::string shown(const diff::Item& item, bool live) {
  std::string text;
  const auto& side = live ? item.b : item.a;
  if (side) text = side->text;
  const auto wanted = live ? diff::TextLine::Kind::only_b : diff::TextLine::Kind::only_a;
  for (const diff::TextLine& line : item.text) {
    if (line.kind == wanted) text += "\n" + line.text;
  }
  return text;
}

}  // namespace

std::optional<OtherEnvironment> find_other_environment(const model::Model& model, std::string_view environment,
                                                       std::span<const Value> wanted, std::span<const Value> live,
                                                       const RenderEnvironment& render) {
  const Texts own = texts_of(wanted);
  std::optional<OtherEnvironment> worst;
  std::size_t most = 0;  // texts of the export that the worst one has
  for (const Neighbour& neighbour : neighbours_of(model, environment)) {
    const auto seen = find_fact(neighbour, live, own);
    if (!seen) continue;
    const std::vector<Value> objects = render(neighbour.environment);
    const Texts other = texts_of(objects);
    OtherEnvironment found{.name = neighbour.environment.name, .value = seen->value, .fact = seen->fact};
    std::size_t known = 0;
    for (const Value& object : live) {
      std::size_t like_other = 0;
      std::size_t like_own = 0;
      for_each_text(object, [&](std::string_view text) {
        const bool in_other = other.contains(text);
        const bool in_own = own.contains(text);
        known += in_other ? 1 : 0;
        like_other += in_other && !in_own ? 1 : 0;
        like_own += in_own && !in_other ? 1 : 0;
      });
      found.objects += like_other > like_own ? 1 : 0;
      found.own_objects += like_own > like_other ? 1 : 0;
    }
    if (found.objects <= found.own_objects || (worst && known <= most)) continue;
    most = known;
    worst = std::move(found);
  }
  return worst;
}

void mark_leaks(const model::Model& model, std::string_view environment, std::vector<diff::Subject>& subjects) {
  const std::vector<Neighbour> neighbours = neighbours_of(model, environment);
  for (diff::Subject& subject : subjects) {
    for (diff::Item& item : subject.items) {
      if (item.severity < diff::Severity::difference) continue;
      const std::string live = shown(item, true);
      const std::string own = shown(item, false);
      for (const Neighbour& neighbour : neighbours) {
        const auto seen = neighbour.facts.find_foreign(live, Which::a);
        if (!seen || own.find(seen->value) != std::string::npos) continue;
        item.what = diff::Class::leak;
        item.note = "`" + seen->value + "` is " + neighbour.environment.name + "'s `" + seen->fact + "`" +
                    (item.note.empty() ? "" : "; " + item.note);
        break;
      }
    }
  }
}

}  // namespace stageplot::drift
