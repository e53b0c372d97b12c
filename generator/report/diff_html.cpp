// A Report as one page for a browser: no request leaves it, everything of it works without its script but the filter,
// and no value can be more than text.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "report/diff_matrix.hpp"
#include "report/diff_report.hpp"
#include "report/diff_view.hpp"
#include "report/html_frame.hpp"
#include "report/markdown_escape.hpp"

namespace stageplot::report {
namespace {

using diff::Severity;
using diff::TextLine;

/// With more items than these, subjects without a critical one begin closed.
constexpr std::size_t kMostOpenItems = 200;
constexpr std::array kWorstFirst{Severity::critical, Severity::difference, Severity::warning, Severity::information};

struct SeverityWords {
  std::string_view sign;
  std::string_view word;
  std::string_view style;
};

SeverityWords words_of(Severity severity) {
  switch (severity) {
    case Severity::critical:
      return {"!", "critical", "critical"};
    case Severity::difference:
      return {"≠", "difference", "difference"};
    case Severity::warning:
      return {"?", "warning", "warning"};
    case Severity::information:
      break;
  }
  return {"·", "info", "info"};
}

std::string total_word(Severity severity, std::size_t number) {
  const bool countable = severity == Severity::difference || severity == Severity::warning;
  return std::string{words_of(severity).word} + (countable && number != 1 ? "s" : "");
}

std::string badge(Severity severity) {
  const SeverityWords words = words_of(severity);
  return "<span class=\"badge " + std::string{words.style} + "\"><span aria-hidden=\"true\">" +
         std::string{words.sign} + "</span> " + std::string{words.word} + "</span>";
}

std::string element(std::string_view name, std::string_view style, std::string_view text) {
  if (text.empty()) return {};
  return '<' + std::string{name} + " class=\"" + std::string{style} + "\">" + html_text(text) + "</" +
         std::string{name} + '>';
}

/// Numbers for names, for the filter's attributes.
class Numbers {
 public:
  std::size_t of(const std::string& name) {
    const auto [place, added] = numbers_.emplace(name, names_.size());
    if (added) names_.push_back(name);
    return place->second;
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> names_;
};

class Page {
 public:
  explicit Page(const diff::Report& report)
      : report_(report), view_(view_of(report, Severity::information)), matrix_(matrix_of(report)) {
    for (const auto& [environment, counts] : view_.environments) environments_.of(environment);
    std::set<std::string> services;
    for (const SubjectView& subject : view_.subjects) services.insert(subject.service);
    for (const std::string& service : services) services_.of(service);
    for (std::size_t i = 0; i < view_.subjects.size(); ++i) {
      const SubjectView& subject = view_.subjects[i];
      if (subject.items.front().item->severity == Severity::information) continue;
      for (const std::string& environment : subject.environment_names) {
        first_subjects_.try_emplace({subject.service, subject.output, environment}, i);
      }
    }
  }

  std::string write() {
    std::string body = header() + "<main id=\"report\">\n" + matrix() + filter() + subjects() + notes() + "</main>\n";
    return html_page(title(), body);
  }

 private:
  [[nodiscard]] std::string title() const {
    std::string text = view_.what;
    text.front() = static_cast<char>(text.front() - ('a' - 'A'));
    return view_.title.empty() ? text : text + " of " + view_.title;
  }

  [[nodiscard]] static std::string side(std::string_view style, const std::string& name, const std::string& source,
                                        const std::string& digest) {
    std::string text = "<div class=\"side " + std::string{style} + "\"><dt>" + html_text(name) + "</dt>";
    if (!source.empty()) text += "<dd>" + html_text(source) + "</dd>";
    if (!digest.empty()) text += "<dd class=\"digest\">sha256 " + html_text(digest) + "</dd>";
    return text + "</div>\n";
  }

  std::string header() {
    std::string text = "<a class=\"skip\" href=\"#report\">To the differences</a>\n<header>\n<h1>" +
                       html_text(title()) + "</h1>\n<dl class=\"sides\">\n" +
                       side("a", view_.side_a, view_.source_a, report_.a.sha256) +
                       "<div class=\"to\" aria-hidden=\"true\">→</div>\n" +
                       side("b", view_.side_b, view_.source_b, report_.b.sha256) + "</dl>\n<ul class=\"totals\">\n";
    for (const Severity severity : kWorstFirst) {
      const auto found = report_.summary.by_severity.find(severity);
      const std::size_t number = found == report_.summary.by_severity.end() ? 0 : found->second;
      text += "<li class=\"" + std::string{number == 0 ? "none" : words_of(severity).style} + "\"><b>" +
              std::to_string(number) + "</b> " + total_word(severity, number) + "</li>\n";
    }
    return text + "</ul>\n<p class=\"summary\">" + html_text(view_.summary) + ".</p>\n</header>\n";
  }

  std::string matrix() {
    if (matrix_.empty()) return {};
    std::string text = "<section aria-labelledby=\"matrix\">\n<h2 id=\"matrix\">Where</h2>\n";
    if (!matrix_.rows.empty()) {
      text +=
          "<div class=\"scroll\" role=\"region\" aria-labelledby=\"matrix\" tabindex=\"0\">\n<table "
          "class=\"matrix\">\n<thead><tr><th scope=\"col\">service / output</th>";
      for (const std::string& environment : matrix_.environments) {
        text += "<th scope=\"col\">" + html_text(environment) + "</th>";
      }
      text += "<th scope=\"col\"><span class=\"unseen\">the same</span></th></tr></thead>\n<tbody>\n";
      for (const MatrixRow& row : matrix_.rows) text += matrix_row(row);
      text += "</tbody>\n</table>\n</div>\n<p class=\"legend\">" + html_text(kMatrixLegend) + "</p>\n";
    }
    if (matrix_.unchanged > 0) {
      text += "<p class=\"legend\">" + counted(matrix_.unchanged, matrix_.rows.empty() ? "output" : "further output") +
              " unchanged</p>\n";
    }
    for (std::size_t i = 0; i < matrix_.notes.size(); ++i) {
      text += "<p class=\"legend\">[" + std::to_string(i + 1) + "] " + html_text(matrix_.notes[i]) + "</p>\n";
    }
    return text + "</section>\n";
  }

  std::string matrix_row(const MatrixRow& row) {
    const bool both = !row.service.empty() && !row.output.empty();
    std::string text = "<tr><th scope=\"row\">" + html_text(row.service + (both ? "/" : "")) + "<wbr>" +
                       html_text(row.output) + "</th>";
    std::size_t column = 0;
    for (const MatrixCell& cell : row.cells) {
      std::string_view style = "same";
      for (const Severity severity : kWorstFirst) {
        if (severity == Severity::information || cell.counts.of(severity) == 0) continue;
        style = words_of(severity).style;
        break;
      }
      text += "<td class=\"" + std::string{style} + "\">" + linked(row, column++, html_text(report::words_of(cell))) +
              "</td>";
    }
    return text + "<td class=\"folded\">" + html_text(row.folded) + "</td></tr>\n";
  }

  /// A cell leads to the first subject behind it.
  std::string linked(const MatrixRow& row, std::size_t column, const std::string& text) {
    const auto first = first_subjects_.find({row.service, row.output, matrix_.environments[column]});
    if (text.empty() || first == first_subjects_.end()) return text;
    return "<a href=\"#subject-" + std::to_string(first->second) + "\">" + text + "</a>";
  }

  std::string options(std::string_view all, const Numbers& numbers) {
    std::string text = "<option value=\"\">" + std::string{all} + "</option>\n";
    for (std::size_t i = 0; i < numbers.names().size(); ++i) {
      const std::string& name = numbers.names()[i];
      if (name.empty()) continue;
      text += "<option value=\"" + std::to_string(i) + "\">" + html_text(name) + "</option>\n";
    }
    return text;
  }

  std::string filter() {
    if (view_.subjects.empty()) return {};
    std::string text =
        "<form id=\"filter\" class=\"filter\" hidden aria-label=\"Filter\">\n<fieldset>\n<legend>Severity</legend>\n";
    for (const Severity severity : kWorstFirst) {
      text += "<label><input type=\"checkbox\" name=\"severity\" value=\"" +
              std::to_string(static_cast<int>(severity)) + "\" checked> " + std::string{words_of(severity).word} +
              "</label>\n";
    }
    text += "</fieldset>\n";
    if (environments_.names().size() > 1) {
      text +=
          "<label>Environment <select name=\"environment\">\n" + options("all", environments_) + "</select></label>\n";
    }
    if (services_.names().size() > 1) {
      text += "<label>Service <select name=\"service\">\n" + options("all", services_) + "</select></label>\n";
    }
    return text +
           "<label>Text <input type=\"search\" name=\"text\" autocomplete=\"off\" spellcheck=\"false\"></label>\n"
           "<span class=\"buttons\"><button type=\"button\" id=\"open\">Open all</button> <button type=\"button\" "
           "id=\"close\">Close all</button></span>\n<output id=\"shown\" aria-live=\"polite\"></output>\n</form>\n";
  }

  std::string subjects() {
    std::string text = "<section aria-labelledby=\"differences\">\n<h2 id=\"differences\">Differences</h2>\n";
    if (view_.subjects.empty()) return text + "<p class=\"nothing\">Nothing differs.</p>\n</section>\n";
    std::size_t items = 0;
    for (const SubjectView& subject : view_.subjects) items += subject.items.size();
    opens_ = items <= kMostOpenItems;
    for (std::size_t i = 0; i < view_.subjects.size(); ++i) text += subject_block(view_.subjects[i], i);
    return text + "<p id=\"nothing\" class=\"nothing\" hidden>Nothing passes the filter.</p>\n</section>\n";
  }

  std::string subject_block(const SubjectView& subject, std::size_t index) {
    const Severity worst = subject.items.front().item->severity;
    const bool open = worst == Severity::critical || (opens_ && worst > Severity::information);
    std::string environments;
    for (const std::string& environment : subject.environment_names) {
      environments += (environments.empty() ? "" : " ") + std::to_string(environments_.of(environment));
    }
    std::string text = "<details class=\"subject\" id=\"subject-" + std::to_string(index) + "\" data-environments=\"" +
                       environments + "\" data-service=\"" + std::to_string(services_.of(subject.service)) + '"' +
                       (open ? " open" : "") + ">\n<summary>" + badge(worst) + "<span class=\"names\">";
    for (const std::string& environment : subject.environment_names)
      text += element("span", "environment", environment);
    text += element("span", "place", subject.place) + element("span", "name", subject.name) + "</span>" +
            element("span", "counts", report::words_of(subject.counts, report_.mode)) + "</summary>\n";
    text += element("p", "folded", subject.folded);
    const std::size_t info = subject.counts.of(Severity::information);
    const std::size_t first_info = subject.items.size() - info;
    if (first_info > 0) text += item_list(subject, 0, first_info);
    // What is only information is out of the way, unless there is nothing else.
    if (info > 0 && first_info == 0) text += item_list(subject, 0, info);
    if (info > 0 && first_info > 0) {
      text += "<details class=\"more\">\n<summary>" + std::to_string(info) + " info</summary>\n" +
              item_list(subject, first_info, subject.items.size()) + "</details>\n";
    }
    return text + "</details>\n";
  }

  std::string item_list(const SubjectView& subject, std::size_t begin, std::size_t end) {
    std::string text = "<ol class=\"items\">\n";
    for (std::size_t i = begin; i < end; ++i) text += item_block(subject, subject.items[i]);
    return text + "</ol>\n";
  }

  std::string ids_of(const SubjectView& subject, const ItemView& item, std::string& first) {
    std::string anchors;
    static const std::vector<std::string> kNone{""};
    const auto index = item.item - subject.subjects.front()->items.data();
    for (const diff::Subject* same : subject.subjects) {
      for (const std::string& environment : same->environments.empty() ? kNone : same->environments) {
        const std::string id =
            "item-" + item_id(report_, *same, environment, same->items[static_cast<std::size_t>(index)]);
        if (!ids_.insert(id).second) continue;
        if (first.empty()) {
          first = id;
        } else {
          anchors += "<span class=\"anchor\" id=\"" + id + "\"></span>";
        }
      }
    }
    return anchors;
  }

  std::string item_block(const SubjectView& subject, const ItemView& item) {
    std::string id;
    const std::string anchors = ids_of(subject, item, id);
    const Severity severity = item.item->severity;
    std::string text = "<li class=\"item " + std::string{words_of(severity).style} + "\" data-severity=\"" +
                       std::to_string(static_cast<int>(severity)) + '"' + (id.empty() ? "" : " id=\"" + id + '"') +
                       ">" + anchors + "<div class=\"what\">" + badge(severity) + "<code class=\"path\">" +
                       html_text(item.path) + "</code>" + element("span", "class", item.what) +
                       element("span", "note", item.note);
    if (!id.empty()) text += "<a class=\"link\" href=\"#" + id + "\" aria-label=\"Link to this item\">#</a>";
    text += "</div>\n";
    if (!item.values_told) text += values(item);
    if (!item.lines.empty()) text += hunk(item);
    text += facts(item);
    return text + "</li>\n";
  }

  std::string value(std::string_view style, const std::string& side, const std::string& text, bool there) {
    return "<div class=\"value " + std::string{there ? style : "absent"} + "\"><span class=\"label\">" +
           html_text(side) + "</span> <code>" + (there ? html_text(text) : "<span class=\"unseen\">nothing</span>—") +
           "</code></div>";
  }

  std::string values(const ItemView& item) {
    if (item.a == item.b) {
      return "<div class=\"values\">" + value("both", "both", item.a, true) + "</div>\n";
    }
    return "<div class=\"values\">" + value("a", view_.side_a, item.a, item.item->a.has_value()) +
           "<div class=\"then\"><span class=\"to\" aria-hidden=\"true\">→</span>" +
           value("b", view_.side_b, item.b, item.item->b.has_value()) + "</div></div>\n";
  }

  std::string facts(const ItemView& item) {
    std::string text;
    const auto add = [&text](std::string_view name, const std::string& value) {
      if (value.empty()) return;
      text += "<div><dt>" + html_text(name) + "</dt><dd>" + html_text(value) + "</dd></div>";
    };
    add("changed by", item.writer);
    add("also in", item.also_in);
    for (const SourceLine& line : source_lines(item, view_)) {
      add(line.side.empty() ? "set at" : line.side + " set at", line.place);
    }
    add("help", item.hint);
    return text.empty() ? text : "<dl class=\"facts\">" + text + "</dl>\n";
  }

  std::string hunk(const ItemView& item) {
    std::string text = "<p class=\"key\"><span class=\"a\">− " + html_text(view_.side_a) +
                       "</span> <span class=\"b\">+ " + html_text(view_.side_b) +
                       "</span></p>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Lines of " +
                       html_text(item.path) + "\">\n<table class=\"lines\">\n";
    for (const TextLine& line : item.lines) text += hunk_line(line);
    return text + "</table>\n</div>\n";
  }

  static std::string number(std::size_t line) {
    return "<td class=\"number\">" + (line == 0 ? std::string{} : std::to_string(line)) + "</td>";
  }

  static std::string hunk_line(const TextLine& line) {
    if (line.kind == TextLine::Kind::gap) {
      return "<tr class=\"gap\"><td colspan=\"4\">" + counted(line.skipped, "unchanged line") + "</td></tr>\n";
    }
    const bool of_a = line.kind == TextLine::Kind::only_a;
    const bool of_b = line.kind == TextLine::Kind::only_b;
    return "<tr" +
           std::string{of_a   ? " class=\"a\""
                       : of_b ? " class=\"b\""
                              : ""} +
           ">" + number(line.line_a) + number(line.line_b) + "<td class=\"sign\">" +
           (of_a   ? "−"
            : of_b ? "+"
                   : "") +
           "</td><td class=\"text\">" + html_text(line.text) + "</td></tr>\n";
  }

  std::string notes() {
    if (view_.notes.empty()) return {};
    std::string text = "<section aria-labelledby=\"notes\">\n<h2 id=\"notes\">Notes</h2>\n<ul>\n";
    for (const std::string& note : view_.notes) text += "<li>" + html_text(note) + "</li>\n";
    return text + "</ul>\n</section>\n";
  }

  const diff::Report& report_;
  DiffView view_;
  Matrix matrix_;
  Numbers environments_;  // as views have them
  Numbers services_;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t>
      first_subjects_;  // service, output, environment
  std::set<std::string> ids_;
  bool opens_ = true;
};

}  // namespace

std::string diff_html(const diff::Report& report) {
  return Page(report).write();
}

}  // namespace stageplot::report
