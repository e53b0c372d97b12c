// The keywords that look at one value alone.
#include <array>
#include <charconv>
#include <optional>

#include "diagnostics/rules/schema.hpp"
#include "document/number_order.hpp"
#include "schema/compiler.hpp"
#include "schema/numbers.hpp"
#include "schema/scalars.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::schema {
namespace {

using document::Kind;
using document::Value;

struct TypeName {
  std::string_view name;
  TypeBit bit;
};

constexpr std::array kTypeNames{TypeName{"array", kTypeArray},     TypeName{"boolean", kTypeBoolean},
                                TypeName{"integer", kTypeInteger}, TypeName{"null", kTypeNull},
                                TypeName{"number", kTypeNumber},   TypeName{"object", kTypeObject},
                                TypeName{"string", kTypeString}};

std::uint32_t type_bit(const Value& value) {
  if (!value.is_string()) return 0;
  for (const TypeName& type : kTypeNames) {
    if (type.name == value.text()) return type.bit;
  }
  return 0;
}

/// A whole number that is not negative; 2.0 is one.
std::optional<std::uint64_t> as_count(const Value& value) {
  if (!value.is_number() || !is_integral(value)) return std::nullopt;
  if (value.is(Kind::unsigned_integer)) return value.u;
  if (value.is(Kind::integer)) return value.i < 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(value.i));
  if (value.f < 0 || value.f >= 0x1p63) return std::nullopt;
  return static_cast<std::uint64_t>(value.f);
}

const Value* at(const std::array<const Value*, kKeywordCount>& keywords, Keyword keyword) {
  return keywords[static_cast<std::size_t>(keyword)];
}

}  // namespace

void Compiler::emit_assertions(const Keywords& keywords, Draft draft) {
  // First what tells the value's kind: the cheapest to check, and what all else builds on.
  if (const Value* value = at(keywords, Keyword::x_type)) emit_scalar_type(*value);
  if (const Value* value = at(keywords, Keyword::type)) emit_type(*value);
  emit_values(keywords);
  emit_ranges(keywords, draft);
  emit_limits(keywords);
  if (const Value* value = at(keywords, Keyword::pattern)) emit_pattern(*value);
  emit_required(keywords);
  if (const Value* value = at(keywords, Keyword::unique_items)) {
    if (!value->is(Kind::boolean)) {
      report_bad(Keyword::unique_items, "true or false", *value);
    } else if (value->b) {
      emit({.keyword = Keyword::unique_items, .written = value});
    }
  }
}

void Compiler::emit_type(const Value& value) {
  std::uint32_t bits = type_bit(value);
  bool understood = bits != 0;
  if (value.is_list()) {
    understood = !value.items().empty();
    for (const Value& item : value.items()) {
      understood = understood && type_bit(item) != 0;
      bits |= type_bit(item);
    }
  }
  if (!understood) {
    return report_bad(Keyword::type, "one or a list of array, boolean, integer, null, number, object, string", value);
  }
  emit({.keyword = Keyword::type, .first = bits, .written = &value});
}

void Compiler::emit_values(const Keywords& keywords) {
  const auto first = static_cast<std::uint32_t>(program_->values.size());
  if (const Value* value = at(keywords, Keyword::enumeration)) {
    if (!value->is_list()) {
      report_bad(Keyword::enumeration, "a list", *value);
    } else {
      for (const Value& item : value->items()) program_->values.push_back(&item);
      emit({.keyword = Keyword::enumeration,
            .first = first,
            .count = static_cast<std::uint32_t>(value->items().size()),
            .written = value});
    }
  }
  if (const Value* value = at(keywords, Keyword::constant)) {
    program_->values.push_back(value);
    emit({.keyword = Keyword::constant,
          .first = static_cast<std::uint32_t>(program_->values.size() - 1),
          .count = 1,
          .written = value});
  }
}

void Compiler::emit_ranges(const Keywords& keywords, Draft draft) {
  const auto emit_number = [this](Keyword keyword, const Value& value) {
    if (!value.is_number()) return report_bad(keyword, "a number", value);
    if (keyword == Keyword::multiple_of && !(compare_numbers(value, Value::of_integer(0)) > 0)) {
      return report_bad(keyword, "a number above zero", value);
    }
    program_->values.push_back(&value);
    emit({.keyword = keyword,
          .first = static_cast<std::uint32_t>(program_->values.size() - 1),
          .count = 1,
          .written = &value});
  };
  const auto is_true = [](const Value* value) { return value != nullptr && value->is(Kind::boolean) && value->b; };
  constexpr std::array kPairs{std::pair(Keyword::minimum, Keyword::exclusive_minimum),
                              std::pair(Keyword::maximum, Keyword::exclusive_maximum)};
  for (const auto& [inclusive, exclusive] : kPairs) {
    const Value* limit = at(keywords, inclusive);
    const Value* strict = at(keywords, exclusive);
    if (draft == Draft::draft4) {
      // There `exclusiveMinimum: true` changes what `minimum` means.
      if (limit != nullptr) emit_number(is_true(strict) ? exclusive : inclusive, *limit);
      continue;
    }
    if (limit != nullptr) emit_number(inclusive, *limit);
    if (strict != nullptr) emit_number(exclusive, *strict);
  }
  if (const Value* value = at(keywords, Keyword::multiple_of)) emit_number(Keyword::multiple_of, *value);
}

void Compiler::emit_limits(const Keywords& keywords) {
  for (const Keyword keyword : {Keyword::max_length, Keyword::min_length, Keyword::max_items, Keyword::min_items,
                                Keyword::max_properties, Keyword::min_properties}) {
    const Value* value = at(keywords, keyword);
    if (value == nullptr) continue;
    const std::optional<std::uint64_t> limit = as_count(*value);
    if (!limit) {
      report_bad(keyword, "a whole number from 0 on", *value);
      continue;
    }
    program_->limits.push_back(*limit);
    emit({.keyword = keyword,
          .first = static_cast<std::uint32_t>(program_->limits.size() - 1),
          .count = 1,
          .written = value});
  }
}

std::uint32_t Compiler::add_pattern(std::string_view text, document::OriginId origin) {
  const auto [found, inserted] = patterns_.try_emplace(std::string(text), kNone);
  if (!inserted) return found->second;
  std::string problem;
  std::optional<Pattern> pattern = Pattern::compile(text, problem);
  if (!pattern) {
    Value place;
    place.origin = origin;
    report(diagnostics::rules::schema_unsupported_pattern,
           "the pattern `" + std::string(text) + "` can't be used: " + problem, place,
           "say it without; a second pattern under `not` often does it");
    return kNone;
  }
  found->second = static_cast<std::uint32_t>(program_->patterns.size());
  program_->patterns.push_back(std::move(*pattern));
  return found->second;
}

void Compiler::emit_pattern(const Value& value) {
  if (!value.is_string()) return report_bad(Keyword::pattern, "a string", value);
  const std::uint32_t pattern = add_pattern(value.text(), value.origin);
  if (pattern != kNone) emit({.keyword = Keyword::pattern, .first = pattern, .count = 1, .written = &value});
}

std::uint32_t Compiler::add_names(const Value& list) {
  for (const Value& item : list.items()) {
    if (item.is_string()) {
      program_->names.push_back(item.text());
    } else {
      report(diagnostics::rules::schema_bad_schema, "a key is due here, a string", item);
    }
  }
  return static_cast<std::uint32_t>(program_->names.size());
}

void Compiler::emit_required(const Keywords& keywords) {
  const Value* value = at(keywords, Keyword::required);
  if (value == nullptr) return;
  if (!value->is_list()) return report_bad(Keyword::required, "a list of keys", *value);
  const auto first = static_cast<std::uint32_t>(program_->names.size());
  const std::uint32_t end = add_names(*value);
  emit({.keyword = Keyword::required, .first = first, .count = end - first, .written = value});
}

void Compiler::emit_scalar_type(const Value& value) {
  const std::string_view name = value.is_string() ? value.text() : std::string_view{};
  if (name == "secret") return emit({.keyword = Keyword::x_type, .first = kSecretOperand, .written = &value});
  if (const std::optional<document::TypeId> type = scalar_type(name)) {
    return emit({.keyword = Keyword::x_type, .first = static_cast<std::uint32_t>(*type), .written = &value});
  }
  const std::vector<std::string_view> names = scalar_type_names();
  std::string known;
  for (const std::string_view known_name : names) known.append(known.empty() ? "" : ", ").append(known_name);
  const std::string meant = text::did_you_mean(name, names);
  report(diagnostics::rules::schema_bad_schema, "`x-type` names no type of ours", value,
         meant.empty() ? "it is one of " + known : meant);
}

}  // namespace stageplot::schema
