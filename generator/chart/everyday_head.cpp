#include "chart/everyday_head.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "document/everyday_yaml.hpp"
#include "document/text_check.hpp"
#include "document/yaml_reader.hpp"
#include "document/yaml_scalar.hpp"
#include "text/plain_run.hpp"

namespace stageplot::chart {

using document::ScalarStyle;
using document::YamlEventKind;

namespace {

bool is_plain(const document::YamlEvent& event) {
  return event.style == ScalarStyle::plain;
}

/// encoding/json finds fields by their names in any case.
bool is_called(std::string_view key, std::string_view name) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::ranges::equal(key, name, {}, lower, lower);
}

class HeadReader {
 public:
  HeadReader(std::string_view document, bool plain) : events_(document, document::EverydayYaml::Escapes::go, plain) {}

  std::optional<ManifestHead> read() {
    if (!advance()) return std::nullopt;
    if (event_.kind == YamlEventKind::stream_end) return head_;
    if (!advance() || event_.kind != YamlEventKind::mapping_start || !fields()) return std::nullopt;
    // What follows the document is nothing, or not everyday.
    if (!advance() || !advance() || event_.kind != YamlEventKind::stream_end) return std::nullopt;
    return std::move(head_);
  }

 private:
  enum class Field : std::uint8_t { other, api_version, kind, metadata, name, annotations, unclear };
  struct Named {
    std::string_view name;
    Field field;
  };

  bool advance() { return events_.next(event_); }

  /// Behind the beginning of the document's map.
  bool fields() {
    static constexpr Named kFields[] = {
        {"apiVersion", Field::api_version}, {"kind", Field::kind}, {"metadata", Field::metadata}};
    return members([this] {
      switch (field_of_key(kFields)) {
        case Field::api_version:
          return text(head_.api_version);
        case Field::kind:
          return text(head_.kind);
        case Field::metadata:
          return map([this] { return metadata(); });
        case Field::other:
          return pass_value();
        default:
          return false;
      }
    });
  }

  bool metadata() {
    static constexpr Named kFields[] = {{"name", Field::name}, {"annotations", Field::annotations}};
    return members([this] {
      switch (field_of_key(kFields)) {
        case Field::name:
          return text(head_.name);
        case Field::annotations:
          return map([this] { return annotations(); });
        case Field::other:
          return pass_value();
        default:
          return false;
      }
    });
  }

  bool annotations() {
    return members([this] {
      const bool is_hook = event_.value == "helm.sh/hook";
      if (is_hook && head_.hook) return false;
      std::string value;
      if (!text(value)) return false;
      if (is_hook) head_.hook = std::move(value);
      return true;
    });
  }

  /// Calls `member` with event_ at each key, which goes to the last event of the key's value.
  template <typename Member>
  bool members(const Member& member) {
    for (;;) {
      if (!advance()) return false;
      if (event_.kind == YamlEventKind::mapping_end) return true;
      if (!is_clear_key() || !member()) return false;
    }
  }

  template <typename Members>
  bool map(const Members& members) {
    return advance() && event_.kind == YamlEventKind::mapping_start && members();
  }

  /// A field that comes once, under its very name.
  template <std::size_t N>
  Field field_of_key(const Named (&fields)[N]) {
    for (const Named& one : fields) {
      if (event_.value.size() != one.name.size() || !is_called(event_.value, one.name)) continue;
      if (event_.value != one.name) return Field::unclear;
      bool& seen = seen_[static_cast<std::size_t>(one.field)];
      return std::exchange(seen, true) ? Field::unclear : one.field;
    }
    return Field::other;
  }

  bool text(std::string& into) {
    if (!advance() || event_.kind != YamlEventKind::scalar) return false;
    if (is_plain(event_) && !document::resolve_go({}, event_.value).value.is_string()) return false;
    into = event_.value;
    return true;
  }

  /// A key that is a text or becomes one without a question.
  [[nodiscard]] bool is_clear_key() const {
    if (event_.kind != YamlEventKind::scalar || event_.value == "<<") return false;
    if (!is_plain(event_) || event_.value.empty()) return !is_plain(event_);
    const char first = event_.value.front();
    const bool may_be_letters_alone = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    if (may_be_letters_alone && first != 'n' && first != 'N') return true;
    std::string ignored;
    return document::go_key_text(document::resolve_go({}, event_.value), event_.value, ignored);
  }

  /// Whether a value may be one of the numbers that JSON cannot hold.
  [[nodiscard]] bool may_be_infinite() const {
    const std::string_view text = event_.value;
    if (!is_plain(event_) || text.size() < 4 || text.size() > 5 || text[text.size() - 4] != '.') return false;
    return std::string_view{"fFnN"}.find(text.back()) != std::string_view::npos;
  }

  bool pass_value() {
    open_.clear();
    do {
      if (!advance()) return false;
      const bool is_key = !open_.empty() && open_.back() == Awaits::key;
      switch (event_.kind) {
        case YamlEventKind::mapping_start:
        case YamlEventKind::sequence_start:
          if (is_key || open_.size() >= kDeepest) return false;
          open_.push_back(event_.kind == YamlEventKind::mapping_start ? Awaits::key : Awaits::item);
          continue;
        case YamlEventKind::mapping_end:
        case YamlEventKind::sequence_end:
          open_.pop_back();
          break;
        case YamlEventKind::scalar:
          if (is_key) {
            if (!is_clear_key()) return false;
            open_.back() = Awaits::value;
            continue;
          }
          if (may_be_infinite()) return false;
          break;
        default:
          return false;
      }
      if (!open_.empty() && open_.back() == Awaits::value) open_.back() = Awaits::key;
    } while (!open_.empty());
    return true;
  }

  enum class Awaits : std::uint8_t { key, value, item };
  static constexpr std::size_t kDeepest = 100;  // less than a reader of trees permits

  document::EverydayYaml events_;
  document::YamlEvent event_;
  ManifestHead head_;
  bool seen_[static_cast<std::size_t>(Field::unclear)] = {};
  std::vector<Awaits> open_;
};

}  // namespace

std::optional<ManifestHead> read_everyday_head(std::string_view document) {
  const document::YamlOptions options;
  const document::TextLimits limits{.max_bytes = options.max_bytes, .permit_unusual_breaks = true};
  // What most documents consist of alone needs no second look.
  const bool plain = text::plain_run(document) == document.size() && document.size() <= limits.max_bytes;
  if (!plain && document::check_text(document, source::FileId::none, limits)) return std::nullopt;
  return HeadReader(document, plain).read();
}

}  // namespace stageplot::chart
