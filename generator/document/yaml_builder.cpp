#include "document/yaml_builder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/rules/yaml.hpp"
#include "document/map.hpp"
#include "document/runs.hpp"
#include "document/yaml_syntax_error.hpp"

namespace stageplot::document {
namespace {

namespace rules = diagnostics::rules;

constexpr std::size_t kMostFindings = 1000;

std::string_view short_tag(std::string_view tag) {
  return tag.starts_with(kYamlTagPrefix) ? tag.substr(kYamlTagPrefix.size()) : std::string_view{};
}

}  // namespace

void YamlBuilder::advance() {
  if (events_.next(event_)) return;
  diagnostics::Diagnostic diagnostic = explain_syntax_error(events_.problem(), input_.text, input_.file);
  diagnostic.owner = options_.owner;
  diagnostics_.add(std::move(diagnostic));
  throw ReadingStopped{};
}

bool YamlBuilder::at_document() {
  advance();
  return event_.kind == YamlEventKind::document_start;
}

Value YamlBuilder::document() {
  anchors_.clear();
  advance();
  Value value = node();
  if (has_non_finite_ || !impossible_keys_.empty()) refuse_what_json_lacks(value);
  has_non_finite_ = false;
  impossible_keys_.clear();
  advance();
  return value;
}

Value YamlBuilder::first_document() {
  if (!at_document()) {
    return Value::nothing(origin(0, static_cast<std::uint32_t>(input_.text.size())));
  }
  const Value value = document();
  if (is_model() && at_document()) {
    report(rules::yaml_several_documents, span(event_.begin, event_.end), "a second document begins here",
           "only the first would be read", "remove the line `---`, or move what follows it into a file of its own");
  }
  return value;
}

std::vector<Value> YamlBuilder::all_documents() {
  std::vector<Value> documents;
  while (at_document()) {
    const Value value = document();
    if (!value.is_nil()) documents.push_back(value);
  }
  return documents;
}

Value YamlBuilder::node() {
  ++nodes_;
  if (event_.kind == YamlEventKind::alias) return alias();
  if (event_.anchor.empty() && event_.tag.empty()) return content({});

  const std::string name{event_.anchor};
  const std::string tag{event_.tag};
  if (name.empty()) return content(tag);
  const std::size_t nodes_before = nodes_ - 1;
  const std::uint32_t deepest_before = deepest_;
  deepest_ = depth_;
  anchors_[name] = {.order = anchor_count_++};
  const Value value = content(tag);
  anchors_[name] = {.value = value,
                    .nodes = nodes_ - nodes_before,
                    .height = deepest_ - depth_,
                    .order = anchor_count_++,
                    .complete = true};
  deepest_ = std::max(deepest_, deepest_before);
  return value;
}

Value YamlBuilder::content(std::string_view tag) {
  if (is_model() && !tag.empty()) {
    if (const auto named = mark_of_tag(tag)) return mark(*named);
    const std::string_view kind = short_tag(tag);
    const bool on_scalar = event_.kind == YamlEventKind::scalar;
    const bool known = tag == "!" || kind == "str" || kind == "int" || kind == "float" || kind == "bool" ||
                       kind == "null" || kind == "map" || kind == "seq";
    if (!known) return unknown_tag(tag);
    const bool fits = tag == "!" || (on_scalar && kind != "map" && kind != "seq") ||
                      (event_.kind == YamlEventKind::mapping_start && kind == "map") ||
                      (event_.kind == YamlEventKind::sequence_start && kind == "seq");
    if (!fits) {
      report(rules::yaml_bad_tag_value, span(event_.begin, std::max(event_.begin + 1, event_.content)),
             fmt::format("`!!{}` does not fit the value behind it", kind), "tag", "remove the tag");
      return content({});
    }
  }
  switch (event_.kind) {
    case YamlEventKind::sequence_start:
      return sequence();
    case YamlEventKind::mapping_start:
      return mapping();
    default:
      return scalar(tag);
  }
}

Value YamlBuilder::unknown_tag(std::string_view tag) {
  const source::Span place = span(event_.begin, event_.content);
  const std::uint32_t begin = event_.begin;
  const std::string shown = tag.starts_with(kYamlTagPrefix) ? "!!" + std::string{short_tag(tag)} : std::string{tag};
  report(rules::yaml_unknown_tag, place, fmt::format("tag `{}` means nothing in the model", shown), "unknown tag",
         suggest_mark(tag));
  if (event_.kind == YamlEventKind::scalar) {
    end_ = event_.end;
  } else {
    (void)content({});
  }
  return make_unknown(arena_, "its tag is unknown", origin(begin, end_));
}

Value YamlBuilder::mark(Mark mark) {
  const std::uint32_t begin = event_.begin;
  if (event_.kind != YamlEventKind::mapping_start) {
    std::string text;
    const bool is_scalar = event_.kind == YamlEventKind::scalar;
    if (is_scalar) {
      text = event_.value;
      end_ = event_.end;
    } else {
      (void)content({});
    }
    const source::Span place = span(begin, end_);
    const OriginId from = origin(begin, end_);
    return make_scalar_mark(mark, is_scalar ? std::optional<std::string_view>{text} : std::nullopt, site(place, from));
  }

  const std::size_t first_anchor = anchor_count_;
  const std::size_t findings_before = diagnostics_.all().size();
  const bool flow = event_.flow;
  std::vector<MarkPart> parts;
  enter();
  for (advance(); event_.kind != YamlEventKind::mapping_end; advance()) {
    const source::Span key_span = span(event_.content, event_.end);
    const Key name = key();
    advance();
    // The value of an assumption stands in the place of the mark; the other parts are no data.
    const bool in_place = mark == Mark::assumed && name.text != nullptr && name.text->view() == "value";
    if (!in_place && name.text != nullptr) path_.push(name.text->view());
    const Value value = node();
    if (!in_place && name.text != nullptr) path_.pop();
    if (name.text == nullptr) continue;
    const bool again =
        std::any_of(parts.begin(), parts.end(), [&](const MarkPart& part) { return part.key == name.text->view(); });
    if (again) {
      report(rules::yaml_duplicate_key, key_span, fmt::format("`{}` stands twice in the mark", name.text->view()),
             "again here", "keep one of them");
    } else {
      parts.push_back({name.text->view(), key_span, value});
    }
  }
  leave();
  if (flow) end_ = event_.end;
  const source::Span place = span(begin, end_);
  MarkSite here = site(place, origin(begin, end_));
  here.part_refused = diagnostics_.all().size() > findings_before;
  const Value value = make_mark(mark, parts, here);
  if (mark == Mark::assumed && value.has(kAssumed) && origins_ != nullptr) {
    // What an alias takes from inside an assumption is assumed, too.
    const std::uint32_t note = origins_->get(value.origin).note;
    for (auto& [name, anchor] : anchors_) {
      if (anchor.order >= first_anchor && anchor.complete) anchor.value = assume(anchor.value, note, arena_, origins_);
    }
  }
  return value;
}

Value YamlBuilder::alias() {
  end_ = event_.end;
  const source::Span place = span(event_.begin, event_.end);
  const auto found = anchors_.find(event_.anchor);
  if (found == anchors_.end() || !found->second.complete) {
    const bool unknown = found == anchors_.end();
    report(rules::yaml_bad_alias, place,
           unknown ? fmt::format("alias `*{}` names no anchor before it", event_.anchor)
                   : fmt::format("alias `*{}` stands inside its own anchor", event_.anchor),
           unknown ? "no such anchor" : "would contain itself",
           fmt::format("set the anchor with `&{}` on a value before it, or quote a string that begins with `*`",
                       event_.anchor));
    throw ReadingStopped{};
  }
  const Anchor& anchor = found->second;
  nodes_ += anchor.nodes - 1;
  alias_nodes_ += anchor.nodes;
  if (alias_nodes_ > options_.max_alias_nodes) {
    report(rules::yaml_too_many_aliases, place,
           fmt::format("with this alias the aliases stand for more than {} values", options_.max_alias_nodes), "",
           "write the values out");
    throw ReadingStopped{};
  }
  if (depth_ + anchor.height > options_.max_depth) {
    path_ = DataPath{};  // hundreds of steps say nothing
    report(rules::yaml_too_deep, place,
           fmt::format("with this alias values nest deeper than {} levels", options_.max_depth), "",
           "write the document with less nesting");
    throw ReadingStopped{};
  }
  deepest_ = std::max(deepest_, depth_ + anchor.height);
  // Go decodes an alias afresh, so that its maps can be changed apart.
  return is_model() ? anchor.value : thaw(arena_, anchor.value);
}

Value YamlBuilder::sequence() {
  const std::uint32_t begin = event_.content;
  const bool flow = event_.flow;
  const std::size_t first = items_.size();
  enter();
  for (advance(); event_.kind != YamlEventKind::sequence_end; advance()) {
    path_.push(items_.size() - first);
    const Value value = node();
    path_.pop();
    items_.push_back(value);
  }
  leave();
  if (flow) end_ = event_.end;
  List* list = arena_.list(std::span<const Value>{items_}.subspan(first));
  items_.resize(first);
  return Value::of(list, origin(begin, end_));
}

Value YamlBuilder::mapping() {
  const std::uint32_t begin = event_.content;
  const bool flow = event_.flow;
  const std::size_t first = entries_.size();
  enter();
  for (advance(); event_.kind != YamlEventKind::mapping_end; advance()) {
    const Key name = key();
    advance();
    const source::Span value_span = span(event_.begin, event_.end);
    const bool named = name.text != nullptr && !name.impossible;
    if (named) path_.push(name.text->view());
    const Value value = node();
    if (named) path_.pop();
    if (name.merge) {
      merge(value, value_span);
    } else if (name.text != nullptr) {
      entries_.push_back({.member = {name.text, value, name.origin}});
    }
  }
  leave();
  if (flow) end_ = event_.end;
  Map* map = make_map(first);
  return Value::of(map, origin(begin, end_));
}

Map* YamlBuilder::make_map(std::size_t first) {
  const auto begin = entries_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto before = [](const Entry& a, const Entry& b) { return a.member.key->view() < b.member.key->view(); };
  if (!std::is_sorted(begin, entries_.end(), before)) std::stable_sort(begin, entries_.end(), before);
  Map* map = arena_.map(entries_.size() - first);
  const bool may_repeat = options_.resolution == YamlResolution::helm && !options_.refuse_repeated_keys;
  const Entry* written = nullptr;  // the last one of the run of equal keys that a person wrote in this map
  for (auto entry = begin; entry != entries_.end(); ++entry) {
    const std::string_view name = entry->member.key->view();
    const bool again = map->size > 0 && map->data[map->size - 1].key->view() == name;
    if (!again) {
      map->data[map->size++] = entry->member;
      written = entry->merged ? nullptr : &*entry;
      continue;
    }
    if (!entry->merged && written != nullptr && !may_repeat) {
      path_.push(name);
      report(rules::yaml_duplicate_key, origins_ == nullptr ? source::Span{} : origins_->span(entry->member.key_origin),
             fmt::format("key `{}` stands twice in this map", name), "again here", "keep one of them");
      path_.pop();
      if (origins_ != nullptr) {
        diagnostics_.all().back().labels.push_back(
            {.span = origins_->span(written->member.key_origin), .text = "first here", .resolved = {}});
      }
    }
    if (!entry->merged) written = &*entry;
    map->data[map->size - 1] = entry->member;
  }
  entries_.resize(first);
  return map;
}

void YamlBuilder::merge(const Value& value, source::Span place) {
  if (!value.is_list()) return merge_one(value, place);
  // go-yaml steps backwards, so that of several maps the first wins.
  const auto items = value.items();
  for (auto item = items.rbegin(); item != items.rend(); ++item) merge_one(*item, place);
}

void YamlBuilder::merge_one(const Value& value, source::Span place) {
  if (!value.is_map()) {
    report(rules::yaml_merge_key, place, "a merge key takes a map or a list of maps", "neither",
           "name an anchor on a map: `<<: *defaults`");
    return;
  }
  for (const Member& member : value.map().members()) entries_.push_back({.member = member, .merged = true});
}

void YamlBuilder::enter() {
  if (++depth_ > options_.max_depth) {
    path_ = DataPath{};  // hundreds of steps say nothing
    report(rules::yaml_too_deep, span(event_.begin, event_.begin + 1),
           fmt::format("maps and lists nest deeper than {} levels", options_.max_depth), "one level too many",
           "write the document with less nesting");
    throw ReadingStopped{};
  }
  deepest_ = std::max(deepest_, depth_);
}

source::Span YamlBuilder::span(std::uint32_t begin, std::uint32_t end) const {
  if (input_.file == source::FileId::none) return {};
  return {input_.file, begin, std::max(begin, end)};
}

OriginId YamlBuilder::origin(std::uint32_t begin, std::uint32_t end) {
  if (origins_ != nullptr && input_.file != source::FileId::none) return origins_->written(span(begin, end));
  // Behind the quote, which may have been printed by another action.
  return origin_at(input_.runs, end - begin > 2 ? begin + 1 : begin, input_.from);
}

MarkSite YamlBuilder::site(source::Span place, OriginId from) {
  return {.arena = arena_,
          .origins = origins_,
          .diagnostics = diagnostics_,
          .owner = options_.owner,
          .span = place,
          .path = path_.text(),
          .origin = from};
}

void YamlBuilder::report(const diagnostics::Rule& rule, source::Span place, std::string summary, std::string label,
                         std::string help) {
  diagnostics::Diagnostic diagnostic;
  diagnostic.rule = &rule;
  diagnostic.owner = options_.owner;
  diagnostic.summary = std::move(summary);
  diagnostic.primary = {.span = place, .text = std::move(label)};
  diagnostic.path = path_.text();
  diagnostic.help = std::move(help);
  diagnostics_.add(std::move(diagnostic));
  // A generated file can have the same fault in every line.
  if (++findings_ == kMostFindings) throw ReadingStopped{};
}

}  // namespace stageplot::document
