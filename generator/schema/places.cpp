#include "schema/places.hpp"

#include <algorithm>
#include <vector>

#include "document/data_path.hpp"

namespace stageplot::schema {
namespace {

using Step = Location::Step;

std::string quoted(std::string_view text) {
  return '`' + std::string(text) + '`';
}

}  // namespace

const document::Member* Places::member(LocationId at) const {
  const Location& here = location(at);
  if (here.step == Step::default_member) return program_.properties[here.index].member;
  if (here.step != Step::member && here.step != Step::key) return nullptr;
  return &location(here.parent).value.m->data[here.index];
}

std::string_view Places::key(LocationId at) const {
  const document::Member* found = member(at);
  return found == nullptr ? std::string_view{} : found->key->view();
}

std::string Places::path_in_value(LocationId at) const {
  std::vector<LocationId> way;
  for (LocationId step = at; step != kNone; step = location(step).parent) way.push_back(step);
  document::DataPath path;
  for (auto step = way.rbegin(); step != way.rend(); ++step) {
    if (location(*step).step == Step::item) {
      path.push(std::size_t{location(*step).index});
    } else if (location(*step).step != Step::root) {
      path.push(key(*step));
    }
  }
  return path.text();
}

std::string Places::path(LocationId at) const {
  const std::string below = path_in_value(at);
  std::string path(options_.path);
  if (!path.empty() && !below.empty() && below.front() != '[') path += '.';
  return path + below;
}

std::string Places::name(LocationId at) const {
  const Location& here = location(at);
  switch (here.step) {
    case Step::key:
      return "the key " + quoted(key(at));
    case Step::member:
    case Step::default_member:
      return quoted(key(at));
    case Step::item: {
      const LocationId parent = here.parent;
      std::string text = location(parent).step == Step::item ? path_in_value(parent) : std::string(key(parent));
      if (text.empty()) text = options_.path;
      return quoted(text + '[' + std::to_string(here.index) + ']');
    }
    case Step::root:
      break;
  }
  return options_.path.empty() ? std::string(options_.name) : quoted(options_.path);
}

source::Span Places::span(LocationId at) const {
  for (LocationId step = at; step != kNone; step = location(step).parent) {
    if (const source::Span found = origins_.span(location(step).value.origin); found.known()) return found;
    if (const document::Member* held = member(step)) {
      if (const source::Span found = origins_.span(held->key_origin); found.known()) return found;
    }
  }
  return {};
}

source::Span Places::key_span(LocationId at) const {
  if (const document::Member* held = member(at)) {
    if (const source::Span found = origins_.span(held->key_origin); found.known()) return found;
  }
  return span(at);
}

source::Span Places::inside_span(LocationId at) const {
  if (const document::Member* held = member(at)) {
    if (const source::Span found = origins_.span(held->key_origin); found.known()) return found;
  }
  source::Span whole = span(at);
  whole.end = whole.begin;
  return whole;
}

bool Places::secret(LocationId at) const {
  for (LocationId step = at; step != kNone; step = location(step).parent) {
    if (location(step).secret || location(step).value.has(document::kSecret)) return true;
  }
  return false;
}

}  // namespace stageplot::schema
