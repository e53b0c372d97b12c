#include "chart/set_values.hpp"

#include <algorithm>
#include <charconv>

#include "document/json_reader.hpp"
#include "document/map.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/unicode_case.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::chart {

using document::Map;
using document::Value;

namespace {

constexpr std::int64_t kLargestIndex = 65'536;
/// Lists in lists have no limit of Helm's.
constexpr int kMostNestedLists = 240;

/// How reading a part ended: at its end, at the end of the text, or at a mistake.
struct Status {
  enum class Kind { done, end_of_text, failed } kind = Kind::done;
  std::string message;

  [[nodiscard]] bool done() const { return kind == Kind::done; }
};

Status end_of_text() {
  return {Status::Kind::end_of_text, "EOF"};
}

Status failed(std::string message) {
  return {Status::Kind::failed, std::move(message)};
}

/// Go's %q of a []rune: `['a' 'b']`.
std::string quote_runes(std::string_view text) {
  std::string quoted = "[";
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded rune = text::decode_utf8(text, at);
    at += rune.length;
    quoted += (quoted.size() > 1 ? " " : "") + text::go_quote_rune(static_cast<std::int64_t>(rune.code_point));
  }
  return quoted + ']';
}

/// Where the number or word of JSON at the beginning of `text` ends; 0 where there is none.
std::size_t json_word_end(std::string_view text) {
  for (const std::string_view word : {"true", "false", "null"}) {
    if (text.starts_with(word)) return word.size();
  }
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at > begin;
  };
  if (text.substr(at).starts_with('0')) {
    ++at;
  } else if (!digits()) {
    return 0;
  }
  if (text.substr(at).starts_with('.')) {
    ++at;
    if (!digits()) return 0;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (!digits()) return 0;
  }
  return at;
}

/// Go's complaint where a value is of another type than the text takes it for.
Status wrong_type(const Value& value, std::string_view wanted) {
  const std::string type = value.is_nil() ? "nil" : std::string{gotemplate::go_type_name(value)};
  return failed("unable to parse key: interface conversion: interface {} is " + type + ", not " + std::string{wanted});
}

bool equal_fold(std::string_view text, std::string_view lower) {
  return std::ranges::equal(
      text, lower, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b; });
}

class SetParser {
 public:
  SetParser(std::string_view text, SetKind kind, document::OriginId from, document::Arena& arena,
            const Profile& profile, const ReadSetFile& read_file)
      : text_(text), kind_(kind), from_(from), arena_(arena), profile_(profile), read_file_(read_file) {}

  Status parse(Map& values) {
    for (;;) {
      Status status = key(values, 0);
      if (!status.done()) return status;
    }
  }

 private:
  /// The text up to one of the characters of `stop`, `\` taking the special meaning from what follows.
  struct Piece {
    std::string text;
    char stopped_at = '\0';
    bool at_end = false;
  };

  Piece until(std::string_view stop) {
    Piece piece;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (stop.find(c) != std::string_view::npos) {
        ++at_;
        piece.stopped_at = c;
        return piece;
      }
      if (c == '\\' && kind_ != SetKind::literal) {
        ++at_;
        if (at_ >= text_.size()) break;
      }
      const text::Decoded decoded = text::decode_utf8(text_, at_);
      text::append_utf8(piece.text, decoded.code_point);
      at_ += decoded.length;
    }
    piece.at_end = true;
    return piece;
  }

  void set(Map& map, std::string_view key, Value value) {
    if (key.empty()) return;
    value.origin = value.origin == document::OriginId::none ? from_ : value.origin;
    document::set(arena_, map, arena_.copy(key), value, from_);
  }

  Value text_value(std::string_view text) { return Value::of(arena_.copy(text), from_); }

  Value typed(std::string_view text) {
    if (kind_ == SetKind::text) return text_value(text);
    if (equal_fold(text, "true")) return Value::of(true, from_);
    if (equal_fold(text, "false")) return Value::of(false, from_);
    if (equal_fold(text, "null")) return Value::nothing(from_);
    if (text == "0") return Value::of_integer(0, from_);
    if (!text.empty() && text[0] != '0') {
      const std::string_view digits = text[0] == '+' ? text.substr(1) : text;
      const bool sign_twice = text[0] == '+' && digits.starts_with('-');
      std::int64_t number = 0;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
      if (error == std::errc{} && end == digits.data() + digits.size() && !sign_twice) {
        return Value::of_integer(number, from_);
      }
    }
    return text_value(text);
  }

  Status key(Map& map, int nesting) {
    const Piece piece = until(kind_ == SetKind::literal ? "=[." : "=[,.");
    if (piece.at_end) {
      return piece.text.empty() ? end_of_text() : failed("key " + text::go_quote(piece.text) + " has no value");
    }
    switch (piece.stopped_at) {
      case '[':
        return indexed(map, piece.text, nesting);
      case '=':
        return assigned([&](const Value& value) {
          set(map, piece.text, value);
          return Status{};
        });
      case ',':
        set(map, piece.text, text_value(""));
        return failed("key " + text::go_quote(piece.text) + " has no value (cannot end with ,)");
      default:
        return nested(map, piece.text, nesting + 1);
    }
  }

  Status indexed(Map& map, const std::string& name, int nesting) {
    std::int64_t index = 0;
    if (Status status = read_index(index); !status.done()) {
      return wrong_index(status);
    }
    Value list = Value::of(arena_.list(0), from_);
    if (const document::Member* found = document::find(map, name)) {
      if (!found->value.is_list()) return wrong_type(found->value, "[]interface {}");
      list = found->value;
    }
    Status status = list_item(list, index, nesting);
    set(map, name, list);
    return status;
  }

  Status nested(Map& map, const std::string& name, int nesting) {
    if (nesting > profile_.most_set_nesting) {
      return failed("value name nested level is greater than maximum supported nested level of " +
                    std::to_string(profile_.most_set_nesting));
    }
    Value inner = Value::of(arena_.map(), from_);
    if (const document::Member* found = document::find(map, name)) {
      if (!found->value.is_map()) return wrong_type(found->value, "map[string]interface {}");
      inner = found->value;
    }
    Status status = key(*inner.m, nesting);
    if ((status.done() || profile_.empty_map_hides_error) && inner.m->size == 0)
      return failed("key map " + text::go_quote(name) + " has no value");
    if (inner.m->size > 0) set(map, name, inner);
    return status;
  }

  /// What stands behind a `=`, given to `take`.
  template <typename Take>
  Status assigned(Take take) {
    if (kind_ == SetKind::json) return assigned_json(take);
    if (kind_ == SetKind::literal) return take(text_value(until("").text));
    if (at_ >= text_.size()) {
      Status status = take(text_value(""));
      return status.done() ? end_of_text() : status;
    }
    if (text_[at_] == '{') {
      ++at_;
      std::vector<Value> items;
      Status status = list_items(items);
      if (!status.done()) return status;
      return take(Value::of(arena_.list(items), from_));
    }
    Value value;
    if (Status status = read_value(until(",").text, value); !status.done()) return status;
    return take(value);
  }

  /// What a piece of text stands for.
  Status read_value(const std::string& text, Value& value) {
    if (kind_ != SetKind::file) {
      value = typed(text);
      return {};
    }
    std::string error = "there is nothing to read files with";
    const std::optional<std::string> content = read_file_ ? read_file_(text, error) : std::nullopt;
    if (!content) return failed(error);
    value = text_value(*content);
    return {};
  }

  Status list_items(std::vector<Value>& items) {
    for (;;) {
      const Piece piece = until(",}");
      if (piece.at_end) return failed("list must terminate with '}'");
      if (piece.stopped_at == '}' && at_ < text_.size() && text_[at_] == ',') ++at_;
      Value item;
      if (Status status = read_value(piece.text, item); !status.done()) return status;
      items.push_back(item);
      if (piece.stopped_at == '}') return {};
    }
  }

  template <typename Take>
  Status assigned_json(Take take) {
    if (skip_blanks()) return take(Value::nothing(from_));
    const std::size_t end = json_end();
    std::string error;
    const std::optional<Value> value = document::read_json_text(
        text_.substr(at_, end - at_), from_, arena_, {.numbers_as_float = true, .last_duplicate_wins = true}, error);
    if (!value) return failed(error);
    at_ = end;
    Status status = take(*value);
    skip_blanks();
    return status;
  }

  /// Passes spaces and one comma; whether nothing but these stood there.
  bool skip_blanks() {
    while (at_ < text_.size()) {
      const text::Decoded decoded = text::decode_utf8(text_, at_);
      if (decoded.code_point != U',' && !gotemplate::unicode::is_space(decoded.code_point)) return false;
      at_ += decoded.length;
      if (decoded.code_point == U',') return true;
    }
    return true;
  }

  /// Where the JSON value that begins here ends.
  std::size_t json_end() const {
    if (const std::size_t length = json_word_end(text_.substr(at_)); length > 0) return at_ + length;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = at_; i < text_.size(); ++i) {
      const char c = text_[i];
      if (quoted) {
        if (c == '\\') ++i;
        if (c == '"') {
          quoted = false;
          if (depth == 0) return i + 1;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (c == '}' || c == ']') {
        if (--depth == 0) return i + 1;
      } else if (depth == 0 && (c == ',' || c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
        return i;
      }
    }
    return text_.size();
  }

  /// An index that the text ends in is the end of the text for a Helm that looks into wrapped errors.
  [[nodiscard]] Status wrong_index(const Status& status) const {
    if (status.kind == Status::Kind::end_of_text && profile_.cut_index_is_end) return status;
    return failed("error parsing index: " + status.message);
  }

  Status read_index(std::int64_t& index) {
    const Piece piece = until("]");
    if (piece.at_end) return end_of_text();
    std::string_view digits = piece.text;
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (error == std::errc::result_out_of_range) {
      return failed("strconv.Atoi: parsing " + text::go_quote(piece.text) + ": value out of range");
    }
    if (error != std::errc{} || end != digits.data() + digits.size()) {
      return failed("strconv.Atoi: parsing " + text::go_quote(piece.text) + ": invalid syntax");
    }
    return {};
  }

  Status put(Value& list, std::int64_t index, const Value& value) {
    if (index > kLargestIndex) {
      return failed("index of " + std::to_string(index) + " is greater than maximum supported index of " +
                    std::to_string(kLargestIndex));
    }
    const auto place = static_cast<std::uint32_t>(index);
    if (list.l->size <= place) {
      document::List* longer = arena_.list(place + 1);
      std::copy(list.l->data, list.l->data + list.l->size, longer->data);
      list.l = longer;
    }
    list.l->data[place] = value;
    return {};
  }

  Status list_item(Value& list, std::int64_t index, int nesting) {
    if (index < 0) return failed("negative " + std::to_string(index) + " index not allowed");
    const Piece piece = until("[.=");
    if (!piece.text.empty()) {
      return failed("unexpected data at end of array index: " + quote_runes(piece.text));
    }
    if (piece.at_end) return end_of_text();
    const bool exists = index < static_cast<std::int64_t>(list.l->size);
    if (piece.stopped_at == '=') {
      return assigned([&](const Value& value) { return put(list, index, value); });
    }
    if (piece.stopped_at == '[') {
      if (nested_lists_ >= kMostNestedLists) return failed("lists are nested too deep");
      std::int64_t next = 0;
      if (Status status = read_index(next); !status.done()) return wrong_index(status);
      Value inner = Value::of(arena_.list(0), from_);
      if (exists && !list.l->data[index].is_nil()) {
        if (!list.l->data[index].is_list()) return wrong_type(list.l->data[index], "[]interface {}");
        inner = list.l->data[index];
      }
      ++nested_lists_;
      const Status status = list_item(inner, next, nesting);
      --nested_lists_;
      if (!status.done()) return status;
      return put(list, index, inner);
    }
    Value inner = Value::of(arena_.map(), from_);
    if (exists) {
      if (list.l->data[index].is_map()) {
        inner = list.l->data[index];
      } else {
        list.l->data[index] = inner;
      }
    }
    if (Status status = key(*inner.m, nesting); !status.done()) return status;
    return put(list, index, inner);
  }

  std::string_view text_;
  SetKind kind_;
  document::OriginId from_;
  document::Arena& arena_;
  const Profile& profile_;
  const ReadSetFile& read_file_;
  std::size_t at_ = 0;
  int nested_lists_ = 0;
};

}  // namespace

std::optional<std::string> set_values(std::string_view text, SetKind kind, document::OriginId from,
                                      document::Arena& arena, Map& values, const Profile& profile,
                                      const ReadSetFile& read_file) {
  Status status = SetParser(text, kind, from, arena, profile, read_file).parse(values);
  if (status.kind != Status::Kind::failed) return std::nullopt;
  switch (kind) {
    case SetKind::typed:
      return "failed parsing --set data: " + status.message;
    case SetKind::text:
      return "failed parsing --set-string data: " + status.message;
    case SetKind::json:
      return "failed parsing --set-json data " + std::string{text};
    case SetKind::file:
      return "failed parsing --set-file data: " + status.message;
    case SetKind::literal:
      return "failed parsing --set-literal data: " + status.message;
  }
  return std::nullopt;
}

}  // namespace stageplot::chart
