#include "terraform/functions/letter_case.hpp"

#include "template/functions/unicode_case.hpp"

namespace stageplot::terraform {
namespace {

namespace unicode = gotemplate::unicode;

/// Go's strings.isSeparator.
bool separates_words(char32_t c) {
  if (c <= 0x7F) {
    const bool in_word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return !in_word;
  }
  return !unicode::is_letter(c) && !unicode::is_digit(c) && unicode::is_space(c);
}

}  // namespace

std::string to_lower(std::string_view text) {
  return unicode::map_code_points(text, unicode::to_lower);
}

std::string to_upper(std::string_view text) {
  return unicode::map_code_points(text, unicode::to_upper);
}

std::string to_title(std::string_view text) {
  char32_t previous = ' ';
  return unicode::map_code_points(text, [&previous](char32_t c) {
    const bool begins = separates_words(previous);
    previous = c;
    return begins ? unicode::to_title(c) : c;
  });
}

std::string_view trim_white_space(std::string_view text) {
  const unicode::Range kept = unicode::trim_space(text);
  return text.substr(kept.begin, kept.end - kept.begin);
}

}  // namespace stageplot::terraform
