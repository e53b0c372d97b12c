// What the writers of go-yaml v2's and v3's text (yaml_writer.cpp, yaml_v3_writer.cpp) have in common: the walk over a
// tree, lists, maps and keys, the limits, the runs of a source map. A writer derives from it and says what is its own:
// how a value is written (`node`), how a string is (`string`), which keys it refuses (`key_error`). Known at compile
// time, since toYaml is among what charts call most.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/value.hpp"
#include "document/written_text.hpp"
#include "document/yaml_emitter.hpp"
#include "document/yaml_key_order.hpp"

namespace stageplot::document {

/// Longer keys are written behind `?`.
inline constexpr std::size_t kMostSimpleKey = 128;

/// Where a value stands.
enum class YamlPlace : std::uint8_t { root, item, member };

template <typename Writer>
class YamlTreeWriter {
 public:
  WrittenText write(const Value& value) && {
    WrittenText result;
    if (self().node(value, YamlPlace::root, 0)) {
      emitter_.write_indent();
      result.text = std::move(emitter_).take();
      result.runs = std::move(runs_);
    } else {
      result.error = std::move(error_);
      result.too_large = too_large_;
    }
    return result;
  }

 protected:
  YamlTreeWriter(bool records_runs, KeyOrder order) : records_runs_(records_runs), order_(order) {}

  bool fail(std::string error) {
    error_ = std::move(error);
    return false;
  }

  void mark(OriginId origin, std::uint32_t at) {
    if (records_runs_) runs_.push_back({at, origin});
  }

  /// Whether a value of this depth may still be written; `too_deep` is said where it is too deep.
  bool within_limits(int depth, std::string_view too_deep) {
    if (depth > kMostWrittenDepth) return fail(std::string{too_deep});
    if (emitter_.size() + runs_.size() * sizeof(Run) <= kMostWrittenBytes) return true;
    too_large_ = true;
    return fail("the text is too large");
  }

  /// A scalar that is no string.
  bool bare(std::string_view text, OriginId origin) {
    mark(origin, emitter_.next_token());
    emitter_.write_scalar(text, EmittedStyle::plain, false);
    return true;
  }

  /// `indentless`: with its hyphens below the key.
  bool list(const Value& value, bool indentless, int depth) {
    const auto items = value.items();
    if (items.empty()) return empty("[", "]", value.origin);
    emitter_.push_indent(false, indentless);
    for (const Value& item : items) {
      emitter_.write_indent();
      mark(item.origin, emitter_.size());
      emitter_.write_indicator("-", true, false, true);
      if (!self().node(item, YamlPlace::item, depth + 1)) return false;
    }
    emitter_.pop_indent();
    return true;
  }

  /// A collection without anything in it.
  bool empty(std::string_view open, std::string_view close, OriginId origin) {
    mark(origin, emitter_.next_token());
    emitter_.write_indicator(open, true, true, false);
    emitter_.write_indicator(close, false, false, false);
    return true;
  }

  /// `keeps_order`: its members stay as they are (the fields of a struct).
  bool map(const Value& value, bool keeps_order, int depth) {
    const auto members = value.map().members();
    if (members.empty()) return empty("{", "}", value.origin);
    const auto before = [this](const Member* a, const Member* b) {
      return yaml_key_before(a->key->view(), b->key->view(), order_);
    };
    std::vector<const Member*> ordered;
    ordered.reserve(members.size());
    for (const Member& member : members) ordered.push_back(&member);
    if (!keeps_order && !std::is_sorted(ordered.begin(), ordered.end(), before)) {
      std::stable_sort(ordered.begin(), ordered.end(), before);
    }
    emitter_.push_indent(false, false);
    for (const Member* member : ordered) {
      if (!this->member(*member, depth)) return false;
    }
    emitter_.pop_indent();
    return true;
  }

  YamlEmitter emitter_;

 private:
  Writer& self() { return static_cast<Writer&>(*this); }

  bool member(const Member& member, int depth) {
    const std::string_view key = member.key->view();
    if (const char* error = self().key_error(key)) return fail(error);
    emitter_.write_indent();
    const bool simple = key.size() <= kMostSimpleKey && !analyze_scalar(key).multiline;
    if (!simple) emitter_.write_indicator("?", true, false, true);
    if (!self().string(key, member.key_origin, simple)) return false;
    if (!simple) emitter_.write_indent();
    emitter_.write_indicator(":", !simple, false, !simple);
    return self().node(member.value, YamlPlace::member, depth + 1);
  }

  const bool records_runs_;
  const KeyOrder order_;
  std::vector<Run> runs_;
  std::string error_;
  bool too_large_ = false;
};

}  // namespace stageplot::document
