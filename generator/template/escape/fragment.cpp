#include "template/escape/fragment.hpp"

#include <algorithm>

#include "diagnostics/rules/escape.hpp"

namespace stageplot::gotemplate {
namespace {

/// The origin of each byte of a string, for readers that go forward.
class OriginReader {
 public:
  explicit OriginReader(const document::Value& string) : runs_(string.s->runs()), origin_(string.origin) {}

  /// The origin of the byte at `offset`, and in `end` where (before `end`) the next one begins.
  document::OriginId at(std::size_t offset, std::size_t& end) {
    while (next_ < runs_.size() && runs_[next_].begin <= offset) origin_ = runs_[next_++].origin;
    if (next_ < runs_.size()) end = std::min<std::size_t>(end, runs_[next_].begin);
    return origin_;
  }

 private:
  std::span<const document::Run> runs_;
  std::size_t next_ = 0;
  document::OriginId origin_;
};

}  // namespace

FragmentShape shape_of(std::string_view fragment) {
  FragmentShape shape;
  const std::size_t first = fragment.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return shape;
  const std::size_t line = fragment.rfind('\n', first);
  shape.begin = static_cast<std::uint32_t>(first);
  // Blanks at the end of the last line stay: they may be the text of a literal block.
  shape.end =
      static_cast<std::uint32_t>(std::min(fragment.find('\n', fragment.find_last_not_of(" \t\r\n")), fragment.size()));
  shape.indentation = static_cast<std::uint32_t>(line == std::string_view::npos ? first : first - line - 1);
  for (std::size_t i = fragment.find('\n', first); i < shape.end; i = fragment.find('\n', i + 1)) {
    const std::size_t text = std::min(fragment.find_first_not_of(' ', i + 1), fragment.size());
    const bool blank = text == fragment.size() || fragment[text] == '\n';
    if (!blank && text - i - 1 < shape.indentation) shape.even = false;
  }
  return shape;
}

void append_fragment(Output& output, const document::Value& fragment, const FragmentShape& shape,
                     std::uint32_t column) {
  const std::string_view text = fragment.text();
  const std::string indentation(column, ' ');
  OriginReader origins(fragment);
  for (std::size_t i = shape.begin; i < shape.end;) {
    const bool line_begins = i > shape.begin && text[i - 1] == '\n';
    if (line_begins && text[i] != '\n' && text[i] != '\r') {
      output.append(indentation);
      i += shape.indentation;
    }
    std::size_t end = std::min<std::size_t>(text.find('\n', i), shape.end - 1) + 1;
    while (i < end) {
      std::size_t piece = end;
      const document::OriginId origin = origins.at(i, piece);
      output.append(text.substr(i, piece - i), origin);
      i = piece;
    }
  }
}

std::optional<PrintError> find_uneven(const FragmentShape& shape) {
  if (shape.even) return std::nullopt;
  return PrintError{.summary = "the first line of the included template is indented deeper than one that follows",
                    .help = "begin the template at the column of its outermost lines",
                    .rule = &diagnostics::rules::escape_fragment};
}

}  // namespace stageplot::gotemplate
