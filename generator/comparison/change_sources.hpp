// Which line set a value: from a change in two outputs back to the model, through the outputs' source maps. Where the
// model's values are the same on both sides, the templates' lines that print them.
#pragma once

#include <cstddef>
#include <string>

#include "comparison/changed_files.hpp"
#include "comparison/rendered_side.hpp"
#include "diff/compare.hpp"

namespace stageplot::comparison {

struct ChangeSources {
  std::string a;  // `environments/prod-east/user-service.yaml:12:5`; empty: that side has no value, or it is not known
  std::string b;
};

class SourceFinder {
 public:
  /// An output on both sides, or on one alone (the other nullptr). All must outlive it.
  struct Side {
    const RenderedSide* side = nullptr;
    const render::RenderedOutput* output = nullptr;
  };
  SourceFinder(Side a, Side b, const ChangedFiles& changed) : a_(a), b_(b), changed_(changed) {}

  /// Of what one side has alone: the line of the model that set it; but the template's where the model's line is on
  /// both sides and the template's is not.
  [[nodiscard]] ChangeSources find(const diff::Change& change) const;
  /// The same for a whole tree of one side.
  [[nodiscard]] std::string find_a(const document::Value& value) const { return alone(value, a_); }
  [[nodiscard]] std::string find_b(const document::Value& value) const { return alone(value, b_); }

 private:
  [[nodiscard]] std::string alone(const document::Value& value, const Side& side, std::size_t from = 0) const;

  Side a_;
  Side b_;
  const ChangedFiles& changed_;
};

}  // namespace stageplot::comparison
