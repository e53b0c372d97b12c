#include "document/json_builder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/rules/json.hpp"
#include "document/data_path.hpp"

namespace stageplot::document {

namespace rules = diagnostics::rules;

void JsonBuilder::literal(Value value, JsonToken token) {
  value.origin = origin(token);
  put(value);
}

void JsonBuilder::signed_number(std::int64_t value, JsonToken token) {
  if (options_.numbers_as_float) {
    return literal(Value::of_float(value == 0 ? -0.0 : static_cast<double>(value)), token);
  }
  literal(Value::of_integer(value), token);
}

void JsonBuilder::unsigned_number(std::uint64_t value, JsonToken token) {
  constexpr auto kLargest = static_cast<std::uint64_t>(INT64_MAX);
  if (options_.numbers_as_float) return literal(Value::of_float(static_cast<double>(value)), token);
  literal(value <= kLargest ? Value::of_integer(static_cast<std::int64_t>(value)) : Value::of_unsigned(value), token);
}

void JsonBuilder::string(std::string_view value, JsonToken token) {
  put(Value::of(string_of(token, value), origin(token)));
}

void JsonBuilder::key(std::string_view value, JsonToken token) {
  key_ = string_of(token, value);
  key_origin_ = origin(token);
}

bool JsonBuilder::open(bool object, JsonToken token) {
  if (levels_.size() >= options_.max_depth) {
    report(rules::json_too_deep, token,
           fmt::format("objects and arrays nest deeper than {} levels", options_.max_depth), "one level too many",
           "write the document with less nesting");
    diagnostics_.all().back().path.clear();  // hundreds of steps say nothing
    return false;
  }
  levels_.push_back({.object = object,
                     .begin = token.begin,
                     .first = object ? members_.size() : items_.size(),
                     .key = key_,
                     .key_origin = key_origin_});
  return true;
}

void JsonBuilder::end_object(JsonToken token) {
  const Open level = levels_.back();
  Map* map = make_map(level.first);
  close(Value::of(map, origin({level.begin, token.end})));
}

void JsonBuilder::end_array(JsonToken token) {
  const Open level = levels_.back();
  List* list = arena_.list(std::span<const Value>{items_}.subspan(level.first));
  items_.resize(level.first);
  close(Value::of(list, origin({level.begin, token.end})));
}

void JsonBuilder::close(const Value& value) {
  key_ = levels_.back().key;
  key_origin_ = levels_.back().key_origin;
  levels_.pop_back();
  put(value);
}

void JsonBuilder::put(const Value& value) {
  if (levels_.empty()) {
    result_ = value;
  } else if (levels_.back().object) {
    members_.push_back({key_, value, key_origin_});
  } else {
    items_.push_back(value);
  }
}

Map* JsonBuilder::make_map(std::size_t first) {
  const auto begin = members_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto before = [](const Member& a, const Member& b) { return a.key->view() < b.key->view(); };
  if (!std::is_sorted(begin, members_.end(), before)) std::stable_sort(begin, members_.end(), before);
  Map* map = arena_.map(members_.size() - first);
  for (auto member = begin; member != members_.end(); ++member) {
    Member* last = map->size == 0 ? nullptr : &map->data[map->size - 1];
    if (last == nullptr || last->key->view() != member->key->view()) {
      map->data[map->size++] = *member;
      continue;
    }
    if (!options_.last_duplicate_wins) report_duplicate(*last, *member);
    *last = *member;
  }
  members_.resize(first);
  return map;
}

void JsonBuilder::report_duplicate(const Member& first, const Member& again) {
  report(rules::json_duplicate_key, {}, fmt::format("key `{}` stands twice in this object", again.key->view()),
         "again here", "keep one of them");
  diagnostics::Diagnostic& finding = diagnostics_.all().back();
  finding.path = append_key(path(), again.key->view());
  if (origins_ == nullptr) return;
  finding.primary.span = origins_->span(again.key_origin);
  finding.labels.push_back({.span = origins_->span(first.key_origin), .text = "first here", .resolved = {}});
}

/// Of the innermost open object or array.
std::string JsonBuilder::path() const {
  DataPath path;
  for (std::size_t i = 1; i < levels_.size(); ++i) {
    if (levels_[i - 1].object) {
      path.push(levels_[i].key->view());
    } else {
      // Items of an array stay in items_ until it closes; those of inner arrays lie behind them.
      const bool inner_array = !levels_[i].object;
      path.push((inner_array ? levels_[i].first : next_item_of(i)) - levels_[i - 1].first);
    }
  }
  return path.text();
}
/// The end of the items of array `level - 1`, whose open member is an object.
std::size_t JsonBuilder::next_item_of(std::size_t level) const {
  for (std::size_t i = level; i < levels_.size(); ++i) {
    if (!levels_[i].object) return levels_[i].first;
  }
  return items_.size();
}

const String* JsonBuilder::string_of(JsonToken token, std::string_view value) {
  if (input_.file != source::FileId::none && token.end - token.begin == value.size() + 2) {
    const std::string_view written = input_.text.substr(token.begin + 1, value.size());
    if (written == value) return arena_.borrow(written);
  }
  return arena_.copy(value);
}

source::Span JsonBuilder::span(JsonToken token) const {
  if (input_.file == source::FileId::none) return {};
  return {input_.file, static_cast<std::uint32_t>(token.begin), static_cast<std::uint32_t>(token.end)};
}

OriginId JsonBuilder::origin(JsonToken token) {
  if (origins_ != nullptr && input_.file != source::FileId::none) return origins_->written(span(token));
  // Behind the quote, which may have been printed by another action.
  return origin_at(input_.runs, token.end - token.begin > 2 ? token.begin + 1 : token.begin, input_.from);
}

void JsonBuilder::report(const diagnostics::Rule& rule, JsonToken token, std::string summary, std::string label,
                         std::string help) {
  diagnostics::Diagnostic diagnostic;
  diagnostic.rule = &rule;
  diagnostic.owner = options_.owner;
  diagnostic.summary = std::move(summary);
  diagnostic.primary = {.span = span(token), .text = std::move(label)};
  diagnostic.path = path();
  diagnostic.help = std::move(help);
  diagnostics_.add(std::move(diagnostic));
}

}  // namespace stageplot::document
