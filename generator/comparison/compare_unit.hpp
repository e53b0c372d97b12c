// One unit on both sides: rendered, and where the outputs differ, read back and compared. What is compared dies with
// it.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "comparison/changed_files.hpp"
#include "comparison/compare_output.hpp"
#include "comparison/pairs.hpp"
#include "comparison/rendered_side.hpp"
#include "comparison/words.hpp"
#include "diagnostics/collector.hpp"
#include "diff/report.hpp"
#include "redaction/redactor.hpp"

namespace stageplot::comparison {

struct UnitDifferences {
  std::vector<diff::Subject> subjects;  // with one environment each
  std::vector<diff::Cell> notes;        // what is to be said of an output, or of the whole unit, beside its items
  std::size_t leaves = 0;               // that were compared
};

class UnitComparison {
 public:
  /// `pair` must outlive it.
  UnitComparison(const UnitPair& pair, std::unique_ptr<RenderedSide> a, std::unique_ptr<RenderedSide> b,
                 const Words& words, std::set<std::string> hand_edited = {});

  /// Whether there is anything to report.
  [[nodiscard]] bool differs() const;
  /// How many outputs at least one side has.
  [[nodiscard]] std::size_t outputs() const { return outputs_.size(); }
  /// How many of them need an unknown value on both sides, so that there is nothing to compare.
  [[nodiscard]] std::size_t blocked() const;
  /// Takes the secrets of all its outputs, of both sides.
  void learn(redaction::Redactor& redactor);
  /// `redactor` knows the secrets of both sides, those of other units too.
  [[nodiscard]] UnitDifferences compare(const redaction::Redactor& redactor, const ChangedFiles& changed);
  /// Side b's errors about the unit, resolved.
  [[nodiscard]] diagnostics::Diagnostics findings() const;

 private:
  /// An output's path with the output of each side, or nullptr.
  struct Output {
    std::string path;
    render::RenderedOutput* a = nullptr;
    render::RenderedOutput* b = nullptr;
  };
  void pair_outputs();
  void add_unsound(UnitDifferences& result) const;
  void add_one_sided(const Output& output, const ChangedFiles& changed, UnitDifferences& result);
  void add_changed(const Output& output, const redaction::Redactor& redactor, const ChangedFiles& changed,
                   UnitDifferences& result);
  void take(OutputDifferences differences, const std::string& output, UnitDifferences& result) const;
  void add_note(const std::string& output, std::string note, UnitDifferences& result) const;

  const UnitPair& pair_;
  const Words& words_;
  std::set<std::string> hand_edited_;  // outputs of side a
  std::unique_ptr<RenderedSide> side_a_;
  std::unique_ptr<RenderedSide> side_b_;
  RenderedSide& a_;
  RenderedSide& b_;
  std::vector<Output> outputs_;  // sorted by path
};

}  // namespace stageplot::comparison
