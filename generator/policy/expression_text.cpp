// Both texts have the same characters that are no blanks, in the same order, whatever the style of the scalar: folding,
// chomping and indentation change blanks alone. Only the escapes of the two quoted styles need more.
#include "policy/expression_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stageplot::policy {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Behind `!tag` and `&anchor`.
std::size_t behind_properties(std::string_view written) {
  std::size_t at = 0;
  while (at < written.size() && (written[at] == '!' || written[at] == '&')) {
    while (at < written.size() && !is_blank(written[at])) ++at;
    while (at < written.size() && is_blank(written[at])) ++at;
  }
  return at;
}

/// Bytes of an escape of a double-quoted scalar; `\` and one of these letters is followed by that many digits.
std::size_t escape_size(std::string_view at) {
  constexpr std::array<std::pair<char, std::size_t>, 3> kDigits{{{'x', 4}, {'u', 6}, {'U', 10}}};
  const auto found = std::find_if(kDigits.begin(), kDigits.end(),
                                  [&](const auto& digits) { return at.size() > 1 && digits.first == at[1]; });
  return found == kDigits.end() ? 2 : found->second;
}

/// The bytes of a blank, also of one that is an escape (`\n`, a `\` at the end of a line); 0 where there is none.
std::size_t blank_at(std::string_view written, std::size_t at, char quote) {
  if (at >= written.size()) return 0;
  if (is_blank(written[at])) return 1;
  const bool escape = quote == '"' && written[at] == '\\' && at + 1 < written.size();
  return escape && std::string_view{"ntr \n"}.find(written[at + 1]) != std::string_view::npos ? 2 : 0;
}

struct Character {
  std::size_t begin = 0;
  std::size_t size = 1;
  char value = 0;
  bool exact = true;  // else an escape, which stands for whatever comes
};

Character character_at(std::string_view written, std::size_t at, char quote) {
  const char c = written[at];
  if (quote == '\'' && c == '\'') return {at, 2, '\'', true};
  if (quote != '"' || c != '\\') return {at, 1, c, true};
  const std::size_t size = escape_size(written.substr(at));
  const char next = at + 1 < written.size() ? written[at + 1] : '\\';
  const bool itself = next == '"' || next == '\\' || next == '/';
  return {at, size, itself ? next : '\0', itself};
}

}  // namespace

ExpressionText::ExpressionText(std::string_view decoded, std::string_view written, source::Span span)
    : text_(decoded), whole_(span) {
  std::size_t at = behind_properties(written);
  char quote = 0;
  if (at < written.size() && (written[at] == '|' || written[at] == '>')) {
    const std::size_t line = written.find('\n', at);
    at = line == std::string_view::npos ? written.size() : line + 1;
  } else if (at < written.size() && (written[at] == '\'' || written[at] == '"')) {
    quote = written[at++];
  }
  std::vector<std::uint32_t> offsets;
  offsets.reserve(text_.size() + 1);
  std::size_t behind = at;  // the last character that was found
  for (const char c : text_) {
    if (is_blank(c)) {
      // Of a run of blanks the first stands where the file has one too.
      offsets.push_back(static_cast<std::uint32_t>(span.begin + behind));
      if (behind < written.size() && is_blank(written[behind])) ++behind;
      continue;
    }
    std::size_t next = std::max(at, behind);
    while (const std::size_t size = blank_at(written, next, quote)) next += size;
    if (next >= written.size()) return;
    const Character found = character_at(written, next, quote);
    if (found.exact && found.value != c) return;
    // The bytes of one escaped character share its place.
    offsets.push_back(static_cast<std::uint32_t>(span.begin + found.begin));
    at = behind = next + found.size;
  }
  offsets.push_back(static_cast<std::uint32_t>(span.begin + behind));
  offsets_ = std::move(offsets);
}

source::Span ExpressionText::place(cel::TextSpan part) const {
  if (offsets_.empty() || part.begin > text_.size() || part.end > text_.size()) return whole_;
  std::uint32_t begin = part.begin;
  // The end of a text that ends with blanks: the error stands behind its last word.
  while (begin > 0 && part.begin >= part.end && begin >= text_.size() && is_blank(text_[begin - 1])) --begin;
  const std::uint32_t from = begin < text_.size() || begin == 0 ? offsets_[begin] : offsets_[begin - 1] + 1;
  std::uint32_t to = from;
  if (part.end > part.begin) to = offsets_[part.end - 1] + 1;
  return {whole_.file, from, std::max(to, from)};
}

}  // namespace stageplot::policy
