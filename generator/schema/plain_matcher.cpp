#include "schema/plain_matcher.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/utf8.hpp"

namespace stageplot::schema {
namespace {

using Kind = PlainMatcher::Kind;
using Step = PlainMatcher::Step;
using Symbol = PlainMatcher::Symbol;
using SymbolSet = PlainMatcher::SymbolSet;

constexpr std::size_t kMostSteps = 1000;

constexpr Symbol kLineSeparator = 128;  // U+2028, U+2029
constexpr Symbol kSpace = 129;          // ECMAScript's spaces above ASCII but for those
constexpr Symbol kOther = 130;
constexpr Symbol kInvalid = 131;  // a byte that is no UTF-8: in no set

void insert(SymbolSet& set, std::size_t symbol) {
  set[symbol / 64] |= std::uint64_t{1} << (symbol % 64);
}
bool contains(const SymbolSet& set, std::size_t symbol) {
  return ((set[symbol / 64] >> (symbol % 64)) & 1) != 0;
}
void insert_range(SymbolSet& set, char first, char last) {
  for (std::size_t c = static_cast<unsigned char>(first); c <= static_cast<unsigned char>(last); ++c) insert(set, c);
}
SymbolSet complement(const SymbolSet& set) {
  SymbolSet result{};
  for (std::size_t symbol = 0; symbol < PlainMatcher::kSymbols; ++symbol) {
    if (!contains(set, symbol)) insert(result, symbol);
  }
  return result;
}

/// The members of `\d`, `\w`, `\s`, `\S`, `\n` and escaped punctuation.
SymbolSet escaped(char letter) {
  SymbolSet set{};
  if (letter == 'd' || letter == 'w') insert_range(set, '0', '9');
  if (letter == 'w') {
    insert_range(set, 'a', 'z');
    insert_range(set, 'A', 'Z');
    insert(set, '_');
  }
  if (letter == 's' || letter == 'S') {
    for (const char space : std::string_view{"\t\n\v\f\r "}) insert(set, static_cast<std::size_t>(space));
    insert(set, kLineSeparator);
    insert(set, kSpace);
  }
  if (letter == 'S') return complement(set);
  if (letter == 'n') insert(set, '\n');
  if (set == SymbolSet{}) insert(set, static_cast<std::size_t>(letter));
  return set;
}

void insert_all(SymbolSet& set, const SymbolSet& more) {
  for (std::size_t i = 0; i < set.size(); ++i) set[i] |= more[i];
}

/// Writes the automaton while it reads: what is repeated is read once for each time.
class Emitter {
 public:
  Emitter(std::string_view text, std::vector<Step>& steps, std::vector<SymbolSet>& sets)
      : text_(text), steps_(steps), sets_(sets) {}

  /// False where it grew too large.
  bool whole() {
    alternatives();
    emit({.kind = Kind::match});
    return !too_many_;
  }

 private:
  [[nodiscard]] bool more() const { return at_ < text_.size() && !too_many_; }
  [[nodiscard]] char here() const { return text_[at_]; }
  [[nodiscard]] std::uint16_t next_step() const { return static_cast<std::uint16_t>(steps_.size()); }
  bool take(char c) {
    if (!more() || here() != c) return false;
    ++at_;
    return true;
  }

  void emit(Step step) {
    too_many_ = too_many_ || steps_.size() == kMostSteps;
    if (!too_many_) steps_.push_back(step);
  }
  /// Emits a step whose goals are filled in later.
  std::size_t reserve(Kind kind) {
    emit({.kind = kind});
    return steps_.size() - 1;
  }

  /// Where the character, class, escape or group that begins at `at` ends.
  [[nodiscard]] std::size_t end_of_atom(std::size_t at) const {
    const char c = text_[at];
    if (c == '\\') return at + 2;
    if (c != '[' && c != '(') return at + 1;
    const char close = c == '[' ? ']' : ')';
    ++at;
    while (text_[at] != close) at = c == '(' ? end_of_atom(at) : at + (text_[at] == '\\' ? 2 : 1);
    return at + 1;
  }

  [[nodiscard]] bool alternative_follows() const {
    std::size_t at = at_;
    while (at < text_.size() && text_[at] != ')' && text_[at] != '|') at = end_of_atom(at);
    return at < text_.size() && text_[at] == '|';
  }

  void alternatives() {
    std::vector<std::size_t> ends;
    while (more() && alternative_follows()) {
      const std::size_t fork = reserve(Kind::either);
      sequence();
      take('|');
      ends.push_back(reserve(Kind::jump));
      go_on_or_leave(fork);
    }
    sequence();
    for (const std::size_t end : ends) steps_[end].first = next_step();
  }

  void sequence() {
    while (more() && here() != '|' && here() != ')') term();
  }

  void term() {
    if (take('^')) return emit({.kind = Kind::text_begin});
    if (take('$')) return emit({.kind = Kind::text_end});
    const std::size_t begin = at_;
    at_ = end_of_atom(begin);
    unsigned least = 1;
    unsigned most = 1;
    quantifier(least, most);
    const std::size_t behind = at_;
    for (unsigned i = 0; i < least && !too_many_; ++i) atom(begin);
    if (most == kUnbounded) {
      const std::size_t fork = reserve(Kind::either);
      atom(begin);
      emit({.kind = Kind::jump, .first = static_cast<std::uint16_t>(fork)});
      go_on_or_leave(fork);
    } else {
      std::vector<std::size_t> forks;
      for (unsigned i = least; i < most && !too_many_; ++i) {
        forks.push_back(reserve(Kind::either));
        atom(begin);
      }
      for (const std::size_t fork : forks) go_on_or_leave(fork);
    }
    at_ = behind;
  }

  void go_on_or_leave(std::size_t fork) {
    steps_[fork].first = static_cast<std::uint16_t>(fork + 1);
    steps_[fork].second = next_step();
  }

  void atom(std::size_t begin) {
    at_ = begin + 1;
    const char c = text_[begin];
    if (c == '(') {
      if (take('?')) take(':');
      alternatives();
      take(')');
    } else if (c == '[') {
      character_class();
    } else if (c == '\\') {
      emit_set(escaped(text_[at_++]));
    } else if (c == '.') {
      SymbolSet line_end{};
      for (const Symbol symbol : {Symbol{'\n'}, Symbol{'\r'}, kLineSeparator}) insert(line_end, symbol);
      emit_set(complement(line_end));
    } else {
      emit({.kind = Kind::character, .first = static_cast<std::uint16_t>(c)});
    }
  }

  void character_class() {
    const bool negated = take('^');
    SymbolSet set{};
    while (here() != ']') {
      const char first = text_[at_++];
      if (first == '\\') {
        insert_all(set, escaped(text_[at_++]));
      } else if (here() == '-' && text_[at_ + 1] != ']' && first != '-') {
        insert_range(set, first, text_[at_ + 1]);
        at_ += 2;
      } else {
        insert(set, static_cast<std::size_t>(first));
      }
    }
    ++at_;
    emit_set(negated ? complement(set) : set);
  }

  void emit_set(const SymbolSet& set) {
    emit({.kind = Kind::any_of, .first = static_cast<std::uint16_t>(sets_.size())});
    sets_.push_back(set);
  }

  static constexpr unsigned kUnbounded = static_cast<unsigned>(-1);

  void quantifier(unsigned& least, unsigned& most) {
    if (!more()) return;
    const char c = here();
    if (c == '*' || c == '+' || c == '?') {
      ++at_;
      least = c == '+' ? 1 : 0;
      most = c == '?' ? 1 : kUnbounded;
    } else if (take('{')) {
      most = least = number();
      if (take(',')) most = here() == '}' ? kUnbounded : number();
      take('}');
    }
  }

  unsigned number() {
    unsigned value = 0;
    while (here() >= '0' && here() <= '9') value = value * 10 + static_cast<unsigned>(text_[at_++] - '0');
    return value;
  }

  std::string_view text_;
  std::vector<Step>& steps_;
  std::vector<SymbolSet>& sets_;
  std::size_t at_ = 0;
  bool too_many_ = false;
};

Symbol symbol_of(text::Decoded character) {
  const char32_t c = character.code_point;
  if (c < 0x80) return static_cast<Symbol>(c);
  if (character.length == 1) return kInvalid;
  if (c == 0x2028 || c == 0x2029) return kLineSeparator;
  const bool space = c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
                     c == 0x3000 || c == 0xFEFF;
  return space ? kSpace : kOther;
}

/// The steps at which a match may stand, each once: those that read a character, and `match`.
class Front {
 public:
  Front(const std::vector<Step>& steps, std::size_t text_size) : steps_(steps), size_(text_size) {
    seen_.resize(steps.size(), 0);
  }

  void begin(std::size_t offset) {
    offset_ = offset;
    ++round_;
    places_.clear();
  }

  /// Adds what can be reached from `start` without reading a character; true where that is the end of a match.
  bool add(std::uint16_t start) {
    pending_.push_back(start);
    while (!pending_.empty()) {
      const std::uint16_t place = pending_.back();
      pending_.pop_back();
      if (std::exchange(seen_[place], round_) == round_) continue;
      const Step& step = steps_[place];
      switch (step.kind) {
        case Kind::character:
        case Kind::any_of:
          places_.push_back(place);
          break;
        case Kind::text_begin:
          if (offset_ == 0) go(place + 1);
          break;
        case Kind::text_end:
          if (offset_ == size_) go(place + 1);
          break;
        case Kind::either:
          go(step.second);
          go(step.first);
          break;
        case Kind::jump:
          go(step.first);
          break;
        case Kind::match:
          return true;
      }
    }
    return false;
  }

  [[nodiscard]] const std::vector<std::uint16_t>& places() const { return places_; }

 private:
  void go(std::size_t place) { pending_.push_back(static_cast<std::uint16_t>(place)); }

  const std::vector<Step>& steps_;
  std::size_t size_;
  std::size_t offset_ = 0;
  std::size_t round_ = 0;
  std::vector<std::size_t> seen_;  // the round in which a step was added last
  std::vector<std::uint16_t> places_;
  std::vector<std::uint16_t> pending_;
};

}  // namespace

std::optional<PlainMatcher> PlainMatcher::compile(std::string_view pattern) {
  PlainMatcher matcher;
  if (!Emitter(pattern, matcher.steps_, matcher.sets_).whole()) return std::nullopt;
  matcher.anchored_ = matcher.steps_.front().kind == Kind::text_begin;
  return matcher;
}

bool PlainMatcher::matches(std::string_view text) const {
  std::array<Front, 2> fronts{Front(steps_, text.size()), Front(steps_, text.size())};
  Front* now = &fronts.front();
  Front* next = &fronts.back();
  now->begin(0);
  if (now->add(0)) return true;
  for (std::size_t offset = 0; offset < text.size();) {
    const text::Decoded character = text::decode_utf8(text, offset);
    const Symbol symbol = symbol_of(character);
    offset += character.length;
    next->begin(offset);
    for (const std::uint16_t place : now->places()) {
      const Step& step = steps_[place];
      const bool reads = step.kind == Kind::character ? step.first == symbol
                                                      : symbol != kInvalid && contains(sets_[step.first], symbol);
      if (reads && next->add(static_cast<std::uint16_t>(place + 1))) return true;
    }
    if (!anchored_ && next->add(0)) return true;
    if (anchored_ && next->places().empty()) return false;
    std::swap(now, next);
  }
  return false;
}

}  // namespace stageplot::schema
