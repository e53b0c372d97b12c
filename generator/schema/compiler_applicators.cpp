// The keywords that apply further schemas: to members, to items, or to the same value.
#include <algorithm>
#include <array>
#include <optional>

#include "diagnostics/rules/schema.hpp"
#include "schema/compiler.hpp"

namespace stageplot::schema {
namespace {

using document::Kind;
using document::Value;

const Value* at(const std::array<const Value*, kKeywordCount>& keywords, Keyword keyword) {
  return keywords[static_cast<std::size_t>(keyword)];
}

template <typename T>
std::uint32_t size_of(const std::vector<T>& table) {
  return static_cast<std::uint32_t>(table.size());
}

}  // namespace

void Compiler::emit_applicators(const Keywords& keywords, Draft draft) {
  emit_members(keywords);
  emit_node(Keyword::property_names, at(keywords, Keyword::property_names));
  emit_items(keywords, draft);
  emit_contains(keywords, draft);
  emit_branches(keywords);
  emit_dependents(keywords);
  // Last: they look at what all the others have evaluated.
  for (const Keyword keyword : {Keyword::unevaluated_properties, Keyword::unevaluated_items}) {
    if (at(keywords, keyword) != nullptr) program_->tracks_evaluated = true;
    emit_node(keyword, at(keywords, keyword));
  }
}

void Compiler::emit_node(Keyword keyword, const Value* value) {
  if (value == nullptr) return;
  const NodeId node = node_at(*value);
  if (node != kNone) emit({.keyword = keyword, .first = node, .count = 1, .written = value});
}

void Compiler::emit_members(const Keywords& keywords) {
  const Value* properties = at(keywords, Keyword::properties);
  const Value* patterns = at(keywords, Keyword::pattern_properties);
  const Value* additional = at(keywords, Keyword::additional_properties);
  if (properties == nullptr && patterns == nullptr && additional == nullptr) return;
  MembersRule rule{.first_property = size_of(program_->properties),
                   .first_pattern = size_of(program_->pattern_properties)};
  if (properties != nullptr && !properties->is_map()) {
    report_bad(Keyword::properties, "a map of schemas", *properties);
  } else if (properties != nullptr) {
    for (const document::Member& member : properties->map().members()) {
      const NodeId node = node_at(member.value);
      program_->properties.push_back(
          {.key = member.key->view(), .node = node == kNone ? kAlways : node, .member = &member});
    }
  }
  if (patterns != nullptr && !patterns->is_map()) {
    report_bad(Keyword::pattern_properties, "a map of schemas", *patterns);
  } else if (patterns != nullptr) {
    for (const document::Member& member : patterns->map().members()) {
      const std::uint32_t pattern = add_pattern(member.key->view(), member.key_origin);
      const NodeId node = node_at(member.value);
      if (pattern != kNone) program_->pattern_properties.push_back({pattern, node == kNone ? kAlways : node});
    }
  }
  rule.property_count = size_of(program_->properties) - rule.first_property;
  rule.pattern_count = size_of(program_->pattern_properties) - rule.first_pattern;
  if (additional != nullptr) {
    rule.additional = node_at(*additional);
    rule.additional_written = additional;
  }
  program_->members.push_back(rule);
  emit({.keyword = Keyword::properties,
        .first = size_of(program_->members) - 1,
        .count = 1,
        .written = properties != nullptr ? properties
                   : patterns != nullptr ? patterns
                                         : additional});
}

void Compiler::emit_items(const Keywords& keywords, Draft draft) {
  const Value* items = at(keywords, Keyword::items);
  const Value* prefix = at(keywords, Keyword::prefix_items);
  const Value* rest = items;
  ItemsRule rule{.first_prefix = size_of(program_->node_lists)};
  if (draft < Draft::draft2020_12 && items != nullptr && items->is_list()) {
    prefix = items;
    rest = at(keywords, Keyword::additional_items);
    rule.rest_keyword = Keyword::additional_items;
  }
  if (prefix == nullptr && rest == nullptr) return;
  if (prefix != nullptr && !prefix->is_list()) {
    report_bad(Keyword::prefix_items, "a list of schemas", *prefix);
  } else if (prefix != nullptr) {
    for (const Value& item : prefix->items()) {
      const NodeId node = node_at(item);
      program_->node_lists.push_back(node == kNone ? kAlways : node);
    }
    rule.prefix_count = static_cast<std::uint32_t>(prefix->items().size());
  }
  if (rest != nullptr) {
    rule.rest = node_at(*rest);
    rule.rest_written = rest;
  }
  program_->items.push_back(rule);
  emit({.keyword = Keyword::items,
        .first = size_of(program_->items) - 1,
        .count = 1,
        .written = rest != nullptr ? rest : prefix});
}

void Compiler::emit_contains(const Keywords& keywords, Draft draft) {
  const Value* contains = at(keywords, Keyword::contains);
  if (contains == nullptr) return;
  ContainsRule rule{.node = node_at(*contains), .evaluates_items = draft >= Draft::draft2020_12};
  if (rule.node == kNone) return;
  const auto read = [this, &keywords](Keyword keyword, std::uint64_t& into) {
    const Value* value = at(keywords, keyword);
    if (value == nullptr) return;
    if (value->is(Kind::integer) && value->i >= 0) {
      into = static_cast<std::uint64_t>(value->i);
    } else if (value->is(Kind::floating) && value->f >= 0 && value->f < 0x1p63) {
      into = static_cast<std::uint64_t>(value->f);
    } else {
      report_bad(keyword, "a whole number from 0 on", *value);
    }
  };
  read(Keyword::min_contains, rule.least);
  read(Keyword::max_contains, rule.most);
  program_->contains.push_back(rule);
  emit({.keyword = Keyword::contains, .first = size_of(program_->contains) - 1, .count = 1, .written = contains});
}

void Compiler::emit_branches(const Keywords& keywords) {
  for (const Keyword keyword : {Keyword::all_of, Keyword::any_of, Keyword::one_of}) {
    const Value* branches = at(keywords, keyword);
    if (branches == nullptr) continue;
    if (!branches->is_list() || branches->items().empty()) {
      report_bad(keyword, "a list of schemas", *branches);
      continue;
    }
    const std::uint32_t first = size_of(program_->node_lists);
    for (const Value& branch : branches->items()) {
      const NodeId node = node_at(branch);
      program_->node_lists.push_back(node == kNone ? kAlways : node);
    }
    emit({.keyword = keyword,
          .first = first,
          .count = static_cast<std::uint32_t>(branches->items().size()),
          .written = branches});
  }
  emit_node(Keyword::negation, at(keywords, Keyword::negation));
  const Value* condition = at(keywords, Keyword::condition);
  if (condition == nullptr) return;
  const Value* consequence = at(keywords, Keyword::consequence);
  const Value* alternative = at(keywords, Keyword::alternative);
  ConditionRule rule{.condition = node_at(*condition)};
  if (rule.condition == kNone) return;
  if (consequence != nullptr) rule.consequence = node_at(*consequence);
  if (alternative != nullptr) rule.alternative = node_at(*alternative);
  program_->conditions.push_back(rule);
  emit({.keyword = Keyword::condition, .first = size_of(program_->conditions) - 1, .count = 1, .written = condition});
}

void Compiler::emit_dependents(const Keywords& keywords) {
  for (const Keyword keyword : {Keyword::dependent_required, Keyword::dependent_schemas, Keyword::dependencies}) {
    const Value* rules = at(keywords, keyword);
    if (rules == nullptr) continue;
    if (!rules->is_map()) {
      report_bad(keyword, "a map by key", *rules);
      continue;
    }
    // `dependencies` holds both kinds; a list is keys, anything else a schema.
    for (const bool of_names : {true, false}) {
      const std::uint32_t first = size_of(program_->dependents);
      for (const document::Member& member : rules->map().members()) {
        if (member.value.is_list() != of_names) continue;
        DependentRule rule{.key = member.key->view(), .first_name = size_of(program_->names)};
        if (of_names) {
          rule.name_count = add_names(member.value) - rule.first_name;
        } else {
          rule.node = node_at(member.value);
          if (rule.node == kNone) continue;
        }
        program_->dependents.push_back(rule);
      }
      const std::uint32_t count = size_of(program_->dependents) - first;
      if (count == 0) continue;
      emit({.keyword = of_names ? Keyword::dependent_required : Keyword::dependent_schemas,
            .first = first,
            .count = count,
            .written = rules});
    }
  }
}

}  // namespace stageplot::schema
