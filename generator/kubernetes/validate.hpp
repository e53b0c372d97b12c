// Validates Kubernetes objects as strictly as the API server does: fields, types, required fields, fixed words,
// quantities, names, and what its own validation refuses beyond types.
//
// Takes the trees that document's YAML reader gives under the resolution `kubernetes`. Findings lie on the object's own
// text and carry the data path in the document; tracing them to a template and to the model is the caller's.
//
// What the API server alone can know (whether a Secret exists, what the object was before) is not checked. The types
// are those of the version asked for; what is refused beyond types is what Kubernetes 1.35 refuses.
#pragma once

#include <span>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "document/value.hpp"
#include "kubernetes/version.hpp"
#include "source/source_files.hpp"

namespace stageplot::kubernetes {

class CustomKinds;

struct ValidateOptions {
  KubeVersion version;
  diagnostics::Owner owner = diagnostics::Owner::chart;  // whose text has to change
  const CustomKinds* custom = nullptr;                   // kinds that files describe; checked against their schemas
  /// Shows a scalar as it was written (`yes`, not true) where given.
  const source::SourceFiles* sources = nullptr;
  std::size_t max_findings = 200;  // a document; the last one says that there are more
};

/// All documents of a stream, as read_yaml_stream gives them. Documents that are null are skipped; the items of a
/// `List` are validated one by one. A kind that nothing describes is `kubernetes.unknown-kind`, once for all documents.
/// True when there is no error.
bool validate(std::span<const document::Value> documents, const ValidateOptions& options,
              const document::Origins& origins, diagnostics::Diagnostics& diagnostics);

/// Against the types of each of `versions`, instead of the options' own; what several of them refuse is said once.
bool validate(std::span<const document::Value> documents, std::span<const KubeVersion> versions,
              const ValidateOptions& options, const document::Origins& origins, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::kubernetes
