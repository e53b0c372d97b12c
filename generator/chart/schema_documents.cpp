#include "chart/schema_documents.hpp"

#include <algorithm>

#include "chart/schema_references.hpp"
#include "chart/schema_view.hpp"
#include "schema/uri.hpp"
#include "text/go_integer.hpp"

namespace stageplot::chart {

using document::Kind;
using document::Value;

namespace {

/// A reference made absolute; against nothing where the document came without an address.
std::string joined(const std::string& base, std::string_view reference) {
  const schema::SplitUri split = schema::split_fragment(reference);
  std::string document = base;
  if (!split.document.empty()) {
    constexpr std::string_view kNoPlace = "file://";
    document = schema::resolve_uri(base.empty() ? std::string{kNoPlace} + "/" : base, split.document);
    if (base.empty() && document.starts_with(kNoPlace) && !split.document.starts_with(kNoPlace)) {
      document.erase(0, kNoPlace.size());
    }
  }
  return split.fragment.empty() ? document : document + "#" + std::string{split.fragment};
}

/// The words for a document that would have to be loaded; empty for those that the library brings.
std::string loading_problem(std::string_view document, const std::string& reference) {
  constexpr std::string_view kFile = "file://";
  for (const std::string_view draft : {"draft-04", "draft-06", "draft-07"}) {
    if (document == "http://json-schema.org/" + std::string{draft} + "/schema") return {};
  }
  if (document.starts_with(kFile)) {
    return "open " + schema::percent_decoded(document.substr(kFile.size())) + ": no such file or directory";
  }
  if (document.find("://") != std::string_view::npos) return refused_request(document);
  return "Reference " + reference + " must be canonical";
}

std::string unescaped(std::string_view step) {
  std::string out;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escaped = step[i] == '~' && i + 1 < step.size() && (step[i + 1] == '0' || step[i + 1] == '1');
    out += !escaped ? step[i] : step[++i] == '1' ? '/' : '~';
  }
  return out;
}

SchemaDocuments::Target at_pointer(const Value& document, std::string_view pointer) {
  const Value* place = &document;
  while (pointer.starts_with('/')) {
    pointer.remove_prefix(1);
    const std::size_t slash = std::min(pointer.find('/'), pointer.size());
    const std::string step = unescaped(pointer.substr(0, slash));
    pointer.remove_prefix(slash);
    if (place->is_map()) {
      place = document::find(*place, step);
      if (place == nullptr) return {nullptr, "Object has no key '" + step + "'"};
    } else if (place->is_list()) {
      const text::ParsedInteger index = text::parse_integer(step, 10);
      const std::size_t size = place->items().size();
      if (index.error != text::NumberError::none) return {nullptr, "Invalid array index '" + step + "'"};
      if (index.value < 0 || static_cast<std::size_t>(index.value) >= size) {
        return {nullptr,
                "Out of bound array[0," + std::to_string(size) + "] index '" + std::to_string(index.value) + "'"};
      }
      place = &place->items()[static_cast<std::size_t>(index.value)];
    } else {
      return {nullptr, "Invalid token reference '" + step + "'"};
    }
  }
  if (!place->is_map() && !place->is(Kind::boolean)) return {nullptr, "valid schema must be of type object"};
  return {place, {}};
}

}  // namespace

SchemaDocuments::SchemaDocuments(const Value& root) {
  documents_.emplace(std::string{}, &root);
  collect(root, {}, 0);
}

SchemaDocuments::Target SchemaDocuments::resolve(const Value& holder, std::string_view reference) const {
  const auto base = bases_.find(holder.m);
  const std::string absolute = joined(base == bases_.end() ? std::string{} : base->second, reference);
  if (const auto named = documents_.find(absolute); named != documents_.end()) return {named->second, {}};
  const schema::SplitUri split = schema::split_fragment(absolute);
  const auto document = documents_.find(std::string{split.document});
  if (document == documents_.end()) return {nullptr, loading_problem(split.document, absolute)};
  return at_pointer(*document->second, schema::percent_decoded(split.fragment));
}

void SchemaDocuments::collect(const Value& value, const std::string& base, int depth) {
  if (depth > kDeepestSchema) return;
  if (value.is_list()) {
    for (const Value& item : value.items()) collect(item, base, depth + 1);
  }
  if (!value.is_map()) return;
  std::string own = base;
  const Value* id = keyword(value, "id") != nullptr ? keyword(value, "id") : keyword(value, "$id");
  if (id != nullptr && id->is_string()) {
    own = joined(base, id->text());
    documents_.emplace(own, &value);
  }
  bases_.emplace(value.m, own);
  for (const document::Member& member : value.map().members()) {
    const std::string_view name = member.key->view();
    if (name == "const" || name == "enum") continue;
    const bool holds_names = name == "properties" || name == "dependencies" || name == "patternProperties";
    if (holds_names && member.value.is_map()) {
      for (const document::Member& below : member.value.map().members()) collect(below.value, own, depth + 1);
    } else {
      collect(member.value, own, depth + 1);
    }
  }
}

}  // namespace stageplot::chart
