#include "diff/text_diff.hpp"

#include <algorithm>
#include <unordered_map>

#include "diff/common_subsequence.hpp"

namespace stageplot::diff {
namespace {

struct Line {
  std::string_view text;  // without its break
  bool ended = true;      // by a line break
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back({text.substr(0, end), end != std::string_view::npos});
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return lines;
}

/// Equal lines get equal numbers. A last line without a break is another line than the same one with it.
class Numbers {
 public:
  std::vector<std::uint32_t> of(const std::vector<Line>& lines) {
    std::vector<std::uint32_t> result;
    result.reserve(lines.size());
    for (const Line& line : lines) {
      auto& known = line.ended ? ended_ : unended_;
      const auto [place, added] = known.try_emplace(line.text, next_);
      if (added) ++next_;
      result.push_back(place->second);
    }
    return result;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> ended_;
  std::unordered_map<std::string_view, std::uint32_t> unended_;
  std::uint32_t next_ = 0;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

bool same_but_for_blanks(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (true) {
    while (i < a.size() && is_blank(a[i])) ++i;
    while (j < b.size() && is_blank(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (a[i++] != b[j++]) return false;
  }
}

/// Blanks at the end of a changed line always show; those inside where they are all that differs.
std::string visible(const Line& line, bool all_blanks, bool show_break) {
  std::size_t kept = line.text.size();
  while (kept > 0 && is_blank(line.text[kept - 1])) --kept;
  std::string result;
  result.reserve(line.text.size());
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const char c = line.text[i];
    if (c == '\r') {
      result += "\\r";
    } else if (is_blank(c) && (all_blanks || i >= kept)) {
      result += c == ' ' ? "·" : "\\t";
    } else {
      result += c;
    }
  }
  if (show_break) result += "⏎";
  return result;
}

/// The differing lines between two matches, and where they are.
struct Block {
  std::size_t begin_a = 0;
  std::size_t end_a = 0;
  std::size_t begin_b = 0;
  std::size_t end_b = 0;
};

class Writer {
 public:
  Writer(const std::vector<Line>& a, const std::vector<Line>& b) : a_(a), b_(b) {}

  void context(std::size_t at_a, std::size_t at_b) {
    result_.push_back({TextLine::Kind::context, at_a + 1, at_b + 1, 0, std::string{a_[at_a].text}});
  }

  void gap(std::size_t skipped) { result_.push_back({TextLine::Kind::gap, 0, 0, skipped, {}}); }

  void block(const Block& block) {
    for (std::size_t i = block.begin_a; i < block.end_a; ++i) {
      const std::size_t other = block.begin_b + (i - block.begin_a);
      const Line* counterpart = other < block.end_b ? &b_[other] : nullptr;
      result_.push_back({TextLine::Kind::only_a, i + 1, 0, 0, shown(a_[i], counterpart)});
    }
    for (std::size_t i = block.begin_b; i < block.end_b; ++i) {
      const std::size_t other = block.begin_a + (i - block.begin_b);
      const Line* counterpart = other < block.end_a ? &a_[other] : nullptr;
      result_.push_back({TextLine::Kind::only_b, 0, i + 1, 0, shown(b_[i], counterpart)});
    }
  }

  std::vector<TextLine> take() { return std::move(result_); }

 private:
  static std::string shown(const Line& line, const Line* counterpart) {
    const bool blanks = counterpart != nullptr && same_but_for_blanks(line.text, counterpart->text);
    return visible(line, blanks, blanks && line.ended && !counterpart->ended);
  }

  const std::vector<Line>& a_;
  const std::vector<Line>& b_;
  std::vector<TextLine> result_;
};

std::vector<Block> blocks_of(const std::vector<Match>& matches, std::size_t size_a, std::size_t size_b) {
  std::vector<Block> blocks;
  std::size_t a = 0;
  std::size_t b = 0;
  for (const Match& match : matches) {
    if (match.a != a || match.b != b) blocks.push_back({a, match.a, b, match.b});
    a = match.a + 1;
    b = match.b + 1;
  }
  if (a != size_a || b != size_b) blocks.push_back({a, size_a, b, size_b});
  return blocks;
}

std::vector<Block> one_block(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t before = 0;
  while (before < a.size() && before < b.size() && a[before] == b[before]) ++before;
  std::size_t after = 0;
  while (after < a.size() - before && after < b.size() - before && a[a.size() - 1 - after] == b[b.size() - 1 - after]) {
    ++after;
  }
  return {{before, a.size() - after, before, b.size() - after}};
}

}  // namespace

std::vector<TextLine> text_diff(std::string_view a, std::string_view b, std::size_t context) {
  if (a == b) return {};
  const std::vector<Line> lines_a = lines_of(a);
  const std::vector<Line> lines_b = lines_of(b);
  Numbers numbers;
  const auto numbers_a = numbers.of(lines_a);
  const auto numbers_b = numbers.of(lines_b);
  const auto matches = common_subsequence(numbers_a, numbers_b);
  const std::vector<Block> blocks =
      matches ? blocks_of(*matches, lines_a.size(), lines_b.size()) : one_block(numbers_a, numbers_b);

  Writer writer{lines_a, lines_b};
  // Equal lines between two blocks stand at the same distance on both sides, so side a's positions tell them all.
  const auto equal_lines = [&](std::size_t from_a, std::size_t from_b, std::size_t count, std::size_t head,
                               std::size_t tail) {
    const bool whole = head + tail + 1 >= count;  // a note about one line would be as long as the line
    for (std::size_t i = 0; i < (whole ? count : head); ++i) writer.context(from_a + i, from_b + i);
    if (whole) return;
    writer.gap(count - head - tail);
    for (std::size_t i = count - tail; i < count; ++i) writer.context(from_a + i, from_b + i);
  };
  std::size_t end_a = 0;
  std::size_t end_b = 0;
  for (const Block& block : blocks) {
    equal_lines(end_a, end_b, block.begin_a - end_a, end_a == 0 && end_b == 0 ? 0 : context, context);
    writer.block(block);
    end_a = block.end_a;
    end_b = block.end_b;
  }
  equal_lines(end_a, end_b, lines_a.size() - end_a, context, 0);
  return writer.take();
}

std::size_t first_difference(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

}  // namespace stageplot::diff
