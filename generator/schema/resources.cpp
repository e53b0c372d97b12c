#include "schema/resources.hpp"

#include <array>
#include <charconv>

#include "document/map.hpp"
#include "schema/uri.hpp"

namespace stageplot::schema {
namespace {

using document::Value;

/// Deeper schemas than any reader gives are not taken apart.
constexpr int kMostDepth = 400;

struct KnownDialect {
  std::string_view uri;
  Draft draft;
};

constexpr std::array kDialects{KnownDialect{"http://json-schema.org/draft-04/schema", Draft::draft4},
                               KnownDialect{"http://json-schema.org/draft-06/schema", Draft::draft6},
                               KnownDialect{"http://json-schema.org/draft-07/schema", Draft::draft7},
                               KnownDialect{"https://json-schema.org/draft/2019-09/schema", Draft::draft2019_09},
                               KnownDialect{"https://json-schema.org/draft/2020-12/schema", Draft::draft2020_12}};

std::string_view text_at(const Value& schema, std::string_view key) {
  const Value* value = document::find(schema, key);
  return value != nullptr && value->is_string() ? value->text() : std::string_view{};
}

std::string escaped(std::string_view key) {
  std::string out = "/";
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string unescaped(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1')) {
      out += token[++i] == '0' ? '~' : '/';
    } else {
      out += token[i];
    }
  }
  return out;
}

/// Up to draft 7 a `$ref` stands alone: whatever is beside it does not count.
bool is_bare_reference(const Value& schema, Draft draft) {
  return draft <= Draft::draft7 && document::find(schema, "$ref") != nullptr;
}

}  // namespace

std::uint32_t Resources::add_document(std::string uri, const Value& root, Draft draft) {
  const auto id = static_cast<std::uint32_t>(resources_.size());
  const SplitUri parts = split_fragment(uri);
  const Dialect dialect = dialect_of(root, {draft, kAllVocabularies});
  resources_.push_back({.uri = std::string(parts.document),
                        .root = &root,
                        .draft = dialect.draft,
                        .vocabularies = dialect.vocabularies});
  by_uri_.emplace(resources_[id].uri, id);
  scan(root, id, "", 0);
  // The root's own `$id` may have opened a resource of its own.
  return subschemas_.at(&root).resource;
}

const Subschema* Resources::find(const Value* value) const {
  const auto found = subschemas_.find(value);
  return found == subschemas_.end() ? nullptr : &found->second;
}

const Subschema* Resources::resolve(std::uint32_t resource, std::string_view reference) {
  const std::string target = resolve_uri(resources_[resource].uri, reference);
  const SplitUri parts = split_fragment(target);
  auto found = by_uri_.find(parts.document);
  if (found == by_uri_.end()) {
    const Value* loaded = options_.load ? options_.load(parts.document) : nullptr;
    if (loaded == nullptr) return nullptr;
    add_document(std::string(parts.document), *loaded, options_.default_draft);
    found = by_uri_.find(parts.document);
  }
  const std::string fragment = percent_decoded(parts.fragment);
  // A document whose root has an `$id` is known under both URIs; anchors and pointers belong to the latter.
  const std::uint32_t id = subschemas_.at(resources_[found->second].root).resource;
  if (fragment.empty() || fragment.front() == '/') return at_pointer(found->second, fragment);
  const auto anchor = resources_[id].anchors.find(fragment);
  return anchor == resources_[id].anchors.end() ? nullptr : find(anchor->second);
}

const Subschema* Resources::at_pointer(std::uint32_t resource, std::string_view pointer) {
  const Value* current = resources_[resource].root;
  const Subschema* nearest = find(current);
  std::string way = nearest->pointer;
  while (!pointer.empty()) {
    const std::size_t slash = pointer.find('/', 1);
    const std::string token = unescaped(pointer.substr(1, slash == std::string_view::npos ? slash : slash - 1));
    pointer = slash == std::string_view::npos ? std::string_view{} : pointer.substr(slash);
    const Value* next = document::find(*current, token);
    if (current->is_list()) {
      std::size_t index = 0;
      const auto end = std::from_chars(token.data(), token.data() + token.size(), index);
      const bool whole = end.ec == std::errc{} && end.ptr == token.data() + token.size();
      next = whole && index < current->items().size() ? &current->items()[index] : nullptr;
    }
    if (next == nullptr) return nullptr;
    current = next;
    way += escaped(token);
    if (const Subschema* here = find(current)) nearest = here;
  }
  if (nearest->value != current) {
    // Under a keyword that the standard doesn't know a schema is one only because something refers to it.
    scan(*current, nearest->resource, way, 0);
  }
  return find(current);
}

void Resources::scan(const Value& value, std::uint32_t resource, const std::string& pointer, int depth) {
  if (depth > kMostDepth || subschemas_.contains(&value)) return;
  if (value.is_map() && !is_bare_reference(value, resources_[resource].draft)) {
    const std::string_view id = text_at(value, resources_[resource].draft == Draft::draft4 ? "id" : "$id");
    const bool is_old_anchor = resources_[resource].draft <= Draft::draft7 && id.substr(0, 1) == "#";
    if (is_old_anchor) {
      resources_[resource].anchors.emplace(id.substr(1), &value);
    } else if (!id.empty()) {
      resource = open_resource(value, resource, id, pointer);
    }
    read_anchors(value, resource);
  }
  subschemas_.emplace(&value, Subschema{.value = &value, .resource = resource, .pointer = pointer});
  if (value.is_map()) scan_children(value, resource, pointer, depth);
}

std::uint32_t Resources::open_resource(const Value& value, std::uint32_t parent, std::string_view id,
                                       const std::string& pointer) {
  const std::string uri = resolve_uri(resources_[parent].uri, id);
  const SplitUri parts = split_fragment(uri);
  const Dialect dialect = dialect_of(value, {resources_[parent].draft, resources_[parent].vocabularies});
  const auto opened = static_cast<std::uint32_t>(resources_.size());
  resources_.push_back({.uri = std::string(parts.document),
                        .root = &value,
                        .pointer = pointer,
                        .draft = dialect.draft,
                        .vocabularies = dialect.vocabularies});
  by_uri_.emplace(resources_[opened].uri, opened);
  // Drafts 6 and 7 allow an anchor at the end of an identifier.
  if (!parts.fragment.empty()) resources_[opened].anchors.emplace(parts.fragment, &value);
  return opened;
}

void Resources::read_anchors(const Value& value, std::uint32_t resource) {
  SchemaResource& into = resources_[resource];
  if (into.draft >= Draft::draft2019_09) {
    if (const std::string_view anchor = text_at(value, "$anchor"); !anchor.empty())
      into.anchors.emplace(anchor, &value);
  }
  if (into.draft == Draft::draft2020_12) {
    if (const std::string_view anchor = text_at(value, "$dynamicAnchor"); !anchor.empty()) {
      into.anchors.emplace(anchor, &value);
      into.dynamic_anchors.emplace(anchor, &value);
    }
  }
  if (into.draft == Draft::draft2019_09 && into.root == &value) {
    const Value* recursive = document::find(value, "$recursiveAnchor");
    if (recursive != nullptr && recursive->is(document::Kind::boolean) && recursive->b) {
      into.dynamic_anchors.emplace("", &value);
    }
  }
}

void Resources::scan_children(const Value& value, std::uint32_t resource, const std::string& pointer, int depth) {
  for (const document::Member& member : value.map().members()) {
    const KeywordInfo* keyword = find_keyword(member.key->view(), resources_[resource].draft);
    if (keyword == nullptr || keyword->holds == Holds::nothing) continue;
    scan_keyword(*keyword, member.value, resource, pointer + escaped(member.key->view()), depth + 1);
  }
}

void Resources::scan_keyword(const KeywordInfo& keyword, const Value& value, std::uint32_t resource,
                             const std::string& pointer, int depth) {
  const bool in_list = keyword.holds == Holds::schemas || keyword.holds == Holds::schema_or_schemas;
  const bool in_map = keyword.holds == Holds::schema_map || keyword.holds == Holds::schema_map_or_strings;
  if (in_list && value.is_list()) {
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      scan(value.items()[i], resource, pointer + '/' + std::to_string(i), depth);
    }
  } else if (in_map && value.is_map()) {
    for (const document::Member& member : value.map().members()) {
      if (member.value.is_list()) continue;
      scan(member.value, resource, pointer + escaped(member.key->view()), depth);
    }
  } else if (!in_map && (value.is_map() || value.is(document::Kind::boolean))) {
    scan(value, resource, pointer, depth);
  }
}

Resources::Dialect Resources::dialect_of(const Value& schema, Dialect inherited, int depth) {
  const std::string_view uri = split_fragment(text_at(schema, "$schema")).document;
  if (uri.empty() || depth > 8) return inherited;
  for (const KnownDialect& known : kDialects) {
    if (known.uri == uri) return {known.draft, kAllVocabularies};
  }
  const Value* metaschema = options_.load ? options_.load(uri) : nullptr;
  if (metaschema == nullptr) return inherited;
  Dialect dialect = dialect_of(*metaschema, inherited, depth + 1);
  if (const Value* vocabulary = document::find(*metaschema, "$vocabulary");
      vocabulary != nullptr && vocabulary->is_map()) {
    dialect.vocabularies = kCore;
    for (const document::Member& member : vocabulary->map().members()) {
      dialect.vocabularies = static_cast<std::uint8_t>(dialect.vocabularies | vocabulary_bit(member.key->view()));
    }
  }
  return dialect;
}

}  // namespace stageplot::schema
