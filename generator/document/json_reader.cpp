// nlohmann's SAX parser checks the grammar and gives the values; it tells no positions. Since it reports every token in
// order, the handler walks the same text beside it, from token to token, and so knows where each one stands.
#include "document/json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "diagnostics/rules/json.hpp"
#include "document/data_path.hpp"
#include "document/runs.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

namespace rules = diagnostics::rules;

struct JsonInput {
  std::string_view text;
  source::FileId file = source::FileId::none;
  OriginId from = OriginId::none;
  std::span<const Run> runs = {};  // of the text, where parts of it have origins of their own
};

class JsonBuilder {
 public:
  JsonBuilder(const JsonInput& input, Arena& arena, Origins* origins, const JsonOptions& options,
              diagnostics::Diagnostics& diagnostics)
      : input_(input), arena_(arena), origins_(origins), options_(options), diagnostics_(diagnostics) {
    if (input_.text.starts_with(text::kByteOrderMark)) cursor_ = text::kByteOrderMark.size();
  }

  [[nodiscard]] const Value& result() const { return result_; }

  // The names below are those that nlohmann's parser calls.
  bool null() { return literal(Value::nothing(), 4); }
  bool boolean(bool value) { return literal(Value::of(value), value ? 4 : 5); }
  bool number_integer(std::int64_t value) {
    // The parser calls this for numbers with a sign: the float keeps that of `-0`.
    if (options_.numbers_as_float) return number(Value::of_float(value == 0 ? -0.0 : static_cast<double>(value)));
    return number(Value::of_integer(value));
  }
  bool number_unsigned(std::uint64_t value) {
    constexpr auto kLargest = static_cast<std::uint64_t>(INT64_MAX);
    if (options_.numbers_as_float) return number(Value::of_float(static_cast<double>(value)));
    return number(value <= kLargest ? Value::of_integer(static_cast<std::int64_t>(value)) : Value::of_unsigned(value));
  }
  bool number_float(double value, const std::string& /*text*/) { return number(Value::of_float(value)); }
  bool string(std::string& value) {
    const Token token = string_token();
    return put(Value::of(string_of(token, value), origin(token)));
  }
  bool binary(std::vector<std::uint8_t>& /*value*/) { return false; }

  bool start_object(std::size_t /*size*/) { return open(true); }
  bool start_array(std::size_t /*size*/) { return open(false); }
  bool key(std::string& value) {
    const Token token = string_token();
    key_ = string_of(token, value);
    key_origin_ = origin(token);
    return true;
  }
  bool end_object() {
    const Token token = bracket_token();
    const Open level = levels_.back();
    Map* map = make_map(level.first);
    return close(Value::of(map, origin({level.begin, token.end})));
  }
  bool end_array() {
    const Token token = bracket_token();
    const Open level = levels_.back();
    List* list = arena_.list(std::span<const Value>{items_}.subspan(level.first));
    items_.resize(level.first);
    return close(Value::of(list, origin({level.begin, token.end})));
  }

  template <typename Exception>
  bool parse_error(std::size_t position, const std::string& /*last_token*/, const Exception& error) {
    syntax_error(position, error.what());
    return false;
  }

 private:
  struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Open {
    bool object = false;
    std::size_t begin = 0;
    std::size_t first = 0;        // in members_ or items_
    const String* key = nullptr;  // the member of the outer object that this is
    OriginId key_origin = OriginId::none;
  };

  [[nodiscard]] std::size_t next_token() const {
    const std::size_t found = input_.text.find_first_not_of(" \t\r\n,:", cursor_);
    return found == std::string_view::npos ? input_.text.size() : found;
  }
  Token token(std::size_t length) {
    const std::size_t begin = next_token();
    cursor_ = std::min(input_.text.size(), begin + length);
    return {begin, cursor_};
  }
  Token bracket_token() { return token(1); }
  Token string_token() {
    const std::size_t begin = next_token();
    std::size_t end = begin + 1;
    while (end < input_.text.size() && input_.text[end] != '"') end += input_.text[end] == '\\' ? 2 : 1;
    cursor_ = std::min(input_.text.size(), end + 1);
    return {begin, cursor_};
  }

  /// Behind the number at `begin`, as far as JSON's grammar goes: `01` is the number 0 and something else.
  [[nodiscard]] std::size_t number_end(std::size_t begin) const {
    const std::string_view text = input_.text;
    std::size_t at = begin;
    const auto skip = [&](std::string_view characters) {
      const bool found = at < text.size() && characters.find(text[at]) != std::string_view::npos;
      at += found ? 1 : 0;
      return found;
    };
    const auto digits = [&] {
      while (skip("0123456789")) {
      }
    };
    skip("-");
    if (!skip("0")) digits();
    if (skip(".")) digits();
    if (skip("eE")) {
      skip("+-");
      digits();
    }
    return at;
  }

  bool literal(Value value, std::size_t length) {
    value.origin = origin(token(length));
    return put(value);
  }
  bool number(Value value) {
    const std::size_t begin = next_token();
    value.origin = origin(token(number_end(begin) - begin));
    return put(value);
  }

  bool open(bool object) {
    const Token token = bracket_token();
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
  bool close(const Value& value) {
    key_ = levels_.back().key;
    key_origin_ = levels_.back().key_origin;
    levels_.pop_back();
    return put(value);
  }
  bool put(const Value& value) {
    if (levels_.empty()) {
      result_ = value;
    } else if (levels_.back().object) {
      members_.push_back({key_, value, key_origin_});
    } else {
      items_.push_back(value);
    }
    return true;
  }

  Map* make_map(std::size_t first) {
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

  void report_duplicate(const Member& first, const Member& again) {
    report(rules::json_duplicate_key, {}, fmt::format("key `{}` stands twice in this object", again.key->view()),
           "again here", "keep one of them");
    diagnostics::Diagnostic& finding = diagnostics_.all().back();
    finding.path = append_key(path(), again.key->view());
    if (origins_ == nullptr) return;
    finding.primary.span = origins_->span(again.key_origin);
    finding.labels.push_back({.span = origins_->span(first.key_origin), .text = "first here", .resolved = {}});
  }

  /// Of the innermost open object or array.
  [[nodiscard]] std::string path() const {
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
  [[nodiscard]] std::size_t next_item_of(std::size_t level) const {
    for (std::size_t i = level; i < levels_.size(); ++i) {
      if (!levels_[i].object) return levels_[i].first;
    }
    return items_.size();
  }

  const String* string_of(const Token& token, const std::string& value) {
    if (input_.file != source::FileId::none && token.end - token.begin == value.size() + 2) {
      const std::string_view written = input_.text.substr(token.begin + 1, value.size());
      if (written == value) return arena_.borrow(written);
    }
    return arena_.copy(value);
  }

  [[nodiscard]] source::Span span(const Token& token) const {
    if (input_.file == source::FileId::none) return {};
    return {input_.file, static_cast<std::uint32_t>(token.begin), static_cast<std::uint32_t>(token.end)};
  }
  OriginId origin(const Token& token) {
    if (origins_ != nullptr && input_.file != source::FileId::none) return origins_->written(span(token));
    // Behind the quote, which may have been printed by another action.
    return origin_at(input_.runs, token.end - token.begin > 2 ? token.begin + 1 : token.begin, input_.from);
  }

  void report(const diagnostics::Rule& rule, const Token& token, std::string summary, std::string label,
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

  /// `position` counts the characters that the parser took, so that the last one of the bad token is before it.
  void syntax_error(std::size_t position, std::string_view what) {
    const std::string_view text = input_.text;
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      return report(rules::json_syntax, {}, "the file is empty, which is not JSON", "",
                    "write `{}` for an empty object");
    }
    if (what.find("number overflow") != std::string_view::npos) {
      const std::size_t begin = next_token();
      const std::size_t end = number_end(begin);
      return report(rules::json_bad_number, {begin, end},
                    fmt::format("number `{}` does not fit into 64 bits", text.substr(begin, end - begin)),
                    "would be infinite", "write a smaller number, or a string");
    }
    const std::size_t begin = std::min(next_token(), text.size());
    if (begin >= text.size()) {
      const std::size_t open = levels_.empty() ? 0 : levels_.back().begin;
      return report(rules::json_syntax, {open, open + 1}, "this bracket is never closed", "opened here",
                    fmt::format("write `{}` where it ends", !levels_.empty() && levels_.back().object ? '}' : ']'));
    }
    const std::size_t end = std::clamp(position, begin + 1, text.size());
    const char seen = text[begin];
    const std::string_view between = text.substr(cursor_, begin - cursor_);
    if ((seen == '}' || seen == ']') && between.find(',') != std::string_view::npos) {
      const std::size_t comma = cursor_ + between.rfind(',');
      return report(rules::json_syntax, {comma, comma + 1}, fmt::format("a comma before `{}`", seen), "one too many",
                    "remove the comma");
    }
    if (seen == '/' || seen == '#') {
      return report(rules::json_syntax, {begin, begin + 1}, "a comment, which JSON does not have", "comment",
                    "remove it");
    }
    if (seen == '\'') {
      return report(rules::json_syntax, {begin, begin + 1}, "a string in single quotes", "quote",
                    "write double quotes");
    }
    const bool lacks_close =
        what.find("expected ']'") != std::string_view::npos || what.find("expected '}'") != std::string_view::npos;
    if (lacks_close && !levels_.empty()) {
      const std::size_t open = levels_.back().begin;
      report(rules::json_syntax, {begin, begin + 1},
             fmt::format("a comma or `{}` is missing before this", levels_.back().object ? '}' : ']'),
             "not expected here", "separate the entries with commas");
      diagnostics_.all().back().labels.push_back(
          {.span = span({open, open + 1}), .text = "inside this bracket", .resolved = {}});
      return;
    }
    // "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error while … - unexpected …; …"
    std::string_view reason = what;
    if (const std::size_t dash = reason.find(" - "); dash != std::string_view::npos) reason.remove_prefix(dash + 3);
    std::string shortened{reason};
    if (const std::size_t read = reason.find("; last read"); read != std::string_view::npos) {
      const std::size_t expected = reason.find("; expected", read);
      shortened = reason.substr(0, read);
      if (expected != std::string_view::npos) shortened += reason.substr(expected);
    }
    report(rules::json_syntax, {begin, end}, std::move(shortened), "here", "check the text before this place");
  }

  JsonInput input_;
  Arena& arena_;
  Origins* origins_;
  const JsonOptions& options_;
  diagnostics::Diagnostics& diagnostics_;
  std::size_t cursor_ = 0;  // behind the last token
  Value result_;
  std::vector<Open> levels_;
  std::vector<Member> members_;  // of all objects that are being read, innermost last
  std::vector<Value> items_;     // of all arrays that are being read
  const String* key_ = nullptr;
  OriginId key_origin_ = OriginId::none;
};

std::optional<Value> read(const JsonInput& input, Arena& arena, Origins* origins, const JsonOptions& options,
                          diagnostics::Diagnostics& diagnostics) {
  if (input.text.size() > options.max_bytes) {
    diagnostics::Diagnostic diagnostic;
    diagnostic.rule = &rules::json_too_large;
    diagnostic.owner = options.owner;
    diagnostic.summary =
        fmt::format("the file has {} bytes, more than the limit of {}", input.text.size(), options.max_bytes);
    diagnostic.primary.span = {input.file, 0, 0};
    diagnostic.help = "narrow the export, or split the file";
    diagnostics.add(std::move(diagnostic));
    return std::nullopt;
  }
  JsonBuilder builder(input, arena, origins, options, diagnostics);
  const bool good = nlohmann::json::sax_parse(input.text.begin(), input.text.end(), &builder);
  return good ? std::optional<Value>{builder.result()} : std::nullopt;
}

}  // namespace

std::optional<Value> read_json(source::FileId file, const source::SourceFiles& sources, Arena& arena, Origins& origins,
                               const JsonOptions& options, diagnostics::Diagnostics& diagnostics) {
  return read({.text = sources.text(file), .file = file}, arena, &origins, options, diagnostics);
}

std::optional<Value> read_json_text(std::string_view text, OriginId from, Arena& arena, const JsonOptions& options,
                                    std::string& error, std::span<const Run> runs) {
  diagnostics::Diagnostics findings;
  const auto value = read({.text = text, .from = from, .runs = runs}, arena, nullptr, options, findings);
  if (!findings.has_errors()) return value;
  error = findings.all().front().summary;
  return std::nullopt;
}

}  // namespace stageplot::document
