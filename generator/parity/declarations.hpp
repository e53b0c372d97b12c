// `environments/parity.yaml`: which environments are meant to be alike, and where they may differ, with a reason each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "model/model.hpp"
#include "policy/waivers/scope_pattern.hpp"
#include "source/file_tree.hpp"
#include "source/source_files.hpp"

namespace stageplot::parity {

inline constexpr std::string_view kFile = "environments/parity.yaml";

/// `prod-west <= prod-east`: holds for the two values.
struct Bound {
  std::string left;        // name of an environment
  std::string comparison;  // `<`, `<=`, `>`, `>=`
  std::string right;
};

struct Declaration {
  std::string service;                        // empty: any of them, and the environments' facts
  std::optional<waivers::ScopePattern> path;  // nullopt: whether the service runs there at all
  std::string path_text;
  std::string reason;
  std::optional<Bound> bound;
  source::Span span;
};

struct PairDeclarations {
  std::string a;
  std::string b;
  source::Span span;
  std::vector<Declaration> differences;
};

struct Declarations {
  bool exist = false;  // whether there is such a file
  std::vector<PairDeclarations> pairs;

  /// The declarations about two environments, in whichever order the file names them, or nullptr.
  [[nodiscard]] const PairDeclarations* find(std::string_view a, std::string_view b) const;
};

/// Reads the file. What is wrong with it is a finding (the readers', the schema's, `parity.bad-declaration`); of a file
/// with errors no declaration is taken. `shipped` has `schemas/parity.schema.json`.
[[nodiscard]] Declarations load_declarations(const source::FileTree& project, const source::FileTree& shipped,
                                             const model::Model& model, source::SourceFiles& sources,
                                             diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::parity
