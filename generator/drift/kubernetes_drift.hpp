// Objects of the model against objects of exports: from trees as they were read to subjects of a report.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "drift/assemble.hpp"
#include "drift/kubernetes/server_fields.hpp"
#include "drift/kubernetes/verdict.hpp"
#include "drift/subjects.hpp"

namespace stageplot::drift {

/// One object that the model renders, or a manifest says.
struct ModelObject {
  document::Value object;
  ModelPlace place;
};

struct KubernetesOptions {
  std::string environment = {};        // named in the subjects; empty: none
  std::string default_namespace = {};  // of objects of the model that name none
  bool complete = false;               // what the exports do not have does not exist
  bool show_ignored = false;           // items for what is not compared, too
  kubernetes::LabelOptions labels = {};
  kubernetes::DeployNames deploy = {};  // what the pipeline supplies and nobody has named a value for
};

struct KubernetesDrift {
  std::vector<diff::Subject> subjects;  // those with something to say, in the order of the model
  Totals totals;
  std::set<std::string> kinds;  // of the compared objects
};

/// All values must outlive the call; `redactor` must know the secrets of both sides. Values of either side that are no
/// objects are passed over; items of lists are objects of their own.
[[nodiscard]] KubernetesDrift compare_kubernetes(std::span<const ModelObject> model,
                                                 std::span<const document::Value> live,
                                                 const redaction::Redactor& redactor, const KubernetesOptions& options);

}  // namespace stageplot::drift
