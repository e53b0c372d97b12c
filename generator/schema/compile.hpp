// Compiles a JSON Schema once into a flat, immutable structure that any number of threads validate and decode with.
//
// All of draft 2020-12 is understood, and drafts 4 to 2019-09 where a `$schema` says so. `format` is an annotation.
// Patterns are ECMAScript's, translated for RE2. Keywords of ours: `x-type` (quantity, duration, percent, port, arn,
// fqdn, cidr, bytes, secret), `x-model-only: REASON`.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "diagnostics/collector.hpp"
#include "document/origin.hpp"
#include "document/value.hpp"
#include "schema/draft.hpp"

namespace stageplot::schema {

struct Program;

/// What the schema says about a place of the model, for reports.
struct Notes {
  std::string_view description;  // of the place itself; empty where there is none
  std::string_view model_only;   // the reason of `x-model-only`, at the place or above it; empty where there is none
  bool known = false;            // whether the schema knows the path at all
};

/// Views into the schema's value, which (with its arena and source text) must outlive it.
class CompiledSchema {
 public:
  explicit CompiledSchema(std::unique_ptr<const Program> program);
  CompiledSchema(CompiledSchema&&) noexcept;
  CompiledSchema& operator=(CompiledSchema&&) noexcept;
  ~CompiledSchema();

  /// `path` as findings print it: `workload.ports[0].name`, `variables["a.b"]`, empty for the root.
  [[nodiscard]] Notes notes(std::string_view path) const;
  /// The same for the place in this tree, which decides between the branches of if, then and else; without a tree all
  /// of them speak.
  [[nodiscard]] Notes notes(std::string_view path, const document::Value& tree) const;

  [[nodiscard]] const Program& program() const { return *program_; }

 private:
  std::unique_ptr<const Program> program_;
};

enum class UnknownKeywords : std::uint8_t {
  ignore,  // as the standard says
  refuse,  // for schemas of ours: a misspelt keyword would silently check nothing; `x-` keywords are notes
};

struct CompileOptions {
  diagnostics::Owner owner = diagnostics::Owner::model;  // whose text the schema is
  std::string_view base_uri;                             // where the schema was found, for relative references
  Draft default_draft = Draft::draft2020_12;             // without a `$schema`
  UnknownKeywords unknown_keywords = UnknownKeywords::ignore;
  /// Other documents by absolute URI without fragment, nullptr where there is none; they must outlive the result. The
  /// tool reads no network: what this does not know is the finding `schema.unknown-reference`.
  std::function<const document::Value*(std::string_view uri)> load;
};

/// Findings (`schema.unknown-reference`, `schema.unsupported-pattern`, `schema.bad-schema`, `schema.endless-reference`)
/// go to `diagnostics`; the result is usable anyway, a broken keyword allows everything.
[[nodiscard]] CompiledSchema compile_schema(const document::Value& schema, const document::Origins& origins,
                                            const CompileOptions& options, diagnostics::Diagnostics& diagnostics);

}  // namespace stageplot::schema
