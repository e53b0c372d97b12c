#include "diff/describe.hpp"

#include <algorithm>

#include "diff/section_shape.hpp"
#include "redaction/secret_names.hpp"
#include "redaction/shown_value.hpp"

namespace stageplot::diff {
namespace {

using document::Kind;
using document::Value;

constexpr std::size_t kMostLookedAt = 20'000;  // characters of long values, to find where they differ
constexpr std::size_t kBefore = 60;            // characters that stay in front of the first difference

Severity severity_of(ChangeKind kind) {
  if (kind == ChangeKind::reordered) return Severity::information;
  return kind == ChangeKind::duplicate ? Severity::warning : Severity::difference;
}

/// The name that says whether the value is a secret: the last key, or of `env[DB_PASSWORD].value` the item's.
std::string_view name_at(const Path& path) {
  for (std::size_t i = path.steps.size(); i-- > 0;) {
    const Step& step = path.steps[i];
    if (step.kind == Step::Kind::position) continue;
    const bool of_pair = i > 0 && step.kind == Step::Kind::member && (step.text == "value" || step.text == "Value") &&
                         path.steps[i - 1].kind == Step::Kind::keyed_item;
    return of_pair ? path.steps[i - 1].text : step.text;
  }
  return {};
}

/// Long values from shortly before the place where they differ.
void show_difference(std::string& a, std::string& b) {
  const auto [in_a, in_b] = std::ranges::mismatch(a, b);
  const auto from = static_cast<std::size_t>(in_a - a.begin());
  const bool is_long = from + kBefore > redaction::kMostShown;
  if (is_long) {
    a = redaction::cut_in_front(a, from - std::min(from, kBefore));
    b = redaction::cut_in_front(b, from - std::min(from, kBefore));
  }
  a = redaction::cut(a, redaction::kMostShown);
  b = redaction::cut(b, redaction::kMostShown);
}

bool has_lines(std::string_view text) {
  return text.find('\n') != std::string_view::npos;
}

}  // namespace

Class class_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::changed:
      return Class::changed;
    case ChangeKind::only_a:
      return Class::only_a;
    case ChangeKind::only_b:
      return Class::only_b;
    case ChangeKind::moved:
      return Class::moved;
    case ChangeKind::reordered:
      return Class::order;
    case ChangeKind::duplicate:
      return Class::duplicate_key;
  }
  return Class::changed;
}

std::string_view type_name(const Value& value) {
  switch (value.kind) {
    case Kind::nil:
      return "null";
    case Kind::boolean:
      return "boolean";
    case Kind::integer:
    case Kind::unsigned_integer:
      return "integer";
    case Kind::floating:
      return "number";
    case Kind::string:
    case Kind::bytes:
      return "string";
    case Kind::list:
      return "list";
    case Kind::map:
      return "map";
    case Kind::object:
      break;
  }
  return value.type == document::TypeId::deploy ? "deploy" : "unknown";
}

bool is_secret_place(const Path& path, std::string_view kind) {
  if (kind == "Secret" && !path.steps.empty() &&
      (path.steps.front().text == "data" || path.steps.front().text == "stringData")) {
    return true;
  }
  return redaction::names_a_secret(name_at(path));
}

std::vector<TextLine> describe_text(std::string_view a, std::string_view b, const redaction::Redactor& redactor) {
  if (!has_lines(a) && !has_lines(b)) return {};
  return text_diff(redactor.redact(a), redactor.redact(b));
}

Item describe(const Change& change, const redaction::Redactor& redactor, const DescribeOptions& options) {
  Item item{.path = redactor.redact(change.path.text()),
            .pointer = redactor.redact(change.path.pointer(!change.on_b)),
            .what = class_of(change.kind),
            .severity = severity_of(change.kind),
            .leaves = change.leaves};
  const bool secret_object = options.kind == "Secret" && is_secret_place(change.path, options.kind);
  const std::string_view name = name_at(change.path);
  const auto shown = [&](const Value& value) {
    redaction::ShownValue text = redaction::show(value, redactor,
                                                 {.name = name,
                                                  .secret = secret_object,
                                                  .most = kMostLookedAt,
                                                  .sections = kSections,
                                                  .section_key = kSectionKey});
    item.redacted = item.redacted || text.redacted;
    return SideValue{std::move(text.text), std::string{type_name(value)}};
  };
  if (change.on_a) item.a = shown(change.a);
  if (change.on_b) item.b = shown(change.b);
  if (item.a && item.b) {
    show_difference(item.a->text, item.b->text);
  } else if (item.a) {
    item.a->text = redaction::cut(item.a->text, redaction::kMostShown);
  } else if (item.b) {
    item.b->text = redaction::cut(item.b->text, redaction::kMostShown);
  }

  const bool texts = change.kind == ChangeKind::changed && change.a.is_string() && change.b.is_string();
  if (texts && !is_secret_place(change.path, options.kind) && !change.a.has(document::kSecret) &&
      !change.b.has(document::kSecret)) {
    item.text = describe_text(change.a.text(), change.b.text(), redactor);
  }
  if (change.kind == ChangeKind::moved) {
    const Step& step = change.path.steps.back();
    item.note = "position " + std::to_string(step.index_a) + " → " + std::to_string(step.index_b);
  }
  if (change.on_a && options.source_a) item.source_a = options.source_a(change.a);
  if (change.on_b && options.source_b) item.source_b = options.source_b(change.b);
  return item;
}

std::vector<Item> describe(const std::vector<Change>& changes, const redaction::Redactor& redactor,
                           const DescribeOptions& options) {
  std::vector<Item> items;
  items.reserve(changes.size());
  for (const Change& change : changes) items.push_back(describe(change, redactor, options));
  return items;
}

}  // namespace stageplot::diff
