// The scalar half of the tree builder: values and keys with their resolution, their strings and their findings.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "diagnostics/rules/yaml.hpp"
#include "document/map.hpp"
#include "document/yaml_builder.hpp"
#include "text/go_float.hpp"
#include "text/go_integer.hpp"

namespace stageplot::document {
namespace {

namespace rules = diagnostics::rules;

constexpr std::size_t kMostShown = 40;
/// Begins the text that stands for a key that JSON can't have; no text in UTF-8 has it.
constexpr std::string_view kImpossible = "\xFF";

/// The text as it stands in a message: cut where it is long, never inside a character.
std::string shown(std::string_view text) {
  if (text.size() <= kMostShown) return std::string{text};
  std::size_t end = kMostShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return std::string{text.substr(0, end)} + "…";
}

std::string without_leading_zeros(std::string_view text) {
  std::string result;
  if (text.front() == '+' || text.front() == '-') {
    result += text.front();
    text.remove_prefix(1);
  }
  while (text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9') text.remove_prefix(1);
  return result + std::string{text};
}

std::string without_underscores(std::string_view text) {
  std::string result{text};
  std::erase(result, '_');
  return result;
}

bool means_true(std::string_view word) {
  // y, yes, on in any case
  return word.front() == 'y' || word.front() == 'Y' || word == "on" || word == "On" || word == "ON" || word == "oN";
}

std::string_view kind_text(Kind kind) {
  switch (kind) {
    case Kind::nil:
      return "null";
    case Kind::boolean:
      return "a boolean";
    default:
      return "a number";
  }
}

}  // namespace

Value YamlBuilder::scalar(std::string_view tag) {
  const source::Span place = span(event_.content, event_.end);
  end_ = event_.end;
  if (event_.style == ScalarStyle::literal || event_.style == ScalarStyle::folded) {
    // libyaml ends a block scalar at the next token, lines later.
    while (end_ > event_.content + 1 &&
           (input_.text[end_ - 1] == '\n' || input_.text[end_ - 1] == '\r' || input_.text[end_ - 1] == ' ')) {
      --end_;
    }
  }
  const OriginId from = origin(event_.content, end_);
  const ResolvedScalar resolved = resolve(tag);
  if (resolved.problem != ScalarProblem::none) {
    report_scalar(resolved.problem, event_.value, place);
    return make_unknown(arena_, "it could not be read", from);
  }
  return finish_scalar(resolved, from);
}

ResolvedScalar YamlBuilder::resolve(std::string_view tag) const {
  const bool is_text = tag == "!" || (tag.empty() && event_.style != ScalarStyle::plain);
  if (is_text) return {.value = Value::of(static_cast<const String*>(nullptr)), .decoded = {}};
  if (!is_model()) return resolve_go(tag, event_.value);
  if (tag.empty()) return resolve_model_plain(event_.value);
  return resolve_model_tagged(tag.substr(kYamlTagPrefix.size()), event_.value);
}

Value YamlBuilder::finish_scalar(const ResolvedScalar& scalar, OriginId from) {
  Value value = scalar.value;
  switch (value.kind) {
    case Kind::string:
      value.s = scalar.is_decoded ? arena_.copy(scalar.decoded) : string_of_event();
      break;
    case Kind::integer:
    case Kind::unsigned_integer:
      value = helm_number(value);
      break;
    case Kind::floating:
      if (!std::isfinite(value.f) && !is_model()) {
        has_non_finite_ = true;
        break;
      }
      if (!std::isfinite(value.f)) {
        report_scalar(ScalarProblem::not_finite, event_.value, span(event_.content, event_.end));
        return make_unknown(arena_, "it is not finite", from);
      }
      value = helm_number(value);
      break;
    default:
      break;
  }
  value.origin = from;
  return value;
}

void YamlBuilder::refuse_what_json_lacks(Value& value) {
  if (value.is_list()) {
    for (std::uint32_t i = 0; i < value.l->size; ++i) {
      path_.push(i);
      refuse_what_json_lacks(value.l->data[i]);
      path_.pop();
    }
  } else if (value.is_map()) {
    for (std::uint32_t i = 0; i < value.m->size;) {
      const String* key = value.m->data[i].key;
      if (key->view().starts_with(kImpossible)) {
        const auto found = std::ranges::find(impossible_keys_, key, &ImpossibleKey::text);
        report(rules::yaml_non_string_key, found->place, found->summary, "key", "quote it");
        erase(arena_, *value.m, key->view());
        continue;
      }
      path_.push(key->view());
      refuse_what_json_lacks(value.m->data[i].value);
      path_.pop();
      ++i;
    }
  } else if (value.kind == Kind::floating && !std::isfinite(value.f)) {
    const source::Span place = origins_ == nullptr ? source::Span{} : origins_->span(value.origin);
    const std::string_view written = std::isnan(value.f) ? ".nan" : value.f > 0 ? ".inf" : "-.inf";
    report_scalar(ScalarProblem::not_finite,
                  place.known() ? input_.text.substr(place.begin, place.end - place.begin) : written, place);
    value = make_unknown(arena_, "it is not finite", value.origin);
  }
}

/// Numbers as they come out of JSON: for Helm all floats; for the API server whole floats are integers.
Value YamlBuilder::helm_number(const Value& number) const {
  if (options_.resolution == YamlResolution::helm) {
    if (number.kind == Kind::integer) return Value::of_float(static_cast<double>(number.i));
    if (number.kind == Kind::unsigned_integer) return Value::of_float(static_cast<double>(number.u));
  }
  if (options_.resolution == YamlResolution::kubernetes && number.kind == Kind::floating) {
    const auto whole = text::parse_integer(text::format_json_float(number.f), 10);
    if (whole.error == text::NumberError::none) return Value::of_integer(whole.value);
  }
  return number;
}

const String* YamlBuilder::string_of_event() {
  if (input_.file != source::FileId::none) {
    const std::uint32_t quote =
        event_.style == ScalarStyle::single_quoted || event_.style == ScalarStyle::double_quoted ? 1 : 0;
    const std::uint32_t length = event_.end - event_.content;
    const bool quoted_or_plain = quote == 1 || event_.style == ScalarStyle::plain;
    if (quoted_or_plain && length == event_.value.size() + 2 * quote) {
      const std::string_view written = input_.text.substr(event_.content + quote, event_.value.size());
      if (written == event_.value) return arena_.borrow(written);
    }
  }
  return arena_.copy(event_.value);
}

YamlBuilder::Key YamlBuilder::key() {
  ++nodes_;
  const std::uint32_t begin = event_.content;
  end_ = event_.end;
  if (event_.kind == YamlEventKind::scalar) {
    const std::string tag{event_.tag};
    const std::string name{event_.anchor};
    const OriginId from = origin(begin, event_.end);
    const bool is_merge = event_.value == "<<" &&
                          ((event_.style == ScalarStyle::plain && tag.empty()) || tag == "tag:yaml.org,2002:merge");
    if (is_merge && is_model()) {
      report(rules::yaml_merge_key, span(begin, event_.end), "merge key `<<` in the model", "merge key",
             "write the members out, or put what is shared into a layer");
      return {};
    }
    if (is_merge) return {.text = nullptr, .origin = from, .merge = true};
    if (is_model() && mark_of_tag(tag)) {
      report(rules::yaml_bad_mark, span(event_.begin, event_.end), fmt::format("a key is marked with `{}`", tag), "key",
             "put the mark on the value");
      return {};
    }
    if (is_model() && !tag.empty() && tag != "!" && !tag.starts_with(kYamlTagPrefix)) {
      report(rules::yaml_unknown_tag, span(event_.begin, event_.content), fmt::format("tag `{}` on a key", tag),
             "unknown tag", "remove the tag");
      return {};
    }
    const ResolvedScalar scalar = resolve(tag);
    const Key result = resolve_key(scalar, from);
    if (!name.empty() && result.text != nullptr) {
      const Value value = scalar.value.is_string() ? Value::of(result.text, from) : scalar.value;
      anchors_[name] = {.value = value, .nodes = 1, .order = anchor_count_++, .complete = true};
    }
    return result;
  }
  const source::Span place = span(event_.begin, event_.end);
  const Value value = node();
  if (value.is_string()) return {.text = value.s, .origin = origin(begin, end_)};
  std::string text;
  if (!is_model() && go_key_text({.value = value, .decoded = {}}, {}, text)) {
    return {.text = arena_.copy(text), .origin = origin(begin, end_)};
  }
  if (value.is_map() && place.begin > 0 && input_.text.substr(place.begin - 1).starts_with("{{")) {
    report(rules::yaml_non_string_key, place, "`{{` opens a map as the key of a map", "not a template here",
           "quote a string that begins with `{{`");
    return {};
  }
  report(rules::yaml_non_string_key, place,
         value.is_map() || value.is_list() ? "a list or map stands as a key" : "a key is not a string", "key",
         "write the key as a string in one line");
  return {};
}

YamlBuilder::Key YamlBuilder::resolve_key(const ResolvedScalar& scalar, OriginId from) {
  const source::Span place = span(event_.content, event_.end);
  if (scalar.problem != ScalarProblem::none) {
    report_scalar(scalar.problem, event_.value, place);
    return {.text = string_of_event(), .origin = from};
  }
  if (scalar.value.is_string() && !scalar.is_decoded) return {.text = string_of_event(), .origin = from};
  if (is_model()) {
    report(rules::yaml_non_string_key, place,
           event_.value.empty()
               ? "a key is empty"
               : fmt::format("key `{}` is {}, not a string", shown(event_.value), kind_text(scalar.value.kind)),
           "key", event_.value.empty() ? "write a key before the colon" : fmt::format("write `\"{}\"`", event_.value));
    return {.text = string_of_event(), .origin = from};
  }
  std::string text;
  if (go_key_text(scalar, event_.value, text)) return {.text = arena_.copy(text), .origin = from};
  std::string summary =
      fmt::format("key `{}` is {}, which JSON can't have as a key", shown(event_.value), kind_text(scalar.value.kind));
  if (options_.resolution != YamlResolution::helm || options_.refuse_repeated_keys) {
    report(rules::yaml_non_string_key, place, std::move(summary), "key", "quote it");
    return {};
  }
  const std::string value = scalar.value.is_nil() ? "null" : std::to_string(scalar.value.u);
  const String* stand_in = arena_.copy(std::string{kImpossible} + value);
  impossible_keys_.push_back({.text = stand_in, .place = place, .summary = std::move(summary)});
  return {.text = stand_in, .origin = from, .impossible = true};
}

void YamlBuilder::report_scalar(ScalarProblem problem, std::string_view text, source::Span place) {
  const std::string seen = shown(text);
  const std::string quoted = fmt::format("`\"{}\"` for the text", seen);
  switch (problem) {
    case ScalarProblem::none:
      return;
    case ScalarProblem::word: {
      const std::string_view boolean = means_true(text) ? "true" : "false";
      return report(rules::yaml_unquoted_word, place,
                    fmt::format("`{}` without quotes is `{}` for some readers and a text for others", seen, boolean),
                    "quotes missing", fmt::format("write {}, or `{}` for the boolean", quoted, boolean));
    }
    case ScalarProblem::leading_zero:
      return report(rules::yaml_unquoted_number, place,
                    fmt::format("`{}` without quotes loses its leading zero, or is octal for some readers", seen),
                    "quotes missing",
                    fmt::format("write {}, or `{}` for the number", quoted, shown(without_leading_zeros(text))));
    case ScalarProblem::number_prefix:
      return report(rules::yaml_unquoted_number, place,
                    fmt::format("`{}` without quotes is a number for some readers and a text for others", seen),
                    "quotes missing", fmt::format("write {}, or the number in decimal", quoted));
    case ScalarProblem::underscore:
      return report(rules::yaml_unquoted_number, place,
                    fmt::format("`{}` without quotes is a number for some readers and a text for others", seen),
                    "quotes missing",
                    fmt::format("write {}, or `{}` for the number", quoted, shown(without_underscores(text))));
    case ScalarProblem::sexagesimal:
      return report(rules::yaml_unquoted_number, place,
                    fmt::format("`{}` without quotes is a number in base 60 for some readers", seen), "quotes missing",
                    fmt::format("write {}", quoted));
    case ScalarProblem::not_finite:
      return report(rules::yaml_bad_number, place, fmt::format("`{}` is a number that JSON can't hold", seen),
                    "not finite", fmt::format("write {}, or a finite number", quoted));
    case ScalarProblem::too_long:
      return report(rules::yaml_bad_number, place, fmt::format("number `{}` does not fit into 64 bits", seen),
                    "would lose digits", fmt::format("write {}", quoted));
    case ScalarProblem::bad_tag_value:
      return report(rules::yaml_bad_tag_value, place, fmt::format("`{}` does not fit its tag", seen), "",
                    "change the value, or remove the tag");
    case ScalarProblem::bad_binary:
      return report(rules::yaml_bad_tag_value, place, "the value of `!!binary` is not base64", "",
                    "encode the bytes as base64");
  }
}

}  // namespace stageplot::document
