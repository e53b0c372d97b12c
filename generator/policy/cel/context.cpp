#include "policy/cel/context.hpp"

#include <algorithm>

#include "policy/cel/program.hpp"

namespace stageplot::policy::cel {

Value Context::fail(std::string_view message) {
  charge(1);
  auto* failure = new (arena_.allocate(sizeof(Failure), alignof(Failure))) Failure;
  failure->message = arena_.copy(message)->view();
  failure->program = &program_;
  if (at != nullptr) failure->span = at->focus;
  return Value::of_failure(failure);
}

Value Context::no_overload(std::string_view function, std::span<const Value> arguments) {
  std::string message = "no matching overload of `" + std::string{function} + "` for (";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0) message += ", ";
    message += type_name(arguments[i].kind);
  }
  return fail(message + ")");
}

Value Context::make_unknown(std::string_view path, document::OriginId origin) {
  auto* attribute = new (arena_.allocate(sizeof(UnknownAttribute), alignof(UnknownAttribute))) UnknownAttribute;
  attribute->path = arena_.copy(path)->view();
  attribute->origin = origin;
  auto* unknown = new (arena_.allocate(sizeof(Unknown), alignof(Unknown))) Unknown;
  unknown->attributes = {attribute, 1};
  return Value::of_unknown(unknown);
}

Value Context::merge_unknowns(const Value& a, const Value& b) {
  if (!a.is(Kind::unknown)) return b;
  if (!b.is(Kind::unknown) || a.in_document || b.in_document) return a;
  std::vector<UnknownAttribute> all(a.unknown->attributes.begin(), a.unknown->attributes.end());
  for (const UnknownAttribute& attribute : b.unknown->attributes) {
    if (all.size() == Unknown::kMostAttributes) break;
    if (std::ranges::find(all, attribute.path, &UnknownAttribute::path) == all.end()) all.push_back(attribute);
  }
  if (all.size() == a.unknown->attributes.size()) return a;
  charge(all.size());
  auto* attributes =
      static_cast<UnknownAttribute*>(arena_.allocate(all.size() * sizeof(UnknownAttribute), alignof(UnknownAttribute)));
  std::uninitialized_copy(all.begin(), all.end(), attributes);
  auto* unknown = new (arena_.allocate(sizeof(Unknown), alignof(Unknown))) Unknown;
  unknown->attributes = {attributes, all.size()};
  return Value::of_unknown(unknown);
}

Value Context::string(std::string_view text, Kind kind) {
  charge_text(text.size());
  return Value::of_string(arena_.copy(text)->view(), kind);
}

std::span<Value> Context::items(std::size_t count) {
  charge(count);
  auto* memory = static_cast<Value*>(arena_.allocate(std::max<std::size_t>(count, 1) * sizeof(Value), alignof(Value)));
  std::uninitialized_default_construct_n(memory, count);
  return {memory, count};
}

Value Context::optional(const Value& inner) {
  charge(1);
  return Value::of_optional(new (arena_.allocate(sizeof(Value), alignof(Value))) Value(inner));
}

const Pattern* Context::pattern(const Value& text, Value& failure) {
  if (at != nullptr && at->pattern != kNone) return &program_.pattern(at->pattern);
  const auto known = patterns_.find(text.view());
  if (known != patterns_.end()) return known->second.get();
  charge(20 + text.view().size());
  std::string error;
  auto compiled = Pattern::compile(text.view(), error);
  if (compiled == nullptr) {
    failure = fail("`" + std::string{text.view()} + "` is no regular expression that RE2 takes: " + error);
    return nullptr;
  }
  return patterns_.emplace(std::string{text.view()}, std::move(compiled)).first->second.get();
}

}  // namespace stageplot::policy::cel
