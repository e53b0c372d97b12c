#include "drift/configuration_note.hpp"

#include <optional>

#include "diff/compare.hpp"
#include "diff/describe.hpp"
#include "fluentd/diff_tree.hpp"
#include "fluentd/reader.hpp"

namespace stageplot::drift {
namespace {

/// More are counted.
constexpr std::size_t kMostTold = 3;

class Configurations {
 public:
  std::optional<document::Value> read(std::string_view text) {
    const source::FileId file = sources_.add("configuration", std::string{text});
    diagnostics::Diagnostics ignored;
    const auto root = fluentd::read_fluentd(sources_, file, arena_, {}, ignored);
    if (!root || ignored.has_errors()) return std::nullopt;
    document::Value tree = fluentd::to_diff_tree(*root, arena_, origins_);
    const bool has_sections = tree.is_map() && tree.map().members().size() == 1 &&
                              tree.map().members().front().key->view() == diff::kSections;
    return has_sections ? std::optional(tree) : std::nullopt;
  }

 private:
  source::SourceFiles sources_;
  document::Arena arena_;
  document::Origins origins_;
};

}  // namespace

std::string configuration_note(std::string_view a, std::string_view b, const redaction::Redactor& redactor) {
  // Without a section it is none.
  if (a.find('<') == std::string_view::npos || b.find('<') == std::string_view::npos) return {};
  Configurations configurations;
  const auto left = configurations.read(a);
  const auto right = configurations.read(b);
  if (!left || !right) return {};
  const diff::Comparison comparison = diff::compare(*left, *right, fluentd::ConfigurationShape{});
  if (comparison.changes.empty()) return "blanks, comments or spellings alone: Fluentd reads the same";
  std::string note;
  std::size_t told = 0;
  for (const diff::Change& change : comparison.changes) {
    if (++told > kMostTold) continue;
    const diff::Item item = diff::describe(change, redactor);
    note += (note.empty() ? "" : "; ") + item.path;
    if (item.a || item.b) note += " " + (item.a ? item.a->text : "—") + " → " + (item.b ? item.b->text : "—");
  }
  if (told > kMostTold) note += "; " + std::to_string(told - kMostTold) + " more";
  return note;
}

}  // namespace stageplot::drift
