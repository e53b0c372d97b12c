#include "comparison/compare_unit.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "comparison/compare_output.hpp"
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
  if (pair_.a != nullptr) redactor.learn(pair_.a->tree);
  if (pair_.b != nullptr) redactor.learn(pair_.b->tree);
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
      add_one_sided(output, result);
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

diff::Subject UnitComparison::subject_of(const std::string& output) const {
  return {.environments = {pair_.name.environment}, .service = pair_.name.service, .output = output};
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
  diff::Subject subject = subject_of({});
  subject.items.push_back({.what = diff::Class::not_supplied, .note = std::move(note)});
  result.subjects.push_back(std::move(subject));
}

/// An output that one side has alone: the other one lacks the unit, or the output, or a value for it.
void UnitComparison::add_one_sided(const Output& output, UnitDifferences& result) const {
  const bool added = output.a == nullptr;
  const RenderedSide& lacking = added ? a_ : b_;
  diff::Item item{.what = added ? diff::Class::extra : diff::Class::missing};
  if (lacking.state() == State::absent) {
    item.note = added ? words_.unit_only_b : words_.unit_only_a;
  } else if (const render::Blocked* blocked = lacking.find_blocked(output.path)) {
    item.note = added ? words_.blocked_a : words_.blocked_b;
    item.note += "needs `" + blocked->path + "`, which is unknown: " + blocked->reason;
    (added ? item.source_a : item.source_b) = lacking.place(blocked->mark);
    add_note(output.path, item.note, result);
  } else if (lacking.state() == State::blocked && lacking.render.outputs.empty()) {
    item.note = std::string{added ? words_.blocked_a : words_.blocked_b} + lacking.reason();
  } else {
    item.note = added ? words_.output_only_b : words_.output_only_a;
  }
  if (hand_edited_.contains(output.path)) item.note += "; changed by hand since it was rendered";
  diff::Subject subject = subject_of(output.path);
  subject.items.push_back(std::move(item));
  result.subjects.push_back(std::move(subject));
}

void UnitComparison::add_changed(const Output& output, const redaction::Redactor& redactor, const ChangedFiles& changed,
                                 UnitDifferences& result) {
  OutputDifferences differences = compare_output({a_, *output.a}, {b_, *output.b}, redactor, changed, words_);
  result.leaves += differences.leaves;
  if (hand_edited_.contains(output.path)) add_note(output.path, "changed by hand since it was rendered", result);
  for (diff::Subject& subject : differences.subjects) {
    subject.environments = {pair_.name.environment};
    subject.service = pair_.name.service;
    subject.output = output.path;
    result.subjects.push_back(std::move(subject));
  }
}

}  // namespace stageplot::comparison
