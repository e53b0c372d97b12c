// A Report in the words that text, Markdown and HTML share: which items are shown, what subjects and sides are called,
// where a change is the same in several environments and which one differs. Every string of a view is one line without
// control characters, direction marks or broken UTF-8; a format escapes its own syntax alone.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diff/report.hpp"

namespace stageplot::report {

/// Where a side has no value.
inline constexpr std::string_view kAbsent = "—";

struct Counts {
  std::array<std::size_t, 4> by_severity{};  // in the order of diff::Severity

  void add(diff::Severity severity) { ++by_severity[static_cast<std::size_t>(severity)]; }
  [[nodiscard]] std::size_t of(diff::Severity severity) const {
    return by_severity[static_cast<std::size_t>(severity)];
  }
  [[nodiscard]] bool any() const;
};

struct ItemView {
  const diff::Item* item = nullptr;
  std::string path;  // `whole object`, `whole file` where the item has none
  std::string a;     // kAbsent where there is none, with its type where the types differ
  std::string b;
  std::string what;     // the class: `changed`, `⇄ moved`
  std::string note;     // why it has this class, or empty: `within the HPA's 3–12`
  std::string writer;   // `kubectl-set 2026-11-20T16:08:00Z`, or empty
  std::string hint;     // what to do; of items in a row with the same one the last has it
  std::string also_in;  // other environments with the same change among others
  std::string source_a;
  std::string source_b;
  std::vector<diff::TextLine> lines;

  /// Whether the values say nothing that the class or the lines don't.
  bool values_told = false;
};

struct SubjectView {
  std::vector<const diff::Subject*> subjects;  // all with the same items, in different environments
  std::vector<std::string> environment_names;
  std::string environments;  // `dev, preprod`
  std::string service;
  std::string output;
  std::string place;            // `code-service/manifests.yaml`
  std::string name;             // `Deployment prd1541/vf-code-srvc`, or empty for a whole file
  std::string folded;           // `the same change in 3 environments; prod-west differs`, or empty
  Counts counts;                // of all items
  std::vector<ItemView> items;  // of the severities that are shown, the worst first
};

struct DiffView {
  std::string what;   // `drift`
  std::string title;  // `prod-east`, where it says more than the sides
  std::string side_a;
  std::string side_b;
  std::string source_a;  // where it was read, or empty where the name says it
  std::string source_b;
  std::vector<SubjectView> subjects;                         // those with something to show
  std::size_t hidden = 0;                                    // items below `least`
  std::vector<std::pair<std::string, Counts>> environments;  // each with all its items; sorted
  std::vector<std::string> notes;
  std::string summary;  // the sentence behind `Summary: `
};

[[nodiscard]] DiffView view_of(const diff::Report& report, diff::Severity least);

/// `changed, critical`, `delegated: within the HPA's 3–12`.
[[nodiscard]] std::string verdict_of(const ItemView& item);

/// A line of the model that set a value, and of which side; `side` is empty where both have the same line.
struct SourceLine {
  std::string side;
  std::string place;
};
[[nodiscard]] std::vector<SourceLine> source_lines(const ItemView& item, const DiffView& view);
/// `set at environments/prod/cart.yaml:3:9`, `model: set at …`.
[[nodiscard]] std::string words_of(const SourceLine& line);

/// `2 drift (1 critical), 1 warning, 1 info`; `nothing` for none.
[[nodiscard]] std::string words_of(const Counts& counts, diff::Mode mode);

/// `1 object`, `2 objects`.
[[nodiscard]] std::string counted(std::size_t number, std::string_view noun);

}  // namespace stageplot::report
