#include "comparison/compare_output.hpp"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "comparison/change_sources.hpp"
#include "comparison/trees.hpp"
#include "diff/compare.hpp"
#include "diff/describe.hpp"
#include "diff/equality.hpp"
#include "diff/renamed.hpp"
#include "fluentd/text_changes.hpp"

namespace stageplot::comparison {
namespace {

/// A tree on one side or on both.
struct TreePair {
  const Tree* a = nullptr;
  const Tree* b = nullptr;
  bool renamed = false;  // nearly the same content under another name
};

/// Puts those together that only their names keep apart; the pair stands where side b's was.
void join_renamed(std::vector<TreePair>& pairs, const diff::Shape& shape) {
  std::vector<diff::Candidate> alone_a;
  std::vector<diff::Candidate> alone_b;
  std::vector<TreePair*> pairs_a;
  std::vector<TreePair*> pairs_b;
  for (TreePair& pair : pairs) {
    if (pair.b == nullptr && !pair.a->name.empty()) {
      alone_a.push_back({pair.a->kind, pair.a->value});
      pairs_a.push_back(&pair);
    } else if (pair.a == nullptr && !pair.b->name.empty()) {
      alone_b.push_back({pair.b->kind, pair.b->value});
      pairs_b.push_back(&pair);
    }
  }
  for (const diff::Renamed& found : diff::find_renamed(alone_a, alone_b, shape)) {
    pairs_b[found.b]->a = std::exchange(pairs_a[found.a]->a, nullptr);
    pairs_b[found.b]->renamed = true;
  }
  std::erase_if(pairs, [](const TreePair& pair) { return pair.a == nullptr && pair.b == nullptr; });
}

/// In the order of the names. Of objects with one name the first ones belong together, the second ones, and so on.
std::vector<TreePair> pair_trees(const std::vector<Tree>& a, const std::vector<Tree>& b, const diff::Shape& shape) {
  using Name = std::tuple<std::string, std::string, std::string, std::string, std::size_t>;
  std::map<Name, TreePair> pairs;
  const auto take = [&pairs](const std::vector<Tree>& trees, const Tree* TreePair::*side) {
    std::map<Name, std::size_t> seen;
    for (const Tree& tree : trees) {
      Name name{tree.kind, tree.group, tree.space, tree.name, 0};
      std::get<4>(name) = seen[name]++;
      pairs[name].*side = &tree;
    }
  };
  take(a, &TreePair::a);
  take(b, &TreePair::b);
  std::vector<TreePair> result;
  for (const auto& [name, pair] : pairs) result.push_back(pair);
  join_renamed(result, shape);
  return result;
}

diff::Subject subject_of(const Tree& tree) {
  return {.group = tree.group, .kind = tree.kind, .space = tree.space, .name = tree.name};
}

diff::Item removed(const Tree& tree, const SourceFinder& sources) {
  return {.what = diff::Class::missing, .leaves = diff::leaves_of(tree.value), .source_a = sources.find_a(tree.value)};
}

diff::Item added(const Tree& tree, const SourceFinder& sources) {
  return {.what = diff::Class::extra, .leaves = diff::leaves_of(tree.value), .source_b = sources.find_b(tree.value)};
}

/// An annotation of a pod template that sums up a configuration, so that its change starts the pods anew. What it sums
/// up has a change of its own: this one says what follows.
void judge_checksum(diff::Item& item) {
  if (item.what != diff::Class::changed ||
      item.path.find("template.metadata.annotations[\"checksum/") == std::string::npos)
    return;
  item.what = diff::Class::restart;
  item.severity = diff::Severity::information;
  item.note = "follows the configuration that it sums up: the pods start anew";
}

/// The whole texts, line by line.
diff::Subject compare_texts(const OutputOf& a, const OutputOf& b, const redaction::Redactor& redactor, diff::Class what,
                            std::string note) {
  diff::Item item{.what = what, .note = std::move(note)};
  // A tree of outputs is to be what the model renders, byte for byte.
  if (what == diff::Class::formatting) {
    item.severity = a.side.from_tree() ? diff::Severity::warning : diff::Severity::information;
  }
  item.text = diff::describe_text(a.output.file.text, b.output.file.text, redactor);
  diff::Subject subject;
  subject.items.push_back(std::move(item));
  return subject;
}

}  // namespace

OutputDifferences compare_output(const OutputOf& a, const OutputOf& b, const redaction::Redactor& redactor,
                                 const ChangedFiles& changed, const Words& words) {
  OutputDifferences result;
  const auto trees_a = read_trees(a.side, a.output);
  const auto trees_b = read_trees(b.side, b.output);
  if (!trees_a || !trees_b) {
    result.subjects.push_back(compare_texts(a, b, redactor, diff::Class::changed, "compared line by line"));
    return result;
  }
  const SourceFinder sources({&a.side, &a.output}, {&b.side, &b.output}, changed);
  const diff::Shape& shape = shape_of(b.output.dialect);
  for (const TreePair& pair : pair_trees(*trees_a, *trees_b, shape)) {
    diff::Subject subject = subject_of(pair.b != nullptr ? *pair.b : *pair.a);
    if (pair.a == nullptr) {
      subject.items.push_back(added(*pair.b, sources));
    } else if (pair.b == nullptr) {
      subject.items.push_back(removed(*pair.a, sources));
    } else {
      const diff::Comparison compared = diff::compare(pair.a->value, pair.b->value, shape);
      result.leaves += compared.equal_leaves + compared.different_leaves;
      for (const diff::Change& change : compared.changes) {
        diff::Item item = diff::describe(change, redactor, {.kind = subject.kind});
        if (pair.renamed && item.path == "metadata.name") item.what = diff::Class::renamed;
        if (!item.text.empty() && item.note.empty()) item.note = fluentd::describe_text_changes(change, redactor);
        if (!a.side.from_tree() && !b.side.from_tree()) judge_checksum(item);
        ChangeSources set_at = sources.find(change);
        item.source_a = std::move(set_at.a);
        item.source_b = std::move(set_at.b);
        subject.items.push_back(std::move(item));
      }
    }
    if (!subject.items.empty()) result.subjects.push_back(std::move(subject));
  }
  if (result.subjects.empty()) {
    result.subjects.push_back(compare_texts(a, b, redactor, diff::Class::formatting, std::string{words.formatting}));
  }
  return result;
}

OutputDifferences describe_alone(const OutputOf& of, diff::Class what, const ChangedFiles& changed) {
  OutputDifferences result;
  const SourceFinder sources({&of.side, &of.output}, {&of.side, &of.output}, changed);
  const bool is_removed = what == diff::Class::missing;
  const auto trees = read_trees(of.side, of.output);
  for (const Tree& tree : trees.value_or(std::vector<Tree>{})) {
    diff::Subject subject = subject_of(tree);
    subject.items.push_back(is_removed ? removed(tree, sources) : added(tree, sources));
    result.subjects.push_back(std::move(subject));
  }
  if (result.subjects.empty()) result.subjects.push_back({.items = {{.what = what}}});
  return result;
}

}  // namespace stageplot::comparison
