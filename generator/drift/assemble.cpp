#include "drift/assemble.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace stageplot::drift {
namespace {

diff::Severity worst_of(const diff::Subject& subject) {
  diff::Severity worst = diff::Severity::information;
  for (const diff::Item& item : subject.items) worst = std::max(worst, item.severity);
  return worst;
}

}  // namespace

void Totals::add(const kubernetes::ObjectDrift& object) {
  const bool compared =
      object.live != nullptr || std::ranges::none_of(object.differences, [](const kubernetes::Difference& difference) {
        return difference.what == diff::Class::not_supplied;
      });
  if (compared) ++objects;
  leaves += object.tally.compared();
  at_default += object.tally.at_default;
  owned += object.tally.owned;
}

void Totals::add(const Totals& others) {
  objects += others.objects;
  leaves += others.leaves;
  at_default += others.at_default;
  owned += others.owned;
}

void assemble(std::vector<diff::Subject> subjects, const Totals& totals, diff::Report& report) {
  std::erase_if(subjects, [](const diff::Subject& subject) { return subject.items.empty(); });
  for (diff::Subject& subject : subjects) {
    std::ranges::stable_sort(subject.items, [](const auto& a, const auto& b) { return a.severity > b.severity; });
    for (const diff::Item& item : subject.items) {
      ++report.summary.by_severity[item.severity];
      if (item.what != diff::Class::owned) ++report.summary.by_class[item.what];
    }
  }
  std::ranges::stable_sort(subjects, [](const diff::Subject& a, const diff::Subject& b) {
    const diff::Severity worst_a = worst_of(a);
    const diff::Severity worst_b = worst_of(b);
    if (worst_a != worst_b) return worst_a > worst_b;
    return std::tie(a.kind, a.space, a.name, a.group, a.service) <
           std::tie(b.kind, b.space, b.name, b.group, b.service);
  });
  report.summary.objects += totals.objects;
  report.summary.leaves += totals.leaves;
  if (totals.at_default > 0) report.summary.by_class[diff::Class::at_default] += totals.at_default;
  if (totals.owned > 0) report.summary.by_class[diff::Class::owned] += totals.owned;
  report.subjects = std::move(subjects);
}

}  // namespace stageplot::drift
