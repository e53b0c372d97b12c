#include "diagnostics/render/text.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "diagnostics/render/excerpt.hpp"
#include "diagnostics/render/totals.hpp"
#include "diagnostics/render/visible.hpp"
#include "diagnostics/render/wording.hpp"

namespace stageplot::diagnostics {
namespace {

enum class Paint { error, warning, note, frame, help, bold };

Paint paint_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Paint::error;
    case Severity::warning:
      return Paint::warning;
    case Severity::note:
      return Paint::note;
  }
  return Paint::error;
}

std::string_view escape_sequence(Paint paint) {
  switch (paint) {
    case Paint::error:
      return "\x1b[1;31m";
    case Paint::warning:
      return "\x1b[1;33m";
    case Paint::note:
      return "\x1b[1;36m";
    case Paint::frame:
      return "\x1b[1;34m";
    case Paint::help:
      return "\x1b[1;32m";
    case Paint::bold:
      return "\x1b[1m";
  }
  return "";
}

std::string location(const source::ResolvedSpan& place) {
  return visible(place.file) + ":" + std::to_string(place.begin.line) + ":" + std::to_string(place.begin.column);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// Writes one finding; knows how wide its line numbers are.
class FindingWriter {
 public:
  FindingWriter(const Diagnostic& finding, const TextOptions& options) : finding_(finding), options_(options) {
    std::uint32_t largest = 1;
    const auto look_at = [&largest](const Label& label) {
      if (label.resolved) largest = std::max(largest, label.resolved->begin.line);
    };
    look_at(finding.primary);
    for (const Label& label : finding.labels) look_at(label);
    gutter_ = std::to_string(largest).size();
  }

  std::string write(bool name_rule_command) && {
    const Paint severity = paint_of(finding_.effective_severity());
    out_ += painted(severity,
                    std::string{name(finding_.effective_severity())} + "[" + std::string{finding_.rule->code} + "]");
    out_ += painted(Paint::bold, ": " + visible(finding_.summary)) + "\n";
    write_place(finding_.primary, "-->", '^', severity);
    for (const Label& label : finding_.labels) write_place(label, ":::", '-', Paint::frame);
    write_units();
    write_frames();
    write_help(name_rule_command);
    return std::move(out_);
  }

 private:
  std::string painted(Paint paint, const std::string& text) const {
    if (options_.color == ColorMode::never) return text;
    return std::string{escape_sequence(paint)} + text + "\x1b[0m";
  }

  /// The start of a line under the gutter: `   |`.
  std::string margin(std::string_view sign) const {
    return painted(Paint::frame, std::string(gutter_ + 1, ' ') + std::string{sign});
  }

  void write_place(const Label& label, std::string_view arrow, char underline, Paint paint) {
    const bool is_primary = &label == &finding_.primary;
    const std::string path = is_primary && !finding_.path.empty() ? "(" + visible(finding_.path) + ")" : std::string{};
    if (!label.resolved) {
      if (!path.empty()) out_ += margin("=") + " " + path + "\n";
      if (!label.text.empty()) out_ += margin("=") + " " + visible(label.text) + "\n";
      return;
    }
    const source::ResolvedSpan& place = *label.resolved;
    out_ += std::string(gutter_, ' ') + painted(Paint::frame, std::string{arrow}) + " " + location(place);
    if (!path.empty()) out_ += "   " + path;
    out_ += "\n";
    // An absent or empty file has no line worth showing, and a secret's line is withheld.
    if (is_blank(place.source_line)) {
      if (!label.text.empty()) out_ += margin("=") + " " + visible(label.text) + "\n";
      return;
    }

    const Excerpt excerpt = make_excerpt(place, options_.width);
    const std::string number = std::to_string(place.begin.line);
    out_ += painted(Paint::frame, std::string(gutter_ - number.size(), ' ') + number + " |");
    out_ += excerpt.line.empty() ? "\n" : " " + excerpt.line + "\n";
    std::string mark(excerpt.underline_width, underline);
    if (!label.text.empty()) mark += " " + visible(label.text);
    out_ += margin("|") + std::string(excerpt.underline_column + 1, ' ') + painted(paint, mark) + "\n";
  }

  /// Which units it concerns: `= user-service in dev, preprod`.
  void write_units() {
    const std::string words = units_in_words(finding_);
    if (words.empty()) return;
    out_ += margin("=") + " " + words + "\n";
  }

  /// Innermost first; the same frame again and again (a recursion) is one line with its number.
  void write_frames() {
    const std::vector<Frame>& frames = finding_.frames;
    std::size_t written = 0;
    for (std::size_t i = 0; i < frames.size();) {
      if (options_.max_frames != 0 && written == options_.max_frames) {
        out_ += margin("=") + " … and " + std::to_string(frames.size() - i) + " more steps (-v shows all)\n";
        return;
      }
      std::size_t same = 1;
      while (i + same < frames.size() && frames[i + same].text == frames[i].text &&
             frames[i + same].resolved == frames[i].resolved) {
        ++same;
      }
      out_ += margin("=") + " " + visible(frames[i].text);
      if (frames[i].resolved) out_ += " at " + location(*frames[i].resolved);
      if (same > 1) out_ += " (" + std::to_string(same) + " times)";
      out_ += "\n";
      ++written;
      i += same;
    }
  }

  /// One line of help a line; the last one also names the command that explains the code.
  void write_help(bool name_rule_command) {
    std::string_view rest = finding_.help;
    while (!rest.empty() && rest.back() == '\n') rest.remove_suffix(1);
    const std::string command = "run `stageplot rule " + std::string{finding_.rule->code} + "`";
    while (!rest.empty()) {
      const std::size_t line_end = rest.find('\n');
      const bool last = line_end == std::string_view::npos;
      out_ += painted(Paint::help, "help:") + " " + visible(rest.substr(0, line_end));
      if (last && name_rule_command) out_ += "; " + command;
      out_ += "\n";
      rest = last ? std::string_view{} : rest.substr(line_end + 1);
    }
    if (finding_.help.empty() && name_rule_command) out_ += painted(Paint::help, "help:") + " " + command + "\n";
  }

  const Diagnostic& finding_;
  const TextOptions& options_;
  std::size_t gutter_ = 1;
  std::string out_;
};

/// Two lines: what and where, and why that is all right.
std::string waived_line(const Diagnostic& finding) {
  std::string line = "waived[" + std::string{finding.rule->code} + "]: ";
  if (finding.primary.resolved) line += location(*finding.primary.resolved) + ": ";
  return line + headline(finding) + "\n  " + waived_in_words(*finding.waiver) + "\n";
}

}  // namespace

std::string render_text(std::span<const Diagnostic> findings, const TextOptions& options) {
  if (findings.empty()) return {};
  std::string out;
  std::set<std::string_view> explained;
  std::string waived;
  for (const Diagnostic& finding : findings) {
    if (finding.waiver != nullptr) {
      waived += waived_line(finding);
      continue;
    }
    const bool first_of_code = explained.insert(finding.rule->code).second;
    out += FindingWriter(finding, options).write(first_of_code) + "\n";
  }
  if (options.waived == WaivedFindings::list && !waived.empty()) out += waived + "\n";
  return out + summary_line(count(findings)) + "\n";
}

std::string render_finding(const Diagnostic& finding, const TextOptions& options) {
  return FindingWriter(finding, options).write(true);
}

}  // namespace stageplot::diagnostics
