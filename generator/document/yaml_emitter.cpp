#include "document/yaml_emitter.hpp"

#include <algorithm>

#include "document/yaml_character.hpp"
#include "text/utf8.hpp"

namespace stageplot::document {

void YamlEmitter::push_indent(bool flow, bool indentless) {
  indents_.push_back(indent_);
  if (indent_ < 0) {
    indent_ = flow ? kIndent : 0;
  } else if (!indentless) {
    indent_ += kIndent;
  }
}

void YamlEmitter::pop_indent() {
  indent_ = indents_.back();
  indents_.pop_back();
}

void YamlEmitter::write_indent() {
  const int indent = indent_ < 0 ? 0 : indent_;
  if (!indention_ || column_ > indent || (column_ == indent && !whitespace_)) put_break();
  while (column_ < indent) put(' ');
  whitespace_ = true;
  indention_ = true;
}

void YamlEmitter::write_indicator(std::string_view indicator, bool need_whitespace, bool is_whitespace,
                                  bool is_indention) {
  if (need_whitespace && !whitespace_) put(' ');
  for (const char c : indicator) put(c);
  whitespace_ = is_whitespace;
  indention_ = indention_ && is_indention;
}

void YamlEmitter::write_scalar(std::string_view text, EmittedStyle style, bool may_fold) {
  switch (style) {
    case EmittedStyle::plain:
      return write_plain(text, may_fold);
    case EmittedStyle::single_quoted:
      return write_single_quoted(text, may_fold);
    case EmittedStyle::double_quoted:
      return write_double_quoted(text, may_fold);
    case EmittedStyle::literal:
      return write_literal(text);
  }
}

void YamlEmitter::write_character(std::string_view text, std::size_t& at) {
  const std::size_t width = character_width(text[at]);
  text_ += text.substr(at, width);
  ++column_;
  at += width;
}

void YamlEmitter::write_run(std::string_view text, std::size_t& at, char special, char other) {
  const std::size_t begin = at;
  write_character(text, at);
  if (static_cast<unsigned char>(text[begin]) >= 0x80) return;
  const std::size_t rest = at;
  const auto stops = [=](char c) { return c < ' ' || c > '~' || c == special || c == other; };
  while (at < text.size() && !stops(text[at])) ++at;
  text_ += text.substr(rest, at - rest);
  column_ += static_cast<int>(at - rest);
}

void YamlEmitter::write_break(std::string_view text, std::size_t& at) {
  if (text[at] == '\n') {
    put_break();
    ++at;
  } else {
    write_character(text, at);
    column_ = 0;
  }
}

void YamlEmitter::write_plain(std::string_view text, bool may_fold) {
  if (!whitespace_) put(' ');
  if (column_ + static_cast<std::ptrdiff_t>(text.size()) <= kWidth) {
    // Too short to fold.
    text_ += text;
    column_ += static_cast<int>(std::count_if(text.begin(), text.end(),
                                              [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
    whitespace_ = false;
    indention_ = false;
    return;
  }
  bool spaces = false;
  for (std::size_t i = 0; i < text.size();) {
    if (is_space(text, i)) {
      if (may_fold && !spaces && column_ > kWidth && !is_space(text, i + 1)) {
        write_indent();
        ++i;
      } else {
        write_character(text, i);
      }
      spaces = true;
    } else {
      write_run(text, i, ' ');
      spaces = false;
      indention_ = false;
    }
  }
  whitespace_ = false;
  indention_ = false;
}

void YamlEmitter::write_single_quoted(std::string_view text, bool may_fold) {
  write_indicator("'", true, false, false);
  bool spaces = false;
  bool breaks = false;
  for (std::size_t i = 0; i < text.size();) {
    if (is_space(text, i)) {
      const bool inside = i > 0 && i + 1 < text.size();
      if (may_fold && !spaces && column_ > kWidth && inside && !is_space(text, i + 1)) {
        write_indent();
        ++i;
      } else {
        write_character(text, i);
      }
      spaces = true;
    } else if (is_line_break(text, i)) {
      if (!breaks && text[i] == '\n') put_break();
      write_break(text, i);
      indention_ = true;
      breaks = true;
    } else {
      if (breaks) write_indent();
      if (text[i] == '\'') put('\'');
      write_run(text, i, ' ', '\'');
      indention_ = false;
      spaces = false;
      breaks = false;
    }
  }
  write_indicator("'", false, false, false);
  whitespace_ = false;
  indention_ = false;
}

void YamlEmitter::write_escape(char32_t c) {
  put('\\');
  switch (c) {
    case 0x00:
      return put('0');
    case 0x07:
      return put('a');
    case 0x08:
      return put('b');
    case 0x09:
      return put('t');
    case 0x0A:
      return put('n');
    case 0x0B:
      return put('v');
    case 0x0C:
      return put('f');
    case 0x0D:
      return put('r');
    case 0x1B:
      return put('e');
    case 0x22:
      return put('"');
    case 0x5C:
      return put('\\');
    case 0x85:
      return put('N');
    case 0xA0:
      return put('_');
    case 0x2028:
      return put('L');
    case 0x2029:
      return put('P');
    default:
      break;
  }
  const int digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
  put(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) put("0123456789ABCDEF"[(c >> shift) & 0xF]);
}

void YamlEmitter::write_double_quoted(std::string_view text, bool may_fold) {
  write_indicator("\"", true, false, false);
  // libyaml looks for a byte order mark at the text's beginning when it decides on each of its characters.
  const bool escape_all = text.starts_with(text::kByteOrderMark);
  bool spaces = false;
  for (std::size_t i = 0; i < text.size();) {
    if (escape_all || !is_plain_printable(text, i) || is_line_break(text, i) || text[i] == '"' || text[i] == '\\') {
      const text::Decoded decoded = text::decode_utf8(text, i);
      write_escape(decoded.code_point);
      i += decoded.length;
      spaces = false;
    } else if (is_space(text, i)) {
      if (may_fold && !spaces && column_ > kWidth && i > 0 && i + 1 < text.size()) {
        write_indent();
        if (is_space(text, i + 1)) put('\\');
        ++i;
      } else {
        write_character(text, i);
      }
      spaces = true;
    } else {
      write_character(text, i);
      spaces = false;
    }
  }
  write_indicator("\"", false, false, false);
  whitespace_ = false;
  indention_ = false;
}

void YamlEmitter::write_literal(std::string_view text) {
  write_indicator("|", true, false, false);
  if (is_space(text, 0) || is_line_break(text, 0)) write_indicator("2", false, false, false);
  const auto character_before = [text](std::size_t at) {
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
    return at;
  };
  const std::size_t last = character_before(text.size());
  if (!is_line_break(text, last)) {
    write_indicator("-", false, false, false);
  } else if (last == 0 || is_line_break(text, character_before(last))) {
    write_indicator("+", false, false, false);
  }
  put_break();
  indention_ = true;
  whitespace_ = true;
  bool breaks = true;
  for (std::size_t i = 0; i < text.size();) {
    if (is_line_break(text, i)) {
      write_break(text, i);
      indention_ = true;
      breaks = true;
    } else {
      if (breaks) write_indent();
      write_run(text, i);
      indention_ = false;
      breaks = false;
    }
  }
}

}  // namespace stageplot::document
