#include "chart/schema_references.hpp"

#include <array>
#include <charconv>
#include <deque>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chart/metaschema.hpp"
#include "chart/schema_view.hpp"
#include "document/map.hpp"
#include "schema/uri.hpp"
#include "text/go_quote.hpp"

namespace stageplot::chart {
namespace {

using document::Value;
using schema::Draft;

constexpr std::string_view kRootUrl = "file:///values.schema.json";

/// What a keyword holds, in the order that the library compiles them in.
enum class Shape : std::uint8_t { schema, schemas, map };
struct Holder {
  std::string_view keyword;
  Shape shape = Shape::schema;
};
constexpr std::array kHolders{
    Holder{"allOf", Shape::schemas},
    Holder{"anyOf", Shape::schemas},
    Holder{"oneOf", Shape::schemas},
    Holder{"not"},
    Holder{"items", Shape::schemas},
    Holder{"additionalItems"},
    Holder{"properties", Shape::map},
    Holder{"patternProperties", Shape::map},
    Holder{"additionalProperties"},
    Holder{"dependencies", Shape::map},
    Holder{"contains"},
    Holder{"propertyNames"},
    Holder{"if"},
    Holder{"then"},
    Holder{"else"},
    Holder{"dependentSchemas", Shape::map},
    Holder{"unevaluatedItems"},
    Holder{"unevaluatedProperties"},
    Holder{"prefixItems", Shape::schemas},
};
constexpr std::array kDefinitions{Holder{"definitions", Shape::map}, Holder{"$defs", Shape::map}};

std::string escaped_step(std::string_view step) {
  std::string out;
  for (const char c : step) out += c == '~' ? std::string{"~0"} : c == '/' ? std::string{"~1"} : std::string(1, c);
  return out;
}

/// net/url's PathEscape, slashes kept.
std::string encoded(std::string_view pointer) {
  constexpr std::string_view kPlain = "-_.~$&+=:@/";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : pointer) {
    const auto byte = static_cast<unsigned char>(c);
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (alphanumeric || kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return out;
}

/// The words for a document that would have to be loaded; empty where the library has it or takes anything instead.
std::string loading_words(const std::string& url) {
  for (const std::string_view known : {"urn:", "http://json-schema.org/", "https://json-schema.org/"}) {
    if (url.starts_with(known)) return {};
  }
  const std::string failing = "failing loading " + text::go_quote(url) + ": ";
  constexpr std::string_view kFile = "file://";
  if (url.starts_with(kFile)) {
    return failing + "open " + schema::percent_decoded(std::string_view{url}.substr(kFile.size())) +
           ": no such file or directory";
  }
  if (url.starts_with("http://") || url.starts_with("https://")) {
    return failing + "HTTP request failed for " + url + ": " + refused_request(url);
  }
  return failing + "no URLLoader registered for " + text::go_quote(url);
}

class References {
 public:
  explicit References(const Value& root) : root_(root), draft_(draft_of(root)) {
    resources_.push_back({.url = std::string{kRootUrl}, .pointer = {}, .anchors = {}});
    collect(root, 0, {}, 0);
  }

  struct Target {
    const Value* schema = nullptr;
    std::string missing;  // the pointer that leads nowhere
    std::string problem;  // what ends the compilation at once
  };

  Target resolve(const Value& holder, std::string_view reference) const {
    const auto owner = owners_.find(holder.m);
    const Resource& base = resources_[owner == owners_.end() ? 0 : owner->second];
    const schema::SplitUri split = schema::split_fragment(reference);
    const std::string fragment = schema::percent_decoded(split.fragment);
    const std::string url = split.document.empty() ? base.url : schema::resolve_uri(base.url, split.document);
    const Resource* resource = find(url);
    if (resource == nullptr) return {.problem = loading_words(url)};
    if (fragment.empty() || fragment.starts_with('/')) {
      const std::string pointer = resource->pointer + fragment;
      const Value* found = look_up(pointer);
      return {.schema = found, .missing = found == nullptr ? pointer : std::string{}, .problem = {}};
    }
    const auto anchor = resource->anchors.find(fragment);
    if (anchor != resource->anchors.end()) return {.schema = anchor->second, .missing = {}, .problem = {}};
    return {.problem = "anchor in " + text::go_quote(url + "#" + encoded(fragment)) + " not found in schema " +
                       text::go_quote(kRootUrl)};
  }

  std::string first_problem() const {
    struct Step {
      const Value* schema = nullptr;
      std::string missing;
    };
    std::deque<Step> steps{{.schema = &root_, .missing = {}}};
    std::unordered_set<const document::Map*> seen;
    for (; !steps.empty(); steps.pop_front()) {
      if (!steps.front().missing.empty()) {
        const std::string place = std::string{kRootUrl} + "#" + encoded(steps.front().missing);
        return "json-pointer in " + text::go_quote(place) + " not found";
      }
      const Value& schema = *steps.front().schema;
      if (!schema.is_map() || !seen.insert(schema.m).second) continue;
      for (const std::string_view name : {"$ref", "$recursiveRef", "$dynamicRef"}) {
        const Value* reference = keyword(schema, name);
        if (reference == nullptr || !reference->is_string()) continue;
        Target target = resolve(schema, reference->text());
        if (!target.problem.empty()) return target.problem;
        if (target.schema != nullptr || !target.missing.empty()) {
          steps.push_back({.schema = target.schema, .missing = std::move(target.missing)});
        }
      }
      if (draft_ <= Draft::draft7 && keyword(schema, "$ref") != nullptr) continue;
      for (const Holder& holder : kHolders) {
        each_below(schema, holder,
                   [&](const Value& below, const std::string&) { steps.push_back({.schema = &below, .missing = {}}); });
      }
    }
    return {};
  }

 private:
  struct Resource {
    std::string url;
    std::string pointer;
    std::map<std::string, const Value*, std::less<>> anchors;
  };

  using Visit = std::function<void(const Value&, const std::string& step)>;

  static void each_below(const Value& schema, const Holder& holder, const Visit& visit) {
    const Value* held = keyword(schema, holder.keyword);
    if (held == nullptr) return;
    const std::string step = "/" + escaped_step(holder.keyword);
    if (holder.shape == Shape::map) {
      if (!held->is_map()) return;
      for (const document::Member& member : held->map().members()) {
        visit(member.value, step + "/" + escaped_step(member.key->view()));
      }
    } else if (holder.shape == Shape::schemas && held->is_list()) {
      for (std::size_t i = 0; i < held->items().size(); ++i) visit(held->items()[i], step + "/" + std::to_string(i));
    } else {
      visit(*held, step);
    }
  }

  void collect(const Value& schema, std::size_t resource, const std::string& pointer, int depth) {
    if (!schema.is_map() || depth > kDeepestSchema) return;
    const bool is_old = draft_ <= Draft::draft7;
    if (is_old && keyword(schema, "$ref") != nullptr) {
      owners_.emplace(schema.m, resource);
      return;
    }
    if (const Value* id = keyword(schema, draft_ == Draft::draft4 ? "id" : "$id"); id != nullptr && id->is_string()) {
      const schema::SplitUri split = schema::split_fragment(id->text());
      if (!split.document.empty()) {
        std::string url = schema::resolve_uri(resources_[resource].url, split.document);
        if (pointer.empty()) {
          resources_.front().url = std::move(url);
        } else {
          resources_.push_back({.url = std::move(url), .pointer = pointer, .anchors = {}});
          resource = resources_.size() - 1;
        }
      }
      if (is_old && !split.fragment.empty()) {
        resources_[resource].anchors.emplace(schema::percent_decoded(split.fragment), &schema);
      }
    }
    for (const std::string_view name : {"$anchor", "$dynamicAnchor"}) {
      const Value* anchor = is_old ? nullptr : keyword(schema, name);
      if (anchor != nullptr && anchor->is_string()) {
        resources_[resource].anchors.emplace(std::string{anchor->text()}, &schema);
      }
    }
    owners_.emplace(schema.m, resource);
    const auto below = [&](const Value& child, const std::string& step) {
      collect(child, resource, pointer + step, depth + 1);
    };
    for (const Holder& holder : kDefinitions) each_below(schema, holder, below);
    for (const Holder& holder : kHolders) each_below(schema, holder, below);
  }

  [[nodiscard]] const Resource* find(std::string_view url) const {
    if (url == kRootUrl) return &resources_.front();
    for (const Resource& resource : resources_) {
      if (resource.url == url) return &resource;
    }
    return nullptr;
  }

  [[nodiscard]] const Value* look_up(std::string_view pointer) const { return referenced(root_, pointer); }

  const Value& root_;
  Draft draft_;
  std::vector<Resource> resources_;  // the root's first
  std::unordered_map<const document::Map*, std::size_t> owners_;
};

}  // namespace

std::string reference_words(const Value& schema) {
  return schema.is_map() ? References(schema).first_problem() : std::string{};
}

std::string dialect_words(const Value& schema) {
  const Value* named = schema.is_map() ? keyword(schema, "$schema") : nullptr;
  if (named == nullptr || !named->is_string()) return {};
  return loading_words(std::string{schema::split_fragment(named->text()).document});
}

const Value* resolve_reference(const Value& root, const Value& holder, std::string_view reference) {
  return References(root).resolve(holder, reference).schema;
}

std::string refused_request(std::string_view url) {
  return "Get " + text::go_quote(url) + ": no network is asked";
}

}  // namespace stageplot::chart
