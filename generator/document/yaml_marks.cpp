#include "document/yaml_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "diagnostics/rules/yaml.hpp"
#include "document/map.hpp"
#include "document/object.hpp"
#include "text/edit_distance.hpp"

namespace stageplot::document {
namespace {

constexpr std::array<std::string_view, 3> kMarks = {"!assumed", "!unknown", "!deploy"};
constexpr std::array<std::string_view, 2> kAssumedParts = {"value", "reason"};
constexpr std::array<std::string_view, 3> kDeployParts = {"name", "as", "example"};

std::string_view form_of(Mark mark) {
  switch (mark) {
    case Mark::assumed:
      return "write `!assumed {value: …, reason: \"…\"}`";
    case Mark::unknown:
      return "write `!unknown \"reason\"`";
    case Mark::deploy:
      return "write `!deploy {name: VARIABLE, as: path.in.values, example: …}`";
  }
  return "";
}

void report(Mark mark, const MarkSite& site, source::Span span, std::string summary, std::string label) {
  diagnostics::Diagnostic diagnostic;
  diagnostic.rule = &diagnostics::rules::yaml_bad_mark;
  diagnostic.owner = site.owner;
  diagnostic.summary = std::move(summary);
  diagnostic.primary = {.span = span, .text = std::move(label)};
  diagnostic.path = site.path;
  diagnostic.help = form_of(mark);
  site.diagnostics.add(std::move(diagnostic));
}

Value refused(const MarkSite& site) {
  return make_unknown(site.arena, "the mark could not be read", site.origin);
}

const MarkPart* find_part(std::span<const MarkPart> parts, std::string_view key) {
  const auto found = std::find_if(parts.begin(), parts.end(), [key](const MarkPart& part) { return part.key == key; });
  return found == parts.end() ? nullptr : &*found;
}

bool has_only(Mark mark, std::span<const MarkPart> parts, std::span<const std::string_view> known,
              const MarkSite& site) {
  bool good = true;
  for (const MarkPart& part : parts) {
    if (std::find(known.begin(), known.end(), part.key) != known.end()) continue;
    const std::string hint = text::did_you_mean(part.key, known);
    report(mark, site, part.key_span, fmt::format("`{}` has no part `{}`", mark_text(mark), part.key), hint);
    good = false;
  }
  return good;
}

/// The part as a text that is not empty; reports what else it is.
const String* required_text(Mark mark, std::span<const MarkPart> parts, std::string_view key, const MarkSite& site) {
  const MarkPart* part = find_part(parts, key);
  if (part == nullptr) {
    report(mark, site, site.span, fmt::format("`{}` lacks its `{}`", mark_text(mark), key), "");
    return nullptr;
  }
  if (part->value.has(kUnknown) && site.part_refused) return nullptr;
  if (!part->value.is_string() || part->value.text().empty()) {
    report(mark, site, part->key_span, fmt::format("`{}` of `{}` is not a text", key, mark_text(mark)), "");
    return nullptr;
  }
  return part->value.s;
}

bool is_variable_name(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

bool is_marked(const Value& value) {
  return value.has(kUnknown) || value.has(kDeploy) || value.has(kAssumed);
}

bool has_mark_inside(const Value& value) {
  if (is_marked(value)) return true;
  if (value.is_list()) {
    const auto items = value.items();
    return std::any_of(items.begin(), items.end(), has_mark_inside);
  }
  if (!value.is_map()) return false;
  const auto members = value.map().members();
  return std::any_of(members.begin(), members.end(), [](const Member& m) { return has_mark_inside(m.value); });
}

Value make_assumed(std::span<const MarkPart> parts, const MarkSite& site) {
  if (!has_only(Mark::assumed, parts, kAssumedParts, site)) return refused(site);
  const String* reason = required_text(Mark::assumed, parts, "reason", site);
  const MarkPart* value = find_part(parts, "value");
  if (value == nullptr) report(Mark::assumed, site, site.span, "`!assumed` lacks its `value`", "");
  if (reason == nullptr || value == nullptr) return refused(site);
  if (is_marked(value->value)) {
    if (site.part_refused) return refused(site);
    report(Mark::assumed, site, value->key_span, "the value of `!assumed` is itself marked", "");
    return refused(site);
  }
  const std::uint32_t note = site.origins == nullptr ? 0 : site.origins->add_note(std::string{reason->view()});
  return assume(value->value, note, site.arena, site.origins);
}

Value make_deploy(std::span<const MarkPart> parts, const MarkSite& site) {
  if (!has_only(Mark::deploy, parts, kDeployParts, site)) return refused(site);
  const String* name = required_text(Mark::deploy, parts, "name", site);
  if (name == nullptr) return refused(site);
  if (!is_variable_name(name->view())) {
    report(Mark::deploy, site, find_part(parts, "name")->key_span,
           fmt::format("`{}` is no name of a variable: letters, digits and `_`, no digit first", name->view()), "");
    return refused(site);
  }
  auto* deploy = site.arena.create<Deploy>();
  deploy->name = name;
  if (find_part(parts, "as") != nullptr) {
    deploy->as = required_text(Mark::deploy, parts, "as", site);
    if (deploy->as == nullptr) return refused(site);
  }
  if (const MarkPart* example = find_part(parts, "example"); example != nullptr) {
    if (has_mark_inside(example->value)) {
      if (site.part_refused) return refused(site);
      report(Mark::deploy, site, example->key_span, "the example of `!deploy` is itself marked", "");
      return refused(site);
    }
    deploy->example = example->value;
  }
  Value value = Value::of(deploy, TypeId::deploy, site.origin);
  value.flags = kDeploy;
  return value;
}

}  // namespace

std::optional<Mark> mark_of_tag(std::string_view tag) {
  if (tag == "!assumed") return Mark::assumed;
  if (tag == "!unknown") return Mark::unknown;
  if (tag == "!deploy") return Mark::deploy;
  return std::nullopt;
}

std::string_view mark_text(Mark mark) {
  return kMarks[static_cast<std::size_t>(mark)];
}

std::string suggest_mark(std::string_view tag) {
  std::string hint = text::did_you_mean(tag, kMarks);
  return hint.empty() ? "the marks are `!assumed`, `!unknown` and `!deploy`" : hint;
}

Value make_mark(Mark mark, std::span<const MarkPart> parts, const MarkSite& site) {
  switch (mark) {
    case Mark::assumed:
      return make_assumed(parts, site);
    case Mark::deploy:
      return make_deploy(parts, site);
    case Mark::unknown:
      break;
  }
  report(mark, site, site.span, "`!unknown` takes a reason, not a map", "");
  return refused(site);
}

Value make_scalar_mark(Mark mark, std::optional<std::string_view> text, const MarkSite& site) {
  if (mark != Mark::unknown) {
    report(mark, site, site.span, fmt::format("`{}` takes a map", mark_text(mark)), "");
    return refused(site);
  }
  if (!text || text->empty()) {
    report(mark, site, site.span, "`!unknown` lacks its reason", "");
    return refused(site);
  }
  return make_unknown(site.arena, *text, site.origin);
}

Value make_unknown(Arena& arena, std::string_view reason, OriginId origin) {
  auto* unknown = arena.create<Unknown>();
  unknown->reason = arena.copy(reason);
  Value value = Value::of(unknown, TypeId::unknown, origin);
  value.flags = kUnknown;
  return value;
}

Value assume(const Value& value, std::uint32_t note, Arena& arena, Origins* origins) {
  const auto with_note = [note, origins](OriginId id) {
    if (origins == nullptr || id == OriginId::none) return id;
    Origin origin = origins->get(id);
    origin.note = note;
    return origins->add(origin);
  };
  Value result = value;
  if (!value.has(kUnknown) && !value.has(kDeploy)) {
    result.flags |= kAssumed;
    result.origin = with_note(value.origin);
  }
  if (value.is_list()) {
    result.l = arena.list(value.items());
    for (Value& item : std::span<Value>{result.l->data, result.l->size}) item = assume(item, note, arena, origins);
  } else if (value.is_map()) {
    Map* map = arena.map(value.map().size);
    for (const Member& member : value.map().members()) {
      map->data[map->size++] = {member.key, assume(member.value, note, arena, origins), member.key_origin};
    }
    result.m = map;
  }
  return result;
}

}  // namespace stageplot::document
