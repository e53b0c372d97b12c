#include "schema/pattern.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <utility>

#include "schema/plain_matcher.hpp"
#include "schema/plain_pattern.hpp"
#include "text/utf8.hpp"

namespace stageplot::schema {
namespace {

constexpr std::size_t kMostCharacters = 10'000;
constexpr std::int64_t kProgramBytes = 8 << 20;
// From there on RE2's faster matching has paid for its compiling.
constexpr unsigned kFewMatches = 100;
constexpr std::size_t kShortText = 300;

// ECMAScript's \s has the Unicode spaces and the byte order mark; RE2's has six ASCII characters. The complement is
// spelt out because RE2 has no class inside a negated class.
constexpr std::string_view kSpace =
    "\\t\\n\\v\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
constexpr std::string_view kNotSpace =
    "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}"
    "\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";
constexpr std::string_view kAnyButLineEnd = "[^\\n\\r\\x{2028}\\x{2029}]";

struct Category {
  std::string_view long_name;
  std::string_view short_name;
};

constexpr std::array kCategories{Category{"Cased_Letter", "LC"},
                                 Category{"Close_Punctuation", "Pe"},
                                 Category{"Connector_Punctuation", "Pc"},
                                 Category{"Control", "Cc"},
                                 Category{"Currency_Symbol", "Sc"},
                                 Category{"Dash_Punctuation", "Pd"},
                                 Category{"Decimal_Number", "Nd"},
                                 Category{"Enclosing_Mark", "Me"},
                                 Category{"Final_Punctuation", "Pf"},
                                 Category{"Format", "Cf"},
                                 Category{"Initial_Punctuation", "Pi"},
                                 Category{"Letter", "L"},
                                 Category{"Letter_Number", "Nl"},
                                 Category{"Line_Separator", "Zl"},
                                 Category{"Lowercase_Letter", "Ll"},
                                 Category{"Mark", "M"},
                                 Category{"Math_Symbol", "Sm"},
                                 Category{"Modifier_Letter", "Lm"},
                                 Category{"Modifier_Symbol", "Sk"},
                                 Category{"Nonspacing_Mark", "Mn"},
                                 Category{"Number", "N"},
                                 Category{"Open_Punctuation", "Ps"},
                                 Category{"Other", "C"},
                                 Category{"Other_Letter", "Lo"},
                                 Category{"Other_Number", "No"},
                                 Category{"Other_Punctuation", "Po"},
                                 Category{"Other_Symbol", "So"},
                                 Category{"Paragraph_Separator", "Zp"},
                                 Category{"Private_Use", "Co"},
                                 Category{"Punctuation", "P"},
                                 Category{"Separator", "Z"},
                                 Category{"Space_Separator", "Zs"},
                                 Category{"Spacing_Mark", "Mc"},
                                 Category{"Surrogate", "Cs"},
                                 Category{"Symbol", "S"},
                                 Category{"Titlecase_Letter", "Lt"},
                                 Category{"Uppercase_Letter", "Lu"},
                                 Category{"digit", "Nd"},
                                 Category{"punct", "P"}};

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Translator {
 public:
  Translator(std::string_view text, std::string& problem) : text_(text), problem_(problem) {}

  std::optional<std::string> run() {
    if (text_.size() > kMostCharacters) return fail("it is longer than 10000 characters");
    while (at_ < text_.size() && problem_.empty()) step();
    if (problem_.empty() && in_class_) return fail("a class `[` is not closed");
    return problem_.empty() ? std::optional(std::move(out_)) : std::nullopt;
  }

 private:
  std::nullopt_t fail(std::string reason) {
    if (problem_.empty()) problem_ = std::move(reason);
    return std::nullopt;
  }

  [[nodiscard]] bool next_is(std::string_view text) const { return text_.substr(at_, text.size()) == text; }

  void step() {
    const char c = text_[at_];
    if (c == '\\') return escape();
    if (in_class_) {
      if (c == ']') in_class_ = false;
      // `[[:alpha:]]` is a POSIX class for RE2, a plain bracket here.
      if (c == '[') out_ += '\\';
      out_ += c;
      ++at_;
      return;
    }
    if (c == '[') return open_class();
    if (c == '(') return open_group();
    if (c == '.') {
      out_ += kAnyButLineEnd;
    } else {
      out_ += c;
    }
    ++at_;
  }

  void open_class() {
    if (next_is("[^]")) {
      out_ += "(?s:.)";
      at_ += 3;
    } else if (next_is("[]")) {
      out_ += "[^\\x{0}-\\x{10ffff}]";
      at_ += 2;
    } else {
      in_class_ = true;
      out_ += next_is("[^") ? "[^" : "[";
      at_ += next_is("[^") ? 2 : 1;
    }
  }

  void open_group() {
    if (next_is("(?=")) return static_cast<void>(fail("RE2 has no look-ahead `(?=`"));
    if (next_is("(?!")) return static_cast<void>(fail("RE2 has no look-ahead `(?!`"));
    if (next_is("(?<=") || next_is("(?<!")) return static_cast<void>(fail("RE2 has no look-behind `(?<`"));
    if (next_is("(?<")) {
      out_ += "(?P<";
      at_ += 3;
      return;
    }
    out_ += '(';
    ++at_;
  }

  void escape() {
    if (at_ + 1 == text_.size()) return static_cast<void>(fail("it ends with a single backslash"));
    const char c = text_[at_ + 1];
    at_ += 2;
    switch (c) {
      case 'd':
      case 'D':
      case 'w':
      case 'W':
      case 't':
      case 'n':
      case 'v':
      case 'f':
      case 'r':
        out_ += '\\';
        out_ += c;
        return;
      case 's':
        return space(kSpace);
      case 'S':
        return space(kNotSpace);
      case 'b':
        out_ += in_class_ ? "\\x{8}" : "\\b";
        return;
      case 'B':
        if (in_class_) return static_cast<void>(fail("`\\B` stands in a class"));
        out_ += "\\B";
        return;
      case '0':
        return code_point(0);
      case 'c':
        return control();
      case 'x':
        return hexadecimal(2);
      case 'u':
        return unicode();
      case 'p':
      case 'P':
        return property(c);
      case 'k':
        return static_cast<void>(fail("RE2 has no back-reference `\\k`"));
      default:
        break;
    }
    if (c >= '1' && c <= '9') return static_cast<void>(fail(std::string("RE2 has no back-reference `\\") + c + '`'));
    if (is_letter(c)) return static_cast<void>(fail(std::string("`\\") + c + "` is no escape of ECMAScript"));
    if (static_cast<unsigned char>(c) < 0x80) out_ += '\\';
    out_ += c;
  }

  void space(std::string_view members) {
    if (!in_class_) out_ += '[';
    out_ += members;
    if (!in_class_) out_ += ']';
  }

  void code_point(std::uint32_t code) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits;
    do {
      digits += kDigits[code & 0xF];
      code >>= 4;
    } while (code != 0);
    std::reverse(digits.begin(), digits.end());
    out_ += "\\x{" + digits + '}';
  }

  void control() {
    if (at_ == text_.size() || !is_letter(text_[at_])) {
      return static_cast<void>(fail("no letter follows `\\c`"));
    }
    code_point(static_cast<std::uint32_t>(text_[at_++]) % 32);
  }

  std::optional<std::uint32_t> hex_digits(std::size_t count) {
    if (at_ + count > text_.size() || !std::all_of(text_.begin() + at_, text_.begin() + at_ + count, is_hex)) {
      return std::nullopt;
    }
    const auto code = static_cast<std::uint32_t>(std::stoul(std::string(text_.substr(at_, count)), nullptr, 16));
    at_ += count;
    return code;
  }

  void hexadecimal(std::size_t count) {
    const auto code = hex_digits(count);
    if (!code) return static_cast<void>(fail("`\\x` needs two hexadecimal digits"));
    code_point(*code);
  }

  void unicode() {
    if (at_ < text_.size() && text_[at_] == '{') {
      const std::size_t end = text_.find('}', at_);
      ++at_;
      const auto code = end == std::string_view::npos || end - at_ > 6 ? std::nullopt : hex_digits(end - at_);
      if (!code || *code > 0x10FFFF) return static_cast<void>(fail("`\\u{` needs a code point"));
      ++at_;
      return code_point(*code);
    }
    auto code = hex_digits(4);
    if (!code) return static_cast<void>(fail("`\\u` needs four hexadecimal digits"));
    if (*code >= 0xD800 && *code < 0xDC00 && next_is("\\u")) {
      const std::size_t before = at_;
      at_ += 2;
      const auto low = hex_digits(4);
      if (low && *low >= 0xDC00 && *low < 0xE000) {
        return code_point(0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00));
      }
      at_ = before;
    }
    if (*code >= 0xD800 && *code < 0xE000) return static_cast<void>(fail("`\\u` names half a surrogate pair"));
    code_point(*code);
  }

  void property(char letter) {
    const std::size_t end = text_.find('}', at_);
    if (at_ == text_.size() || text_[at_] != '{' || end == std::string_view::npos) {
      return static_cast<void>(fail(std::string("no `{` follows `\\") + letter + '`'));
    }
    std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    if (const std::size_t equals = name.find('='); equals != std::string_view::npos) {
      const std::string_view kind = name.substr(0, equals);
      if (kind != "General_Category" && kind != "gc" && kind != "Script" && kind != "sc") {
        return static_cast<void>(fail("RE2 has no Unicode property `" + std::string(kind) + '`'));
      }
      name.remove_prefix(equals + 1);
    }
    for (const Category& category : kCategories) {
      if (category.long_name == name) name = category.short_name;
    }
    if (name == "ASCII") {
      if (in_class_) {
        out_ += letter == 'p' ? "\\x{0}-\\x{7f}" : "\\x{80}-\\x{10ffff}";
      } else {
        out_ += letter == 'p' ? "[\\x{0}-\\x{7f}]" : "[^\\x{0}-\\x{7f}]";
      }
      return;
    }
    if (name == "LC") {
      if (letter == 'P' || in_class_) return static_cast<void>(fail("RE2 has no class `Cased_Letter`"));
      out_ += "[\\p{Lu}\\p{Ll}\\p{Lt}]";
      return;
    }
    out_.append("\\").append(1, letter).append("{").append(name).append("}");
  }

  std::string_view text_;
  std::string& problem_;
  std::string out_;
  std::size_t at_ = 0;
  bool in_class_ = false;
};

/// `^x-` and the like: an anchor and characters that mean themselves.
bool is_literal_prefix(std::string_view pattern) {
  const auto is_plain = [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '/';
  };
  return pattern.size() > 1 && pattern.front() == '^' && std::all_of(pattern.begin() + 1, pattern.end(), is_plain);
}

/// RE2's own form of a translated pattern.
std::unique_ptr<const re2::RE2> compile_expression(const std::string& translated) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kProgramBytes);
  return std::make_unique<const re2::RE2>(translated, options);
}

}  // namespace

std::optional<std::string> translate_pattern(std::string_view ecmascript, std::string& problem) {
  return Translator(ecmascript, problem).run();
}

struct Pattern::Expression {
  std::string source;
  bool plain = false;
  std::atomic<unsigned> matches{0};
  std::once_flag matcher_made;
  std::optional<PlainMatcher> matcher;
  std::once_flag compiled_once;
  std::unique_ptr<const re2::RE2> compiled;

  /// nullptr where RE2 has to do it.
  const PlainMatcher* plain_matcher(std::string_view text) {
    if (!plain || text.size() > kShortText) return nullptr;
    if (matches.load(std::memory_order_relaxed) >= kFewMatches) return nullptr;
    matches.fetch_add(1, std::memory_order_relaxed);
    std::call_once(matcher_made, [this] { matcher = PlainMatcher::compile(source); });
    return matcher ? &*matcher : nullptr;
  }

  const re2::RE2& re2() {
    std::call_once(compiled_once, [this] {
      std::string problem;
      compiled = compile_expression(translate_pattern(source, problem).value_or(source));
    });
    return *compiled;
  }
};

Pattern::Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

std::optional<Pattern> Pattern::compile(std::string_view ecmascript, std::string& problem) {
  Pattern result;
  if (is_literal_prefix(ecmascript)) {
    result.prefix_ = ecmascript.substr(1);
    return result;
  }
  result.expression_ = std::make_unique<Expression>();
  result.expression_->source = ecmascript;
  result.expression_->plain = is_plain_pattern(ecmascript);
  if (result.expression_->plain) return result;
  if (!translate_pattern(ecmascript, problem)) return std::nullopt;
  if (const re2::RE2& expression = result.expression_->re2(); !expression.ok()) {
    problem = "RE2 refuses it: " + expression.error();
    return std::nullopt;
  }
  return result;
}

bool Pattern::matches(std::string_view text) const {
  if (expression_ == nullptr) return text.substr(0, prefix_.size()) == prefix_;
  if (const PlainMatcher* matcher = expression_->plain_matcher(text)) return matcher->matches(text);
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), expression_->re2());
}

bool Pattern::is_sound() const {
  return expression_ == nullptr || expression_->re2().ok();
}

}  // namespace stageplot::schema
