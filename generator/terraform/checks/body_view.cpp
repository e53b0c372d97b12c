#include "terraform/checks/body_view.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "document/map.hpp"

namespace stageplot::terraform::checks {

using document::Kind;
using document::Value;

std::optional<double> as_number(const Value& value) {
  switch (value.kind) {
    case Kind::integer:
      return static_cast<double>(value.i);
    case Kind::unsigned_integer:
      return static_cast<double>(value.u);
    case Kind::floating:
      return value.f;
    case Kind::string: {
      const std::string_view text = value.text();
      double number = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) {
        return std::nullopt;
      }
      return number;
    }
    default:
      return std::nullopt;
  }
}

std::optional<bool> as_boolean(const Value& value) {
  if (value.is(Kind::boolean)) return value.b;
  if (!value.is_string()) return std::nullopt;
  const std::string_view text = value.text();
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  return std::nullopt;
}

std::optional<std::string> as_text(const Value& value) {
  switch (value.kind) {
    case Kind::string:
      return std::string(value.text());
    case Kind::boolean:
      return value.b ? "true" : "false";
    case Kind::integer:
      return std::to_string(value.i);
    case Kind::unsigned_integer:
      return std::to_string(value.u);
    case Kind::floating: {
      char buffer[64];
      const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value.f);
      return error == std::errc{} ? std::optional(std::string(buffer, end)) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

bool holds_unknown(const Value& value) {
  // Evaluation bounds the depth of values.
  if (value.kind == Kind::object) return true;
  if (value.is_list()) return std::ranges::any_of(value.items(), holds_unknown);
  if (!value.is_map()) return false;
  return std::ranges::any_of(value.map().members(),
                             [](const document::Member& member) { return holds_unknown(member.value); });
}

BodyView::BodyView(const EvaluatedResource& resource)
    : map_(&resource.body), places_(&resource.places), header_(resource.header), path_(resource.address()) {}

const Value* BodyView::find(std::string_view name) const {
  const Value* value = document::find(*map_, name);
  return value == nullptr || value->is_nil() ? nullptr : value;
}

Presence BodyView::presence(std::string_view name) const {
  if (map_->kind == Kind::object) return Presence::maybe;
  const Value* value = find(name);
  if (value == nullptr) {
    return std::ranges::find(expected_, name) == expected_.end() ? Presence::absent : Presence::maybe;
  }
  if (value->kind == Kind::object) return Presence::maybe;
  // A block that a `dynamic` one makes none of.
  if (value->is_list() && value->items().empty() && is_written_as_block(name)) return Presence::absent;
  return Presence::present;
}

std::optional<std::string> BodyView::text(std::string_view name) const {
  const Value* value = find(name);
  return value == nullptr ? std::nullopt : as_text(*value);
}

std::optional<double> BodyView::number(std::string_view name) const {
  const Value* value = find(name);
  return value == nullptr ? std::nullopt : as_number(*value);
}

std::optional<bool> BodyView::boolean(std::string_view name) const {
  const Value* value = find(name);
  return value == nullptr ? std::nullopt : as_boolean(*value);
}

std::vector<const Value*> BodyView::items(std::string_view name) const {
  std::vector<const Value*> found;
  const Value* value = find(name);
  if (value == nullptr || !value->is_list()) return found;
  for (const Value& item : value->items()) found.push_back(&item);
  return found;
}

std::vector<BodyView> BodyView::blocks(std::string_view name) const {
  std::vector<BodyView> found;
  const Value* value = find(name);
  if (value == nullptr || !value->is_list()) return found;
  const bool many = value->items().size() > 1;
  for (std::size_t i = 0; i < value->items().size(); ++i) {
    const Value& item = value->items()[i];
    if (!item.is_map()) continue;
    const BlockPlace* block = places_ == nullptr ? nullptr : places_->block(name, i);
    found.emplace_back(item, block == nullptr ? nullptr : &block->body, block == nullptr ? place(name) : block->header,
                       path_ + "." + std::string(name) + (many ? "[" + std::to_string(i) + "]" : ""));
  }
  return found;
}

std::optional<BodyView> BodyView::block(std::string_view name) const {
  std::vector<BodyView> found = blocks(name);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

source::Span BodyView::place(std::string_view name) const {
  if (places_ != nullptr) {
    if (const ArgumentPlace* argument = places_->argument(name)) return argument->name_span;
    for (const BlockPlace& block : places_->blocks) {
      if (block.name == name) return block.header;
    }
  }
  return header_;
}

bool BodyView::is_written_as_block(std::string_view name) const {
  return places_ != nullptr &&
         std::ranges::any_of(places_->blocks, [&](const BlockPlace& block) { return block.name == name; });
}

bool BodyView::is_written_as_argument(std::string_view name) const {
  return places_ != nullptr && places_->argument(name) != nullptr;
}

}  // namespace stageplot::terraform::checks
