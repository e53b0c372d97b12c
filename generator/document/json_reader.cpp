// nlohmann's SAX parser checks the grammar and gives the values; it tells no positions. Since it reports every token in
// order, the handler walks the same text beside it, from token to token, and so knows where each one stands. The
// everyday form is read without it (everyday_json).
#include "document/json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "diagnostics/rules/json.hpp"
#include "document/everyday_json.hpp"
#include "document/json_builder.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

namespace rules = diagnostics::rules;

class ParserEvents {
 public:
  ParserEvents(std::string_view text, JsonBuilder& builder, diagnostics::Diagnostics& diagnostics)
      : text_(text), builder_(builder), diagnostics_(diagnostics) {
    if (text_.starts_with(text::kByteOrderMark)) cursor_ = text::kByteOrderMark.size();
  }

  // The names below are those that nlohmann's parser calls.
  bool null() {
    builder_.literal(Value::nothing(), token(4));
    return true;
  }
  bool boolean(bool value) {
    builder_.literal(Value::of(value), token(value ? 4 : 5));
    return true;
  }
  bool number_integer(std::int64_t value) {  // with a sign
    builder_.signed_number(value, number_token());
    return true;
  }
  bool number_unsigned(std::uint64_t value) {
    builder_.unsigned_number(value, number_token());
    return true;
  }
  bool number_float(double value, const std::string& /*text*/) {
    builder_.floating_number(value, number_token());
    return true;
  }
  bool string(std::string& value) {
    builder_.string(value, string_token());
    return true;
  }
  bool binary(std::vector<std::uint8_t>& /*value*/) { return false; }

  bool start_object(std::size_t /*size*/) { return builder_.open(true, token(1)); }
  bool start_array(std::size_t /*size*/) { return builder_.open(false, token(1)); }
  bool key(std::string& value) {
    builder_.key(value, string_token());
    return true;
  }
  bool end_object() {
    builder_.end_object(token(1));
    return true;
  }
  bool end_array() {
    builder_.end_array(token(1));
    return true;
  }

  template <typename Exception>
  bool parse_error(std::size_t position, const std::string& /*last_token*/, const Exception& error) {
    syntax_error(position, error.what());
    return false;
  }

 private:
  [[nodiscard]] std::size_t next_token() const {
    const std::size_t found = text_.find_first_not_of(" \t\r\n,:", cursor_);
    return found == std::string_view::npos ? text_.size() : found;
  }
  JsonToken token(std::size_t length) {
    const std::size_t begin = next_token();
    cursor_ = std::min(text_.size(), begin + length);
    return {begin, cursor_};
  }
  JsonToken number_token() {
    const std::size_t begin = next_token();
    return token(number_end(begin) - begin);
  }
  JsonToken string_token() {
    const std::size_t begin = next_token();
    std::size_t end = begin + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    cursor_ = std::min(text_.size(), end + 1);
    return {begin, cursor_};
  }

  /// Behind the number at `begin`, as far as JSON's grammar goes: `01` is the number 0 and something else.
  [[nodiscard]] std::size_t number_end(std::size_t begin) const {
    const std::string_view text = text_;
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

  /// `position` counts the characters that the parser took, so that the last one of the bad token is before it.
  void syntax_error(std::size_t position, std::string_view what) {
    const JsonBuilder::Open* level = builder_.innermost();
    const std::string_view text = text_;
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      return builder_.report(rules::json_syntax, {}, "the file is empty, which is not JSON", "",
                             "write `{}` for an empty object");
    }
    if (what.find("number overflow") != std::string_view::npos) {
      const std::size_t begin = next_token();
      const std::size_t end = number_end(begin);
      return builder_.report(rules::json_bad_number, {begin, end},
                             fmt::format("number `{}` does not fit into 64 bits", text.substr(begin, end - begin)),
                             "would be infinite", "write a smaller number, or a string");
    }
    const std::size_t begin = std::min(next_token(), text.size());
    if (begin >= text.size()) {
      const std::size_t open = level == nullptr ? 0 : level->begin;
      return builder_.report(rules::json_syntax, {open, open + 1}, "this bracket is never closed", "opened here",
                             fmt::format("write `{}` where it ends", level != nullptr && level->object ? '}' : ']'));
    }
    const std::size_t end = std::clamp(position, begin + 1, text.size());
    const char seen = text[begin];
    const std::string_view between = text.substr(cursor_, begin - cursor_);
    if ((seen == '}' || seen == ']') && between.find(',') != std::string_view::npos) {
      const std::size_t comma = cursor_ + between.rfind(',');
      return builder_.report(rules::json_syntax, {comma, comma + 1}, fmt::format("a comma before `{}`", seen),
                             "one too many", "remove the comma");
    }
    if (seen == '/' || seen == '#') {
      return builder_.report(rules::json_syntax, {begin, begin + 1}, "a comment, which JSON does not have", "comment",
                             "remove it");
    }
    if (seen == '\'') {
      return builder_.report(rules::json_syntax, {begin, begin + 1}, "a string in single quotes", "quote",
                             "write double quotes");
    }
    const bool lacks_close =
        what.find("expected ']'") != std::string_view::npos || what.find("expected '}'") != std::string_view::npos;
    if (lacks_close && level != nullptr) {
      const std::size_t open = level->begin;
      builder_.report(rules::json_syntax, {begin, begin + 1},
                      fmt::format("a comma or `{}` is missing before this", level->object ? '}' : ']'),
                      "not expected here", "separate the entries with commas");
      diagnostics_.all().back().labels.push_back(
          {.span = builder_.span({open, open + 1}), .text = "inside this bracket", .resolved = {}});
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
    builder_.report(rules::json_syntax, {begin, end}, std::move(shortened), "here", "check the text before this place");
  }

  std::string_view text_;
  JsonBuilder& builder_;
  diagnostics::Diagnostics& diagnostics_;
  std::size_t cursor_ = 0;  // behind the last token
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
  if (options.everyday) {
    diagnostics::Diagnostics findings;
    JsonBuilder builder(input, arena, origins, options, findings);
    if (read_everyday_json(input.text, builder)) {
      diagnostics.merge(std::move(findings));
      return builder.result();
    }
  }
  JsonBuilder builder(input, arena, origins, options, diagnostics);
  ParserEvents events(input.text, builder, diagnostics);
  const bool good = nlohmann::json::sax_parse(input.text.begin(), input.text.end(), &events);
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
