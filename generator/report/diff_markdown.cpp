// A Report as a comment on a merge request. Whatever stands between names and values of unknown origin is ours, so that
// no value can end a fence, a cell or a block.
#include <algorithm>
#include <functional>
#include <vector>

#include "report/diff_matrix.hpp"
#include "report/diff_report.hpp"
#include "report/diff_view.hpp"
#include "report/markdown_escape.hpp"

namespace stageplot::report {
namespace {

using diff::Severity;
using diff::TextLine;

constexpr std::size_t kMostLines = 60;
/// The share of the room that a block may have where there are several: a single huge object leaves room for others.
constexpr std::size_t kShare = 3;
/// For a block's title and what surrounds its lines.
constexpr std::size_t kTitleReserve = 512;
/// For the sentences at the end, whose length is known within a few numbers.
constexpr std::size_t kReserve = 600;

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

/// `n of m …`, in bold where it is not all.
std::string shown_of(std::size_t shown, std::size_t all, std::string_view noun) {
  const std::string text = std::to_string(shown) + " of " + counted(all, noun) + " shown";
  return shown == all ? text : "**" + text + "**";
}

void add_lines(const ItemView& item, bool full, std::string& out) {
  const std::size_t most = full ? item.lines.size() : std::min(item.lines.size(), kMostLines);
  for (std::size_t i = 0; i < most; ++i) {
    const TextLine& line = item.lines[i];
    if (line.kind == TextLine::Kind::gap) {
      if (i > 0) out += "  [" + counted(line.skipped, "unchanged line") + "]\n";
    } else if (line.kind == TextLine::Kind::context) {
      out += line.text.empty() ? "\n" : "  " + line.text + '\n';
    } else {
      out += (line.kind == TextLine::Kind::only_a ? "- " : "+ ") + line.text + '\n';
    }
  }
  if (most < item.lines.size()) out += "# " + counted(item.lines.size() - most, "further line") + " not shown\n";
}

std::string item_lines(const ItemView& item, const DiffView& view, bool full) {
  std::string out = "@@ " + item.path + " @@ " + verdict_of(item);
  if (!item.writer.empty()) out += "  (" + item.writer + ")";
  if (!item.also_in.empty()) out += "  (also in " + item.also_in + ")";
  out += '\n';
  if (!item.lines.empty()) {
    add_lines(item, full, out);
  } else if (!item.values_told) {
    if (item.item->a) out += "- " + item.a + '\n';
    if (item.item->b && item.a != item.b) out += "+ " + item.b + '\n';
  }
  if (!item.hint.empty()) out += "# help: " + item.hint + '\n';
  for (const SourceLine& line : source_lines(item, view)) out += "# " + words_of(line) + '\n';
  return out;
}

std::string subject_title(const SubjectView& subject, diff::Mode mode) {
  std::string title;
  for (const std::string* part : {&subject.environments, &subject.place, &subject.name}) {
    if (!part->empty()) title += (title.empty() ? "" : " ") + html_code(*part);
  }
  return title + ": " + html_text(words_of(subject.counts, mode));
}

struct Block {
  std::string text;
  std::size_t items = 0;  // that are shown
};

struct BlockOptions {
  std::size_t limit = 0;  // bytes of lines
  bool full = false;
};

Block block_of(const SubjectView& subject, const DiffView& view, diff::Mode mode, const BlockOptions& options) {
  Block block;
  std::string lines = "# - " + view.side_a + ", + " + view.side_b + '\n';
  if (!subject.folded.empty()) lines += "# " + subject.folded + '\n';
  for (const ItemView& item : subject.items) {
    const std::string of_item = item_lines(item, view, options.full);
    if (lines.size() + of_item.size() > options.limit) break;
    lines += of_item;
    ++block.items;
  }
  if (block.items < subject.items.size()) {
    lines += "# " + std::to_string(block.items) + " of " + counted(subject.items.size(), "item") + " shown\n";
  }
  const bool critical = subject.counts.of(Severity::critical) != 0;
  block.text = std::string{critical ? "<details open>\n" : "<details>\n"} + "<summary>" +
               (critical ? "<b>critical</b> " : "") + subject_title(subject, mode) + "</summary>\n\n" +
               fenced("diff", lines) + "\n</details>\n\n";
  return block;
}

/// Appends `line` unless `text` would grow over `limit`.
bool append_within(std::size_t limit, const std::string& line, std::string& text) {
  if (text.size() + line.size() > limit) return false;
  text += line;
  return true;
}

std::string matrix_table(const Matrix& matrix, std::size_t limit) {
  std::string text = "| |";
  std::string rule = "|---|";
  for (const std::string& environment : matrix.environments) {
    text += ' ' + markdown_code(environment) + " |";
    rule += "---|";
  }
  text += " |\n" + rule + "---|\n";
  std::size_t shown = 0;
  for (const MatrixRow& row : matrix.rows) {
    const bool both = !row.service.empty() && !row.output.empty();
    std::string line = "| " + markdown_code(row.service + (both ? "/" : "") + row.output) + " |";
    for (const MatrixCell& cell : row.cells) line += ' ' + words_of(cell) + " |";
    line += ' ' + (row.folded.empty() ? "" : markdown_code(row.folded)) + " |\n";
    if (!append_within(limit, line, text)) break;
    ++shown;
  }
  text += '\n' + capitalised(std::string{kMatrixLegend}) + ".\n";
  if (shown < matrix.rows.size()) text += shown_of(shown, matrix.rows.size(), "row") + ".\n";
  return text;
}

std::string matrix_text(const Matrix& matrix, std::size_t limit) {
  if (matrix.empty()) return {};
  std::string text = matrix.rows.empty() ? "" : matrix_table(matrix, limit);
  if (matrix.unchanged > 0) {
    text += counted(matrix.unchanged, matrix.rows.empty() ? "output" : "further output") + " unchanged.\n";
  }
  std::string lines;
  for (std::size_t i = 0; i < matrix.notes.size(); ++i) {
    const std::string line = '[' + std::to_string(i + 1) + "] " + matrix.notes[i] + '\n';
    if (append_within(limit / 2, line, lines)) continue;
    lines += "[… " + counted(matrix.notes.size() - i, "further note") + "]\n";
    break;
  }
  if (!lines.empty()) text += '\n' + fenced("text", lines);
  return text + '\n';
}

/// Environment × severity, of every item whether it is shown or not.
std::string severity_table(const DiffView& view, std::size_t limit) {
  if (view.environments.empty()) return {};
  std::string text = "| environment | critical | difference | warning | info |\n|---|--:|--:|--:|--:|\n";
  std::size_t shown = 0;
  for (const auto& [environment, counts] : view.environments) {
    std::string line = "| " + markdown_code(environment) + " |";
    for (const Severity severity :
         {Severity::critical, Severity::difference, Severity::warning, Severity::information}) {
      line += ' ' + std::to_string(counts.of(severity)) + " |";
    }
    if (!append_within(limit, line + '\n', text)) break;
    ++shown;
  }
  if (shown < view.environments.size()) text += '\n' + shown_of(shown, view.environments.size(), "environment") + ".\n";
  return text + '\n';
}

std::string notes_text(const std::vector<std::string>& notes, std::size_t limit) {
  std::string lines;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    if (append_within(limit, "note: " + notes[i] + '\n', lines)) continue;
    lines += "… " + counted(notes.size() - i, "further note") + '\n';
    break;
  }
  return lines.empty() ? lines : fenced("text", lines) + '\n';
}

std::string side_text(const std::string& name, const std::string& source) {
  return source.empty() ? markdown_code(name) : markdown_code(name) + " (" + markdown_code(source) + ")";
}

/// The shown subjects, those with the worst items first and otherwise in the report's order.
std::vector<const SubjectView*> worst_first(const DiffView& view) {
  std::vector<const SubjectView*> subjects;
  for (const SubjectView& subject : view.subjects) subjects.push_back(&subject);
  std::ranges::stable_sort(subjects, std::greater{},
                           [](const SubjectView* subject) { return subject->items.front().item->severity; });
  return subjects;
}

}  // namespace

std::string comment_marker(const diff::Report& report) {
  std::string title;
  for (const char c : report.title) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
    // Two dashes would end the comment.
    title += plain ? c : title.ends_with('-') ? '_' : '-';
  }
  return "<!-- " + std::string{name_of(report.mode)} + ':' + title + ":v1 -->";
}

std::string diff_markdown(const diff::Report& report, const DiffMarkdownOptions& options) {
  const DiffView view = view_of(report, options.least);
  std::string text = comment_marker(report) + "\n### " + capitalised(view.what);
  if (!view.title.empty()) text += " of " + markdown_code(view.title);
  text += "\n\n" + side_text(view.side_a, view.source_a) + " → " + side_text(view.side_b, view.source_b) + "\n\n";
  text += capitalised(view.summary) + ".\n\n";
  text += matrix_text(matrix_of(report), options.limit / 4);
  text += severity_table(view, options.limit / 8);
  text += notes_text(view.notes, options.limit / 8);
  const std::size_t limit = options.limit - std::min(options.limit, kReserve);
  const std::size_t room = limit - std::min(limit, text.size() + kTitleReserve);
  const std::size_t share = std::max<std::size_t>(1, std::min(view.subjects.size(), kShare));
  std::size_t items = 0;
  std::size_t all_items = 0;
  std::size_t shown = 0;
  bool fits = true;
  for (const SubjectView* subject : worst_first(view)) {
    all_items += subject->items.size();
    if (!fits) continue;
    const Block block = block_of(*subject, view, report.mode, {.limit = room / share, .full = options.full});
    fits = append_within(limit, block.text, text);
    if (!fits) continue;
    ++shown;
    items += block.items;
  }
  if (all_items > 0) {
    text += shown_of(shown, view.subjects.size(), "object") + ", " + shown_of(items, all_items, "item") + ".";
    if (items < all_items) text += " The reports in the formats HTML and JSON have everything.";
    text += '\n';
  }
  if (view.hidden > 0) text += counted(view.hidden, "further item") + " below the severity that is shown here.\n";
  return text;
}

}  // namespace stageplot::report
