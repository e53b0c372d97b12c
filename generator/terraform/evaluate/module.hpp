// Evaluates a Terraform root module without Terraform: variables with their tfvars, locals, and every resource with the
// values that its arguments have. What only a provider, the pipeline or an apply knows is a value without a value that
// says so (kind object, TypeId::unknown, with its reason), and spreads as Terraform lets it spread.
//
// Values carry origins: `min_size = var.min` has the origin of the number in terraform.tfvars, a text put together has
// runs of the origins of its parts. Maps and objects are maps, lists, sets and tuples are lists; TypeId tells
// terraform_list, terraform_set and terraform_map from tuples and objects (natural).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/collector.hpp"
#include "document/arena.hpp"
#include "document/origin.hpp"
#include "source/span.hpp"
#include "terraform/evaluate/schemas.hpp"

namespace stageplot::terraform {

/// A file of the module's folder. `*.tf`, `terraform.tfvars` and `*.auto.tfvars` are read as Terraform reads them; all
/// are there for `file`, `templatefile` and the like.
struct ModuleFile {
  std::string_view name;  // from the module's folder, with `/`
  std::string_view text;  // must outlive the evaluated module
  source::FileId file = source::FileId::none;
};

/// A value for a variable from outside of the files (`-var`); wins over them.
struct GivenVariable {
  std::string_view name;
  document::Value value;
};

struct EvaluatedResource;

/// Attributes that no file says and that somebody knows all the same: those of a state.
class KnownAttributes {
 public:
  virtual ~KnownAttributes() = default;
  /// nullopt: unknown it stays. `instance` has its arguments.
  [[nodiscard]] virtual std::optional<document::Value> find(const EvaluatedResource& instance,
                                                            std::string_view attribute) const = 0;
};

struct ModuleInput {
  std::span<const ModuleFile> files;
  std::span<const GivenVariable> variables;
  const ResourceSchemas* schemas = nullptr;  // nullptr: no type is known
  const KnownAttributes* known = nullptr;    // nullptr: what only the provider fills in is unknown
  std::string_view workspace = "default";
  diagnostics::Owner owner = diagnostics::Owner::templates;  // of the findings
};

/// Where an argument of a body stands.
struct ArgumentPlace {
  std::string_view name;
  source::Span name_span;
  source::Span value_span;
};

struct BlockPlace;

struct BodyPlaces {
  std::vector<ArgumentPlace> arguments;  // as written
  std::vector<BlockPlace> blocks;        // as written; those of a `dynamic` block share its place

  [[nodiscard]] const ArgumentPlace* argument(std::string_view name) const;
  /// The place of item `index` of the list that `body` has under a nested block's name.
  [[nodiscard]] const BlockPlace* block(std::string_view name, std::size_t index) const;
};

/// A nested block; its values are item `index` of the list under `name`.
struct BlockPlace {
  std::string_view name;
  std::uint32_t index = 0;
  source::Span header;  // type and labels
  BodyPlaces body;
};

enum class ConditionKind : std::uint8_t { validation, precondition, postcondition, assertion };

/// A rule that the module itself states. One that is false is also a finding.
struct EvaluatedCondition {
  ConditionKind kind = ConditionKind::precondition;
  std::string subject;     // `var.x`, `aws_elb.app`, `check.partner_roles`, `output.y`
  document::Value result;  // a boolean, or unknown
  document::Value message;
  source::Span span;  // of the condition's expression
};

struct EvaluatedVariable {
  std::string_view name;
  document::Value value;  // converted to the variable's type
  source::Span header;
  bool sensitive = false;
  bool is_given = false;  // else its default, or unknown
};

struct EvaluatedLocal {
  std::string_view name;
  document::Value value;
  source::Span name_span;
};

struct EvaluatedOutput {
  std::string_view name;
  document::Value value;
  source::Span header;
  bool sensitive = false;
};

enum class IndexKind : std::uint8_t {
  none,     // neither `count` nor `for_each`
  count,    // `index` is a number
  each,     // `index` is a text
  unknown,  // count or for_each is not known: one instance stands for all, `index` is unknown
};

/// One instance of a resource or data source.
struct EvaluatedResource {
  ResourceMode mode = ResourceMode::managed;
  std::string_view type;
  std::string_view name;
  IndexKind index_kind = IndexKind::none;
  document::Value index;
  document::Value body;  // a map: arguments, and under a nested block's name the list of these blocks' maps
  BodyPlaces places;
  source::Span header;
  std::string_view provider;  // `aws`, `aws.west`: as written, or from the type's name
  std::vector<std::string> depends_on;
  document::Value lifecycle;  // a map of what `lifecycle` says, without its conditions; nil where there is none
  source::Span lifecycle_header;

  /// `aws_elb.app`, `data.aws_ami.app`, `aws_sns_topic.alarms[0]`, `aws_x.y["up"]`.
  [[nodiscard]] std::string address() const;
};

/// A provider's configuration, the `terraform` block's backend.
struct EvaluatedBlock {
  std::string_view label;  // empty where there is none
  document::Value body;
  BodyPlaces places;
  source::Span header;
};

struct EvaluatedModule {
  std::vector<EvaluatedVariable> variables;  // these by name
  std::vector<EvaluatedLocal> locals;
  std::vector<EvaluatedOutput> outputs;
  std::vector<EvaluatedResource> resources;  // by file and place, instances by index
  std::vector<EvaluatedBlock> providers;
  std::vector<EvaluatedBlock> backends;   // at most one
  std::vector<EvaluatedBlock> terraform;  // each `terraform` block: required_version, required_providers
  std::vector<EvaluatedCondition> conditions;
  bool is_complete = true;  // false: a limit was reached, and what is here is not all
};

/// Evaluates the module in these files. Everything that is wrong is a finding; what it concerns is then unknown, and
/// nothing that follows from it is reported. `arena` and `origins` must outlive the result.
[[nodiscard]] EvaluatedModule evaluate_module(const ModuleInput& input, document::Arena& arena,
                                              document::Origins& origins, diagnostics::Diagnostics& diagnostics);

/// The reason of an unknown value of this module; empty for any other value.
[[nodiscard]] std::string_view unknown_reason(const document::Value& value);

}  // namespace stageplot::terraform
