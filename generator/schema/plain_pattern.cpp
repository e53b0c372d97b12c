#include "schema/plain_pattern.hpp"

#include <cstddef>

namespace stageplot::schema {
namespace {

// RE2 refuses a repetition above 1000, counted with those around it.
constexpr unsigned kMostRepeats = 1000;
// What all quantifiers together write out, far from the memory that a program of RE2 may take.
constexpr unsigned kMostWritten = 2000;
constexpr unsigned kMostDepth = 8;
constexpr std::size_t kMostCharacters = 512;

constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool whole() { return alternatives(1, 0) && at_ == text_.size(); }

 private:
  [[nodiscard]] bool more() const { return at_ < text_.size(); }
  [[nodiscard]] char here() const { return text_[at_]; }
  bool take(char c) {
    if (!more() || here() != c) return false;
    ++at_;
    return true;
  }

  /// `repeats`: how often the quantifiers around this place may repeat it.
  bool alternatives(unsigned repeats, unsigned depth) {
    do {
      while (more() && here() != '|' && here() != ')') {
        if (!term(repeats, depth)) return false;
      }
    } while (take('|'));
    return true;
  }

  bool term(unsigned repeats, unsigned depth) {
    if (take('^') || take('$')) return true;
    const std::size_t begin = at_;
    if (!atom(repeats, depth)) return false;
    const std::size_t end = at_;
    unsigned count = 1;
    if (!quantifier(count)) return false;
    if (count == 1) return true;
    if (count * repeats > kMostRepeats || (written_ += count * repeats) > kMostWritten) return false;
    // What stands inside a group counts with the group's own repetitions.
    if (text_[begin] != '(') return true;
    Reader inner(text_.substr(0, end));
    inner.at_ = begin;
    inner.written_ = written_;
    return inner.atom(count * repeats, depth);
  }

  bool atom(unsigned repeats, unsigned depth) {
    const char c = here();
    if (is_alphanumeric(c) || c == '.' || c == ' ') return take(c);
    if (std::string_view{"-_/:=@,;<>~#%&!\"'"}.find(c) != std::string_view::npos) return take(c);
    if (c == '\\') return escape();
    if (c == '[') return character_class();
    if (c != '(' || depth == kMostDepth) return false;
    take('(');
    if (take('?') && !take(':')) return false;
    return alternatives(repeats, depth + 1) && take(')');
  }

  bool escape() {
    take('\\');
    if (!more()) return false;
    const char c = here();
    const bool known = std::string_view{"dwsSn"}.find(c) != std::string_view::npos;
    return (known || kPunctuation.find(c) != std::string_view::npos) && take(c);
  }

  /// Members are letters, digits, escaped or harmless punctuation, and ranges between two letters or digits.
  bool character_class() {
    take('[');
    take('^');
    bool empty = true;
    while (more() && here() != ']') {
      const char first = here();
      if (first == '\\') {
        if (!escape()) return false;
      } else if (is_alphanumeric(first)) {
        take(first);
        if (at_ + 1 < text_.size() && here() == '-' && text_[at_ + 1] != ']') {
          const char last = text_[at_ + 1];
          if (!is_alphanumeric(last) || last < first) return false;
          at_ += 2;
        }
      } else if (first == '-') {
        // Only where it cannot be taken for a range.
        take('-');
        if (!empty && more() && here() != ']') return false;
      } else {
        const bool harmless = first == ' ' || kPunctuation.find(first) != std::string_view::npos;
        if (!harmless || first == '[' || first == '^') return false;
        take(first);
        if (first == '&' && more() && here() == '&') return false;
        if (at_ + 1 < text_.size() && here() == '-' && text_[at_ + 1] != ']') return false;
      }
      empty = false;
    }
    return !empty && take(']');
  }

  /// `count`: the greatest number of repetitions that RE2 writes out.
  bool quantifier(unsigned& count) {
    if (take('*') || take('+') || take('?')) return !more() || !is_quantifier(here());
    if (!take('{')) return true;
    unsigned least = 0;
    if (!number(least)) return false;
    unsigned most = least;
    if (take(',')) {
      if (more() && here() == '}') {
        most = least;
      } else if (!number(most)) {
        return false;
      }
    }
    if (!take('}') || most < least || most > kMostRepeats) return false;
    count = most == 0 ? 1 : most;
    return !more() || !is_quantifier(here());
  }

  static bool is_quantifier(char c) { return c == '*' || c == '+' || c == '?' || c == '{'; }

  bool number(unsigned& value) {
    value = 0;
    const std::size_t begin = at_;
    while (more() && here() >= '0' && here() <= '9' && at_ - begin < 4) {
      value = value * 10 + static_cast<unsigned>(here() - '0');
      ++at_;
    }
    return at_ != begin;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  unsigned written_ = 0;
};

}  // namespace

bool is_plain_pattern(std::string_view pattern) {
  return pattern.size() <= kMostCharacters && Reader(pattern).whole();
}

}  // namespace stageplot::schema
