#include "report/diff_view.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "diagnostics/render/visible.hpp"
#include "report/diff_folding.hpp"
#include "report/diff_hunks.hpp"

namespace stageplot::report {
namespace {

using diagnostics::visible;
using diff::Class;
using diff::Item;
using diff::Mode;
using diff::Report;
using diff::Severity;
using diff::SideValue;
using diff::Subject;

bool is_drift(Mode mode) {
  return mode == Mode::drift || mode == Mode::manifests;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string side_name(const diff::Side& side) {
  return visible(side.name);
}

/// Empty where the name says it: of a commit its first digits are enough.
std::string source_of(const diff::Side& side) {
  constexpr std::size_t kFirstDigits = 7;
  const bool told =
      side.source.size() == 40 && side.name.find(side.source.substr(0, kFirstDigits)) != std::string::npos;
  return side.source == side.name || told ? std::string{} : visible(side.source);
}

std::string_view what_of(Mode mode) {
  switch (mode) {
    case Mode::base:
      return "what changes";
    case Mode::rendered:
      return "rendered files";
    case Mode::environments:
      return "environments";
    case Mode::drift:
      return "drift";
    case Mode::manifests:
      return "drift of manifests";
  }
  return {};
}

/// What some reader of YAML takes for something else than a string.
bool is_special_word(std::string_view text) {
  constexpr std::array<std::string_view, 9> kWords{"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
  const auto same = [text](std::string_view word) {
    return std::ranges::equal(text, word, {},
                              [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  };
  return text.starts_with("0x") || std::ranges::any_of(kWords, same);
}

/// A string that reads the same without its quotes: `3Gi`, `registry/app:1.2`, but not `8080`, `true` or ``.
bool is_plain_word(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || is_special_word(text)) return false;
  if (!is_letter(text.front()) && !is_digit(text.front()) && text.front() != '/') return false;
  bool letters = false;
  for (const char c : text) {
    if (!is_letter(c) && !is_digit(c) && std::string_view{"._-/:@"}.find(c) == std::string_view::npos) return false;
    letters = letters || (is_letter(c) && c != 'e' && c != 'E');
  }
  return letters;
}

std::string value_words(const SideValue& value) {
  const std::string_view text = value.text;
  if (value.type == "string" && text.size() > 2 && text.front() == '"' && text.back() == '"') {
    const std::string_view inner = text.substr(1, text.size() - 2);
    if (is_plain_word(inner)) return std::string{inner};
  }
  return visible(text);
}

/// Of a variable, `{"name":"DEBUG","value":"titan*"}` at `…env[DEBUG]`, the value: the rest stands in the path. nullopt
/// for everything else.
std::optional<SideValue> variable_value(const SideValue& side, std::string_view path) {
  constexpr std::string_view kName = "{\"name\":\"";
  constexpr std::string_view kBetween = "\",\"value\":";
  std::string_view text = side.text;
  const std::size_t bracket = path.rfind('[');
  if (bracket == std::string_view::npos || !path.ends_with(']') || !text.starts_with(kName)) return std::nullopt;
  text.remove_prefix(kName.size());
  const std::string_view name = path.substr(bracket + 1, path.size() - bracket - 2);
  if (!text.starts_with(name) || !text.substr(name.size()).starts_with(kBetween)) return std::nullopt;
  text.remove_prefix(name.size() + kBetween.size());
  if (text.size() < 3 || text.front() != '"') return std::nullopt;
  std::size_t end = 1;
  while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
  if (text.substr(std::min(end, text.size())) != "\"}") return std::nullopt;
  return SideValue{.text = std::string{text.substr(0, end + 1)}, .type = "string"};
}

/// The sides' values, and how many scalars a value on one side alone has.
struct Shown {
  std::optional<SideValue> a;
  std::optional<SideValue> b;
  std::size_t leaves = 1;
};

Shown shown_values(const Item& item) {
  if (item.a.has_value() == item.b.has_value()) return {item.a, item.b, 1};
  const auto variable = variable_value(item.a ? *item.a : *item.b, item.path);
  if (!variable) return {item.a, item.b, item.leaves};
  return item.a ? Shown{variable, std::nullopt, 1} : Shown{std::nullopt, variable, 1};
}

void set_values(const Item& whole, ItemView& view) {
  const Shown item = shown_values(whole);
  view.a = item.a ? value_words(*item.a) : std::string{kAbsent};
  view.b = item.b ? value_words(*item.b) : std::string{kAbsent};
  if (item.a && item.b) {
    if (differ_in_blanks(item.a->text, item.b->text)) {
      view.a = with_shown_blanks(item.a->text);
      view.b = with_shown_blanks(item.b->text);
    }
    // The model's marks name themselves.
    const auto is_mark = [](const SideValue& side) { return side.type == "unknown" || side.type == "deploy"; };
    if (item.a->type != item.b->type && !is_mark(*item.a) && !is_mark(*item.b)) {
      view.a += " (" + visible(item.a->type) + ")";
      view.b += " (" + visible(item.b->type) + ")";
    }
  }
  if (item.leaves > 1) {
    if (!item.a && item.b) view.b += " (" + counted(item.leaves, "value") + ")";
    if (item.a && !item.b) view.a += " (" + counted(item.leaves, "value") + ")";
  }
  view.values_told = !view.lines.empty() || (!item.a && !item.b);
}

std::string note_of(const Item& item, const Report& report) {
  if (!item.note.empty()) return visible(item.note);
  if (!item.path.empty()) return {};
  if (item.what == Class::missing) return side_name(report.b) + " lacks it";
  if (item.what == Class::extra) return side_name(report.a) + " lacks it";
  return {};
}

ItemView view_of(const Item& item, const Subject& subject, const Report& report) {
  ItemView view{.item = &item};
  view.path = !item.path.empty() ? visible(item.path) : subject.kind.empty() ? "whole file" : "whole object";
  view.lines = shown_lines(item.text);
  set_values(item, view);
  view.what = (item.what == Class::moved ? "⇄ " : "") + std::string{name_of(item.what, report.mode)};
  view.note = note_of(item, report);
  view.writer = visible(item.manager);
  if (!item.at.empty()) view.writer += (view.writer.empty() ? "" : " ") + visible(item.at);
  view.hint = visible(item.hint);
  view.source_a = visible(item.source_a);
  view.source_b = visible(item.source_b);
  return view;
}

std::string place_of(const std::string& service, const std::string& output) {
  return service.empty() || output.empty() ? service + output : service + '/' + output;
}

std::string name_of(const Subject& subject) {
  // Of Terraform the address names the kind already.
  if (subject.kind.empty() || subject.name.find(subject.kind) != std::string::npos) return visible(subject.name);
  std::string name = visible(subject.kind);
  if (!subject.name.empty()) name += ' ';
  if (!subject.space.empty()) name += visible(subject.space) + '/';
  return name + visible(subject.name);
}

/// Of items in a row with the same hint the last one has it for all.
void say_hints_once(std::vector<ItemView>& items) {
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    if (items[i].hint == items[i + 1].hint) items[i].hint.clear();
  }
}

std::map<std::string, Counts> counts_of_environments(const Report& report) {
  std::map<std::string, Counts> counts;
  for (const Subject& subject : report.subjects) {
    for (const std::string& environment : subject.environments) {
      Counts& of_environment = counts[environment];
      for (const Item& item : subject.items) of_environment.add(item.severity);
    }
  }
  return counts;
}

std::string summary_of(const Report& report) {
  Counts counts;
  for (const auto& [severity, number] : report.summary.by_severity) {
    counts.by_severity[static_cast<std::size_t>(severity)] += number;
  }
  std::string text = counted(report.summary.objects, "object") + ", " +
                     (report.summary.leaves == 1 ? "1 leaf" : std::to_string(report.summary.leaves) + " leaves") +
                     " compared; " + (counts.any() ? words_of(counts, report.mode) : "no differences");
  std::string classes;
  for (const auto& [what, number] : report.summary.by_class) {
    if (number == 0) continue;
    classes += (classes.empty() ? "; by class: " : ", ") + std::to_string(number) + ' ' +
               std::string{name_of(what, report.mode)};
  }
  return text + classes;
}

}  // namespace

bool Counts::any() const {
  return std::ranges::any_of(by_severity, [](std::size_t number) { return number != 0; });
}

std::string counted(std::size_t number, std::string_view noun) {
  return std::to_string(number) + ' ' + std::string{noun} + (number == 1 ? "" : "s");
}

std::string verdict_of(const ItemView& item) {
  const Severity severity = item.item->severity;
  const bool told = severity == Severity::critical || severity == Severity::warning;
  return item.what + (told ? ", " + std::string{diff::name_of(severity)} : "") +
         (item.note.empty() ? "" : ": " + item.note);
}

std::string words_of(const Counts& counts, Mode mode) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  const std::size_t critical = counts.of(Severity::critical);
  const std::size_t differences = counts.of(Severity::difference) + critical;
  const std::string suffix = critical == 0 ? "" : " (" + std::to_string(critical) + " critical)";
  if (differences > 0) {
    add((is_drift(mode) ? std::to_string(differences) + " drift" : counted(differences, "difference")) + suffix);
  }
  if (const std::size_t number = counts.of(Severity::warning); number > 0) add(counted(number, "warning"));
  if (const std::size_t number = counts.of(Severity::information); number > 0) add(std::to_string(number) + " info");
  return text.empty() ? "nothing" : text;
}

DiffView view_of(const Report& report, Severity least) {
  DiffView view{
      .what = std::string{what_of(report.mode)}, .side_a = side_name(report.a), .side_b = side_name(report.b)};
  if (report.mode == Mode::drift) view.title = visible(report.title);
  view.source_a = source_of(report.a);
  view.source_b = source_of(report.b);
  for (Fold& fold : report::fold(report)) {
    const Subject& subject = *fold.subjects.front();
    SubjectView shown{.subjects = std::move(fold.subjects), .folded = std::move(fold.words)};
    for (const Item& item : subject.items) {
      shown.counts.add(item.severity);
      if (item.severity < least) {
        ++view.hidden;
        continue;
      }
      shown.items.push_back(view_of(item, subject, report));
      shown.items.back().also_in = fold.also_in[static_cast<std::size_t>(&item - subject.items.data())];
    }
    if (shown.items.empty()) continue;
    std::ranges::stable_sort(shown.items, std::greater{}, [](const ItemView& item) { return item.item->severity; });
    for (const std::string& environment : fold.environments) shown.environment_names.push_back(visible(environment));
    say_hints_once(shown.items);
    shown.environments = joined(shown.environment_names);
    shown.service = visible(subject.service);
    shown.output = visible(subject.output);
    shown.place = place_of(shown.service, shown.output);
    shown.name = name_of(subject);
    view.subjects.push_back(std::move(shown));
  }
  for (const auto& [environment, counts] : counts_of_environments(report)) {
    view.environments.emplace_back(visible(environment), counts);
  }
  for (const std::string& note : report.notes) view.notes.push_back(visible(note));
  view.summary = summary_of(report);
  return view;
}

std::vector<SourceLine> source_lines(const ItemView& item, const DiffView& view) {
  std::vector<SourceLine> lines;
  if (item.source_a == item.source_b) {
    if (!item.source_a.empty()) lines.push_back({{}, item.source_a});
    return lines;
  }
  if (!item.source_a.empty()) lines.push_back({view.side_a, item.source_a});
  if (!item.source_b.empty()) lines.push_back({view.side_b, item.source_b});
  return lines;
}

std::string words_of(const SourceLine& line) {
  return (line.side.empty() ? "" : line.side + ": ") + "set at " + line.place;
}

}  // namespace stageplot::report
