#include "systemd/unit_file.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "diagnostics/rules/systemd.hpp"

namespace stageplot::systemd {
namespace {

namespace rules = diagnostics::rules;

constexpr std::string_view kBlanks = " \t\r";
constexpr std::size_t kMostFindings = 100;

bool is_blank(char c) {
  return kBlanks.find(c) != std::string_view::npos;
}

class Reader {
 public:
  Reader(source::FileId file, std::string_view text, diagnostics::Diagnostics& diagnostics)
      : file_(file), text_(text), diagnostics_(diagnostics) {
    unit_.span = place(0, text.size());
  }

  UnitFile run() && {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      line(at, end);
      at = end + 1;
    }
    if (continued_) {
      report(last_line_, text_.size(), "the unit ends inside a continued line", "it ends in a backslash",
             "remove the backslash at the end of the last line");
    }
    flush();
    return std::move(unit_);
  }

 private:
  [[nodiscard]] source::Span place(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void report(std::size_t begin, std::size_t end, std::string summary, std::string label, std::string help) {
    if (++findings_ > kMostFindings) return;
    diagnostics_.add({.rule = &rules::systemd_syntax,
                      .summary = std::move(summary),
                      .primary = {place(begin, end), std::move(label), {}},
                      .help = std::move(help)});
  }

  /// One line of the text. Comments do not end a continued line; everything else does.
  void line(std::size_t begin, std::size_t end) {
    std::size_t first = begin;
    while (first < end && is_blank(text_[first])) ++first;
    if (first < end && (text_[first] == '#' || text_[first] == ';')) return;
    last_line_ = begin;

    if (!continued_) {
      flush();
      begin = first;
    }
    std::size_t backslashes = 0;
    while (backslashes < end - begin && text_[end - 1 - backslashes] == '\\') ++backslashes;
    continued_ = backslashes % 2 == 1;
    const std::size_t content_end = continued_ ? end - 1 : end;
    pieces_.push_back({static_cast<std::uint32_t>(joined_.size()), static_cast<std::uint32_t>(begin)});
    joined_.append(text_.substr(begin, content_end - begin));
    if (continued_) {
      joined_ += ' ';
    } else {
      find_lost_backslash(begin, end);
    }
  }

  /// A backslash with blanks behind it looks like one that continues the line, and does not.
  void find_lost_backslash(std::size_t begin, std::size_t end) {
    std::size_t last = end;
    while (last > begin && is_blank(text_[last - 1])) --last;
    if (last == end || last == begin || text_[last - 1] != '\\') return;
    report(last - 1, end, "blanks stand behind the backslash at a line's end", "this does not continue the line",
           "remove the blanks");
  }

  [[nodiscard]] std::uint32_t offset_of(std::size_t joined) const {
    const auto next = std::upper_bound(pieces_.begin(), pieces_.end(), joined,
                                       [](std::size_t at, const Setting::Piece& piece) { return at < piece.value; });
    const Setting::Piece& piece = *std::prev(next);
    return piece.offset + static_cast<std::uint32_t>(joined) - piece.value;
  }

  /// Takes the joined line: a section, a setting, or nothing.
  void flush() {
    const std::string joined = std::exchange(joined_, {});
    const std::string_view whole = joined;
    const std::size_t begin = whole.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return pieces_.clear();
    const std::size_t end = whole.find_last_not_of(kBlanks) + 1;
    const std::string_view content = whole.substr(begin, end - begin);
    if (content.front() == '[') {
      section(content, begin);
    } else {
      setting(whole, begin, end);
    }
    pieces_.clear();
  }

  void section(std::string_view content, std::size_t begin) {
    const std::uint32_t at = offset_of(begin);
    if (content.size() < 3 || content.back() != ']' || content.find_first_of("[]\\", 1) != content.size() - 1) {
      report(at, at + content.size(), "a section's name is not written `[Name]`", "systemd skips the line",
             "write one name between `[` and `]`, with nothing behind it");
      unit_.sections.push_back({.name = {}, .span = place(at, at + content.size())});
      return;
    }
    unit_.sections.push_back(
        {.name = std::string(content.substr(1, content.size() - 2)), .span = place(at, at + content.size())});
  }

  void setting(std::string_view whole, std::size_t begin, std::size_t end) {
    const std::size_t equals = whole.find('=', begin);
    const std::uint32_t at = offset_of(begin);
    const std::uint32_t last = offset_of(end - 1) + 1;
    if (equals == std::string_view::npos || equals >= end) {
      return report(at, last, "a line is neither a section nor a setting", "systemd skips it",
                    "write `Name=value`; a line that goes on with the one before needs a backslash at that one's end");
    }
    if (unit_.sections.empty()) {
      return report(at, last, "a setting stands outside of all sections", "systemd skips it",
                    "put it below a section such as `[Service]`");
    }
    std::size_t name_end = equals;
    while (name_end > begin && is_blank(whole[name_end - 1])) --name_end;
    if (name_end == begin) {
      return report(at, last, "a setting has no name", "systemd skips it", "write `Name=value`");
    }
    std::size_t value_begin = equals + 1;
    while (value_begin < end && is_blank(whole[value_begin])) ++value_begin;

    Setting setting{.name = std::string(whole.substr(begin, name_end - begin)),
                    .name_span = place(at, offset_of(name_end - 1) + 1),
                    .value = std::string(whole.substr(value_begin, end - value_begin)),
                    .value_span = value_begin == end ? place(offset_of(equals) + 1, offset_of(equals) + 1)
                                                     : place(offset_of(value_begin), last)};
    setting.pieces.push_back({0, setting.value_span.begin});
    for (const Setting::Piece& piece : pieces_) {
      if (piece.value <= value_begin || piece.value >= end) continue;
      setting.pieces.push_back({piece.value - static_cast<std::uint32_t>(value_begin), piece.offset});
    }
    unit_.sections.back().settings.push_back(std::move(setting));
  }

  source::FileId file_;
  std::string_view text_;
  diagnostics::Diagnostics& diagnostics_;
  UnitFile unit_;
  std::string joined_;                  // the lines so far of a continued one
  std::vector<Setting::Piece> pieces_;  // where they stand
  bool continued_ = false;
  std::size_t last_line_ = 0;
  std::size_t findings_ = 0;
};

}  // namespace

source::Span Setting::span(std::size_t begin, std::size_t end) const {
  const auto offset = [this](std::size_t at) {
    const auto next = std::upper_bound(pieces.begin(), pieces.end(), at,
                                       [](std::size_t wanted, const Piece& piece) { return wanted < piece.value; });
    const Piece& piece = *std::prev(next);
    return piece.offset + static_cast<std::uint32_t>(at) - piece.value;
  };
  const std::uint32_t first = offset(begin);
  return {value_span.file, first, end <= begin ? first : offset(end - 1) + 1};
}

std::vector<const Setting*> UnitFile::find(std::string_view section, std::string_view setting) const {
  std::vector<const Setting*> found;
  for (const UnitSection& candidate : sections) {
    if (candidate.name != section) continue;
    for (const Setting& one : candidate.settings) {
      if (one.name == setting) found.push_back(&one);
    }
  }
  return found;
}

const Setting* UnitFile::last(std::string_view section, std::string_view setting) const {
  const std::vector<const Setting*> found = find(section, setting);
  return found.empty() ? nullptr : found.back();
}

const UnitSection* UnitFile::section(std::string_view name) const {
  const auto found = std::ranges::find(sections, name, &UnitSection::name);
  return found == sections.end() ? nullptr : &*found;
}

UnitFile read_unit_file(source::FileId file, std::string_view text, diagnostics::Diagnostics& diagnostics) {
  return Reader(file, text, diagnostics).run();
}

}  // namespace stageplot::systemd
