#include "cloudconfig/scalar_places.hpp"

#include <algorithm>
#include <iterator>

namespace stageplot::cloudconfig {
namespace {

/// Bytes of an escape in double quotes, its backslash included; 0 for a line break behind the backslash.
std::size_t size_of_escape(char letter) {
  switch (letter) {
    case 'x':
      return 4;
    case 'u':
      return 6;
    case 'U':
      return 10;
    case '\n':
    case '\r':
      return 0;
    default:
      return 2;
  }
}

std::size_t size_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte >= 0xF0) return 4;
  if (byte >= 0xE0) return 3;
  return byte >= 0xC0 ? 2 : 1;
}

}  // namespace

ScalarPlaces::ScalarPlaces(std::string_view text, source::Span written, std::string_view value) : written_(written) {
  const std::string_view scalar = text.substr(written.begin, written.end - written.begin);
  if (scalar.empty()) return;
  switch (scalar.front()) {
    case '|':
      literal_block(text, value);
      break;
    case '>':
      break;
    case '"':
      double_quoted(scalar, value);
      break;
    case '\'':
      single_quoted(scalar, value);
      break;
    default:
      plain(scalar, value);
      break;
  }
}

source::Span ScalarPlaces::span(std::size_t begin, std::size_t end) const {
  const auto piece_at = [this](std::size_t at) {
    return std::prev(std::upper_bound(pieces_.begin(), pieces_.end(), at,
                                      [](std::size_t wanted, const Piece& piece) { return wanted < piece.value; }));
  };
  if (pieces_.empty() || begin > known_ || end > known_) return written_;
  const auto first = piece_at(begin);
  const std::size_t from = first->offset + (first->escape > 0 ? 0 : begin - first->value);
  if (end <= begin) return {written_.file, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(from)};
  const auto last = piece_at(end - 1);
  const std::size_t to = last->offset + (last->escape > 0 ? last->escape : end - last->value);
  return {written_.file, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

void ScalarPlaces::add(std::size_t value, std::size_t offset, std::size_t escape) {
  pieces_.push_back({value, offset, escape});
}

/// Each line of the value is a line of the text without its indentation. The text of the whole file is read: the place
/// of a block that the end of the file cuts off may end early.
void ScalarPlaces::literal_block(std::string_view text, std::string_view value) {
  std::size_t line = text.find('\n', written_.begin);
  for (std::size_t at = 0; at < value.size() && line != std::string_view::npos;) {
    ++line;
    const std::size_t line_end = std::min(text.find('\n', line), text.size());
    const std::size_t end = std::min(value.find('\n', at), value.size());
    std::string_view source = text.substr(line, line_end - line);
    if (source.ends_with('\r')) source.remove_suffix(1);
    const std::string_view content = value.substr(at, end - at);
    if (!source.ends_with(content)) return;
    add(at, line + source.size() - content.size());
    known_ = std::min(end + 1, value.size());
    at = end + 1;
    line = line_end < text.size() ? line_end : std::string_view::npos;
  }
}

void ScalarPlaces::double_quoted(std::string_view scalar, std::string_view value) {
  std::size_t at = 1;
  add(0, written_.begin + 1);
  while (known_ < value.size() && at + 1 < scalar.size()) {
    if (scalar[at] != '\\') {
      if (scalar[at] != value[known_]) return;
      ++at;
      ++known_;
      continue;
    }
    const std::size_t size = size_of_escape(scalar[at + 1]);
    if (size == 0) return;
    add(known_, written_.begin + at, size);
    known_ += std::min(size_of_character(value[known_]), value.size() - known_);
    at += size;
    add(known_, written_.begin + at);
  }
}

void ScalarPlaces::single_quoted(std::string_view scalar, std::string_view value) {
  std::size_t at = 1;
  add(0, written_.begin + 1);
  while (known_ < value.size() && at + 1 < scalar.size()) {
    if (scalar[at] != value[known_]) return;
    const bool doubled = scalar[at] == '\'';
    if (doubled) add(known_, written_.begin + at, 2);
    at += doubled ? 2 : 1;
    ++known_;
    if (doubled) add(known_, written_.begin + at);
  }
}

void ScalarPlaces::plain(std::string_view scalar, std::string_view value) {
  add(0, written_.begin);
  const auto differs = std::mismatch(scalar.begin(), scalar.end(), value.begin(), value.end());
  known_ = static_cast<std::size_t>(differs.second - value.begin());
}

}  // namespace stageplot::cloudconfig
