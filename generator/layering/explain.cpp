#include "layering/explain.hpp"

#include <algorithm>
#include <utility>

#include "document/data_path.hpp"
#include "document/map.hpp"
#include "document/object.hpp"
#include "layering/reference_text.hpp"

namespace stageplot::layering {
namespace {

using document::Origin;
using document::OriginId;
using document::Value;

constexpr std::size_t kMostTextBytes = 60;
constexpr std::string_view kMask = "***";

/// A value's text on one line, cut where it is long.
std::string one_line(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::size_t cut = std::min(end, kMostTextBytes);
  while (cut > 0 && cut < end && (static_cast<unsigned char>(text[cut]) & 0xC0u) == 0x80u) --cut;
  while (cut > 0 && (text[cut - 1] == '\r' || text[cut - 1] == ' ')) --cut;
  std::string line{text.substr(0, cut)};
  if (cut < text.size()) line += " …";
  return line;
}

class Explainer {
 public:
  explicit Explainer(const ExplainInput& input) : input_(input) {}

  void walk(const Value& value, const std::string& path) {
    if (!value.is_map() || value.map().size == 0) {
      result_.push_back(one(value, path));
      return;
    }
    for (const document::Member& member : value.map().members()) {
      walk(member.value, document::append_key(path, member.key->view()));
    }
  }

  void removal(const Removal& removal) {
    Explanation explanation{.path = removal.path, .exists = false};
    add_setter(explanation, removal.by, Standing::removed, false);
    add_overridden(explanation, removal.removed, false);
    result_.push_back(std::move(explanation));
  }

  std::vector<Explanation> take() { return std::move(result_); }

 private:
  Explanation one(const Value& value, const std::string& path) {
    Explanation explanation{.path = path, .value = value};
    const bool secret = value.has(document::kSecret);
    const std::vector<OriginId> sources = input_.origins.sources(value.origin);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      add_setter(explanation, sources[i], i == 0 ? Standing::wins : Standing::refers, secret);
    }
    if (!sources.empty()) add_overridden(explanation, input_.origins.get(sources.front()).overridden, secret);
    for (const OriginId source : sources) add_reason(explanation, source);
    if (value.kind == document::Kind::object && value.type == document::TypeId::unknown) {
      const document::String* reason = document::unknown(value).reason;
      if (reason != nullptr && explanation.reasons.empty()) explanation.reasons.push_back(std::string{reason->view()});
    }
    return explanation;
  }

  void add_overridden(Explanation& explanation, OriginId id, bool secret) {
    for (; id != OriginId::none; id = input_.origins.get(id).overridden) {
      add_setter(explanation, id, Standing::overridden, secret);
    }
  }

  void add_setter(Explanation& explanation, OriginId id, Standing standing, bool secret) {
    const Origin& origin = input_.origins.get(id);
    Setter setter{.standing = standing};
    if (origin.span.known()) {
      setter.place = input_.sources.resolve(origin.span);
      setter.text = secret ? std::string{kMask} : one_line(input_.sources.text(origin.span));
    }
    explanation.setters.push_back(std::move(setter));
  }

  void add_reason(Explanation& explanation, OriginId id) {
    const std::string reason{input_.origins.note(id)};
    if (reason.empty() || std::ranges::find(explanation.reasons, reason) != explanation.reasons.end()) return;
    explanation.reasons.push_back(reason);
  }

  const ExplainInput& input_;
  std::vector<Explanation> result_;
};

bool is_below(const std::string& path, std::string_view above) {
  if (above.empty() || path == above) return true;
  return path.size() > above.size() && path.starts_with(above) &&
         (path[above.size()] == '.' || path[above.size()] == '[');
}

const Value* find_value(const Value& root, std::string_view path) {
  const Value* current = &root;
  for (const std::string& key : split_path(path)) {
    current = current == nullptr ? nullptr : document::find(*current, key);
  }
  return current;
}

}  // namespace

std::vector<Explanation> explain(const ExplainInput& input, std::string_view path) {
  Explainer explainer(input);
  const bool whole = path.empty();
  const Value* value = whole ? &input.root : find_value(input.root, path);
  if (!whole && split_path(path).empty()) value = nullptr;
  if (value != nullptr) explainer.walk(*value, std::string{path});
  for (const Removal& removal : input.removals) {
    if (is_below(removal.path, path)) explainer.removal(removal);
  }
  std::vector<Explanation> result = explainer.take();
  std::ranges::stable_sort(result, {}, &Explanation::path);
  return result;
}

}  // namespace stageplot::layering
