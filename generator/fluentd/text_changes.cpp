#include "fluentd/text_changes.hpp"

#include <algorithm>
#include <optional>

#include "diff/compare.hpp"
#include "diff/describe.hpp"
#include "fluentd/diff_tree.hpp"
#include "fluentd/reader.hpp"

namespace stageplot::fluentd {
namespace {

constexpr std::size_t kMostNamed = 3;

/// A text of its own, whose errors nobody asked for.
struct Side {
  source::SourceFiles sources;
  document::Arena arena;
  document::Origins origins;
  diagnostics::Diagnostics errors;
  bool has_sections = false;

  std::optional<document::Value> read(std::string_view text) {
    const auto root = read_fluentd(sources, sources.add("text", std::string{text}), arena, {}, errors);
    if (!root) return std::nullopt;
    has_sections = !root->sections.empty();
    return to_diff_tree(*root, arena, origins);
  }
};

/// Without quotes where they tell nothing.
std::string plain(const std::optional<diff::SideValue>& value) {
  if (!value) return {};
  const std::string& text = value->text;
  const bool quoted = text.size() > 2 && text.front() == '"' && text.back() == '"';
  const bool simple = quoted && text.find_first_of("\\\" ;", 1) == text.size() - 1;
  return simple ? text.substr(1, text.size() - 2) : text;
}

std::string in_words(const diff::Item& item) {
  switch (item.what) {
    case diff::Class::only_a:
      return item.path + " removed";
    case diff::Class::only_b:
      return item.path + " added";
    case diff::Class::moved:
      return item.path + " moved";
    default:
      return item.path + " " + plain(item.a) + " → " + plain(item.b);
  }
}

}  // namespace

std::string describe_text_changes(std::string_view a, std::string_view b, const redaction::Redactor& redactor) {
  Side side_a;
  Side side_b;
  const auto tree_a = side_a.read(a);
  const auto tree_b = side_b.read(b);
  if (!tree_a || !tree_b || (!side_a.has_sections && !side_b.has_sections)) return {};
  const diff::Comparison comparison = diff::compare(*tree_a, *tree_b, ConfigurationShape{});
  if (comparison.changes.empty()) return "blanks, comments or spelling alone: fluentd reads the same";
  std::string note;
  for (std::size_t i = 0; i < comparison.changes.size() && i < kMostNamed; ++i) {
    note += (i == 0 ? "" : "; ") + in_words(diff::describe(comparison.changes[i], redactor));
  }
  const std::size_t more = comparison.changes.size() - std::min(comparison.changes.size(), kMostNamed);
  if (more > 0) note += "; and " + std::to_string(more) + " more";
  return note;
}

std::string describe_text_changes(const diff::Change& change, const redaction::Redactor& redactor) {
  if (change.kind != diff::ChangeKind::changed || !change.a.is_string() || !change.b.is_string()) return {};
  const auto& steps = change.path.steps;
  const bool named =
      !steps.empty() && (steps.back().text.ends_with(".conf") || std::ranges::any_of(steps, [](const diff::Step& step) {
                           return step.text.find("fluent") != std::string::npos;
                         }));
  const bool lines = change.a.text().find('\n') != std::string_view::npos;
  return named && lines ? describe_text_changes(change.a.text(), change.b.text(), redactor) : std::string{};
}

}  // namespace stageplot::fluentd
