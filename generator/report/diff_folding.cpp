#include "report/diff_folding.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "diagnostics/render/visible.hpp"

namespace stageplot::report {
namespace {

using diagnostics::visible;
using diff::Item;
using diff::Subject;
using Names = std::set<std::string>;

/// Texts one after the other, so that no two lists of them give the same.
class Signature {
 public:
  void add(const std::string& text) { bytes_ += std::to_string(text.size()) + ':' + text; }
  void add(std::size_t number) { bytes_ += std::to_string(number) + ';'; }
  void add(const std::optional<diff::SideValue>& side) {
    add(std::size_t{side.has_value()});
    if (!side) return;
    add(side->text);
    add(side->type);
  }
  void add(const Item& item) {
    for (const std::string* text :
         {&item.path, &item.pointer, &item.manager, &item.at, &item.note, &item.hint, &item.source_a, &item.source_b}) {
      add(*text);
    }
    add(static_cast<std::size_t>(item.what));
    add(static_cast<std::size_t>(item.severity));
    add(item.a);
    add(item.b);
    for (const diff::TextLine& line : item.text) {
      add(static_cast<std::size_t>(line.kind));
      for (const std::size_t number : {line.line_a, line.line_b, line.skipped}) add(number);
      add(line.text);
    }
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// What kind of thing it is, in which output: environments give such a thing names of their own.
std::string place_of(const Subject& subject) {
  Signature place;
  for (const std::string* text : {&subject.service, &subject.output, &subject.group, &subject.kind}) place.add(*text);
  return place.take();
}

std::string change_of(const Subject& subject) {
  Signature change;
  change.add(place_of(subject));
  // Without a kind the name is all there is.
  if (subject.kind.empty()) change.add(subject.name);
  for (const Item& item : subject.items) change.add(item);
  return change.take();
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + visible(name);
  return text;
}

std::vector<std::string> without(const Names& names, const Names& others) {
  std::vector<std::string> rest;
  std::ranges::set_difference(names, others, std::back_inserter(rest));
  return rest;
}

bool overlaps(const std::vector<std::string>& sorted, const std::vector<std::string>& others) {
  return std::ranges::any_of(others, [&](const std::string& name) { return std::ranges::binary_search(sorted, name); });
}

std::vector<Fold> same_changes(const diff::Report& report) {
  std::vector<Fold> folds;
  std::map<std::string, std::size_t> known;
  for (const Subject& subject : report.subjects) {
    const auto [place, added] = known.emplace(change_of(subject), folds.size());
    // Two objects of one environment that changed alike are two changes.
    const bool joins = !added && !overlaps(folds[place->second].environments, subject.environments);
    if (!joins) place->second = folds.size();
    Fold& fold = joins ? folds[place->second] : folds.emplace_back();
    fold.subjects.push_back(&subject);
    fold.environments.insert(fold.environments.end(), subject.environments.begin(), subject.environments.end());
    std::ranges::sort(fold.environments);
  }
  return folds;
}

/// The environments of each single change, whatever else changed with it.
class SingleChanges {
 public:
  explicit SingleChanges(const std::vector<Fold>& folds) {
    for (const Fold& fold : folds) {
      const Subject& subject = *fold.subjects.front();
      for (const Item& item : subject.items) {
        if (!item.path.empty())
          environments_[key(subject, item)].insert(fold.environments.begin(), fold.environments.end());
      }
    }
  }

  [[nodiscard]] std::vector<std::string> also_in(const Fold& fold) const {
    const Subject& subject = *fold.subjects.front();
    const Names here(fold.environments.begin(), fold.environments.end());
    std::vector<std::string> result;
    for (const Item& item : subject.items) {
      const auto found = environments_.find(key(subject, item));
      result.push_back(found == environments_.end() ? std::string{} : joined(without(found->second, here)));
    }
    return result;
  }

 private:
  static std::string key(const Subject& subject, const Item& item) {
    Signature change;
    change.add(place_of(subject));
    change.add(item.path);
    change.add(static_cast<std::size_t>(item.what));
    change.add(item.a);
    change.add(item.b);
    for (const diff::TextLine& line : item.text) change.add(line.text);
    return change.take();
  }

  std::map<std::string, Names> environments_;
};

/// What is known of environments, to say of those that a block is not about.
class Environments {
 public:
  explicit Environments(const diff::Report& report) {
    for (const Subject& subject : report.subjects) {
      const std::string place = place_of(subject);
      for (const std::string& environment : subject.environments) {
        all_.insert(environment);
        changed_[place].insert(environment);
        of_name_[{place, subject.name}].insert(environment);
      }
    }
    for (const diff::Cell& cell : report.cells) {
      all_.insert(cell.environment);
      if (cell.note.empty()) compared_[{cell.service, cell.output}].insert(cell.environment);
    }
  }

  [[nodiscard]] std::string words(const Fold& fold) const {
    if (all_.size() < 2) return {};
    const Subject& first = *fold.subjects.front();
    const std::string place = place_of(first);
    const Names here(fold.environments.begin(), fold.environments.end());
    Names same_name;
    for (const Subject* subject : fold.subjects) same_name.merge(Names{of_name_.at({place, subject->name})});
    const std::vector<std::string> otherwise = without(same_name, here);
    // Where a thing of the kind changed under another name, nobody knows whether it is this one.
    std::vector<std::string> unchanged;
    if (const auto compared = compared_.find({first.service, first.output}); compared != compared_.end()) {
      unchanged = without(compared->second, changed_.at(place));
    }
    std::string text;
    const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
    if (here.size() > 1) {
      add("the same change in " + std::to_string(here.size()) + " environments" + other_names(fold));
    } else if (!otherwise.empty()) {
      add("only in " + joined(fold.environments));
    }
    if (!otherwise.empty()) add(joined(otherwise) + (otherwise.size() == 1 ? " differs" : " differ"));
    if (!unchanged.empty()) add(joined(unchanged) + " unchanged");
    return text;
  }

 private:
  static std::string other_names(const Fold& fold) {
    std::string text;
    for (const Subject* subject : fold.subjects) {
      const Subject& first = *fold.subjects.front();
      if (subject->name == first.name && subject->space == first.space) continue;
      const std::string space = subject->space.empty() ? "" : visible(subject->space) + '/';
      text += (text.empty() ? " (" : "; ") + joined(subject->environments) + ": " + space + visible(subject->name);
    }
    return text.empty() ? text : text + ')';
  }

  Names all_;
  std::map<std::string, Names> changed_;
  std::map<std::pair<std::string, std::string>, Names> of_name_;
  std::map<std::pair<std::string, std::string>, Names> compared_;
};

}  // namespace

std::vector<Fold> fold(const diff::Report& report) {
  std::vector<Fold> folds = same_changes(report);
  const Environments environments(report);
  const SingleChanges single(folds);
  for (Fold& fold : folds) {
    // The name that most environments have is the block's.
    std::ranges::stable_sort(fold.subjects, std::greater{},
                             [](const Subject* subject) { return subject->environments.size(); });
    fold.also_in = single.also_in(fold);
    if (!fold.environments.empty()) fold.words = environments.words(fold);
  }
  return folds;
}

}  // namespace stageplot::report
