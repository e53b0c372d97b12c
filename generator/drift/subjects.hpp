// What a comparison of objects found, as a report has it: texts instead of values, without secrets.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "diff/report.hpp"
#include "drift/kubernetes/difference.hpp"
#include "redaction/redactor.hpp"

namespace stageplot::drift {

/// Where the model's side of an object comes from.
struct ModelPlace {
  std::string service;
  std::string output;
  /// The line that set a value of the object, `environments/prod-east/user-service.yaml:12:5`, of a text what stands
  /// from a byte on; empty where there is none.
  std::function<std::string(const document::Value&, std::size_t)> source_of = {};
};

struct SubjectOptions {
  std::string environment = {};  // empty: none
  bool show_ignored = false;     // also what is not compared, as items of class `owned`
};

/// All secrets of both sides must be known to the redactor. A Subject without items where there is nothing to say.
[[nodiscard]] diff::Subject subject_of(const kubernetes::ObjectDrift& object, const ModelPlace& place,
                                       const redaction::Redactor& redactor, const SubjectOptions& options);

}  // namespace stageplot::drift
