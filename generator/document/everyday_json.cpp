#include "document/everyday_json.hpp"

#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "text/utf8.hpp"

namespace stageplot::document {
namespace {

/// So many digits fit into 64 bits whatever they are.
constexpr std::size_t kPlainDigits = 18;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// What ends the run of characters of a string that mean themselves, and what is to be checked as UTF-8.
enum class Character : std::uint8_t { plain, special, wide };

constexpr auto kCharacters = [] {
  std::array<Character, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const bool special = c < 0x20 || c == '"' || c == '\\';
    table[c] = special ? Character::special : c >= 0x80 ? Character::wide : Character::plain;
  }
  return table;
}();

char unescaped(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

class EverydayJson {
 public:
  EverydayJson(std::string_view text, JsonBuilder& builder) : text_(text), builder_(builder) {
    if (text_.starts_with(text::kByteOrderMark)) at_ = text::kByteOrderMark.size();
  }

  bool read() {
    do {
      if (!begin_value()) return false;
      while (!levels_.empty() && !expects_value_) {
        if (!go_on()) return false;
      }
    } while (!levels_.empty());
    skip_space();
    return at_ == text_.size();
  }

 private:
  [[nodiscard]] char look() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) {
      ++at_;
    }
  }

  /// A scalar, or the bracket with which a collection begins, and its first key.
  bool begin_value() {
    skip_space();
    expects_value_ = false;
    switch (look()) {
      case '{':
        return open(true);
      case '[':
        return open(false);
      case '"':
        return string() && (builder_.string(string_, token_), true);
      case 't':
        return word("true", Value::of(true));
      case 'f':
        return word("false", Value::of(false));
      case 'n':
        return word("null", Value::nothing());
      default:
        return number();
    }
  }

  bool open(bool object) {
    if (!builder_.open(object, {at_, at_ + 1})) return false;
    ++at_;
    levels_.push_back(object);
    skip_space();
    if (look() == (object ? '}' : ']')) return close();
    expects_value_ = true;
    return !object || key();
  }

  bool close() {
    const JsonToken token{at_, at_ + 1};
    ++at_;
    if (levels_.back()) {
      builder_.end_object(token);
    } else {
      builder_.end_array(token);
    }
    levels_.pop_back();
    expects_value_ = false;
    return true;
  }

  /// Behind a value in a collection.
  bool go_on() {
    skip_space();
    if (look() == ',') {
      ++at_;
      expects_value_ = true;
      if (!levels_.back()) return true;
      skip_space();
      return key();
    }
    return look() == (levels_.back() ? '}' : ']') && close();
  }

  bool key() {
    if (look() != '"' || !string()) return false;
    builder_.key(string_, token_);
    skip_space();
    if (look() != ':') return false;
    ++at_;
    return true;
  }

  bool word(std::string_view expected, const Value& value) {
    if (text_.substr(at_, expected.size()) != expected) return false;
    builder_.literal(value, {at_, at_ + expected.size()});
    at_ += expected.size();
    return true;
  }

  /// Sets string_ and token_.
  bool string() {
    token_.begin = at_++;
    std::size_t run = at_;
    bool is_wide = false;
    assembled_.clear();
    bool is_assembled = false;
    for (;; ++at_) {
      if (at_ >= text_.size()) return false;
      const Character kind = kCharacters[static_cast<unsigned char>(text_[at_])];
      if (kind == Character::plain) continue;
      if (kind == Character::wide) {
        is_wide = true;
        continue;
      }
      if (text_[at_] == '"') break;
      if (text_[at_] != '\\' || at_ + 1 >= text_.size()) return false;
      const char meant = unescaped(text_[at_ + 1]);
      if (meant == '\0') return false;
      assembled_.append(text_, run, at_ - run);
      assembled_ += meant;
      is_assembled = true;
      ++at_;
      run = at_ + 1;
    }
    const std::string_view last = text_.substr(run, at_ - run);
    token_.end = ++at_;
    if (is_wide && text::find_invalid_utf8(text_.substr(token_.begin, token_.end - token_.begin)) != text::kValid) {
      return false;
    }
    if (is_assembled) assembled_ += last;
    string_ = is_assembled ? std::string_view{assembled_} : last;
    return true;
  }

  bool number() {
    const std::size_t begin = at_;
    const bool is_negative = look() == '-';
    if (is_negative) ++at_;
    const std::size_t first = at_;
    while (is_digit(look())) ++at_;
    const std::size_t digits = at_ - first;
    if (digits == 0 || digits > kPlainDigits || (digits > 1 && text_[first] == '0')) return false;
    const char behind = look();
    if (behind == '.' || behind == 'e' || behind == 'E') return fraction(begin);
    std::int64_t value = 0;
    for (std::size_t i = first; i < at_; ++i) value = value * 10 + (text_[i] - '0');
    if (is_negative) {
      builder_.signed_number(-value, {begin, at_});
    } else {
      builder_.unsigned_number(static_cast<std::uint64_t>(value), {begin, at_});
    }
    return true;
  }

  /// The rest of a number with a point or an exponent.
  bool fraction(std::size_t begin) {
    const auto digits = [&] {
      const std::size_t first = at_;
      while (is_digit(look())) ++at_;
      return at_ > first;
    };
    if (look() == '.') {
      ++at_;
      if (!digits()) return false;
    }
    if (look() == 'e' || look() == 'E') {
      ++at_;
      if (look() == '+' || look() == '-') ++at_;
      if (!digits()) return false;
    }
    double value = 0;
    const char* const end = text_.data() + at_;
    const auto [stopped, problem] = std::from_chars(text_.data() + begin, end, value);
    if (problem != std::errc{} || stopped != end) return false;
    builder_.floating_number(value, {begin, at_});
    return true;
  }

  std::string_view text_;
  JsonBuilder& builder_;
  std::size_t at_ = 0;
  std::vector<bool> levels_;  // of the brackets that are open: whether an object's
  bool expects_value_ = false;
  JsonToken token_;          // of the last string
  std::string_view string_;  // what it says
  std::string assembled_;
};

}  // namespace

bool read_everyday_json(std::string_view text, JsonBuilder& builder) {
  return EverydayJson(text, builder).read();
}

}  // namespace stageplot::document
