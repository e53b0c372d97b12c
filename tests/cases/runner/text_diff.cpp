#include "cases/runner/text_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stageplot::cases {
namespace {

constexpr std::size_t kContext = 3;
constexpr std::size_t kMostLines = 80;
/// Above this many pairs of lines, the part that differs is shown whole instead of aligned.
constexpr std::size_t kMostPairs = 4'000'000;

struct Line {
  char sign = ' ';
  std::string_view text;
};

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

using Lines = std::vector<std::string_view>;

/// Longest common subsequence of the lines between the equal beginning and the equal end.
void align(const Lines& a, const Lines& b, std::size_t begin, std::size_t a_end, std::size_t b_end,
           std::vector<Line>& out) {
  const std::size_t rows = a_end - begin;
  const std::size_t columns = b_end - begin;
  if (rows * columns > kMostPairs) {
    for (std::size_t i = begin; i < a_end; ++i) out.push_back({'-', a[i]});
    for (std::size_t i = begin; i < b_end; ++i) out.push_back({'+', b[i]});
    return;
  }
  std::vector<std::uint32_t> common((rows + 1) * (columns + 1), 0);
  const auto at = [&](std::size_t row, std::size_t column) -> std::uint32_t& {
    return common[row * (columns + 1) + column];
  };
  for (std::size_t row = rows; row-- > 0;) {
    for (std::size_t column = columns; column-- > 0;) {
      at(row, column) = a[begin + row] == b[begin + column] ? at(row + 1, column + 1) + 1
                                                            : std::max(at(row + 1, column), at(row, column + 1));
    }
  }
  std::size_t row = 0;
  std::size_t column = 0;
  while (row < rows || column < columns) {
    if (row < rows && column < columns && a[begin + row] == b[begin + column]) {
      out.push_back({' ', a[begin + row]});
      ++row, ++column;
    } else if (column == columns || (row < rows && at(row + 1, column) >= at(row, column + 1))) {
      out.push_back({'-', a[begin + row++]});
    } else {
      out.push_back({'+', b[begin + column++]});
    }
  }
}

std::string shown(const Line& line) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out{line.sign};
  out += ' ';
  std::string_view text = line.text;
  const bool complete = text.ends_with('\n');
  if (complete) text.remove_suffix(1);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      out += "\\x";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 0xF];
    } else {
      out += c;
    }
  }
  if (text.ends_with(' ')) out += "⟨space at the end⟩";
  if (!complete) out += "⟨no line break at the end⟩";
  return out + "\n";
}

}  // namespace

std::string text_diff(const std::string& expected, const std::string& actual) {
  const Lines a = split_lines(expected);
  const Lines b = split_lines(actual);
  std::size_t begin = 0;
  while (begin < a.size() && begin < b.size() && a[begin] == b[begin]) ++begin;
  std::size_t a_end = a.size();
  std::size_t b_end = b.size();
  while (a_end > begin && b_end > begin && a[a_end - 1] == b[b_end - 1]) --a_end, --b_end;

  std::vector<Line> lines;
  for (std::size_t i = begin - std::min(begin, kContext); i < begin; ++i) lines.push_back({' ', a[i]});
  align(a, b, begin, a_end, b_end, lines);
  for (std::size_t i = a_end; i < std::min(a.size(), a_end + kContext); ++i) lines.push_back({' ', a[i]});

  std::string out;
  if (begin > kContext) out += "@ line " + std::to_string(begin - kContext + 1) + "\n";
  for (std::size_t i = 0; i < lines.size() && i < kMostLines; ++i) out += shown(lines[i]);
  if (lines.size() > kMostLines) out += "… " + std::to_string(lines.size() - kMostLines) + " more lines\n";
  return out;
}

}  // namespace stageplot::cases
