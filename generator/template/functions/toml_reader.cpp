#include "template/functions/toml_reader.hpp"

#include <utility>

#include "template/functions/toml_scanner.hpp"
#include "template/functions/toml_tables.hpp"
#include "template/functions/toml_values.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Token = TomlToken;
using Key = TomlKey;
using Node = TomlNode;

constexpr std::size_t kMostParts = 1000;  // of a key

class TomlReader {
 public:
  TomlReader(Runtime& runtime, std::string_view text) : runtime_(runtime), scanner_(text) {}

  Value read() {
    while (line()) {
    }
    return tables_.result(runtime_);
  }

  /// The key that was read last, for messages.
  [[nodiscard]] std::string last_key() const {
    const std::string table = toml_key_text(tables_.context());
    return key_.empty() ? table : table.empty() ? key_ : table + "." + key_;
  }

 private:
  /// False at the end of the text.
  bool line() {
    scanner_.start();
    const char32_t c = scanner_.next();
    if (c == TomlScanner::kEnd) return false;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return true;
    if (c == '#') {
      scanner_.skip_comment();
      return true;
    }
    if (c == '[') {
      table_head();
    } else {
      scanner_.back();
      Key outer = tables_.context();
      key_and_value(0);
      tables_.set_context(std::move(outer));
      key_.clear();
    }
    return end_of_line();
  }

  bool end_of_line() {
    while (true) {
      const char32_t c = scanner_.next();
      if (c == ' ' || c == '\t') continue;
      if (c == '\n' || c == '\r') return true;
      if (c == TomlScanner::kEnd) return false;
      if (c != '#') {
        scanner_.fail("expected a top-level item to end with a newline, comment, or EOF, but got " +
                      text::go_quote_rune(static_cast<std::int64_t>(c)) + " instead");
      }
      scanner_.skip_comment();
      return true;
    }
  }

  void table_head() {
    const bool of_list = scanner_.peek() == '[';
    if (of_list) scanner_.next();
    Key key;
    bool first = true;
    while (true) {
      scanner_.skip_blanks();
      const char32_t c = scanner_.peek();
      if (c == ']' || c == TomlScanner::kEnd) {
        scanner_.fail("unexpected end of table name (table names cannot be empty)");
      }
      if (c == '.') scanner_.fail("unexpected table separator (table names cannot be empty)");
      add_part(key, first);
      first = false;
      scanner_.skip_blanks();
      const char32_t behind = scanner_.next();
      if (behind == ']') break;
      if (behind != '.') {
        scanner_.fail("expected '.' or ']' to end table name, but got " +
                      text::go_quote_rune(static_cast<std::int64_t>(behind)) + " instead");
      }
    }
    if (of_list) {
      const char32_t c = scanner_.next();
      if (c != ']') {
        scanner_.fail("expected end of table array name delimiter ']', but got " +
                      text::go_quote_rune(static_cast<std::int64_t>(c)) + " instead");
      }
    }
    tables_.enter(key, of_list, key_line_);
    tables_.forget_list(tables_.context());
  }

  void add_part(Key& key, bool first) {
    const char32_t c = scanner_.peek();
    const Token token = c == '"' || c == '\'' ? scanner_.quoted_key() : scanner_.bare_key();
    if (first) key_line_ = token.line;
    key.push_back(token.kind == Token::Kind::bare ? std::string{token.text} : toml_string(token));
    if (key.size() > kMostParts) throw FunctionError("the TOML has a key of more than 1000 parts");
  }

  /// `a.b = value`, in the table of the context.
  void key_and_value(int depth) {
    scanner_.skip_blanks();
    char32_t c = scanner_.peek();
    if (c == '=' || c == TomlScanner::kEnd) scanner_.fail("unexpected '=': key name appears blank");
    if (c == '.') scanner_.fail("unexpected '.': keys cannot start with a '.'");
    Key key;
    bool more = true;
    while (more) {
      scanner_.skip_blanks();
      c = scanner_.peek();
      if (c == '=' || c == TomlScanner::kEnd) scanner_.fail("unexpected '='");
      if (c == '.') scanner_.fail("unexpected '.'");
      add_part(key, key.empty());
      scanner_.skip_blanks();
      c = scanner_.next();
      more = c == '.';
      if (more || c == '=') continue;
      const std::string message =
          "expected '.' or '=', but got " + text::go_quote_rune(static_cast<std::int64_t>(c)) + " instead";
      if (c == TomlScanner::kEnd) scanner_.fail("unexpected EOF; expected key separator '='");
      if (c == '\n') scanner_.fail_in_line_before(message);
      scanner_.fail(message);
    }
    key_ = key.back();
    key.pop_back();
    for (const std::string& part : key) {
      Key implicit = tables_.context();
      implicit.push_back(part);
      tables_.add_implicit(implicit);
      tables_.enter(implicit, false, key_line_);
    }
    Node node = value(first_of_value(), false, depth);
    const bool is_list = node.kind == Node::Kind::list;
    tables_.set(key_, std::move(node), key_line_);
    if (!is_list) tables_.forget_list(whole_key());
  }

  char32_t first_of_value() {
    char32_t c = 0;
    do {
      scanner_.start();
      c = scanner_.next();
    } while (c == ' ' || c == '\t');
    return c;
  }

  Node value(char32_t first, bool in_list, int depth) {
    if (depth > kMostTomlDepth) throw FunctionError("the TOML is nested too deep");
    if (first == '[') return list(depth);
    if (first == '{') return inline_table(in_list, depth);
    const Token token = scanner_.scalar(first);
    Node node;
    node.scalar = toml_scalar(runtime_, token);
    return node;
  }

  [[nodiscard]] Key whole_key() const {
    Key key = tables_.context();
    if (!key_.empty()) key.push_back(key_);
    return key;
  }

  Node list(int depth) {
    tables_.remember_list(whole_key());
    Node list;
    list.kind = Node::Kind::list;
    bool value_before = false;
    while (true) {
      scanner_.start();
      const char32_t c = scanner_.next();
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
      if (c == '#') {
        scanner_.skip_comment();
      } else if (c == ']') {
        return list;
      } else if (value_before) {
        if (c != ',') {
          scanner_.fail("expected a comma (',') or array terminator (']'), but got " + shown(c));
        }
        value_before = false;
      } else if (c == ',') {
        scanner_.fail("unexpected comma");
      } else {
        list.items.push_back(value(c, true, depth + 1));
        value_before = true;
      }
    }
  }

  static std::string shown(char32_t c) {
    if (c == TomlScanner::kEnd) return "end of file";
    std::string text = "'";
    text::append_utf8(text, c);
    return text + "'";
  }

  Node inline_table(bool in_list, int depth) {
    const Key outer_context = tables_.context();
    const std::string outer_key = key_;
    Key inner = outer_context;
    inner.push_back(key_);
    key_.clear();
    tables_.add_implicit(inner);
    tables_.enter(inner, in_list, key_line_);
    const TomlTableId id = tables_.current();
    inline_members(inner, depth);
    tables_.set_context(outer_context);
    key_ = outer_key;
    return Node::of_table(id);
  }

  void inline_members(const Key& inner, int depth) {
    bool value_before = false;
    while (true) {
      scanner_.start();
      const char32_t c = scanner_.next();
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
      if (c == '#') {
        scanner_.skip_comment();
      } else if (c == '}') {
        return;
      } else if (value_before) {
        if (c != ',') {
          scanner_.fail("expected a comma or an inline table terminator '}', but got " + shown(c) + " instead");
        }
        scanner_.skip_blanks();
        value_before = scanner_.peek() == '}';
      } else if (c == ',') {
        scanner_.fail("unexpected comma");
      } else {
        scanner_.back();
        key_and_value(depth + 1);
        tables_.set_context(inner);
        value_before = true;
      }
    }
  }

  Runtime& runtime_;
  TomlScanner scanner_;
  TomlTables tables_;
  std::string key_;  // whose value is read
  int key_line_ = 1;
};

}  // namespace

std::optional<Value> read_toml(Runtime& runtime, std::string_view text, std::string& error) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    text.remove_prefix(2);
  } else if (text.starts_with(text::kByteOrderMark)) {
    text.remove_prefix(text::kByteOrderMark.size());
  }
  if (text.substr(0, 6).find('\0') != std::string_view::npos) {
    error = "toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8";
    return std::nullopt;
  }
  TomlReader reader(runtime, text);
  try {
    return reader.read();
  } catch (const TomlProblem& problem) {
    const std::string key = reader.last_key();
    error = "toml: line " + std::to_string(problem.line) +
            (key.empty() ? "" : " (last key " + text::go_quote(key) + ")") + ": " + problem.message;
    return std::nullopt;
  }
}

}  // namespace stageplot::gotemplate
