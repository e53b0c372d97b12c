#include "comparison/compare_unit.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "comparison/rendered_side.hpp"

namespace stageplot::comparison {
namespace {

using State = RenderedSide::State;

class Comparer {
 public:
  Comparer(const UnitPair& pair, const Side& a, const Side& b) : pair_(pair), a_(a, pair.a), b_(b, pair.b) {}

  UnitComparison compare() {
    if (a_.state() == State::unsound || b_.state() == State::unsound) {
      add_unsound();
      return std::move(result_);
    }
    for (const std::string& path : paths()) compare_output(path);
    return std::move(result_);
  }

  [[nodiscard]] diagnostics::Diagnostics take_findings() { return std::move(b_.findings); }

 private:
  void add_item(const std::string& output, diff::Item item) {
    result_.subjects.push_back({.environments = {pair_.name.environment},
                                .service = pair_.name.service,
                                .output = output,
                                .items = {std::move(item)}});
  }
  void add_note(const std::string& output, std::string note) {
    result_.notes.push_back({.environment = pair_.name.environment,
                             .service = pair_.name.service,
                             .output = output,
                             .counts = {},
                             .note = std::move(note)});
  }

  /// A side that can't be rendered is never taken for one that is empty.
  void add_unsound() {
    std::string note;
    if (a_.state() == State::unsound) note = "could not be rendered at the base: " + a_.reason();
    if (b_.state() == State::unsound) {
      if (!note.empty()) note += "; ";
      note += "cannot be rendered now: " + b_.reason();
    }
    add_note({}, note);
    add_item({}, {.what = diff::Class::not_supplied, .note = note});
  }

  [[nodiscard]] std::set<std::string> paths() const {
    std::set<std::string> paths;
    for (const RenderedSide* side : {&a_, &b_}) {
      for (const render::RenderedOutput& output : side->render.outputs) paths.insert(output.file.path);
      for (const render::Blocked& blocked : side->render.blocked) paths.insert(blocked.output);
    }
    return paths;
  }

  void compare_output(const std::string& path) {
    ++result_.outputs;
    render::RenderedOutput* a = a_.find(path);
    render::RenderedOutput* b = b_.find(path);
    if (a != nullptr && b != nullptr) {
      if (a->file.text != b->file.text) add_item(path, {.what = diff::Class::changed});
    } else if (a == nullptr && b == nullptr) {
      add_note(path, "blocked on both sides: " + b_.reason());
    } else {
      add_one_sided(path, a == nullptr);
    }
  }

  /// An output that one side has alone: the other one lacks the unit, or the output, or a value for it.
  void add_one_sided(const std::string& path, bool added) {
    const RenderedSide& lacking = added ? a_ : b_;
    diff::Item item{.what = added ? diff::Class::extra : diff::Class::missing};
    if (lacking.state() == State::absent) {
      item.note = added ? "the service is new in this environment" : "the service no longer runs in this environment";
    } else if (const render::Blocked* blocked = lacking.find_blocked(path)) {
      item.note = added ? "was blocked at the base: " : "is blocked now: ";
      item.note += "needs `" + blocked->path + "`, which is unknown: " + blocked->reason;
      (added ? item.source_a : item.source_b) = lacking.place(blocked->mark);
      add_note(path, item.note);
    }
    add_item(path, std::move(item));
  }

  const UnitPair& pair_;
  RenderedSide a_;
  RenderedSide b_;
  UnitComparison result_;
};

}  // namespace

UnitComparison compare_unit(const UnitPair& pair, const Side& a, const Side& b, diagnostics::Diagnostics& findings) {
  Comparer comparer(pair, a, b);
  UnitComparison result = comparer.compare();
  diagnostics::Diagnostics seen = comparer.take_findings();
  std::erase_if(seen.all(), [](const diagnostics::Diagnostic& finding) { return !finding.counts_as_error(); });
  seen.recount();
  for (diagnostics::Diagnostic& finding : seen.all()) {
    finding.environments = {pair.name.environment};
    finding.service = pair.name.service;
  }
  findings.merge(std::move(seen));
  return result;
}

}  // namespace stageplot::comparison
