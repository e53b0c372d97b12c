#include "comparison/compare_unit.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "comparison/trees.hpp"

namespace stageplot::comparison {

using State = RenderedSide::State;

UnitComparison::UnitComparison(const UnitPair& pair, std::unique_ptr<RenderedSide> a, std::unique_ptr<RenderedSide> b,
                               const Words& words, std::set<std::string> hand_edited)
    : pair_(pair),
      words_(words),
      hand_edited_(std::move(hand_edited)),
      side_a_(std::move(a)),
      side_b_(std::move(b)),
      a_(*side_a_),
      b_(*side_b_) {
  pair_outputs();
}

void UnitComparison::pair_outputs() {
  std::map<std::string, Output> outputs;
  const auto take = [&outputs](RenderedSide& side, render::RenderedOutput* Output::*here) {
    for (render::RenderedOutput& output : side.render.outputs) outputs[output.file.path].*here = &output;
    for (const render::Blocked& blocked : side.render.blocked) outputs[blocked.output];
  };
  take(a_, &Output::a);
  take(b_, &Output::b);
  for (auto& [path, output] : outputs) {
    output.path = path;
    outputs_.push_back(std::move(output));
  }
}

bool UnitComparison::differs() const {
  if (a_.state() == State::unsound || b_.state() == State::unsound) return true;
  return std::ranges::any_of(outputs_, [](const Output& output) {
    if (output.a == nullptr || output.b == nullptr) return output.a != output.b;
    return output.a->file.text != output.b->file.text;
  });
}

std::size_t UnitComparison::blocked() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(outputs_, [](const Output& output) { return output.a == nullptr && output.b == nullptr; }));
}

void UnitComparison::learn(redaction::Redactor& redactor) {
  // Not those of the model: it has references to secrets alone, and their names are none.
  for (RenderedSide* side : {&a_, &b_}) {
    for (render::RenderedOutput& output : side->render.outputs) {
      if (const auto trees = read_trees(*side, output)) {
        for (const Tree& tree : *trees) redactor.learn(tree.value);
      } else {
        redactor.learn_text(output.file.text);
      }
    }
  }
}

UnitDifferences UnitComparison::compare(const redaction::Redactor& redactor, const ChangedFiles& changed) {
  UnitDifferences result;
  if (a_.state() == State::unsound || b_.state() == State::unsound) {
    add_unsound(result);
    return result;
  }
  for (const Output& output : outputs_) {
    if (output.a != nullptr && output.b != nullptr) {
      if (output.a->file.text != output.b->file.text) add_changed(output, redactor, changed, result);
    } else if (output.a != output.b) {
      add_one_sided(output, changed, result);
    }
  }
  return result;
}

diagnostics::Diagnostics UnitComparison::findings() const {
  diagnostics::Diagnostics findings = b_.findings;
  std::erase_if(findings.all(), [](const diagnostics::Diagnostic& finding) { return !finding.counts_as_error(); });
  findings.recount();
  for (diagnostics::Diagnostic& finding : findings.all()) {
    finding.environments = {pair_.name.environment};
    finding.service = pair_.name.service;
  }
  return findings;
}

void UnitComparison::add_note(const std::string& output, std::string note, UnitDifferences& result) const {
  result.notes.push_back({.environment = pair_.name.environment,
                          .service = pair_.name.service,
                          .output = output,
                          .counts = {},
                          .note = std::move(note)});
}

/// A side that can't be rendered is never taken for one that is empty.
void UnitComparison::add_unsound(UnitDifferences& result) const {
  std::string note;
  if (a_.state() == State::unsound) note = std::string{words_.unsound_a} + a_.reason();
  if (b_.state() == State::unsound) note += (note.empty() ? "" : "; ") + std::string{words_.unsound_b} + b_.reason();
  add_note({}, note, result);
  diff::Subject subject{.environments = {pair_.name.environment}, .service = pair_.name.service};
  subject.items.push_back({.what = diff::Class::not_supplied, .note = std::move(note)});
  result.subjects.push_back(std::move(subject));
}

/// An output that one side has alone: the other one lacks the unit, or the output, or a value for it.
void UnitComparison::add_one_sided(const Output& output, const ChangedFiles& changed, UnitDifferences& result) {
  const bool added = output.a == nullptr;
  const RenderedSide& lacking = added ? a_ : b_;
  std::string note;
  std::string mark;
  if (lacking.state() == State::absent) {
    note = added ? words_.unit_only_b : words_.unit_only_a;
  } else if (const render::Blocked* blocked = lacking.find_blocked(output.path)) {
    note = added ? words_.blocked_a : words_.blocked_b;
    note += "needs `" + blocked->path + "`, which is unknown: " + blocked->reason;
    mark = lacking.place(blocked->mark);
    add_note(output.path, note, result);
  } else if (lacking.state() == State::blocked && lacking.render.outputs.empty()) {
    note = std::string{added ? words_.blocked_a : words_.blocked_b} + lacking.reason();
  } else {
    note = added ? words_.output_only_b : words_.output_only_a;
  }
  if (hand_edited_.contains(output.path)) note += "; changed by hand since it was rendered";
  OutputDifferences differences = added ? describe_alone({b_, *output.b}, diff::Class::extra, changed)
                                        : describe_alone({a_, *output.a}, diff::Class::missing, changed);
  for (diff::Subject& subject : differences.subjects) {
    for (diff::Item& item : subject.items) {
      item.note = note;
      (added ? item.source_a : item.source_b) = mark;
    }
  }
  take(std::move(differences), output.path, result);
}

void UnitComparison::add_changed(const Output& output, const redaction::Redactor& redactor, const ChangedFiles& changed,
                                 UnitDifferences& result) {
  if (hand_edited_.contains(output.path)) add_note(output.path, "changed by hand since it was rendered", result);
  take(compare_output({a_, *output.a}, {b_, *output.b}, redactor, changed, words_), output.path, result);
}

void UnitComparison::take(OutputDifferences differences, const std::string& output, UnitDifferences& result) const {
  result.leaves += differences.leaves;
  for (diff::Subject& subject : differences.subjects) {
    subject.environments = {pair_.name.environment};
    subject.service = pair_.name.service;
    subject.output = output;
    result.subjects.push_back(std::move(subject));
  }
}

}  // namespace stageplot::comparison
