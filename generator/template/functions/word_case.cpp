#include "template/functions/word_case.hpp"

#include <vector>

#include "template/functions/unicode_case.hpp"

namespace stageplot::gotemplate {
namespace {

constexpr char32_t kInvalid = 0xFFFD;

bool is_connector(char32_t c) {
  return c == '-' || c == '_' || unicode::is_space(c);
}

/// Letters other than Chinese characters.
bool is_alphabet(char32_t c) {
  if (!unicode::is_letter(c)) return false;
  return !((c >= 0x3400 && c <= 0x4D85) || (c >= 0x4E00 && c <= 0x9FCC) || (c >= 0x20000 && c <= 0x2B81D));
}

enum class Word { none, number, upper, lower, connector, punctuation, other };

struct Token {
  Word kind = Word::none;
  std::u32string text;
};

/// Cuts a text into words of one kind. `HTTPStatus` is `HTTP`, `Status`.
class Words {
 public:
  explicit Words(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
      const text::Decoded decoded = text::decode_utf8(text, offset);
      // An invalid byte takes part in the word that it stands in, and vanishes.
      if (decoded.code_point != kInvalid) code_points_ += decoded.code_point;
      offset += decoded.length;
    }
  }

  Token next() {
    Token token;
    if (position_ == code_points_.size()) return token;
    const char32_t first = code_points_[position_];
    const std::size_t begin = position_++;
    if (is_connector(first)) {
      token.kind = Word::connector;
      skip_while(is_connector);
    } else if (unicode::is_punctuation(first)) {
      token.kind = Word::punctuation;
      skip_while(unicode::is_punctuation);
    } else if (unicode::is_upper(first)) {
      token.kind = Word::upper;
      skip_upper_word();
    } else if (is_alphabet(first)) {
      token.kind = Word::lower;
      skip_while(is_lower_part);
    } else if (unicode::is_number(first)) {
      token.kind = Word::number;
      skip_while(unicode::is_number);
    } else {
      token.kind = Word::other;
      skip_while([](char32_t c) {
        return !is_connector(c) && !is_alphabet(c) && !unicode::is_number(c) && !unicode::is_punctuation(c);
      });
    }
    token.text = code_points_.substr(begin, position_ - begin);
    return token;
  }

  [[nodiscard]] bool at_end() const { return position_ == code_points_.size(); }

 private:
  static bool is_lower_part(char32_t c) { return is_alphabet(c) && !unicode::is_upper(c); }

  template <typename Predicate>
  void skip_while(Predicate predicate) {
    while (position_ < code_points_.size() && predicate(code_points_[position_])) ++position_;
  }

  void skip_upper_word() {
    if (at_end()) return;
    if (unicode::is_upper(code_points_[position_])) {
      skip_while(unicode::is_upper);
      if (!at_end() && is_alphabet(code_points_[position_])) --position_;  // its last letter begins the next word
    } else {
      skip_while(is_lower_part);
    }
  }

  std::u32string code_points_;
  std::size_t position_ = 0;
};

class Joiner {
 public:
  explicit Joiner(char connector) : connector_(connector) {}

  void add(const Token& token) {
    for (std::size_t i = 0; i < token.text.size(); ++i) {
      const char32_t c = token.text[i];
      if (token.kind == Word::connector) {
        out_ += connector_;
      } else {
        text::append_utf8(out_, token.kind == Word::upper && unicode::is_upper(c) ? unicode::to_lower(c) : c);
      }
    }
  }
  void connect() { out_ += connector_; }
  void connect_before(Word next) {
    if (next != Word::connector && next != Word::punctuation) connect();
  }
  void connect_before_word(Word next) {
    if (next != Word::none) connect_before(next);
  }
  void connect_behind_number(Word next, const LibraryRules& libraries) {
    if (next == Word::connector && libraries.connects_before_spaces) return connect();
    connect_before_word(next);
  }
  std::string take() { return std::move(out_); }

 private:
  char connector_;
  std::string out_;
};

}  // namespace

std::string join_words(std::string_view text, char connector, const LibraryRules& libraries) {
  Words words(text);
  Joiner out(connector);
  const auto take_letters_and_numbers = [&words, &out](Token& token) {
    while (token.kind == Word::lower || token.kind == Word::number) {
      out.add(token);
      token = words.next();
    }
  };
  Token current = words.next();
  while (!words.at_end()) {
    if (current.kind != Word::connector) out.add(current);
    const Token previous = std::move(current);
    current = words.next();
    if (previous.kind == Word::number) {
      take_letters_and_numbers(current);
      out.connect_behind_number(current.kind, libraries);
    } else if (previous.kind == Word::connector) {
      out.add(previous);
    } else if (previous.kind != Word::punctuation) {
      if (current.kind != Word::number) {
        out.connect_before(current.kind);
      } else if (!words.at_end()) {
        const Token number = std::move(current);
        current = words.next();
        if (current.kind != Word::lower) {  // `Bld4Floor`: the number belongs to the word before it
          out.add(number);
          out.connect_before(current.kind);
        } else {  // `http2xx`: the number begins a word
          out.connect();
          out.add(number);
          take_letters_and_numbers(current);
          out.connect_before_word(current.kind);
        }
      }
    }
  }
  out.add(current);
  return out.take();
}

std::string pascal_case(std::string_view text, const LibraryRules& libraries) {
  std::vector<char32_t> code_points;
  for (std::size_t offset = 0; offset < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, offset);
    code_points.push_back(decoded.code_point);
    offset += decoded.length;
  }
  std::string out;
  std::size_t i = 0;
  while (i < code_points.size() && is_connector(code_points[i])) text::append_utf8(out, code_points[i++]);
  if (i == code_points.size()) {
    if (!code_points.empty()) text::append_utf8(out, code_points.back());
    return out;
  }
  bool in_upper_run = unicode::is_upper(code_points[i]);
  char32_t held = unicode::to_upper(code_points[i]);  // written once it is known what follows
  for (++i; i < code_points.size(); ++i) {
    const char32_t previous = held;
    held = code_points[i];
    if (is_connector(previous) && is_connector(held)) {
      text::append_utf8(out, previous);
      continue;
    }
    if (is_connector(previous)) {
      in_upper_run = unicode::is_upper(held);
      held = unicode::to_upper(held);
      continue;
    }
    if (!libraries.capitals_begin_words) {
      held = unicode::to_lower(held);
    } else if (in_upper_run) {
      if (unicode::is_upper(held)) {
        held = unicode::to_lower(held);
      } else {
        in_upper_run = false;
      }
    }
    text::append_utf8(out, previous);
  }
  text::append_utf8(out, held);
  return out;
}

}  // namespace stageplot::gotemplate
