#include "template/functions/toml_reader.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <vector>

#include "calendar/parse_moment.hpp"
#include "document/map.hpp"
#include "template/functions/go_time.hpp"
#include "template/functions/go_value.hpp"
#include "template/functions/toml_local_time.hpp"
#include "template/functions/toml_scanner.hpp"
#include "text/go_float.hpp"
#include "text/go_integer.hpp"
#include "text/go_quote.hpp"
#include "text/utf8.hpp"

namespace stageplot::gotemplate {
namespace {

using document::Value;
using Token = TomlToken;
using Key = std::vector<std::string>;

constexpr int kMostDepth = 1000;          // of lists and inline tables in each other
constexpr std::size_t kMostParts = 1000;  // of a key

using TableId = std::size_t;

/// What stands under a key while the text is read.
struct Node {
  enum class Kind { scalar, table, tables, list };
  Kind kind = Kind::scalar;
  Value scalar;
  TableId table = 0;
  std::vector<TableId> tables;
  std::vector<Node> items;
};

using Table = std::map<std::string, Node, std::less<>>;

bool is_bare_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

std::string quoted_key(std::string_view key) {
  if (is_bare_key(key)) return std::string{key};
  std::string text = "\"";
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    constexpr std::string_view kShort = "\b\t\n\f\r\"\\";
    constexpr std::string_view kLetters = "btnfr\"\\";
    if (const std::size_t at = kShort.find(c); at != std::string_view::npos) {
      text += '\\';
      text += kLetters[at];
    } else if (byte < 0x20 || byte == 0x7F) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      text += "\\u00";
      text += kDigits[byte >> 4];
      text += kDigits[byte & 0xF];
    } else {
      text += c;
    }
  }
  return text + '"';
}

std::string joined(const Key& key) {
  std::string text;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (i > 0) text += '.';
    text += quoted_key(key[i]);
  }
  return text;
}

bool has_leading_zero(std::string_view number) {
  if (number.size() > 1 && number[0] == '0' && number[1] != 'b' && number[1] != 'o' && number[1] != 'x') return true;
  return number.size() > 2 && (number[0] == '-' || number[0] == '+') && number[1] == '0';
}

bool is_special_float(std::string_view number) {
  if (number.starts_with('+') || number.starts_with('-')) number.remove_prefix(1);
  return number == "inf" || number == "nan";
}

/// Each underscore stands behind a digit, and the last character is one.
bool underscores_fit(std::string_view number) {
  if (is_special_float(number)) return true;
  bool accept = false;
  for (const char c : number) {
    if (c == '_' && !accept) return false;
    const char lower = static_cast<char>(c | 0x20);
    accept = (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'f');
  }
  return accept;
}

class TomlReader {
 public:
  TomlReader(Runtime& runtime, std::string_view text) : runtime_(runtime), scanner_(text) { tables_.emplace_back(); }

  Value read() {
    while (line()) {
    }
    return converted(0, 0);
  }

  /// The key that was read last, for messages.
  [[nodiscard]] std::string last_key() const {
    if (key_.empty()) return joined(context_);
    return context_.empty() ? key_ : joined(context_) + "." + key_;
  }

 private:
  [[noreturn]] static void fail(int line, std::string message) {
    throw TomlProblem{.line = line, .message = std::move(message)};
  }

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
      const Key outer = context_;
      key_and_value(0);
      context_ = outer;
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
    add_context(key, of_list);
    list_keys_.erase(joined(context_));
  }

  void add_part(Key& key, bool first) {
    const char32_t c = scanner_.peek();
    const Token token = c == '"' || c == '\'' ? scanner_.quoted_key() : scanner_.bare_key();
    if (first) key_line_ = token.line;
    key.push_back(token.kind == Token::Kind::bare ? std::string{token.text} : string_of(token));
    if (key.size() > kMostParts) throw FunctionError("the TOML has a key of more than 1000 parts");
  }

  /// `a.b = value`, in the table that context_ names.
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
      Key implicit = context_;
      implicit.push_back(part);
      implicit_keys_.insert(joined(implicit));
      add_context(implicit, false);
    }
    Node node = value(first_of_value(), false, depth);
    const bool is_list = node.kind == Node::Kind::list;
    set_value(key_, std::move(node));
    if (!is_list) list_keys_.erase(joined_key());
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
    if (depth > kMostDepth) throw FunctionError("the TOML is nested too deep");
    if (first == '[') return list(depth);
    if (first == '{') return inline_table(in_list, depth);
    const Token token = scanner_.scalar(first);
    Node node;
    node.scalar = scalar(token);
    return node;
  }

  [[nodiscard]] std::string joined_key() const {
    Key key = context_;
    if (!key_.empty()) key.push_back(key_);
    return joined(key);
  }

  Node list(int depth) {
    list_keys_.insert(joined_key());
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
    const Key outer_context = context_;
    const std::string outer_key = key_;
    context_.push_back(key_);
    key_.clear();
    implicit_keys_.insert(joined(context_));
    add_context(Key(context_), in_list);
    const Key inner = context_;
    const TableId id = table_at(inner);
    inline_members(inner, depth);
    context_ = outer_context;
    key_ = outer_key;
    Node node;
    node.kind = Node::Kind::table;
    node.table = id;
    return node;
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
        context_ = inner;
        value_before = true;
      }
    }
  }

  // Tables

  /// The table that a path leads to, through the last table of each list of tables.
  TableId table_at(const Key& path) {
    TableId id = 0;
    for (const std::string& part : path) {
      const Node& node = tables_[id].at(part);
      id = node.kind == Node::Kind::tables ? node.tables.back() : node.table;
    }
    return id;
  }

  TableId new_table() {
    tables_.emplace_back();
    return tables_.size() - 1;
  }

  static Node table_node(TableId id) {
    Node node;
    node.kind = Node::Kind::table;
    node.table = id;
    return node;
  }

  void add_context(const Key& key, bool of_list) {
    TableId id = 0;
    Key path;
    for (std::size_t i = 0; i + 1 < key.size(); ++i) {
      path.push_back(key[i]);
      auto found = tables_[id].find(key[i]);
      if (found == tables_[id].end()) {
        implicit_keys_.insert(joined(path));
        const TableId made = new_table();
        found = tables_[id].emplace(key[i], table_node(made)).first;
      }
      const Node& node = found->second;
      if (node.kind == Node::Kind::tables) {
        id = node.tables.back();
      } else if (node.kind == Node::Kind::table) {
        id = node.table;
      } else {
        fail_at_key("Key '" + joined(path) + "' was already created as a hash.");
      }
    }
    context_ = path;
    if (of_list) {
      const TableId made = new_table();
      Node empty;
      empty.kind = Node::Kind::tables;
      Node& node = tables_[id].emplace(key.back(), std::move(empty)).first->second;
      if (node.kind != Node::Kind::tables) {
        fail_at_key("Key '" + joined(key) + "' was already created and cannot be used as an array.");
      }
      node.tables.push_back(made);
    } else {
      set_value(key.back(), table_node(new_table()));
    }
    context_.push_back(key.back());
  }

  void set_value(const std::string& key, Node value) {
    TableId id = 0;
    Key path;
    for (const std::string& part : context_) {
      path.push_back(part);
      const Node& node = tables_[id].at(part);
      if (node.kind == Node::Kind::tables) {
        id = node.tables.back();
      } else if (node.kind == Node::Kind::table) {
        id = node.table;
      } else {
        fail_at_key("Key '" + joined(path) + "' has already been defined.");
      }
    }
    path.push_back(key);
    const auto found = tables_[id].find(key);
    if (found == tables_[id].end()) {
      tables_[id].emplace(key, std::move(value));
      return;
    }
    const std::string name = joined(path);
    const bool implicit = implicit_keys_.erase(name) > 0;
    if (!implicit) fail_at_key("Key '" + name + "' has already been defined.");
    // A list whose inline tables were put there while it was read; else a table that was named in passing.
    if (list_keys_.contains(name)) found->second = std::move(value);
  }

  [[noreturn]] void fail_at_key(std::string message) const { fail(key_line_, std::move(message)); }

  // Values

  Value scalar(const Token& token) {
    switch (token.kind) {
      case Token::Kind::integer:
        return integer(token);
      case Token::Kind::real:
        return real(token);
      case Token::Kind::boolean:
        return Value::of(token.text == "true", runtime_.origin);
      case Token::Kind::date:
        return date(token);
      default:
        return Value::of(runtime_.arena.copy(string_of(token)), runtime_.origin);
    }
  }

  [[nodiscard]] Value integer(const Token& token) const {
    const std::string quoted = text::go_quote(token.text);
    if (!underscores_fit(token.text)) {
      fail(token.line, "Invalid integer " + quoted + ": underscores must be surrounded by digits");
    }
    if (has_leading_zero(token.text)) {
      fail(token.line, "Invalid integer " + quoted + ": cannot have leading zeroes");
    }
    const text::ParsedInteger number = text::parse_integer(token.text, 0);
    if (number.error == text::NumberError::range) {
      fail(token.line, std::string{token.text} + " is out of range for int64");
    }
    return Value::of_integer(number.value, runtime_.origin);
  }

  [[nodiscard]] Value real(const Token& token) const {
    const std::string quoted = text::go_quote(token.text);
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at < token.text.size();) {
      const std::size_t end = std::min(token.text.find_first_of(".eE", at), token.text.size());
      if (end > at) parts.push_back(token.text.substr(at, end - at));
      at = end + 1;
    }
    for (const std::string_view part : parts) {
      if (!underscores_fit(part)) {
        fail(token.line, "Invalid float " + quoted + ": underscores must be surrounded by digits");
      }
    }
    if (!parts.empty() && has_leading_zero(parts.front())) {
      fail(token.line, "Invalid float " + quoted + ": cannot have leading zeroes");
    }
    bool after_point = false;
    bool points_fit = true;
    for (const char c : token.text) {
      if (after_point && (c < '0' || c > '9')) points_fit = false;
      after_point = c == '.';
    }
    if (after_point || !points_fit) {
      fail(token.line, "Invalid float " + quoted + ": '.' must be followed by one or more digits");
    }
    std::string plain{token.text};
    std::erase(plain, '_');
    const bool negative_nan = plain == "-nan";
    if (plain == "+nan" || negative_nan) plain = "nan";
    const text::ParsedFloat number = text::parse_float(plain);
    if (number.error == text::NumberError::range) {
      fail(token.line, std::string{token.text} + " is out of range for float64");
    }
    if (number.error != text::NumberError::none) fail(token.line, "Invalid float value: " + quoted);
    return Value::of_float(negative_nan ? -number.value : number.value, runtime_.origin);
  }

  Value date(const Token& token) {
    std::string plain{token.text};
    for (char& c : plain) {
      if (c == 'z') c = 'Z';
      if (c == 't' || c == ' ') c = 'T';
    }
    struct Form {
      std::string_view layout;
      std::string_view place;  // empty: the local zone
    };
    constexpr Form kForms[] = {{"2006-01-02T15:04:05.999999999Z07:00", ""},
                               {"2006-01-02T15:04:05.999999999", kLocalDatetime},
                               {"2006-01-02", kLocalDate},
                               {"15:04:05.999999999", kLocalTime},
                               {"2006-01-02T15:04Z07:00", ""},
                               {"2006-01-02T15:04", kLocalDatetime},
                               {"15:04", kLocalTime}};
    const std::string_view kept = runtime_.arena.copy(plain)->view();
    for (const Form& form : kForms) {
      const calendar::Place place =
          form.place.empty() ? local_place(runtime_) : calendar::Place{.zone = nullptr, .name = form.place};
      std::string ignored;
      const std::optional<calendar::Instant> instant = calendar::parse(form.layout, kept, place, ignored);
      if (!instant) continue;
      if (lacks_zero(kept, form.layout)) break;
      return make_time(runtime_, *instant);
    }
    fail(token.line, "invalid datetime: " + text::go_quote(plain));
  }

  /// Go's layouts take an hour of one digit, TOML does not.
  static bool lacks_zero(std::string_view value, std::string_view layout) {
    for (std::size_t i = 0; i < layout.size(); ++i) {
      const char c = layout[i];
      if (c == '.' || c == 'Z') return false;
      if ((c < '0' || c > '9') && (i >= value.size() || value[i] != c)) return true;
    }
    return false;
  }

  std::string string_of(const Token& token) {
    std::string_view text = token.text;
    const bool multiline =
        token.kind == Token::Kind::multiline_string || token.kind == Token::Kind::raw_multiline_string;
    if (multiline && text.starts_with("\r\n")) {
      text.remove_prefix(2);
    } else if (multiline && text.starts_with('\n')) {
      text.remove_prefix(1);
    }
    if (token.kind == Token::Kind::multiline_string) return unescaped(without_escaped_breaks(text), token.line);
    if (token.kind == Token::Kind::escaped_string) return unescaped(std::string{text}, token.line);
    return std::string{text};
  }

  /// A backslash at the end of a line takes all white space behind it away.
  static std::string without_escaped_breaks(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
      if (text[i] != '\\' || i + 1 >= text.size()) {
        out += text[i++];
        continue;
      }
      const std::size_t end = std::min(text.find_first_not_of(" \t\r\n", i + 1), text.size());
      if (text[i + 1] != '\\' && text.substr(i, end - i).find('\n') != std::string_view::npos) {
        i = end;
        continue;
      }
      out += text.substr(i, text[i + 1] == '\\' ? 2 : 1);
      i += text[i + 1] == '\\' ? 2 : 1;
    }
    return out;
  }

  static std::string unescaped(const std::string& text, int line) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '\\') {
        out += text[i];
        continue;
      }
      const char letter = text[++i];
      constexpr std::string_view kLetters = "btnfre\"\\";
      constexpr std::string_view kMeanings = "\b\t\n\f\r\x1b\"\\";
      if (letter == ' ' || letter == '\t') fail(line, std::string{"invalid escape: '\\"} + letter + "'");
      if (const std::size_t at = kLetters.find(letter); at != std::string_view::npos) {
        out += kMeanings[at];
        continue;
      }
      const std::size_t count = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
      const std::string digits = text.substr(i + 1, count);
      i += count;
      const std::uint64_t number = text::parse_unsigned(digits, 16).value;
      if (number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) {
        fail(line, "Escaped character '\\u" + digits + "' is not valid UTF-8.");
      }
      text::append_utf8(out, static_cast<char32_t>(number));
    }
    return out;
  }

  // The result

  Value converted(TableId id, int depth) {
    if (depth > 2 * kMostDepth) throw FunctionError("the TOML is nested too deep");
    std::vector<document::Member> members;
    for (const auto& [key, node] : tables_[id]) {
      members.push_back({runtime_.arena.copy(key), converted(node, depth + 1), runtime_.origin});
    }
    return Value::of(document::make_map(runtime_.arena, members), runtime_.origin);
  }

  Value converted(const Node& node, int depth) {
    switch (node.kind) {
      case Node::Kind::scalar:
        return node.scalar;
      case Node::Kind::table:
        return converted(node.table, depth);
      case Node::Kind::tables:
        break;
      case Node::Kind::list:
        break;
    }
    const bool of_tables = node.kind == Node::Kind::tables;
    document::List* list = runtime_.arena.list(of_tables ? node.tables.size() : node.items.size());
    for (std::uint32_t i = 0; i < list->size; ++i) {
      list->data[i] = of_tables ? converted(node.tables[i], depth) : converted(node.items[i], depth + 1);
    }
    Value value = Value::of(list, runtime_.origin);
    if (of_tables) value.type = kMapList;
    return value;
  }

  Runtime& runtime_;
  TomlScanner scanner_;
  std::deque<Table> tables_;  // the first is the whole text
  Key context_;               // the table that keys are added to
  std::string key_;           // whose value is read
  int key_line_ = 1;
  std::set<std::string, std::less<>> implicit_keys_;  // tables that no head has named yet
  std::set<std::string, std::less<>> list_keys_;      // keys whose last value was a list
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
