// One output that differs between two renders: its trees are paired and compared; what has no trees, line by line.
#pragma once

#include <vector>

#include "comparison/changed_files.hpp"
#include "comparison/rendered_side.hpp"
#include "comparison/words.hpp"
#include "diff/report.hpp"
#include "redaction/redactor.hpp"

namespace stageplot::comparison {

struct OutputOf {
  RenderedSide& side;
  render::RenderedOutput& output;
};

struct OutputDifferences {
  std::vector<diff::Subject> subjects;  // with kind and name alone: environment, service and output are the caller's
  std::size_t leaves = 0;               // equal and different ones
};

/// At least one subject: of outputs that say the same in another spelling one of class `formatting`.
[[nodiscard]] OutputDifferences compare_output(const OutputOf& a, const OutputOf& b,
                                               const redaction::Redactor& redactor, const ChangedFiles& changed,
                                               const Words& words);

/// An output that one side has alone, as items of class `what`: each object of a stream is a subject of its own.
[[nodiscard]] OutputDifferences describe_alone(const OutputOf& of, diff::Class what, const ChangedFiles& changed);

}  // namespace stageplot::comparison
