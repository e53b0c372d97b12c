// What one export says is running, as data: the objects of a cluster, the values of a release, Terraform's resources,
// or what AWS describes. Trees live in the arena that they were read into. Values that the export itself marks as
// sensitive have the flag kSecret.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"
#include "source/span.hpp"

namespace stageplot::drift {

enum class ExportKind : std::uint8_t {
  kubernetes,       // kubectl get -o json|yaml
  helm_manifest,    // helm get manifest: what a release rendered last, not what runs
  helm_values,      // helm get values [-a]
  helm_history,     // helm history -o json
  terraform_state,  // terraform show -json, or a raw state of version 4
  terraform_plan,   // terraform show -json PLAN
  aws,              // aws … describe-…
};

/// The option that a file was given with.
enum class ExportOption : std::uint8_t { any, kubernetes, helm, terraform, aws };

/// `terraform show -json`, as findings name it.
[[nodiscard]] std::string_view name_of(ExportKind kind);

/// Which resource an entry of a state or plan is about.
struct ResourceIdentity {
  std::string address;  // `module.app.aws_elb.app`, `aws_sns_topic.alarms[0]`, `data.aws_ami.app`
  std::string module;   // `module.app`; empty for the root module
  std::string type;
  std::string name;
  document::Value index;  // a number, a text, or nil
  bool managed = true;    // else a data source
  std::string deposed;    // the key of a replaced object that was not destroyed yet; empty otherwise
};

struct StateResource : ResourceIdentity {
  document::Value values;  // a map: attributes, nested blocks as lists
  bool tainted = false;
};

enum class PlanAction : std::uint8_t { no_op, create, read, update, remove, replace, forget, unknown };

/// One entry of `resource_changes` or `resource_drift`.
struct PlannedChange : ResourceIdentity {
  PlanAction action = PlanAction::unknown;
  std::string action_text;        // `delete, create` as Terraform wrote it
  std::string previous_address;   // of a moved resource; empty otherwise
  std::string reason;             // `replace_because_cannot_update`; empty where there is none
  std::string import_id;          // empty where nothing is imported
  document::Value before;         // nil where the resource was not there
  document::Value after;          // nil where it will not be there; lacks what is not known yet
  document::Value after_unknown;  // `true` where a part is not known yet
  document::Value replace_paths;  // lists of steps; nil where nothing forces a replacement
};

struct TerraformState {
  std::string terraform_version;
  std::vector<StateResource> resources;
};

struct TerraformPlan {
  std::string terraform_version;
  std::vector<PlannedChange> changes;
  std::vector<PlannedChange> drift;  // what is not as the last run left it
  TerraformState prior;              // after Terraform looked; empty where the plan has none
  bool errored = false;
};

/// One line of `helm history -o json`.
struct HelmRevision {
  std::int64_t number = 0;
  std::string status;       // `deployed`
  std::string description;  // `Rollback to 3`
  std::string updated;
};

enum class AwsKind : std::uint8_t {
  autoscaling_groups,
  scaling_policies,
  load_balancers,
  load_balancer_attributes,
  alarms,
  launch_template_versions,
};

struct AwsDescriptions {
  AwsKind kind = AwsKind::autoscaling_groups;
  document::Value items;  // a list of maps, as AWS names their parts
};

struct Export {
  std::string name;  // the file, `-` for standard input
  source::FileId file = source::FileId::none;
  std::string sha256;  // of the text
  ExportKind kind = ExportKind::kubernetes;
  bool is_list = false;                    // of objects: more than one was asked for
  std::vector<document::Value> documents;  // the trees as they were read, for whoever looks for secrets
  std::vector<document::Value>
      objects;                   // of kubernetes and helm_manifest: maps with apiVersion, kind and metadata.name
  document::Value values;        // of helm_values: a map
  bool computed_values = false;  // of helm_values: its heading says that the chart's own are among them
  std::vector<HelmRevision> history;
  TerraformState state;
  TerraformPlan plan;
  std::vector<AwsDescriptions> aws;
};

}  // namespace stageplot::drift
