// Kinds that Kubernetes does not bring along, described by files: CustomResourceDefinitions as operators publish them
// (YAML or JSON, several documents a file), or JSON Schemas as catalogues of them do.
//
// A JSON Schema says its kinds under `x-kubernetes-group-version-kind`, or by its place: `GROUP/KIND_VERSION.json`, as
// `monitoring.coreos.com/prometheusrule_v1.json`.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "schema/compile.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::kubernetes {

/// Read-only after loading and safe to use from any thread.
class CustomKinds {
 public:
  /// The schema of `GROUP/VERSION` and a kind; nullptr where no file describes it.
  [[nodiscard]] const schema::CompiledSchema* find(std::string_view api_version, std::string_view kind) const;
  /// The API versions under which a kind of a group is described, sorted.
  [[nodiscard]] std::vector<std::string> api_versions(std::string_view group, std::string_view kind) const;
  [[nodiscard]] std::size_t size() const { return kinds_.size(); }

 private:
  friend class CustomKindsReader;

  struct Kind {
    std::string api_version;
    std::string kind;  // as its definition spells it; of a JSON Schema found by its place in lower case
    schema::CompiledSchema schema;
    document::OriginId place = document::OriginId::none;
  };

  std::unique_ptr<document::Arena> arena_;          // the schemas' values
  std::map<std::string, Kind, std::less<>> kinds_;  // by API version and kind in lower case
};

struct CustomKindsOptions {
  diagnostics::Owner owner = diagnostics::Owner::external;
  std::size_t max_files = 10'000;
  std::string_view unnamed_folder = {};  // where a tree was made up: this part in front of a path stands in no finding
};

/// Reads all `.yaml`, `.yml` and `.json` files of a folder and of its folders. A file that describes no kind, or one
/// that another file describes already, is `kubernetes.bad-crd`; what else is wrong with a definition is reported as
/// for any object. The texts are added to `sources`, which with `origins` must outlive the result.
[[nodiscard]] CustomKinds load_custom_kinds(const source::FileTree& tree, std::string_view folder,
                                            const CustomKindsOptions& options, source::SourceFiles& sources,
                                            document::Origins& origins, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::kubernetes
