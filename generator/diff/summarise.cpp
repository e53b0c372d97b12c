#include "diff/summarise.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>

#include "text/digest.hpp"

namespace stageplot::diff {
namespace {

/// Everything by which two subjects are the same, in a form that no other subject has.
class Identity {
 public:
  void add(std::string_view part) { text_.append(std::to_string(part.size())).append(":").append(part); }
  void add(std::size_t number) { text_.append(std::to_string(number)).append(";"); }
  void add(const std::optional<SideValue>& value) {
    add(value ? std::size_t{1} : std::size_t{0});
    if (!value) return;
    add(value->text);
    add(value->type);
  }
  void add(const Item& item) {
    for (const std::string_view part :
         {std::string_view{item.path}, std::string_view{item.manager}, std::string_view{item.at},
          std::string_view{item.note}, std::string_view{item.hint}}) {
      add(part);
    }
    add(static_cast<std::size_t>(item.what));
    add(static_cast<std::size_t>(item.severity));
    add(item.leaves);
    add(item.a);
    add(item.b);
    for (const TextLine& line : item.text) {
      add(static_cast<std::size_t>(line.kind));
      add(line.skipped);
      add(line.text);
    }
  }

  [[nodiscard]] std::string digest() const { return text::sha256_hex(text_); }

 private:
  std::string text_;
};

std::string identity_of(const Subject& subject) {
  Identity identity;
  for (const std::string* part : {&subject.service, &subject.output, &subject.group, &subject.kind, &subject.name}) {
    identity.add(*part);
  }
  for (const Item& item : subject.items) identity.add(item);
  return identity.digest();
}

Severity worst_of(const Subject& subject) {
  Severity worst = Severity::information;
  for (const Item& item : subject.items) worst = std::max(worst, item.severity);
  return worst;
}

bool precedes(const Subject& a, const Subject& b) {
  const Severity worst_a = worst_of(a);
  const Severity worst_b = worst_of(b);
  if (worst_a != worst_b) return worst_a > worst_b;
  const auto key = [](const Subject& subject) {
    return std::tie(subject.kind, subject.name, subject.service, subject.output, subject.space, subject.group,
                    subject.environments);
  };
  return key(a) < key(b);
}

}  // namespace

std::vector<Subject> fold(std::vector<Subject> subjects) {
  std::vector<Subject> folded;
  std::unordered_map<std::string, std::size_t> known;
  for (Subject& subject : subjects) {
    const auto [place, added] = known.try_emplace(identity_of(subject), folded.size());
    if (added) {
      folded.push_back(std::move(subject));
      continue;
    }
    Subject& same = folded[place->second];
    if (same.space != subject.space) same.space.clear();
    same.environments.insert(same.environments.end(), subject.environments.begin(), subject.environments.end());
  }
  for (Subject& subject : folded) {
    std::ranges::sort(subject.environments);
    auto& names = subject.environments;
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }
  return folded;
}

void summarise(Report& report) {
  std::erase_if(report.subjects, [](const Subject& subject) { return subject.items.empty(); });
  report.subjects = fold(std::move(report.subjects));
  report.summary.by_class.clear();
  report.summary.by_severity.clear();
  for (Subject& subject : report.subjects) {
    std::ranges::stable_sort(subject.items, [](const Item& a, const Item& b) { return a.severity > b.severity; });
    const std::size_t times = std::max<std::size_t>(1, subject.environments.size());
    for (const Item& item : subject.items) {
      report.summary.by_class[item.what] += times;
      report.summary.by_severity[item.severity] += times;
    }
  }
  std::ranges::stable_sort(report.subjects, precedes);
}

void count_cells(Report& report) {
  using Key = std::tuple<std::string, std::string, std::string>;
  std::map<Key, Cell> cells;
  for (Cell& cell : report.cells) {
    cell.counts.clear();
    Key key{cell.environment, cell.service, cell.output};
    cells.emplace(std::move(key), std::move(cell));
  }
  for (const Subject& subject : report.subjects) {
    for (const std::string& environment : subject.environments) {
      Cell& cell = cells[{environment, subject.service, subject.output}];
      cell.environment = environment;
      cell.service = subject.service;
      cell.output = subject.output;
      for (const Item& item : subject.items) ++cell.counts[item.severity];
    }
  }
  report.cells.clear();
  for (auto& [key, cell] : cells) report.cells.push_back(std::move(cell));
}

}  // namespace stageplot::diff
