// A Report for a terminal: a block an object, a line a leaf, both sides named in every block.
#include <algorithm>

#include "diagnostics/render/visible.hpp"
#include "report/diff_matrix.hpp"
#include "report/diff_report.hpp"
#include "report/diff_view.hpp"

namespace stageplot::report {
namespace {

using diff::Severity;
using diff::TextLine;

/// A longer path or value is not aligned, or one of them would push everything else off the screen.
constexpr std::size_t kMostPathWidth = 76;
constexpr std::size_t kMostValueWidth = 32;
/// Lines of one hunk that are shown without --full.
constexpr std::size_t kMostLines = 60;

constexpr std::string_view kBold = "\033[1m";
constexpr std::string_view kFaint = "\033[2m";
constexpr std::string_view kRed = "\033[31m";
constexpr std::string_view kGreen = "\033[32m";
constexpr std::string_view kYellow = "\033[33m";
constexpr std::string_view kEnd = "\033[0m";

std::size_t width_of(std::string_view text) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return text.size();
  std::size_t width = 0;
  for (const diagnostics::Cell& cell : diagnostics::cells(text)) width += cell.width;
  return width;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t own = width_of(text);
  if (own < width) text.append(width - own, ' ');
  return text;
}

std::string_view sign_of(Severity severity) {
  switch (severity) {
    case Severity::critical:
      return "!";
    case Severity::warning:
      return "?";
    case Severity::information:
      return "·";
    case Severity::difference:
      break;
  }
  return " ";
}

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::critical:
      return kRed;
    case Severity::warning:
      return kYellow;
    case Severity::information:
      return kFaint;
    case Severity::difference:
      break;
  }
  return {};
}

std::string values_of(const ItemView& item) {
  if (item.values_told) return {};
  // What moved is one value.
  return item.a == item.b ? item.a : item.a + " → " + item.b;
}

/// The columns of one block.
struct Columns {
  std::size_t path = 0;
  std::size_t values = 0;

  explicit Columns(const std::vector<ItemView>& items) {
    for (const ItemView& item : items) {
      const std::size_t of_path = width_of(item.path);
      const std::size_t of_values = width_of(values_of(item));
      if (of_path <= kMostPathWidth) path = std::max(path, of_path);
      if (of_values <= kMostValueWidth) values = std::max(values, of_values);
    }
  }
};

class Writer {
 public:
  Writer(const diff::Report& report, const DiffTextOptions& options)
      : report_(report), options_(options), view_(view_of(report, options.least)) {}

  std::string write() {
    out_ = styled(kBold, view_.what + (view_.title.empty() ? "" : " of " + view_.title) + ": " +
                             side(view_.side_a, view_.source_a) + " → " + side(view_.side_b, view_.source_b)) +
           '\n';
    add(matrix_of(report_));
    for (const SubjectView& subject : view_.subjects) add(subject);
    if (!view_.notes.empty()) out_ += '\n';
    for (const std::string& note : view_.notes) out_ += "note: " + note + '\n';
    out_ += "\nSummary: " + view_.summary + hidden() + ".\n";
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string styled(std::string_view style, std::string_view text) const {
    if (!options_.color || style.empty()) return std::string{text};
    return std::string{style} + std::string{text} + std::string{kEnd};
  }

  [[nodiscard]] static std::string side(const std::string& name, const std::string& source) {
    return source.empty() ? name : name + " (" + source + ")";
  }

  void add(const Matrix& matrix) {
    if (matrix.empty()) return;
    std::vector<std::vector<std::string>> table{{""}};
    for (const std::string& environment : matrix.environments) table.front().push_back(environment);
    table.front().emplace_back();
    for (const MatrixRow& row : matrix.rows) {
      std::vector<std::string>& words = table.emplace_back();
      words.push_back(row.service.empty() || row.output.empty() ? row.service + row.output
                                                                : row.service + '/' + row.output);
      for (const MatrixCell& cell : row.cells) words.push_back(words_of(cell));
      words.push_back(row.folded);
    }
    out_ += '\n';
    if (!matrix.rows.empty()) add(table);
    if (matrix.unchanged > 0) {
      out_ += "  " + counted(matrix.unchanged, matrix.rows.empty() ? "output" : "further output") + " unchanged\n";
    }
    for (std::size_t i = 0; i < matrix.notes.size(); ++i) {
      out_ += "  [" + std::to_string(i + 1) + "] " + matrix.notes[i] + '\n';
    }
    if (!matrix.rows.empty()) out_ += "  (" + std::string{kMatrixLegend} + ")\n";
  }

  void add(const std::vector<std::vector<std::string>>& table) {
    std::vector<std::size_t> widths(table.front().size(), 0);
    for (const std::vector<std::string>& row : table) {
      for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
    }
    for (const std::vector<std::string>& row : table) {
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i) line += "  " + padded(row[i], widths[i]);
      line.erase(line.find_last_not_of(' ') + 1);
      out_ += line + '\n';
    }
  }

  [[nodiscard]] std::string hidden() const {
    if (view_.hidden == 0) return {};
    return "; " + counted(view_.hidden, "item") + " not shown" +
           (options_.least == Severity::warning ? ", `-v` shows them" : "");
  }

  void add(const SubjectView& subject) {
    std::string title;
    for (const std::string* part : {&subject.environments, &subject.place, &subject.name}) {
      if (!part->empty()) title += (title.empty() ? "" : "  ") + *part;
    }
    out_ += '\n' + styled(kBold, title) + "  " + words_of(subject.counts, report_.mode) + "  (" + view_.side_a + " → " +
            view_.side_b + ")\n";
    if (!subject.folded.empty()) out_ += "  " + subject.folded + '\n';
    const Columns columns(subject.items);
    for (const ItemView& item : subject.items) add(item, columns);
  }

  void add(const ItemView& item, const Columns& columns) {
    const Severity severity = item.item->severity;
    std::string line = "  " + std::string{sign_of(severity)} + ' ' + padded(item.path, columns.path);
    if (columns.values > 0 || !item.values_told) line += "  " + padded(values_of(item), columns.values);
    out_ += styled(color_of(severity), line + "  " + verdict_of(item));
    if (!item.writer.empty()) out_ += "  " + item.writer;
    if (!item.also_in.empty()) out_ += "  (also in " + item.also_in + ")";
    out_ += '\n';
    add_lines(item.lines);
    if (!item.hint.empty()) out_ += "      help: " + item.hint + '\n';
    if (!options_.sources) return;
    for (const SourceLine& source : source_lines(item, view_)) out_ += "      " + words_of(source) + '\n';
  }

  void add_lines(const std::vector<TextLine>& lines) {
    const std::size_t most = options_.full ? lines.size() : std::min(lines.size(), kMostLines);
    bool begins = true;
    for (std::size_t i = 0; i < most; ++i) {
      const TextLine& line = lines[i];
      if (line.kind == TextLine::Kind::gap) {
        if (i > 0) out_ += "        [" + counted(line.skipped, "unchanged line") + "]\n";
        begins = true;
        continue;
      }
      if (begins) add_place(line);
      begins = false;
      if (line.kind == TextLine::Kind::only_a) {
        out_ += "      " + styled(kRed, "- " + line.text) + '\n';
      } else if (line.kind == TextLine::Kind::only_b) {
        out_ += "      " + styled(kGreen, "+ " + line.text) + '\n';
      } else {
        out_ += line.text.empty() ? "\n" : "        " + line.text + '\n';
      }
    }
    if (most < lines.size()) {
      out_ += "      … " + counted(lines.size() - most, "further line") + "; `--full` shows them\n";
    }
  }

  void add_place(const TextLine& line) {
    const std::size_t number = line.line_b != 0 ? line.line_b : line.line_a;
    out_ += "      @@ line " + std::to_string(number) + " @@  - " + view_.side_a + ", + " + view_.side_b + '\n';
  }

  const diff::Report& report_;
  const DiffTextOptions& options_;
  DiffView view_;
  std::string out_;
};

}  // namespace

std::string diff_text(const diff::Report& report, const DiffTextOptions& options) {
  return Writer(report, options).write();
}

}  // namespace stageplot::report
